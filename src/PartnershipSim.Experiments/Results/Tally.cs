using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Experiments.Results;

/// <summary>
/// Many numbers, each over all replicates. Up to <see cref="ExactUpTo"/> replicates every value is kept and quantiles are exact; above,
/// counts in fixed bins stand for the values. Sums always run in replicate order, and counts do not know an order, so the result is a
/// function of the set of replicates.
/// </summary>
public sealed class Tally
{
    /// <summary>Quantiles are exact up to this number of replicates.</summary>
    public const int ExactUpTo = 512;

    private readonly int _replicates;
    private readonly double[][] _samples;
    private readonly Sketch[] _sketches;

    public Tally(int cells, int replicates)
    {
        _replicates = replicates;
        IsExact = replicates <= ExactUpTo;
        _samples = IsExact ? NewSamples(cells, replicates) : [];
        _sketches = IsExact ? [] : new Sketch[cells];
    }

    public bool IsExact { get; }

    /// <summary>Adds the first <paramref name="count"/> lanes of one cell; <paramref name="first"/> is the replicate of lane 0.</summary>
    public void Add(int cell, int first, int count, Lanes values)
    {
        if (IsExact)
        {
            double[] sample = _samples[cell];
            if (first + Lanes.Count <= sample.Length)
                values.CopyTo(sample.AsSpan(first));
            else
                AddSome(sample, first, count, values);
        }
        else
        {
            _sketches[cell].Add(values, count);
        }
    }

    public Distribution Describe(int cell, Span<double> scratch) =>
        IsExact ? Distribution.Of(_samples[cell].AsSpan(0, _replicates), scratch) : _sketches[cell].Describe();

    private static void AddSome(double[] sample, int first, int count, Lanes values)
    {
        for (int lane = 0; lane < count; lane++)
            sample[first + lane] = values[lane];
    }

    private static double[][] NewSamples(int cells, int replicates)
    {
        double[][] samples = new double[cells][];
        for (int cell = 0; cell < cells; cell++)
            samples[cell] = new double[replicates];
        return samples;
    }
}
