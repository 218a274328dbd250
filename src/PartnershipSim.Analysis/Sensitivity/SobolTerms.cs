using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// What each row of a Saltelli design adds to the sums behind the indices. Indices are ratios of means over rows, so a
/// resample only weights the rows again: a resample costs one product of weights and terms per index. Results are
/// centred first, by the mean over all points as SALib does, which moves the indices by less than their intervals and
/// makes them more precise.
/// </summary>
internal sealed class SobolTerms
{
    // columns of the terms: two for the variance, then first and total of each axis, then each pair
    private const int Square = 0, Mean = 1, Singles = 2;

    private readonly int _axes;
    private readonly double[][] _terms;

    /// <param name="isDefined">Of each row of the design, whether all its points have their results.</param>
    public SobolTerms(SaltelliDesign design, int axes, OutcomeRuns y, bool[] isDefined)
    {
        _axes = axes;
        Pairs = design.HasSecondOrder
            ? [.. from i in Enumerable.Range(0, axes) from j in Enumerable.Range(i + 1, axes - i - 1) select (i, j)]
            : [];
        int rows = isDefined.Count(defined => defined);
        _terms = [.. Enumerable.Range(0, Singles + 2 * axes + Pairs.Length).Select(_ => new double[rows])];
        int together = design.BlockOf(axes);
        double[] centre = Centre(together, y, isDefined, rows);
        Block block = new(design, axes, centre);
        double noise = 0;
        int n = 0;
        foreach ((int first, double[][] row) in y.Groups(together))
        {
            if (!isDefined[first / together])
                continue;
            block.Fill(row);
            noise += Add(block, n++);
        }

        NoiseVariance = centre.Length > 1 ? noise / rows : null;
    }

    public ImmutableArray<(int First, int Second)> Pairs { get; }

    public double? NoiseVariance { get; }

    /// <summary>The indices when every row counts once; an outcome that does not vary has none.</summary>
    public Indices Value()
    {
        double[] all = [.. Enumerable.Repeat(1.0, _terms[0].Length)];
        return IndicesAt([all, all, all, all])[0];
    }

    /// <summary>The indices of each resample, in their order.</summary>
    public Indices[] Resampled(Bootstrap bootstrap, int resamples)
    {
        List<Indices> resampled = new(resamples);
        for (int b = 0; b < resamples; b += WeightedSums.Together)
        {
            double[][] weights = [.. Enumerable.Range(b, WeightedSums.Together).Select(bootstrap.Weights)];
            resampled.AddRange(IndicesAt(weights).Take(resamples - b));
        }

        return [.. resampled];
    }

    private Indices[] IndicesAt(double[][] weights)
    {
        double[][] sums = WeightedSums.Of(_terms, weights);
        return [.. sums.Select(of => IndicesOf(of, _terms[0].Length))];
    }

    private Indices IndicesOf(double[] sums, int count)
    {
        double mean = sums[Mean] / count;
        double variance = sums[Square] / count - mean * mean;
        double scale = variance > 0 ? 1 / (variance * count) : double.NaN;
        double[] share = [.. sums.Skip(Singles).Select(sum => sum * scale)];
        double[] first = share[.._axes];
        return new(
            variance, first, share[_axes..(2 * _axes)],
            [.. Pairs.Select((pair, p) => share[2 * _axes + p] - first[pair.First] - first[pair.Second])]);
    }

    /// <summary>Row n of all terms; returns the variance of its replicates.</summary>
    private double Add(Block block, int n)
    {
        ReadOnlySpan<double> a = block.A, b = block.B;
        _terms[Square][n] = (Replicates.Product(a, a) + Replicates.Product(b, b)) / 2;
        _terms[Mean][n] = (Sample.Mean(a) + Sample.Mean(b)) / 2;
        Span<double> change = block.Scratch;
        for (int axis = 0; axis < _axes; axis++)
        {
            ReadOnlySpan<double> ab = block.Ab(axis);
            for (int r = 0; r < change.Length; r++)
                change[r] = ab[r] - a[r];
            _terms[Singles + axis][n] = Replicates.Product(b, change);
            _terms[Singles + _axes + axis][n] = Replicates.Product(change, change) / 2;
        }

        double ofAAndB = Replicates.Product(a, b);
        for (int pair = 0; pair < Pairs.Length; pair++)
            _terms[Singles + 2 * _axes + pair][n] =
                Replicates.Product(block.Ba(Pairs[pair].First), block.Ab(Pairs[pair].Second)) - ofAAndB;
        return (Sample.Covariance(a, a) + Sample.Covariance(b, b)) / 2;
    }

    // the mean of each replicate over all points, so that dice common to all points do not count as noise
    private static double[] Centre(int together, OutcomeRuns y, bool[] isDefined, int rows)
    {
        double[] centre = new double[y.Replicates];
        foreach ((int first, double[][] row) in y.Groups(together))
        {
            if (!isDefined[first / together])
                continue;
            foreach (double[] runs in row)
            {
                for (int r = 0; r < centre.Length; r++)
                    centre[r] += runs[r];
            }
        }

        for (int r = 0; r < centre.Length; r++)
            centre[r] /= (double)rows * together;
        return centre;
    }

    /// <summary>The variance that the parameters cause, and the shares of it.</summary>
    public sealed record Indices(double Variance, double[] First, double[] Total, double[] Second);

    /// <summary>The centred results of the points that one row of the matrices gave, in one piece.</summary>
    private sealed class Block(SaltelliDesign design, int axes, double[] centre)
    {
        private readonly int _replicates = centre.Length;
        private readonly double[] _values = new double[design.BlockOf(axes) * centre.Length];

        public double[] Scratch { get; } = new double[centre.Length];

        public ReadOnlySpan<double> A => At(design.PlaceOfA(0, axes));

        public ReadOnlySpan<double> B => At(design.PlaceOfB(0, axes));

        public ReadOnlySpan<double> Ab(int axis) => At(design.PlaceOfAb(0, axis, axes));

        public ReadOnlySpan<double> Ba(int axis) => At(design.PlaceOfBa(0, axis, axes));

        public void Fill(double[][] row)
        {
            for (int p = 0; p < row.Length; p++)
            {
                for (int r = 0; r < _replicates; r++)
                    _values[p * _replicates + r] = row[p][r] - centre[r];
            }
        }

        private ReadOnlySpan<double> At(int place) => _values.AsSpan(place * _replicates, _replicates);
    }
}
