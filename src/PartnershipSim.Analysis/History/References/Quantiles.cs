using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.History.References;

/// <summary>Distributions as samples: so many values that lie at the middles of equally likely slices.</summary>
internal static class Quantiles
{
    /// <summary>
    /// As many as the model has replicates in a hindcast, so that nobody's score profits from a finer sample.
    /// </summary>
    public const int Count = 200;

    /// <summary>A normal distribution.</summary>
    public static double[] Normal(double mean, double sd) =>
        [.. Middles(Count).Select(p => mean + sd * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p))];

    /// <summary>
    /// Nothing with probability 1 - <paramref name="participation"/>, else lognormal around <paramref name="median"/>.
    /// </summary>
    public static double[] Hurdle(double participation, double median, double logSd)
    {
        int positive = (int)Math.Round(Count * Math.Clamp(participation, 0, 1));
        return
        [
            .. Enumerable.Repeat(0.0, Count - positive),
            .. Middles(positive).Select(
                p => median * Math.Exp(logSd * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p))),
        ];
    }

    /// <summary>At most <see cref="Count"/> values that stand for a sorted sample.</summary>
    public static double[] Thin(double[] sorted) =>
        sorted.Length <= Count ? sorted : [.. Middles(Count).Select(p => Distribution.Quantile(sorted, p))];

    private static IEnumerable<double> Middles(int count) => Enumerable.Range(0, count).Select(k => (k + 0.5) / count);
}
