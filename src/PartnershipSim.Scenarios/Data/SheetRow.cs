using System.Globalization;

namespace PartnershipSim.Scenarios.Data;

/// <summary>One row of a CSV file, which checks what it is asked for and reports the rest with line and column.</summary>
internal sealed class SheetRow(Sheet sheet, int line, string[] fields, string raw)
{
    public int Line { get; } = line;

    /// <summary>The text of a field; blank is the empty string.</summary>
    public string Text(string column) => fields[sheet.Places[column]];

    /// <summary>Does the file have this column?</summary>
    public bool Has(string column) => sheet.Has(column);

    public string Required(string column)
    {
        string text = Text(column);
        if (text.Length == 0)
            Report(column, $"{column} is blank; every row needs one");
        return text;
    }

    /// <summary>Three capital letters.</summary>
    public string Iso3(string column)
    {
        string text = Text(column);
        if (text.Length != 3 || text.Any(letter => letter is < 'A' or > 'Z'))
            Report(column, $"{column} = '{text}' is not an iso3 code (three capital letters)");
        return text;
    }

    /// <summary>A finite number in the range; <see cref="double.NaN"/> if blank.</summary>
    public double Number(string column, double low, double high)
    {
        string text = Text(column);
        if (text.Length == 0)
            return double.NaN;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            Report(column, $"{column} = '{text}' is not a number; leave the field blank where nothing is known");
            return double.NaN;
        }

        if (value < low || value > high)
            Report(column, $"{column} = {text} lies outside [{low}, {high}]");
        return value;
    }

    /// <summary>A number that must be there.</summary>
    public double RequiredNumber(string column, double low, double high)
    {
        if (Text(column).Length == 0)
            Report(column, $"{column} is blank; every row needs one");
        return Number(column, low, high);
    }

    /// <summary>A whole number in the range; null if blank.</summary>
    public int? Whole(string column, int low, int high)
    {
        string text = Text(column);
        if (text.Length == 0)
            return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
        {
            Report(column, $"{column} = '{text}' is not a whole number");
            return null;
        }

        if (value < low || value > high)
            Report(column, $"{column} = {text} lies outside [{low}, {high}]");
        return value;
    }

    /// <summary>A whole number that must be there.</summary>
    public int RequiredWhole(string column, int low, int high)
    {
        if (Text(column).Length == 0)
            Report(column, $"{column} is blank; every row needs one");
        return Whole(column, low, high) ?? low;
    }

    public void Report(string column, string message) => sheet.Report(Line, ColumnOf(sheet.Places[column]), message);

    /// <summary>Where a field begins in its line, counted from 1.</summary>
    private int ColumnOf(int place)
    {
        bool isQuoted = false;
        for (int i = 0; i < raw.Length && place > 0; i++)
        {
            if (raw[i] == '"')
                isQuoted = !isQuoted;
            else if (raw[i] == ',' && !isQuoted && --place == 0)
                return i + 2;
        }

        return 1;
    }
}
