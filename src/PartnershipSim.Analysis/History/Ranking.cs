using MathNet.Numerics.Statistics;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.History;

/// <summary>Statistics of ranks; equal values share the mean of their ranks.</summary>
public static class Ranking
{
    /// <summary>Spearman's rank correlation; not a number if one side does not vary.</summary>
    public static double Spearman(double[] x, double[] y) => Correlation(Ranks(x), Ranks(y));

    /// <summary>
    /// The area under the receiver operating characteristic (Mann and Whitney) in the sample and in each resample; not
    /// a number unless both kinds occur. Sorted once, then one pass for all resamples.
    /// </summary>
    public static double[] AreaUnderCurve(double[] expected, bool[] came, CaseWeights weights)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(came);
        ArgumentNullException.ThrowIfNull(weights);
        int[] order = [.. Enumerable.Range(0, expected.Length)];
        Array.Sort([.. expected], order);
        int count = weights.Totals.Length;
        double[] positives = new double[count], negatives = new double[count], inOrder = new double[count];
        double[] yes = new double[count], no = new double[count];
        for (int first = 0; first < order.Length;)
        {
            int next = first;
            Array.Clear(yes);
            Array.Clear(no);
            for (; next < order.Length && expected[order[next]] == expected[order[first]]; next++)
                Rows.Add(weights[order[next]], came[order[next]] ? yes : no);
            for (int b = 0; b < count; b++)
                inOrder[b] += yes[b] * (negatives[b] + no[b] / 2);
            Rows.Add(yes, positives);
            Rows.Add(no, negatives);
            first = next;
        }

        return [.. inOrder.Select((area, b) => area / (positives[b] * negatives[b]))];
    }

    private static double[] Ranks(double[] values) => values.Ranks(RankDefinition.Average);

    // the two-pass formula: tables print every bit, and the updating one of MathNet.Numerics rounds otherwise
    private static double Correlation(double[] x, double[] y)
    {
        double meanX = x.Average();
        double meanY = y.Average();
        double xy = 0, xx = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }

        return xy / Math.Sqrt(xx * yy);
    }
}
