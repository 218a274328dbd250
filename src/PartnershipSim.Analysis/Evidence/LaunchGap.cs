using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// The difference between two groups in one period, such as the launch of an operation: of shares if the outcome is 0
/// or 1, else of means. It compares levels, not changes: whatever sets the groups apart and is not among the covariates
/// is in it.
/// </summary>
/// <param name="Gap">First group less second, adjusted; each cluster left out in turn for the standard error.</param>
/// <param name="First">Mean of the first group.</param>
/// <param name="Second">Mean of the second group.</param>
/// <param name="Statistic">The gap as a weighted sum of the cells of a panel.</param>
public sealed record LaunchGap(
    PointEstimate Gap, double First, double Second, int FirstCount, int SecondCount, LinearStatistic Statistic)
{
    /// <summary>Fewer in a group, and its spread is not known.</summary>
    public const int LeastUnits = 3;

    /// <param name="groups">For each unit: 1 for the first group, 0 for the second, not a number for neither.</param>
    /// <param name="covariates">One value for each cell; what counts is that of the period.</param>
    public static LaunchGap Estimate(
        Panel outcome, int period, ImmutableArray<double> groups, ImmutableArray<Variable> covariates)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        PanelShape shape = outcome.Shape;
        double[] cells = new double[shape.Cells];
        Array.Fill(cells, double.NaN);
        int time = shape.Periods.IndexOf(period);
        if (time < 0)
            throw new ArgumentOutOfRangeException(nameof(period), period, "the panel has no such period");
        for (int unit = 0; unit < groups.Length; unit++)
            cells[shape.Cell(unit, time)] = groups[unit];
        RegressionRows rows = RegressionRows.From(outcome, [new("group", [.. cells]), .. covariates]);
        double[] y = rows.OutcomesOf(outcome);
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int row = 0; row < rows.Count; row++)
        {
            int group = rows.Regressors[0].Values[row] > 0 ? 0 : 1;
            sums[group] += y[row];
            counts[group]++;
        }

        if (Math.Min(counts[0], counts[1]) < LeastUnits)
        {
            throw new NotEstimableException(
                $"A gap in {period} needs {LeastUnits} units in each group; {counts[0]} and {counts[1]} are "
                + "observed.");
        }

        RegressionDesign design = RegressionDesign.Compile(rows, FixedEffects.None);
        LinearStatistic slope = design.Slope(0);
        return new(
            design.Fit(y)["group"], sums[0] / counts[0], sums[1] / counts[1], counts[0], counts[1],
            slope with { Places = [.. slope.Places.Select(row => rows.Cells[row])] });
    }

    /// <summary>
    /// The interval of an unadjusted difference of shares (method 10 of Newcombe 1998, from the intervals of Wilson):
    /// right in small groups and never beyond -1 and 1. The outcome must be 0 or 1.
    /// </summary>
    public Interval SharesIntervalAt(double level)
    {
        double z = new PointEstimate(0, 1).QuantileOf(0.5 + level / 2);
        Interval first = Wilson(First, FirstCount, z), second = Wilson(Second, SecondCount, z);
        double gap = First - Second;
        return new(
            gap - Length(First - first.Low, second.High - Second),
            gap + Length(first.High - First, Second - second.Low));

        static double Length(double a, double b) => Math.Sqrt(a * a + b * b);
    }

    private static Interval Wilson(double share, int count, double z)
    {
        double middle = share + z * z / (2 * count);
        double reach = z * Math.Sqrt(share * (1 - share) / count + z * z / (4.0 * count * count));
        double scale = 1 + z * z / count;
        return new((middle - reach) / scale, (middle + reach) / scale);
    }
}
