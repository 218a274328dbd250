using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>A line of a list of points: its cells as text, quotation marks removed, and where it stands.</summary>
internal sealed record PointLine(int Number, ImmutableArray<string> Cells)
{
    public bool IsBlank => Cells.All(cell => cell.Length == 0);
}

/// <summary>
/// A list of points as cells, from any of the usual dialects of CSV: commas, semicolons or tabs, with or without
/// quotation marks and a byte order mark, lines ended in any way.
/// </summary>
internal sealed class PointSheet
{
    private const string NoLine = "is empty; its first line names the axes, and each further line is a point";
    private const string SeparatorLine = "sep=";
    private static readonly ImmutableArray<char> Separators = [',', ';', '\t'];

    private PointSheet(char separator, ImmutableArray<PointLine> lines)
    {
        Separator = separator;
        Header = lines[0];
        Rows = lines[1..];
    }

    /// <summary>What stands between two cells.</summary>
    public char Separator { get; }

    /// <summary>The names of the columns.</summary>
    public PointLine Header { get; }

    /// <summary>The lines below, without blank ones at the end.</summary>
    public ImmutableArray<PointLine> Rows { get; }

    /// <summary>The cells of a file, or null and a problem if it is no table.</summary>
    public static PointSheet? Read(string file, byte[] bytes, Problems problems)
    {
        if (TextOf(bytes) is not { } text)
        {
            problems.Error(file, 1, 1, "is not a text in UTF-8; save it as 'CSV UTF-8'");
            return null;
        }

        int skipped = 0;
        char? named = null;
        if (text.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) && text.Length > SeparatorLine.Length)
        {
            // Excel's own note in the first line
            string note = FirstLine(text);
            named = note.Length == SeparatorLine.Length + 1 ? note[^1] : null;
            if (named is not (',' or ';' or '\t' or '|'))
            {
                problems.Error(
                    file, 1, 1, $"{note} names no separator that can be read; use commas, semicolons or tabs");
                return null;
            }

            text = text[note.Length..];
            text = text.StartsWith("\r\n", StringComparison.Ordinal) ? text[2..] : text[Math.Min(1, text.Length)..];
            skipped = 1;
        }

        if (text.Trim().Length == 0)
        {
            problems.Error(file, 1, 1, NoLine);
            return null;
        }

        char[] found = [.. Separators.Where(separator => named is null && FirstLine(text).Contains(separator))];
        if (found.Length > 1)
        {
            problems.Error(
                file, 1 + skipped, 1,
                "has several kinds of separators in its first line; use one: commas, semicolons or tabs");
            return null;
        }

        char separator = named ?? found.FirstOrDefault(Separators[0]);
        bool isWhole = true;
        List<PointLine> lines = [];
        CsvReaderOptions options = new()
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record =>
            {
                isWhole = false;
                problems.Error(file, (int)record.LineNumber + skipped, 1, "has a stray quotation mark");
            },
        };
        using CsvReader reader = CsvReader.Create(Encoding.UTF8.GetBytes(text), options);
        while (reader.Read())
            lines.Add(new((int)reader.LineNumber + skipped, [.. reader.Current.ToArray().Select(cell => cell.Trim())]));
        while (lines.Count > 1 && lines[^1].IsBlank)
            lines.RemoveAt(lines.Count - 1);
        if (lines.Count > 0 && isWhole)
            return new(separator, [.. lines]);
        if (isWhole)
            problems.Error(file, 1, 1, NoLine);
        return null;
    }

    /// <summary>UTF-8, or UTF-16 if its mark says so, as Excel's 'Unicode text' does; null for anything else.</summary>
    private static string? TextOf(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] && bytes.Length % 2 == 0)
            return Encoding.Unicode.GetString(bytes).TrimStart('\uFEFF');
        if (bytes is [0xFE, 0xFF, ..] && bytes.Length % 2 == 0)
            return Encoding.BigEndianUnicode.GetString(bytes).TrimStart('\uFEFF');
        bool isText = System.Text.Unicode.Utf8.IsValid(bytes) && !bytes.AsSpan().Contains((byte)0);
        return isText ? Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF') : null;
    }

    private static string FirstLine(string text)
    {
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? text : text[..end];
    }
}
