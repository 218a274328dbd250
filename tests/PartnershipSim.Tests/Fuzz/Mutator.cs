using System.Text;

namespace PartnershipSim.Tests.Fuzz;

/// <summary>
/// Makes bad input out of good: bits, bytes, words and lines of a text lost, doubled, exchanged, moved and mixed with
/// those of others. The same seed makes the same inputs on every machine.
/// </summary>
/// <param name="seed">Where the luck begins.</param>
/// <param name="words">Words that mean something to the reader.</param>
public sealed class Mutator(ulong seed, IReadOnlyList<string> words)
{
    private const int Longest = 6000;

    private static readonly byte[][] Oddities =
    [
        .. new[]
        {
            "{", "}", "[", "]", ":", ": ", ",", "- ", "\n", "\r\n", "\t", "\"", "'", "&a ", "*a", "!t ", "|",
            ">", "? ", "---\n", "...\n", "<<: ", "%", "@", "#", "~", "\0",
            "\uFEFF", "\u2028", "NaN", ".inf", "1e308", "1e-320", "-0", "-1", "0x10", "1_000", "٣", "9999999999",
            "2147483648", "18446744073709551616", "1,5", "5%", "1e9", "{}", "[]", "\"\"",
            "../", "/dev/zero", "null", "true", "never", "  ", "                                ",
        }.Select(Encoding.UTF8.GetBytes), [0xC0], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ];

    private readonly byte[][] _words = [.. words.Select(Encoding.UTF8.GetBytes)];
    private ulong _state = seed;

    /// <summary>A whole number from 0 to below a limit.</summary>
    public int Below(int limit)
    {
        // SplitMix64
        _state += 0x9E3779B97F4A7C15;
        ulong z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)Math.Max(1, limit));
    }

    /// <summary>A child of one input, mostly by few changes, sometimes with a part of another.</summary>
    public byte[] Child(byte[] parent, byte[] other)
    {
        List<byte> bytes = [.. parent];
        for (int changes = 1 << Below(5); changes > 0; changes--)
            Change(bytes, other);
        if (bytes.Count > Longest)
            bytes.RemoveRange(Longest, bytes.Count - Longest);
        return [.. bytes];
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        int at = Below(bytes.Count + 1);
        switch (Below(11))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << Below(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)Below(256);
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(Below(12), bytes.Count - at));
                break;
            case 3:
                bytes.InsertRange(at, Oddities[Below(Oddities.Length)]);
                break;
            case 4 when _words.Length > 0:
                ReplaceWord(bytes, at, _words[Below(_words.Length)]);
                break;
            case 5:
                ReplaceWord(bytes, at, Oddities[Below(Oddities.Length)]);
                break;
            case 6:
                (int from, int length) = Line(bytes, at);
                bytes.InsertRange(from, [.. bytes.GetRange(from, length)]);
                break;
            case 7:
                (from, length) = Line(bytes, at);
                bytes.RemoveRange(from, length);
                break;
            case 8:
                (from, length) = Line(bytes, at);
                byte[] moved = [.. bytes.GetRange(from, length)];
                bytes.RemoveRange(from, length);
                bytes.InsertRange(Line(bytes, Below(bytes.Count + 1)).From, moved);
                break;
            case 9 when other.Length > 0:
                int start = Below(other.Length);
                bytes.InsertRange(Line(bytes, at).From, other[start..Math.Min(other.Length, start + Below(200))]);
                break;
            default:
                byte[] part = [.. bytes.GetRange(at, Math.Min(Below(60), bytes.Count - at))];
                for (int copies = Below(8); copies > 0; copies--)
                    bytes.InsertRange(at, part);
                break;
        }
    }

    private static void ReplaceWord(List<byte> bytes, int at, byte[] word)
    {
        static bool IsPart(byte letter) => letter is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z')
            or (>= (byte)'0' and <= (byte)'9') or (byte)'_' or (byte)'.' or (byte)'-';
        int from = at;
        int to = at;
        while (from > 0 && IsPart(bytes[from - 1]))
            from--;
        while (to < bytes.Count && IsPart(bytes[to]))
            to++;
        bytes.RemoveRange(from, to - from);
        bytes.InsertRange(from, word);
    }

    /// <summary>The line around a place, with its end.</summary>
    private static (int From, int Length) Line(List<byte> bytes, int at)
    {
        int from = at;
        int to = at;
        while (from > 0 && bytes[from - 1] != '\n')
            from--;
        while (to < bytes.Count && bytes[to] != '\n')
            to++;
        return (from, Math.Min(to + 1, bytes.Count) - from);
    }
}
