using System.Globalization;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;
using SpreadCheetah;
using SpreadCheetah.Worksheets;

namespace PartnershipSim.Results.Store;

/// <summary>
/// tables.xlsx: the tables of a result as the sheets of one workbook, with a first sheet that says what each column is.
/// Numbers are numbers and texts are texts, also those that look like a formula. The CSV files remain the result; a
/// workbook contains the time at which it was written, so that no two are the same to the byte.
/// </summary>
public static class Workbook
{
    public const string FileName = "tables.xlsx";

    /// <summary>Rows of a sheet in every program that reads workbooks, the header among them.</summary>
    private const int MostRows = 1_048_576;

    /// <summary>Letters that the name of a sheet may have.</summary>
    private const int LongestName = 31;

    private const string Columns = "columns";

    /// <summary>Writes the tables that lie in a folder into a workbook beside them.</summary>
    /// <returns>The tables that have too many rows for a sheet and were left out.</returns>
    internal static IReadOnlyList<string> WriteInto(string folder)
    {
        string[] files = [.. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal)];
        List<string> tooLong = [];
        AtomicFile.Write(
            Path.Combine(folder, FileName),
            stream => WriteAsync(stream, files, tooLong).GetAwaiter().GetResult());
        return tooLong;
    }

    private static async Task WriteAsync(Stream stream, string[] files, List<string> tooLong)
    {
        await using Spreadsheet book = await Spreadsheet.CreateNewAsync(stream).ConfigureAwait(false);
        (string Sheet, DescribedTable? Table, List<(int Line, string[] Fields)> Records)[] sheets =
        [
            .. files.Select(file => (File: file, Records: Csv.Read(file).ToList())).Select(read => (
                SheetOf(read.File), DataDescription.Find(Path.GetFileName(read.File), read.Records[0].Fields),
                read.Records)),
        ];
        await StartAsync(book, Columns).ConfigureAwait(false);
        await AddAsync(book, ["table", "column", "unit", "meaning"], _ => false).ConfigureAwait(false);
        foreach ((string sheet, DescribedTable? table, List<(int Line, string[] Fields)> records) in sheets)
        {
            foreach (string name in records[0].Fields)
            {
                Column? column = table?.Described.FirstOrDefault(known => known.Name == name);
                await AddAsync(book, [sheet, name, column?.Unit ?? "", column?.Meaning ?? ""], _ => false)
                    .ConfigureAwait(false);
            }
        }

        foreach ((string sheet, DescribedTable? table, List<(int Line, string[] Fields)> records) in sheets)
        {
            if (records.Count > MostRows)
            {
                tooLong.Add($"{sheet}.csv");
                continue;
            }

            bool[] isText =
            [
                .. records[0].Fields.Select(name => table?.Described.FirstOrDefault(known => known.Name == name)
                    is { JsonType: "string" }),
            ];
            await StartAsync(book, sheet).ConfigureAwait(false);
            for (int row = 0; row < records.Count; row++)
                await AddAsync(book, records[row].Fields, place => row > 0 && !isText[place]).ConfigureAwait(false);
        }

        await book.FinishAsync().ConfigureAwait(false);
    }

    private static ValueTask StartAsync(Spreadsheet book, string sheet) =>
        book.StartWorksheetAsync(sheet, new WorksheetOptions { FrozenRows = 1 });

    private static async Task AddAsync(Spreadsheet book, string[] fields, Func<int, bool> mayBeNumber)
    {
        DataCell[] cells = [.. fields.Select((field, place) => CellOf(field, mayBeNumber(place)))];
        await book.AddRowAsync(cells).ConfigureAwait(false);
    }

    private static DataCell CellOf(string field, bool mayBeNumber) =>
        field.Length == 0 ? default
        : mayBeNumber && double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) ? new(number)
        : new(field);

    private static string SheetOf(string file) =>
        Path.GetFileNameWithoutExtension(file) is { Length: > LongestName } name
            ? name[..LongestName] : Path.GetFileNameWithoutExtension(file);
}
