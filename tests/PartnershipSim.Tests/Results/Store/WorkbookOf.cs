using System.Globalization;
using MiniExcelLibs;
using PartnershipSim.Results.Files;
using Xunit;

namespace PartnershipSim.Tests.Results.Store;

/// <summary>The workbook that a command left in a folder, read by another library.</summary>
internal static class WorkbookOf
{
    /// <summary>
    /// Every table of the folder is a sheet with the same cells, and the first sheet says what each column is.
    /// </summary>
    /// <param name="ofModel">Columns that are named by a study: its axes and outcomes have no meaning there.</param>
    public static void HoldsEveryTable(string folder, params string[] ofModel)
    {
        string book = Path.Combine(folder, "tables.xlsx");
        string[] tables = [.. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal)];
        Assert.Equal(
            tables.Select(Path.GetFileNameWithoutExtension).Prepend("columns"), MiniExcel.GetSheetNames(book));
        foreach (string table in tables)
        {
            string[][] cells = [.. Csv.Read(table).Select(record => record.Fields)];
            object?[][] found = Sheet(book, Path.GetFileNameWithoutExtension(table));
            Assert.Equal(cells.Length, found.Length);
            for (int row = 0; row < cells.Length; row += 97)
                Assert.Equal(cells[row], found[row].Select(Text));
        }

        Assert.DoesNotContain(Sheet(book, "columns"), column =>
            column[3] is not string { Length: > 0 } && !ofModel.Contains(column[1] as string));
    }

    /// <summary>The cells of a sheet, row by row.</summary>
    public static object?[][] Sheet(string book, string sheet) =>
    [
        .. MiniExcel.Query(book, sheetName: sheet).Cast<IDictionary<string, object?>>()
            .Select(row => row.Values.ToArray()),
    ];

    private static string Text(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => $"{cell}",
    };
}
