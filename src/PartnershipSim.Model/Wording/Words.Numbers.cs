using System.Globalization;

namespace PartnershipSim.Model.Wording;

/// <summary>
/// Numbers as text: a real minus sign, thin spaces between thousands, never scientific notation, years never grouped.
/// </summary>
public static partial class Words
{
    /// <summary>Between groups of three digits, U+2009: narrow, and not taken for a decimal sign.</summary>
    public const char ThinSpace = '\u2009';

    /// <summary>U+2212, as wide as a plus sign.</summary>
    public const char Minus = '−';

    /// <summary>What stands in a cell without a value.</summary>
    public const string NoNumber = "–";

    /// <summary>From which size on how many decimals show about three digits, the largest first.</summary>
    public static readonly (double From, int Decimals)[] DigitRule = [(99.5, 0), (9.95, 1), (0.0995, 2), (0, 3)];

    /// <summary>A number with so many decimals, a real minus sign and thin spaces between thousands.</summary>
    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
            return "no value";
        string digits = Math.Abs(value).ToString($"N{decimals}", CultureInfo.InvariantCulture).Replace(',', ThinSpace);
        return value < 0 && !IsZero(digits) ? Minus + digits : digits;
    }

    /// <summary>Is a number written with no other digit than 0?</summary>
    public static bool IsZero(string number) => !number.Any(digit => digit is >= '1' and <= '9');

    /// <summary>A number to about three digits.</summary>
    public static string Number(double value)
    {
        double size = Math.Abs(value);
        return Fixed(value, size == 0 ? 2 : DigitRule.FirstOrDefault(rule => size >= rule.From).Decimals);
    }

    /// <summary>The same with its sign, for differences.</summary>
    public static string WithSign(double value, int? decimals = null)
    {
        string number = decimals is { } known ? Fixed(value, known) : Number(value);
        return value > 0 ? "+" + number : number;
    }

    /// <summary>
    /// A difference with the decimals of those beside it, and with up to three where fewer would leave only zeros; "0"
    /// if it is smaller.
    /// </summary>
    public static string Difference(double value, int decimals)
    {
        while (decimals < 3 && value != 0 && IsZero(Fixed(value, decimals)))
            decimals++;
        string number = WithSign(value, decimals);
        return IsZero(number) ? "0" : number;
    }

    /// <summary>
    /// How many decimals show about three digits of the largest of several numbers that stand together.
    /// </summary>
    public static int Decimals(IEnumerable<double> values)
    {
        double largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 0.1 || largest == 0 ? 2 : 3;
    }

    /// <summary>
    /// The value of a parameter or of an axis, as it is written in a scenario or study: to three digits, whole from a
    /// thousand on, without separators, because it may be a year.
    /// </summary>
    public static string Setting(double value)
    {
        if (!double.IsFinite(value))
            return "no value";
        if (Math.Abs(value) >= 999.5)
            return Math.Round(value).ToString("0", CultureInfo.InvariantCulture);
        string digits = value.ToString("G3", CultureInfo.InvariantCulture);
        return digits.Contains('E', StringComparison.Ordinal)
            ? decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(
                "0.############################", CultureInfo.InvariantCulture)
            : digits == "-0" ? "0" : digits;
    }

    /// <summary>
    /// A share as per cent: "12 %"; with its sign and, where it is small, with one decimal: "+1.2 %".
    /// </summary>
    public static string Percent(double share, bool isSigned = false) =>
        (isSigned ? WithSign(100 * share, Math.Abs(share) < 0.0995 ? 1 : 0) : Fixed(100 * share, 0)) + " %";

    /// <summary>A number in a cell of a table: a dash where there is none.</summary>
    public static string Cell(double value) => double.IsFinite(value) ? Number(value) : NoNumber;

    /// <summary>From low to high: "1.64 to 3.93"; the same number of decimals on both sides.</summary>
    public static string Band(double low, double high)
    {
        int decimals = Decimals([low, high]);
        return double.IsFinite(low) && double.IsFinite(high)
            ? $"{Fixed(low, decimals)} to {Fixed(high, decimals)}"
            : NoNumber;
    }

    /// <summary>"−13 to −12 %", with the same decimals on both sides.</summary>
    public static string PercentBand(double low, double high)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high))
            return NoNumber;
        int decimals = Math.Max(Math.Abs(low), Math.Abs(high)) < 0.0995 ? 1 : 0;
        return $"{WithSign(100 * low, decimals)} to {WithSign(100 * high, decimals)} %";
    }
}
