using System.Buffers;
using System.Globalization;
using CsvHelper;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Files;

/// <summary>
/// Tidy CSV files as results have them: RFC 4180 with a header, commas, Unix line ends and no byte order mark. A cell
/// that a spreadsheet would run as a formula has an apostrophe in front, which is taken off again when it is read.
/// </summary>
public static class Csv
{
    private const char Guard = '\'';

    /// <summary>Writes a header and rows of cells.</summary>
    public static void Write(Stream stream, IEnumerable<string> header, IEnumerable<IReadOnlyList<string>> rows) =>
        Write(stream, header, rows, static (row, cells) =>
        {
            foreach (string cell in row)
                cells.Text(cell);
        });

    /// <summary>Writes a header, and rows whose cells are written one after the other.</summary>
    public static void Write<TRow>(
        Stream stream, IEnumerable<string> header, IEnumerable<TRow> rows, Action<TRow, CsvCells> write)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(write);
        using CsvWriter csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        CsvCells cells = new(csv);
        foreach (string name in header)
            cells.Text(name);
        csv.EndRecord();
        foreach (TRow row in rows)
        {
            write(row, cells);
            csv.EndRecord();
        }
    }

    /// <summary>Round-trip precision with a decimal point; blank for what is not a finite number.</summary>
    public static string Number(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    /// <summary>
    /// The records of a file, the header first, each with the number of its line, as they are asked for.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is empty, or a record has more or fewer fields than the
    /// header; thrown when its turn comes.</exception>
    internal static IEnumerable<(int Line, string[] Fields)> Read(string path)
    {
        string file = Path.GetFileName(path);
        if (SmallFile.IsEmpty(path))
            throw new InvalidDataException($"{file} is empty");
        CsvReaderOptions options = new() { Separator = ',', HasHeader = false, TrackLineNumbers = true };
        using CsvReader reader = CsvReader.Create(RegularFile.ReadAllBytes(path), options);
        int? columns = null;
        while (reader.Read())
        {
            string[] fields = [.. reader.Current.ToArray().Select(Unguarded)];
            columns ??= fields.Length;
            if (fields.Length != columns)
            {
                throw new InvalidDataException(
                    $"{file}, line {reader.LineNumber}: {fields.Length} fields for {columns} columns; "
                        + "was it cut short?");
            }

            yield return ((int)reader.LineNumber, fields);
        }

        if (columns is null)
            throw new InvalidDataException($"{file} is empty");
    }

    /// <summary>
    /// The cell as it is written, before it is quoted. A text that has apostrophes before such a sign gets one more, so
    /// that reading is exact.
    /// </summary>
    public static string Guarded(string cell) => IsFormula(cell.AsSpan().TrimStart(Guard)) ? Guard + cell : cell;

    private static string Unguarded(string cell) => cell.Length > 1 && cell[0] == Guard
        && IsFormula(cell.AsSpan().TrimStart(Guard)) ? cell[1..] : cell;

    private static bool IsFormula(ReadOnlySpan<char> text) =>
        text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') && !IsNumber(text) && !IsRange(text);

    private static bool IsNumber(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture,
            out double value)
        && double.IsFinite(value);

    private static readonly SearchValues<char> OfRange = SearchValues.Create("0123456789.");

    // "-1..1" is a unit of ours, and nothing that could be computed
    private static bool IsRange(ReadOnlySpan<char> text) => text[0] == '-'
        && !text[1..].ContainsAnyExcept(OfRange);
}
