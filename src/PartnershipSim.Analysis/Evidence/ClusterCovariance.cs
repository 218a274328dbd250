namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Covariance of estimates from their influence functions, each unit's share of the error: summed within clusters,
/// multiplied between them.
/// </summary>
internal static class ClusterCovariance
{
    public static double StandardError(ReadOnlySpan<double> influence, PanelShape shape)
    {
        double squares = 0;
        foreach (double sum in ByCluster(influence, shape))
            squares += sum * sum;
        return Math.Sqrt(squares);
    }

    /// <summary>Row by row.</summary>
    public static double[] Of(double[][] influence, PanelShape shape)
    {
        int count = influence.Length;
        double[][] sums = new double[count][];
        for (int a = 0; a < count; a++)
            sums[a] = ByCluster(influence[a], shape);
        double[] covariance = new double[count * count];
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double product = 0;
                for (int c = 0; c < sums[a].Length; c++)
                    product += sums[a][c] * sums[b][c];
                covariance[a * count + b] = product;
                covariance[b * count + a] = product;
            }
        }

        return covariance;
    }

    public static double[] ByCluster(ReadOnlySpan<double> influence, PanelShape shape)
    {
        double[] sums = new double[shape.ClusterCount];
        ReadOnlySpan<int> clusters = shape.Clusters.AsSpan();
        for (int i = 0; i < influence.Length; i++)
            sums[clusters[i]] += influence[i];
        return sums;
    }
}
