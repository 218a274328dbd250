using System.Collections.Immutable;
using PartnershipSim.Experiments.Designs;

namespace PartnershipSim.Experiments.Sensitivity;

/// <summary>
/// What each row of a Saltelli design adds to the sums behind the indices. Indices are ratios of means over rows, so a resample only
/// weights the rows anew. Results are centred first, which leaves the indices as they are and makes them more precise.
/// </summary>
internal sealed class SobolTerms
{
    private readonly double[] _square;
    private readonly double[] _mean;
    private readonly double[][] _first;
    private readonly double[][] _total;
    private readonly double[][] _closed;

    public SobolTerms(SaltelliDesign design, int axes, double[][] y, int[] rows)
    {
        double[] centre = Centre(design, axes, y, rows);
        _square = new double[rows.Length];
        _mean = new double[rows.Length];
        _first = Columns(axes, rows.Length);
        _total = Columns(axes, rows.Length);
        Pairs = design.HasSecondOrder ? [.. from i in Enumerable.Range(0, axes) from j in Enumerable.Range(i + 1, axes - i - 1) select (i, j)] : [];
        _closed = Columns(Pairs.Length, rows.Length);
        double noise = 0;
        for (int n = 0; n < rows.Length; n++)
        {
            double[] a = Replicates.Difference(y[design.PlaceOfA(rows[n], axes)], centre);
            double[] b = Replicates.Difference(y[design.PlaceOfB(rows[n], axes)], centre);
            _square[n] = (Replicates.Product(a, a) + Replicates.Product(b, b)) / 2;
            _mean[n] = (Replicates.Mean(a) + Replicates.Mean(b)) / 2;
            noise += (Replicates.Covariance(a, a) + Replicates.Covariance(b, b)) / 2;
            double[][] ab = new double[axes][];
            double[][] ba = new double[axes][];
            for (int axis = 0; axis < axes; axis++)
            {
                ab[axis] = Replicates.Difference(y[design.PlaceOfAb(rows[n], axis, axes)], centre);
                if (design.HasSecondOrder)
                    ba[axis] = Replicates.Difference(y[design.PlaceOfBa(rows[n], axis, axes)], centre);
                double[] change = Replicates.Difference(ab[axis], a);
                _first[axis][n] = Replicates.Product(b, change);
                _total[axis][n] = Replicates.Product(change, change) / 2;
            }

            double ofAAndB = Replicates.Product(a, b);
            for (int pair = 0; pair < Pairs.Length; pair++)
                _closed[pair][n] = Replicates.Product(ba[Pairs[pair].First], ab[Pairs[pair].Second]) - ofAAndB;
        }

        NoiseVariance = centre.Length > 1 ? noise / rows.Length : null;
    }

    public ImmutableArray<(int First, int Second)> Pairs { get; }

    public double? NoiseVariance { get; }

    /// <summary>The indices when row n counts <paramref name="weights"/>[n] times; an outcome that does not vary has none.</summary>
    public Indices IndicesAt(double[] weights)
    {
        int count = weights.Length;
        double mean = Replicates.Dot(weights, _mean) / count;
        double variance = Replicates.Dot(weights, _square) / count - mean * mean;
        double scale = variance > 0 ? 1 / (variance * count) : double.NaN;
        double[] first = [.. _first.Select(terms => Replicates.Dot(weights, terms) * scale)];
        double[] total = [.. _total.Select(terms => Replicates.Dot(weights, terms) * scale)];
        double[] second = [.. _closed.Select((terms, p) => Replicates.Dot(weights, terms) * scale - first[Pairs[p].First] - first[Pairs[p].Second])];
        return new(variance, first, total, second);
    }

    // the mean of each replicate over a and b, so that dice common to all points do not count as noise
    private static double[] Centre(SaltelliDesign design, int axes, double[][] y, int[] rows)
    {
        double[] centre = new double[y[0].Length];
        for (int r = 0; r < centre.Length; r++)
            centre[r] = rows.Average(row => (y[design.PlaceOfA(row, axes)][r] + y[design.PlaceOfB(row, axes)][r]) / 2);
        return centre;
    }

    private static double[][] Columns(int columns, int rows) => [.. Enumerable.Range(0, columns).Select(_ => new double[rows])];

    /// <summary>The variance that the parameters cause, and the shares of it.</summary>
    public sealed record Indices(double Variance, double[] First, double[] Total, double[] Second);
}
