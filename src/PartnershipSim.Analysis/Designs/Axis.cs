using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Designs;

/// <summary>What the values of an axis are.</summary>
public enum AxisKind
{
    /// <summary>Any number of the range.</summary>
    Real,

    /// <summary>A whole number of the range, both ends included.</summary>
    Whole,

    /// <summary>One of several named levels without an order; the value is the number of the level, from 0.</summary>
    Categorical,

    /// <summary>Off (0) or on (1).</summary>
    Boolean,
}

/// <summary>
/// One thing that a study varies. Designs think in unit coordinates; an axis turns those into values and values into
/// words.
/// </summary>
/// <param name="Key">As written in the study file.</param>
/// <param name="Kind">What the values are.</param>
/// <param name="Range">The smallest and the largest value; for levels the smallest and largest level number.</param>
/// <param name="Levels">The names of the levels of a categorical or boolean axis; empty otherwise.</param>
public sealed record Axis(string Key, AxisKind Kind, Interval Range, ImmutableArray<string> Levels)
{
    public static Axis Real(string key, double low, double high) =>
        new(key, AxisKind.Real, Checked(key, low, high), []);

    public static Axis Whole(string key, int low, int high) => new(key, AxisKind.Whole, Checked(key, low, high), []);

    public static Axis Boolean(string key) => new(key, AxisKind.Boolean, new(0, 1), ["off", "on"]);

    public static Axis Categorical(string key, params ReadOnlySpan<string> levels) =>
        new(key, AxisKind.Categorical, Checked(key, 0, levels.Length - 1), [.. levels]);

    /// <summary>Whether only some values exist: every kind but <see cref="AxisKind.Real"/>.</summary>
    public bool IsDiscrete => Kind != AxisKind.Real;

    /// <summary>Whether neither the order of the values nor their distance means anything.</summary>
    public bool IsUnordered => Kind is AxisKind.Categorical or AxisKind.Boolean;

    /// <summary>How many values exist; 0 for a real axis, which has too many to count.</summary>
    public int LevelCount => Kind == AxisKind.Real ? 0 : (int)(Range.High - Range.Low) + 1;

    /// <summary>
    /// The value at a unit coordinate in [0, 1): real axes in proportion, the others in slices of equal width, one for
    /// each value. A coordinate of exactly 1 stands for the last value.
    /// </summary>
    public double ValueAt(double unit)
    {
        if (!(unit >= 0 && unit <= 1))
            throw new ArgumentOutOfRangeException(nameof(unit), unit, "a unit coordinate lies in [0, 1]");
        return IsDiscrete ? Range.Low + Math.Min(LevelCount - 1, Math.Floor(unit * LevelCount)) : Inside(unit);
    }

    /// <summary>
    /// Level number <paramref name="level"/> of <paramref name="count"/> evenly spread ones, the ends included.
    /// </summary>
    public double ValueOfLevel(int level, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, count);
        double share = count == 1 ? 0.5 : level / (double)(count - 1);
        return IsDiscrete ? Math.Floor(Range.Low + share * Range.Width + 0.5) : Inside(share);
    }

    /// <summary>Where a value stands between the ends of the range, 0 to 1; an axis of one value stands at 0.</summary>
    public double ShareOf(double value) => Range.Width == 0 ? 0 : (value - Range.Low) / Range.Width;

    /// <summary>Whether this axis can take the value.</summary>
    public bool Has(double value) => Range.Contains(value) && (!IsDiscrete || Math.Floor(value) == value);

    /// <summary>
    /// The value as written in a study file or a table: a number that reads back as itself, or the name of a level.
    /// </summary>
    public string Print(double value) =>
        IsUnordered && Has(value) ? Levels[(int)value] : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The value that <see cref="Print"/> wrote, or null if the text is no value of this axis.</summary>
    public double? Parse(string text)
    {
        if (IsUnordered)
            return Levels.IndexOf(text) is >= 0 and int level ? level : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Has(value)
            ? value
            : null;
    }

    public override string ToString() => Key;

    // rounding must not carry a value over a hard bound
    private double Inside(double share) => Math.Min(Range.High, Range.Low + share * Range.Width);

    private static Interval Checked(string key, double low, double high) =>
        low <= high ? new(low, high) : throw new ArgumentException($"the range of {key} is empty", nameof(high));
}
