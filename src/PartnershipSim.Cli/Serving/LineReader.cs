namespace PartnershipSim.Cli.Serving;

/// <summary>Lines of a stream, none of them longer than a limit; a longer one is skipped and reported.</summary>
internal sealed class LineReader(Stream source, int longest)
{
    private const int First = 64 * 1024;
    private const byte End = (byte)'\n';

    private byte[] _buffer = new byte[First];
    private int _start;
    private int _filled;

    /// <summary>Lines read so far; the number of the line last read, counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Reads the next line, without its end.</summary>
    /// <param name="line">Its bytes, or null if it is too long.</param>
    /// <returns>False if there is none.</returns>
    public bool TryRead(out byte[]? line)
    {
        int searched = _start;
        bool isTooLong = false;
        while (true)
        {
            int end = Array.IndexOf(_buffer, End, searched, _filled - searched);
            if (end >= 0)
            {
                line = isTooLong ? null : _buffer[_start..end];
                _start = end + 1;
                Number++;
                return true;
            }

            isTooLong |= _filled - _start > longest;
            if (isTooLong)
                _start = _filled; // what is skipped is not kept
            MakeRoom();
            searched = _filled;
            int count = source.Read(_buffer, _filled, _buffer.Length - _filled);
            _filled += count;
            if (count > 0)
                continue;
            line = isTooLong ? null : _buffer[_start.._filled];
            bool isLeft = isTooLong || _filled > _start;
            _start = _filled;
            Number += isLeft ? 1 : 0;
            return isLeft;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _filled - _start);
            _filled -= _start;
            _start = 0;
        }

        if (_filled == _buffer.Length)
            Array.Resize(ref _buffer, (int)Math.Min(2L * _buffer.Length, longest + (long)First));
    }
}
