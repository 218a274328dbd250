namespace PartnershipSim.Experiments.History;

/// <summary>Statistics of order: who comes before whom. Ties share their ranks.</summary>
public static class Ranking
{
    /// <summary>Spearman's rank correlation; not a number if one side does not vary.</summary>
    public static double Spearman(double[] x, double[] y) => Correlation(Of(x), Of(y));

    /// <summary>The area under the receiver operating characteristic (Mann and Whitney); not a number unless both kinds occur.</summary>
    public static double AreaUnderCurve(double[] expected, bool[] came)
    {
        ArgumentNullException.ThrowIfNull(came);
        double[] ranks = Of(expected);
        double positives = came.Count(yes => yes);
        double negatives = came.Length - positives;
        double sum = 0;
        for (int i = 0; i < came.Length; i++)
            sum += came[i] ? ranks[i] : 0;
        return (sum - positives * (positives + 1) / 2) / (positives * negatives);
    }

    /// <summary>Ranks from 1; equal values share the mean of theirs.</summary>
    public static double[] Of(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = [.. values];
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(sorted, order);
        double[] ranks = new double[values.Length];
        for (int first = 0; first < sorted.Length;)
        {
            int next = first + 1;
            while (next < sorted.Length && sorted[next] == sorted[first])
                next++;
            for (int i = first; i < next; i++)
                ranks[order[i]] = (first + 1 + next) / 2.0;
            first = next;
        }

        return ranks;
    }

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
