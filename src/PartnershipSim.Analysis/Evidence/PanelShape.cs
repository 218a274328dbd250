using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Who is observed, and when. A cell is a unit in a period; cells are numbered unit by unit, period by period. Panels
/// of one shape, real or simulated, can be given to the same compiled design.
/// </summary>
public sealed record PanelShape
{
    /// <param name="units">Names, in the order of the rows.</param>
    /// <param name="periods">Ascending, gaps allowed; years as a rule.</param>
    /// <param name="clusters">
    /// The cluster of each unit, 0 .. clusters - 1: units of one cluster are not independent.
    /// </param>
    public PanelShape(ImmutableArray<string> units, ImmutableArray<int> periods, ImmutableArray<int> clusters)
    {
        if (clusters.Length != units.Length)
            throw new ArgumentException("every unit needs a cluster", nameof(clusters));
        for (int t = 1; t < periods.Length; t++)
        {
            if (periods[t] <= periods[t - 1])
                throw new ArgumentException("periods must ascend", nameof(periods));
        }

        Units = units;
        Periods = periods;
        Clusters = clusters;
        ClusterCount = units.IsEmpty ? 0 : clusters.Max() + 1;
        if (clusters.Any(cluster => cluster < 0) || clusters.Distinct().Count() != ClusterCount)
            throw new ArgumentException("clusters are numbered from 0 without gaps", nameof(clusters));
    }

    /// <summary>Every unit is a cluster of its own: what one state does is independent of what others do.</summary>
    public PanelShape(ImmutableArray<string> units, ImmutableArray<int> periods)
        : this(units, periods, [.. Enumerable.Range(0, units.Length)])
    {
    }

    public ImmutableArray<string> Units { get; }

    public ImmutableArray<int> Periods { get; }

    public ImmutableArray<int> Clusters { get; }

    public int ClusterCount { get; }

    public int Cells => Units.Length * Periods.Length;

    public int Cell(int unit, int time) => unit * Periods.Length + time;

    /// <summary>The weight of each unit: that of its cluster in a resample.</summary>
    public double[] PerUnit(ReadOnlySpan<double> clusterWeights)
    {
        double[] weights = new double[Units.Length];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = clusterWeights[Clusters[i]];
        return weights;
    }
}
