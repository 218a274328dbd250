using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model.Wording;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>An axis: from where to where, and what is written beside it.</summary>
/// <param name="Ticks">Round values inside the range, in order.</param>
/// <param name="Decimals">How many decimals the labels need.</param>
/// <param name="IsYears">Years are whole and are written without separators.</param>
public sealed record Scale(double Low, double High, ImmutableArray<double> Ticks, int Decimals, bool IsYears = false)
{
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50];

    /// <summary>A scale of round numbers that contains all finite values and, if asked, 0.</summary>
    public static Scale Of(IEnumerable<double> values, bool withZero = false, int most = 5)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double low = finite.DefaultIfEmpty(0).Min();
        double high = finite.DefaultIfEmpty(1).Max();
        if (withZero)
            (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        if (high - low <= 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high)) || high == low)
            (low, high) = low == 0 ? (0, 1) : (low - 0.5 * Math.Abs(low), high + 0.5 * Math.Abs(high));
        double step = RoundStep((high - low) / Math.Max(1, most));
        double first = Math.Floor(low / step + 1e-9);
        double last = Math.Ceiling(high / step - 1e-9);
        int count = (int)Math.Round(last - first) + 1;
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        ImmutableArray<double> ticks = [.. Enumerable.Range(0, count).Select(i => Math.Round(
            (first + i) * step, Math.Min(15, decimals)))];
        return new(ticks[0], ticks[^1], ticks, decimals);
    }

    /// <summary>Whole years, as many labels as fit.</summary>
    public static Scale Years(int from, int to, int most = 8)
    {
        int step = YearSteps.First(s => s >= 50 || (to - from) / s + 1 <= most);
        int first = (from + step - 1) / step * step;
        ImmutableArray<double> ticks = [.. Enumerable.Range(0, Math.Max(0, to - first) / step + 1)
            .Select(i => (double)(first + i * step)).Where(y => y <= to)];
        return new(from - 0.6, to + 0.6, ticks.IsEmpty ? [from] : ticks, 0, IsYears: true);
    }

    /// <summary>Steps of ten, for positive values that differ by more than a few times.</summary>
    /// <param name="isTight">
    /// End a little beyond the values, not at the next step; then there are marks at 1, 2 and 5 where few steps are
    /// left.
    /// </param>
    public static Scale Tenfold(IEnumerable<double> values, bool isTight = false)
    {
        const double room = 1.3;
        double[] positive = [.. values.Where(value => double.IsFinite(value) && value > 0)];
        int low = (int)Math.Floor(Math.Log10(positive.DefaultIfEmpty(1).Min()));
        int high = Math.Max(low + 1, (int)Math.Ceiling(Math.Log10(positive.DefaultIfEmpty(1).Max())));
        IEnumerable<double> steps = Enumerable.Range(low, high - low + 1).Select(power => Math.Pow(10, power));
        Scale scale = new(Math.Pow(10, low), Math.Pow(10, high), [.. steps], 0) { IsTenfold = true };
        if (!isTight || positive.Length == 0)
            return scale;

        (double first, double last) = (positive.Min() / room, positive.Max() * room);
        double[] inside = [.. steps.Where(step => step >= first && step <= last)];
        if (inside.Length < 3)
            inside = [.. steps.SelectMany(step => (double[])[step, 2 * step, 5 * step])
                .Where(step => step >= first && step <= last)];
        return scale with { Low = first, High = last, Ticks = [.. inside] };
    }

    /// <summary>Equal distances are equal ratios.</summary>
    public bool IsTenfold { get; init; }

    /// <summary>The same scale with some room beyond both ends, so that marks on the edge are not cut.</summary>
    public Scale WithRoom(double share = 0.02) =>
        this with { Low = Low - share * (High - Low), High = High + share * (High - Low) };

    /// <summary>One slot for each of several rows, the first on top.</summary>
    public static Scale Rows(int count) => new(-0.5, Math.Max(1, count) - 0.5, [], 0);

    public string Label(double value) => value == 0
        ? "0"
        : IsTenfold
        ? value.ToString("0.##########", CultureInfo.InvariantCulture)
        : IsYears
        ? value.ToString("0", CultureInfo.InvariantCulture)
        : Words.Fixed(value, Decimals);

    /// <summary>Where a value lies between 0 (low) and 1 (high).</summary>
    public double Share(double value) =>
        IsTenfold
            ? (Math.Log10(value) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low))
            : (value - Low) / (High - Low);

    private static double RoundStep(double rough)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 + 1e-9 ? 1 : digit <= 2 + 1e-9 ? 2 : digit <= 5 + 1e-9 ? 5 : 10);
    }
}
