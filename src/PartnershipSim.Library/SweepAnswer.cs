using System.Collections.Immutable;

namespace PartnershipSim.Library;

/// <summary>One number per outcome of every run of a sweep.</summary>
public sealed class SweepAnswer
{
    private readonly double[] _values;

    internal SweepAnswer(
        int points, int replicates, int firstReplicate, ImmutableArray<OutcomeOf> outcomes, double[] values,
        ImmutableArray<FailedRun> failed)
    {
        Points = points;
        Replicates = replicates;
        FirstReplicate = firstReplicate;
        Outcomes = outcomes;
        Failed = failed;
        _values = values;
    }

    /// <summary>How many points.</summary>
    public int Points { get; }

    /// <summary>Runs of each.</summary>
    public int Replicates { get; }

    /// <summary>Number of the first replicate.</summary>
    public int FirstReplicate { get; }

    /// <summary>What was kept.</summary>
    public ImmutableArray<OutcomeOf> Outcomes { get; }

    /// <summary>Runs without numbers, and why.</summary>
    public ImmutableArray<FailedRun> Failed { get; }

    /// <summary>[point][replicate][outcome], flattened; not a number where undefined or failed.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>One number of a run.</summary>
    /// <param name="point">Counted from 0.</param>
    /// <param name="replicate">Counted from 0, not from <see cref="FirstReplicate"/>.</param>
    /// <param name="outcome">Its place in <see cref="Outcomes"/>.</param>
    public double this[int point, int replicate, int outcome] =>
        _values[(point * Replicates + replicate) * Outcomes.Length + outcome];

    /// <summary>Mean over the replicates in which the outcome is defined; not a number if it is in none.</summary>
    /// <param name="point">Counted from 0.</param>
    /// <param name="outcome">Its place in <see cref="Outcomes"/>.</param>
    public double Mean(int point, int outcome)
    {
        double sum = 0;
        int count = 0;
        for (int r = 0; r < Replicates; r++)
        {
            double value = this[point, r, outcome];
            if (double.IsNaN(value))
                continue;
            sum += value;
            count++;
        }

        return count == 0 ? double.NaN : sum / count;
    }
}

/// <summary>A run that has no numbers.</summary>
/// <param name="Point">Counted from 0.</param>
/// <param name="Replicate">Its number under the seed.</param>
/// <param name="Reason">Why, with the place of the cause.</param>
public sealed record FailedRun(int Point, int Replicate, string Reason);
