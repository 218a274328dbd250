using MathNet.Numerics.Statistics;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Analysis.History;

/// <summary>Statistics of ranks; equal values share the mean of their ranks.</summary>
public static class Ranking
{
    /// <summary>Spearman's rank correlation; not a number if one side does not vary.</summary>
    public static double Spearman(double[] x, double[] y) => Correlation(Ranks(x), Ranks(y));

    /// <summary>
    /// The area under the receiver operating characteristic (Mann and Whitney) as a function of how much each case
    /// weighs, for eight sets of weights side by side; not a number unless both kinds occur. Sorted once, then one
    /// pass.
    /// </summary>
    public static Func<Lanes[], Lanes> AreaUnderCurve(double[] expected, bool[] came)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(came);
        int[] order = [.. Enumerable.Range(0, expected.Length)];
        Array.Sort([.. expected], order);
        return weights =>
        {
            Lanes positives = 0, negatives = 0, inOrder = 0;
            for (int first = 0; first < order.Length;)
            {
                int next = first;
                Lanes yes = 0, no = 0;
                for (; next < order.Length && expected[order[next]] == expected[order[first]]; next++)
                {
                    if (came[order[next]])
                        yes += weights[order[next]];
                    else
                        no += weights[order[next]];
                }

                inOrder += yes * (negatives + no / 2);
                positives += yes;
                negatives += no;
                first = next;
            }

            return inOrder / (positives * negatives);
        };
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
