using System.Globalization;
using System.Text;
using PartnershipSim.Tests.Analysis;

namespace PartnershipSim.Tests.Approved;

/// <summary>
/// Tables as they are printed, in part and to six digits: logarithms differ in their last digit from machine to
/// machine.
/// </summary>
internal static class PrintedRows
{
    /// <summary>Holds the header, the rows that are shown, and the number of rows against a committed file.</summary>
    /// <param name="name">Of the file, in this folder.</param>
    /// <param name="write">Writes the table.</param>
    /// <param name="isShown">By cells and number; the first row after the header is 1.</param>
    public static void Check(string name, Action<Stream> write, Func<string[], int, bool> isShown)
    {
        string[][] rows = [.. SmallStudy.Rows(write)];
        StringBuilder text = new();
        foreach (string[] cells in rows.Where((cells, row) => row == 0 || isShown(cells, row)))
            text.AppendJoin(',', cells.Select(Rounded)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{rows.Length - 1} rows\n");
        Approval.Check(name, text.ToString());
    }

    /// <summary>A number to six digits; anything else as it is.</summary>
    public static string Rounded(string cell) =>
        cell.Contains('.', StringComparison.Ordinal)
            && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value.ToString("G6", CultureInfo.InvariantCulture)
            : cell;
}
