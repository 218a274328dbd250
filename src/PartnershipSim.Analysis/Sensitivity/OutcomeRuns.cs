using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// The results of one outcome of a sweep, y[point][replicate], read some points at a time: so the memory of an estimate
/// does not grow with the number of runs. Every pass reads the same points in the same order, so the sums are those of
/// results that are held in memory, bit for bit.
/// </summary>
/// <param name="points">Points of the design.</param>
/// <param name="replicates">Of each point.</param>
public abstract class OutcomeRuns(int points, int replicates)
{
    public int Points { get; } = points;

    public int Replicates { get; } = replicates;

    /// <summary>Results that are held at a time: 64 MB.</summary>
    protected virtual int MostHeld => 1 << 23;

    /// <summary>Results that are held in memory.</summary>
    /// <exception cref="ArgumentException">Points have different numbers of replicates.</exception>
    public static OutcomeRuns Of(double[][] y)
    {
        ArgumentNullException.ThrowIfNull(y);
        Statistics.Replicates.Check(y, y.Length);
        return new Held(y);
    }

    /// <summary>Consecutive points, y[point - first][replicate].</summary>
    public abstract double[][] Read(int first, int count);

    /// <summary>All points in their order, with their numbers.</summary>
    /// <param name="together">Points that are held together: a trajectory, or the points of a row.</param>
    public IEnumerable<(int Point, double[][] Y)> Groups(int together)
    {
        int groups = Math.Max(1, MostHeld / Math.Max(1, Replicates) / together);
        for (int first = 0; first < Points; first += groups * together)
        {
            int count = (int)Math.Min((long)groups * together, Points - first);
            double[][] window = Read(first, count);
            for (int place = 0; place < count; place += together)
                yield return (first + place, window[place..Math.Min(place + together, count)]);
        }
    }

    /// <summary>All points in their order.</summary>
    public IEnumerable<double[]> Each() => Groups(1).Select(group => group.Y[0]);

    /// <summary>The results as if each point had one, the mean over its replicates.</summary>
    public OutcomeRuns Means() => new Held([.. Each().Select(runs => (double[])[runs.Average()])]);

    private sealed class Held(double[][] y) : OutcomeRuns(y.Length, y.Length > 0 ? y[0].Length : 0)
    {
        public override double[][] Read(int first, int count) => y[first..(first + count)];
    }
}
