using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Whether neighbours move together beyond what moves all: correlations of pairs of units over time, after period
/// means are taken out. Inference is by permutation of the regions, for pairs that share a unit are not independent.
/// </summary>
public sealed class RegionalComovement
{
    /// <summary>Two series with fewer common periods have no correlation worth the name.</summary>
    public const int LeastPeriods = 5;

    private readonly double[] _correlations;
    private readonly int _units;

    private RegionalComovement(double[] correlations, int units)
    {
        _correlations = correlations;
        _units = units;
    }

    /// <param name="changes">Growth or first differences; levels with trends would all correlate.</param>
    public static RegionalComovement Of(Panel changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        int units = changes.Shape.Units.Length;
        double[] rest = WithoutPeriodMeans(changes);
        double[] correlations = new double[units * units];
        for (int i = 0; i < units; i++)
        {
            for (int j = 0; j < i; j++)
                correlations[i * units + j] = Correlation(rest, i, j, changes.Shape.Periods.Length);
        }

        return new(correlations, units);
    }

    /// <summary>Mean correlation of pairs in one region less that of pairs in two.</summary>
    public double DifferenceOf(ReadOnlySpan<int> regions)
    {
        double same = 0, other = 0;
        int sameCount = 0, otherCount = 0;
        for (int i = 0; i < _units; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double correlation = _correlations[i * _units + j];
                if (double.IsNaN(correlation))
                    continue;
                if (regions[i] == regions[j])
                {
                    same += correlation;
                    sameCount++;
                }
                else
                {
                    other += correlation;
                    otherCount++;
                }
            }
        }

        return sameCount > 0 && otherCount > 0
            ? same / sameCount - other / otherCount
            : throw new NotEstimableException(
                $"Co-movement needs pairs of units within and across regions with {LeastPeriods} common periods; "
                + $"there are {sameCount} within and {otherCount} across.");
    }

    /// <summary>The test that regions do not matter, by permutation of regions over units.</summary>
    public RandomisationTest Test(ImmutableArray<int> regions, int draws, ulong seed)
    {
        int[] permuted = new int[regions.Length];
        return RandomisationTest.Of(regions, [.. new int[regions.Length]], draws, seed, order =>
        {
            for (int i = 0; i < permuted.Length; i++)
                permuted[i] = regions[order[i]];
            return DifferenceOf(permuted);
        });
    }

    private static double[] WithoutPeriodMeans(Panel panel)
    {
        double[] rest = [.. panel.Values];
        for (int t = 0; t < panel.Shape.Periods.Length; t++)
        {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < panel.Shape.Units.Length; i++)
            {
                if (!panel.IsObserved(i, t))
                    continue;
                sum += panel[i, t];
                count++;
            }

            for (int i = 0; i < panel.Shape.Units.Length; i++)
                rest[panel.Shape.Cell(i, t)] -= sum / count;
        }

        return rest;
    }

    private static double Correlation(double[] values, int i, int j, int periods)
    {
        ReadOnlySpan<double> x = values.AsSpan(i * periods, periods), y = values.AsSpan(j * periods, periods);
        double sumX = 0, sumY = 0, xx = 0, yy = 0, xy = 0;
        int count = 0;
        for (int t = 0; t < periods; t++)
        {
            if (double.IsNaN(x[t]) || double.IsNaN(y[t]))
                continue;
            sumX += x[t];
            sumY += y[t];
            xx += x[t] * x[t];
            yy += y[t] * y[t];
            xy += x[t] * y[t];
            count++;
        }

        double spread = (xx - sumX * sumX / count) * (yy - sumY * sumY / count);
        return count < LeastPeriods || !(spread > 0) ? double.NaN : (xy - sumX * sumY / count) / Math.Sqrt(spread);
    }
}
