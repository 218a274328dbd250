namespace PartnershipSim.Tests.Analysis;

/// <summary>Ranks and medians, plainly.</summary>
internal static class Ranks
{
    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }

    /// <summary>Correlation of ranks; ties share the mean of their ranks.</summary>
    public static double Spearman(double[] x, double[] y)
    {
        double[] a = Of(x);
        double[] b = Of(y);
        double middle = (x.Length - 1) / 2.0;
        double Product(double[] p, double[] q) => p.Zip(q, (u, v) => (u - middle) * (v - middle)).Sum();
        return Product(a, b) / Math.Sqrt(Product(a, a) * Product(b, b));
    }

    private static double[] Of(double[] values) =>
        [.. values.Select(
            value => values.Count(other => other < value) + 0.5 * (values.Count(other => other == value) - 1))];
}
