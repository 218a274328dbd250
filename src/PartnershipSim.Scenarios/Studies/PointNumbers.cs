using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// Reads the numbers of a list of points. Where semicolons or tabs separate the cells, a comma may be the decimal
/// mark, as German and French spreadsheets write it; what may also be a separator of thousands is refused and not
/// guessed.
/// </summary>
internal sealed partial class PointNumbers
{
    private readonly bool _mayHaveCommas;
    private readonly bool _hasDecimalCommas;
    private readonly bool _hasDecimalPoints;

    /// <param name="sheet">The whole list: one cell may settle how the others are meant.</param>
    public PointNumbers(PointSheet sheet)
    {
        _mayHaveCommas = sheet.Separator != ',';
        string[] cells = [.. sheet.Rows.SelectMany(row => row.Cells)];
        _hasDecimalCommas = _mayHaveCommas
            && cells.Any(cell => WithComma().IsMatch(cell) && !Thousands().IsMatch(cell));
        _hasDecimalPoints = cells.Any(cell => cell.Contains('.') && IsNumber(cell, out _));
    }

    /// <summary>The number in a cell, or null and what is wrong with it and what would be right.</summary>
    public double? Read(string cell, out string problem)
    {
        problem = "";
        if (cell.Length == 0)
            problem = "is blank; every point needs a value";
        else if (cell.Contains(','))
            return WithCommas(cell, ref problem);
        else if (_hasDecimalCommas && cell.Contains('.'))
            problem = "has a point where other cells of this file have a decimal comma; use one of them everywhere";
        else if (!IsNumber(cell, out double number))
            problem = HasGroups().IsMatch(cell)
                ? "is not a number; write it without separators of thousands"
                : "is not a number";
        else if (!double.IsFinite(number))
            problem = "is not a finite number";
        else
            return number;
        return null;
    }

    private double? WithCommas(string cell, ref string problem)
    {
        if (!_mayHaveCommas)
            problem = "is not a number; write a decimal point, and no separators of thousands";
        else if (!WithComma().IsMatch(cell))
            problem = "is not a number; write it without separators of thousands";
        else if (_hasDecimalPoints)
            problem = "has a comma where other cells of this file have a decimal point; use one of them everywhere";
        else if (!_hasDecimalCommas)
            problem = $"may be {cell.Replace(',', '.')} or {cell.Replace(",", "", StringComparison.Ordinal)}; "
                + "write it with a decimal point";
        else
            return double.Parse(cell.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture);
        return null;
    }

    private static bool IsNumber(string cell, out double number) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>A number with one comma.</summary>
    [GeneratedRegex(@"^[+-]?[0-9]*,[0-9]+(?:[eE][+-]?[0-9]+)?$")]
    private static partial Regex WithComma();

    /// <summary>One comma with three digits behind it: 1,234 is one number in Berlin and another in London.</summary>
    [GeneratedRegex(@"^[+-]?[1-9][0-9]{0,2},[0-9]{3}$")]
    private static partial Regex Thousands();

    /// <summary>Digits in groups, parted by apostrophes, spaces or points.</summary>
    [GeneratedRegex(@"^[+-]?[0-9]{1,3}(?:[.'’\s][0-9]{3})+(?:[.,][0-9]+)?$")]
    private static partial Regex HasGroups();
}
