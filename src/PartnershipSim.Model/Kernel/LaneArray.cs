namespace PartnershipSim.Model.Kernel;

/// <summary>
/// A row of <see cref="Lanes"/> in memory that begins at a cache line, so that each of them lies in one line. An ordinary array begins 16
/// bytes after one, and then every single load would touch two.
/// </summary>
public sealed unsafe class LaneArray
{
    private const int LineBytes = 64;

    // pinned, so that the address stays; kept, so that the memory stays
    private readonly byte[] _memory;
    private readonly Lanes* _first;

    public LaneArray(int length)
    {
        Length = length;
        _memory = GC.AllocateArray<byte>((length + 1) * LineBytes, pinned: true);
        fixed (byte* start = _memory)
            _first = (Lanes*)(((nuint)start + LineBytes - 1) & ~(nuint)(LineBytes - 1));
    }

    public int Length { get; }

    public Span<Lanes> Span => new(_first, Length);

    public ref Lanes this[int place] => ref Span[place];
}
