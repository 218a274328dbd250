using System.Collections.Immutable;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Runs;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>A mean over the replicates with its Monte Carlo error.</summary>
/// <param name="Error">Standard error of the mean; not a number where one replicate has none.</param>
public readonly record struct Estimate(double Mean, double Error)
{
    /// <summary>The low end of its 90 % interval.</summary>
    public double Low => Mean - MonteCarloError.HalfWidth(Error);

    /// <summary>The high end of its 90 % interval.</summary>
    public double High => Mean + MonteCarloError.HalfWidth(Error);

    /// <summary>Does the 90 % interval of the difference exclude 0?</summary>
    public bool IsClearOf(Estimate other) => Math.Abs(Mean - other.Mean)
        > MonteCarloError.HalfWidth(Math.Sqrt(Error * Error + other.Error * other.Error));
}

/// <summary>Where a cohort stood on both goals, on average over some years.</summary>
/// <param name="X">Contribution.</param>
/// <param name="Y">Effectiveness.</param>
public sealed record Waypoint(OutcomeYears Years, Estimate X, Estimate Y)
{
    /// <summary>So many years are averaged at least; the last period may be longer.</summary>
    public const int Span = 3;

    /// <summary>
    /// The way of a cohort through periods of three years. Neighbours that do not differ by more than their Monte Carlo
    /// error, on one goal at least, are averaged into a longer period, so that no step is noise: a single point is left
    /// where nothing can be told apart.
    /// </summary>
    /// <param name="replicates">How many there are; 0 for a deterministic run, which has no error.</param>
    public static ImmutableArray<Waypoint> Of(
        Trajectory contribution, Trajectory effectiveness, int from, int to, int replicates)
    {
        List<Waypoint> way = [];
        int periods = Math.Max(1, (to - from + 1) / Span);
        for (int i = 0; i < periods; i++)
        {
            int first = from + i * Span, last = i == periods - 1 ? to : first + Span - 1;
            Waypoint next = Over(first, last);
            if (!next.IsKnown)
                continue;
            while (way.Count > 0 && !next.IsClearOf(way[^1]))
            {
                next = Over(way[^1].Years.From, last);
                way.RemoveAt(way.Count - 1);
            }

            way.Add(next);
        }

        return [.. way];

        Waypoint Over(int first, int last) => new(
            new(first, last), Mean(contribution, first, last, replicates),
            Mean(effectiveness, first, last, replicates));
    }

    private bool IsKnown => double.IsFinite(X.Mean) && double.IsFinite(Y.Mean);

    private bool IsClearOf(Waypoint other) => X.IsClearOf(other.X) || Y.IsClearOf(other.Y);

    // the years of a replicate are alike, so that the error of their mean is taken as that of one year
    private static Estimate Mean(Trajectory series, int first, int last, int replicates)
    {
        Distribution[] known = [.. Enumerable.Range(first, last - first + 1).Select(series.In)
            .Where(year => double.IsFinite(year.Mean))];
        if (known.Length == 0)
            return new(double.NaN, double.NaN);
        double error = replicates == 0 ? 0
            : replicates == 1 ? double.NaN
            : known.Average(year => year.Sd) / Math.Sqrt(replicates);
        return new(known.Average(year => year.Mean), error);
    }
}
