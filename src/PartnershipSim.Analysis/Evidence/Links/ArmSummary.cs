using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>How a statistic is distributed over the simulated histories of an arm.</summary>
/// <param name="Central95">The central 95 % of the histories.</param>
/// <param name="Histories">Those that have the statistic.</param>
public sealed record ArmSummary(double Mean, double Sd, Interval Central95, int Histories)
{
    /// <summary>Null with too few histories that have the statistic, or if it never varies.</summary>
    public static ArmSummary? Of(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values.ToArray().Where(double.IsFinite)];
        if (sorted.Length < Least)
            return null;
        Array.Sort(sorted);
        double mean = sorted.Average();
        double sd = Math.Sqrt(sorted.Sum(value => (value - mean) * (value - mean)) / (sorted.Length - 1));
        return sd > 0
            ? new(
                mean, sd,
                new(BootstrapSample.QuantileOfSorted(sorted, 0.025), BootstrapSample.QuantileOfSorted(sorted, 0.975)),
                sorted.Length)
            : null;
    }

    /// <summary>Fewer histories do not have a central 95 %.</summary>
    public const int Least = 40;

    /// <summary>The distance of an observed value, in standard deviations of the histories.</summary>
    public double Z(double observed) => (observed - Mean) / Sd;
}
