using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PartnershipSim.Model.Kernel;

/// <summary>
/// One state variable: one <see cref="Lanes"/> per state (or per operation). <see cref="Now"/> is last year's value,
/// which every submodel may read; <see cref="Next"/> is this year's, which one submodel writes and later submodels of
/// the same year may read.
/// </summary>
/// <param name="name">The variable's name in files: lower snake_case.</param>
/// <param name="symbol">The variable's symbol in the equations.</param>
/// <param name="unit">Unit as printed; "-" for a pure number.</param>
/// <param name="meaning">What it stands for.</param>
/// <param name="length">One entry per state, or per operation.</param>
public sealed class Column(string name, string symbol, string unit, string meaning, int length)
{
    private Lanes[] _now = new Lanes[length];
    private Lanes[] _next = new Lanes[length];

    public string Name { get; } = name;

    public string Symbol { get; } = symbol;

    public string Unit { get; } = unit;

    public string Meaning { get; } = meaning;

    /// <summary>Last year's values; after the year is over, the current ones.</summary>
    public ReadOnlySpan<Lanes> Now
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(_now), _now.Length);
    }

    /// <summary>This year's values, in the making.</summary>
    public Span<Lanes> Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(_next), _next.Length);
    }

    /// <summary>The year is over: what was in the making is now the state of the world.</summary>
    internal void Turn() => (_now, _next) = (_next, _now);

    public override string ToString() => Name;
}
