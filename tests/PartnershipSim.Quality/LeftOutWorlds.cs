using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace PartnershipSim.Quality;

/// <summary>How well parameters of worlds that were left out are predicted.</summary>
/// <param name="Explained">Share of each parameter's variance.</param>
/// <param name="Better">
/// Share of worlds that lie nearer to the truth than without the statistics; null for those.
/// </param>
internal sealed record WorldScore(string Name, double[] Explained, double? Better);

/// <summary>Parameters of known worlds, predicted by ridge regressions from slopes, statistics and both.</summary>
internal sealed class LeftOutWorlds
{
    private const int Parts = 10;

    /// <summary>A gain is shown above so many standard errors.</summary>
    private const double Shown = 1.64;

    private static readonly double[] Penalties = [1, 3, 10, 30, 100, 300, 1000, 3000, 10000, 30000, 100000, 1e6, 1e7];

    public LeftOutWorlds(double[][] truth, double[][] slopes, double[][] statistics)
    {
        int worlds = truth.Length, count = truth[0].Length;
        Matrix<double> theta = Matrix<double>.Build.DenseOfRowArrays(truth);
        Matrix<double> alone = Standardised(slopes), other = Standardised(statistics), both = alone.Append(other);
        Matrix<double> byAlone = LeftOut(alone, theta), byOther = LeftOut(other, theta), byBoth = LeftOut(both, theta);
        double[] errorsAlone = Errors(byAlone, theta), errorsBoth = Errors(byBoth, theta);
        Scores =
        [
            new("one-step likelihood", Explained(byAlone, theta), null),
            new("statistics", Explained(byOther, theta), Nearer(Errors(byOther, theta), errorsAlone)),
            new("both", Explained(byBoth, theta), Nearer(errorsBoth, errorsAlone)),
        ];
        (Gain, GainError) = MeanOf([.. errorsAlone.Zip(errorsBoth, (a, b) => a - b)]);
        double[] gains =
        [
            .. Enumerable.Range(0, count).Select(p => MeanOf([.. Enumerable.Range(0, worlds).Select(w =>
                    Square(byAlone[w, p] - theta[w, p]) - Square(byBoth[w, p] - theta[w, p]))]))
                .Select(gain => gain.Error > 0 ? gain.Mean / gain.Error : 0),
        ];
        Helped = [.. Enumerable.Range(0, count).Where(p => gains[p] > Shown)];
        Harmed = gains.Count(gain => gain < -Shown);
        (ProductExplained, ProductCoverage, AloneCoverage) = Product(alone, other, theta);
    }

    public ImmutableArray<WorldScore> Scores { get; }

    /// <summary>Squared error that statistics save, summed over the parameters, in prior variances.</summary>
    public double Gain { get; }

    public double GainError { get; }

    public bool Helps => Gain > Shown * GainError;

    /// <summary>Parameters, by number, whose own gain is shown.</summary>
    public ImmutableArray<int> Helped { get; }

    /// <summary>How many parameters lose as much.</summary>
    public int Harmed { get; }

    public double ProductExplained { get; }

    public double ProductCoverage { get; }

    public double AloneCoverage { get; }

    /// <summary>Both taken as independent normal pieces of information of the same parameters.</summary>
    private static (double Explained, double Coverage, double Alone) Product(
        Matrix<double> slopes, Matrix<double> statistics, Matrix<double> theta)
    {
        const double width = 1.6448536269514722;
        int held = 0, heldAlone = 0;
        double squared = 0;
        for (int part = 0; part < Parts; part++)
        {
            (int[] taught, int[] asked) = Split(theta.RowCount, part);
            Ridge first = new(Rows(slopes, taught), Rows(theta, taught));
            Matrix<double> known = first.Predict(Rows(slopes, asked));
            Ridge second = new(Rows(theta, taught), Rows(statistics, taught));
            Matrix<double> before = first.Residual.Inverse(), noise = second.Residual.Inverse();
            Matrix<double> slope = second.Slopes.Transpose(); // [statistic, parameter]
            Matrix<double> after = (before + slope.TransposeThisAndMultiply(noise * slope)).Inverse();
            Matrix<double> surprise = Rows(statistics, asked) - second.Predict(known);
            Matrix<double> moved = known
                + (after * slope.TransposeThisAndMultiply(noise * surprise.Transpose())).Transpose();
            for (int w = 0; w < asked.Length; w++)
            {
                for (int p = 0; p < theta.ColumnCount; p++)
                {
                    double truth = theta[asked[w], p];
                    squared += Square(moved[w, p] - truth);
                    held += Math.Abs(moved[w, p] - truth) <= width * Math.Sqrt(after[p, p]) ? 1 : 0;
                    heldAlone += Math.Abs(known[w, p] - truth) <= width * Math.Sqrt(first.Residual[p, p]) ? 1 : 0;
                }
            }
        }

        double cells = theta.RowCount * theta.ColumnCount;
        double prior = theta.Enumerate().Sum(Square);
        return (1 - squared / prior, held / cells, heldAlone / cells);
    }

    private static Matrix<double> LeftOut(Matrix<double> known, Matrix<double> sought)
    {
        Matrix<double> predicted = Matrix<double>.Build.Dense(sought.RowCount, sought.ColumnCount);
        for (int part = 0; part < Parts; part++)
        {
            (int[] taught, int[] asked) = Split(sought.RowCount, part);
            Matrix<double> answers = new Ridge(Rows(known, taught), Rows(sought, taught)).Predict(Rows(known, asked));
            for (int w = 0; w < asked.Length; w++)
                predicted.SetRow(asked[w], answers.Row(w));
        }

        return predicted;
    }

    private static (int[] Taught, int[] Asked) Split(int worlds, int part) =>
    (
        [.. Enumerable.Range(0, worlds).Where(w => w % Parts != part)],
        [.. Enumerable.Range(0, worlds).Where(w => w % Parts == part)]);

    private static Matrix<double> Rows(Matrix<double> all, int[] some) =>
        Matrix<double>.Build.DenseOfRowVectors(some.Select(all.Row));

    private static double[] Errors(Matrix<double> predicted, Matrix<double> truth) =>
        [.. (predicted - truth).EnumerateRows().Select(row => row.Sum(Square))];

    private static double[] Explained(Matrix<double> predicted, Matrix<double> truth) =>
        [.. Enumerable.Range(0, truth.ColumnCount).Select(p =>
            1 - (predicted.Column(p) - truth.Column(p)).Sum(Square) / truth.Column(p).Sum(Square))];

    private static double Nearer(double[] one, double[] other) => one.Zip(other).Average(pair =>
        pair.First < pair.Second ? 1.0 : 0);

    private static (double Mean, double Error) MeanOf(double[] values)
    {
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => Square(value - mean)) / (values.Length - 1.0) / values.Length));
    }

    private static Matrix<double> Standardised(double[][] rows)
    {
        Matrix<double> all = Matrix<double>.Build.DenseOfRowArrays(rows);
        List<Vector<double>> columns = [];
        foreach (Vector<double> column in all.EnumerateColumns())
        {
            double mean = column.Average(), spread = Math.Sqrt((column - mean).Sum(Square) / column.Count);
            if (spread > 1e-9)
                columns.Add((column - mean) / spread);
        }

        return Matrix<double>.Build.DenseOfColumnVectors(columns);
    }

    private static double Square(double value) => value * value;

    /// <summary>
    /// Each column that is sought has the penalty that generalised cross-validation gives it: what nothing informs is
    /// predicted by its mean, so that a gain is information and no shrinkage.
    /// </summary>
    private sealed class Ridge
    {
        private readonly Vector<double> _meanKnown, _meanSought;

        public Ridge(Matrix<double> known, Matrix<double> sought)
        {
            _meanKnown = known.ColumnSums() / known.RowCount;
            _meanSought = sought.ColumnSums() / sought.RowCount;
            Matrix<double> x = Less(known, _meanKnown), y = Less(sought, _meanSought);
            Matrix<double> cross = x.TransposeThisAndMultiply(x), with = x.TransposeThisAndMultiply(y);
            Slopes = Matrix<double>.Build.Dense(x.ColumnCount, y.ColumnCount);
            double[] best = [.. Enumerable.Repeat(double.PositiveInfinity, y.ColumnCount)];
            Matrix<double> rest = y.Clone();
            foreach (double penalty in Penalties)
            {
                Matrix<double> inverse =
                    (cross + penalty * Matrix<double>.Build.DenseIdentity(cross.RowCount)).Inverse();
                double used = (inverse * cross).Trace() / x.RowCount;
                Matrix<double> slopes = inverse * with, left = y - x * slopes;
                for (int c = 0; c < best.Length; c++)
                {
                    double score = left.Column(c).Sum(Square) / Square(1 - used);
                    if (score >= best[c])
                        continue;
                    best[c] = score;
                    Slopes.SetColumn(c, slopes.Column(c));
                    rest.SetColumn(c, left.Column(c) / Math.Sqrt(1 - used));
                }
            }

            Residual = rest.TransposeThisAndMultiply(rest) / x.RowCount;
            // nearly collinear columns would be weighed by rounding
            for (int c = 0; c < Residual.RowCount; c++)
                Residual[c, c] *= 1.001;
        }

        /// <summary>[known, sought].</summary>
        public Matrix<double> Slopes { get; }

        /// <summary>Covariance of what is left, for the degrees of freedom that were used.</summary>
        public Matrix<double> Residual { get; }

        public Matrix<double> Predict(Matrix<double> known) =>
            Less(Less(known, _meanKnown) * Slopes, -_meanSought);

        private static Matrix<double> Less(Matrix<double> all, Vector<double> mean) =>
            Matrix<double>.Build.DenseOfRowVectors(all.EnumerateRows().Select(row => row - mean));
    }
}
