using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Logit with a fixed effect for each unit, conditional on the unit's number of ones (Chamberlain 1980): the fixed
/// effects drop out, and so does the bias that they cause in short series. Units whose outcome never changes carry no
/// information. The sum over all orders of the ones runs over a recursion (Howard 1972), with its first and second
/// derivatives.
/// </summary>
public sealed class ConditionalLogit
{
    private const int MostSteps = 40;

    /// <summary>The gain in log likelihood per unit at which the search may end.</summary>
    private const double Tolerance = 1e-10;

    /// <summary>
    /// The step, in log odds per standard deviation of a regressor, at which it may end: towards a maximum that does
    /// not exist steps stay long while gains vanish.
    /// </summary>
    private const double LeastStep = 1e-3;

    private const string Separated =
        "A combination of the regressors predicts the outcome perfectly: the likelihood has no maximum.";

    private readonly RegressionRows _observations;
    private readonly int _count;

    /// <summary>Of each regressor, within units whose outcome changes.</summary>
    private readonly double[] _deviations;
    private readonly ImmutableArray<Stratum> _strata;

    private ConditionalLogit(RegressionRows observations, ReadOnlySpan<double> outcomes)
    {
        _observations = observations;
        _count = observations.Regressors.Length;
        _strata = StrataOf(observations, outcomes);
        _deviations = new double[_count];
        foreach (Stratum stratum in _strata)
            stratum.AddSquares(_deviations);
        int rows = _strata.Sum(stratum => stratum.Rows);
        for (int a = 0; a < _count; a++)
            _deviations[a] = Math.Sqrt(_deviations[a] / rows);
    }

    /// <summary>The slopes, in log odds per unit of the regressor.</summary>
    /// <param name="outcomes">0 or 1 for each row.</param>
    public static RegressionFit Fit(RegressionRows observations, ReadOnlySpan<double> outcomes)
    {
        ConditionalLogit logit = Compile(observations, outcomes);
        double[] unweighted = new double[observations.ClusterNames.Length];
        Array.Fill(unweighted, 1);
        double[] beta = logit.Maximise(unweighted, out double[] information);
        return logit.Describe(beta, information);
    }

    /// <summary>Refuses with a sentence if no outcome changes.</summary>
    internal static ConditionalLogit Compile(RegressionRows observations, ReadOnlySpan<double> outcomes)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ConditionalLogit logit = new(observations, outcomes);
        return logit._strata.Length > 1
            ? logit
            : throw new NotEstimableException(
                "A logit with unit effects needs units whose outcome changes; of "
                + $"{observations.Units.Distinct().Count()}, "
                + $"{logit._strata.Length} {(logit._strata.Length == 1 ? "does" : "do")}.");
    }

    /// <summary>The slopes after clusters were weighted.</summary>
    internal double[] Maximise(ReadOnlySpan<double> clusterWeights, out double[] information)
    {
        double[] beta = new double[_count];
        double[] gradient = new double[_count];
        information = new double[_count * _count];
        double[] room = Room();
        double likelihood = Evaluate(beta, clusterWeights, gradient, information, room);
        for (int step = 0; step < MostSteps; step++)
        {
            SymmetricSystem system = SymmetricSystem.Factor(information, _count, out int dependent)
                ?? throw new NotEstimableException(step > 0
                    ? Separated
                    : $"Within units whose outcome changes, {_observations.Regressors[dependent].Name} does not "
                    + "vary, or follows from the other regressors.");
            system.Solve(gradient);
            double[] direction = [.. gradient];
            double[] candidate = new double[_count];
            double found, length = 1;
            do
            {
                for (int a = 0; a < _count; a++)
                    candidate[a] = beta[a] + length * direction[a];
                found = Evaluate(candidate, clusterWeights, gradient, information, room);
                length /= 2;
            }
            while (found < likelihood && length > Tolerance);
            beta = candidate;
            if (found - likelihood < Tolerance * _strata.Length && LongestOf(direction) < LeastStep)
                return beta;
            likelihood = found;
        }

        throw new NotEstimableException(Separated);
    }

    private double[] Room() => new double[_strata.Max(stratum => stratum.Room)];

    private double LongestOf(double[] direction)
    {
        double longest = 0;
        for (int a = 0; a < _count; a++)
            longest = Math.Max(longest, Math.Abs(direction[a]) * _deviations[a]);
        return longest;
    }

    private RegressionFit Describe(double[] beta, double[] information)
    {
        SymmetricSystem system = SymmetricSystem.Factor(information, _count, out _)!;
        Dictionary<int, double[]> scores = [];
        double[] room = Room();
        foreach (Stratum stratum in _strata)
        {
            if (!scores.TryGetValue(stratum.Cluster, out double[]? score))
                scores[stratum.Cluster] = score = new double[_count];
            stratum.Add(beta, 1, score, new double[_count * _count], room);
        }

        double[] covariance = new double[_count * _count];
        foreach (double[] score in scores.OrderBy(pair => pair.Key).Select(pair => pair.Value))
        {
            system.Solve(score);
            for (int a = 0; a < _count; a++)
            {
                for (int b = 0; b < _count; b++)
                    covariance[a * _count + b] += score[a] * score[b];
            }
        }

        double factor = scores.Count / (scores.Count - 1.0);
        Coefficient[] coefficients = new Coefficient[_count];
        for (int a = 0; a < _count; a++)
        {
            double error = Math.Sqrt(factor * covariance[a * _count + a]);
            coefficients[a] = new(_observations.Regressors[a].Name, new(beta[a], error, scores.Count - 1));
        }

        return new(
            [.. coefficients], [.. covariance.Select(c => factor * c)], scores.Count,
            _strata.Sum(stratum => stratum.Rows));
    }

    private double Evaluate(
        double[] beta, ReadOnlySpan<double> clusterWeights, double[] gradient, double[] information, double[] room)
    {
        Array.Clear(gradient);
        Array.Clear(information);
        double likelihood = 0;
        foreach (Stratum stratum in _strata)
        {
            double weight = clusterWeights[stratum.Cluster];
            if (weight != 0)
                likelihood += weight * stratum.Add(beta, weight, gradient, information, room);
        }

        return likelihood;
    }

    private static ImmutableArray<Stratum> StrataOf(RegressionRows observations, ReadOnlySpan<double> outcomes)
    {
        SortedDictionary<int, List<int>> rows = [];
        for (int row = 0; row < observations.Count; row++)
        {
            if (!rows.TryGetValue(observations.Units[row], out List<int>? own))
                rows[observations.Units[row]] = own = [];
            own.Add(row);
        }

        ImmutableArray<Stratum>.Builder strata = ImmutableArray.CreateBuilder<Stratum>();
        foreach (List<int> own in rows.Values)
        {
            int yes = 0;
            foreach (int row in own)
                yes += outcomes[row] > 0 ? 1 : 0;
            if (yes > 0 && yes < own.Count)
                strata.Add(Stratum.Of(observations, outcomes, own, yes));
        }

        return strata.ToImmutable();
    }

    /// <summary>The rows of one unit whose outcome changes.</summary>
    private sealed class Stratum
    {
        private readonly double[] _x;
        private readonly double[] _sum;
        private readonly int _yes;
        private readonly int _count;

        private Stratum(double[] x, double[] sum, int yes, int count, int cluster)
        {
            _x = x;
            _sum = sum;
            _yes = yes;
            _count = count;
            Cluster = cluster;
        }

        public int Cluster { get; }

        public int Rows => _x.Length / Math.Max(1, _count);

        /// <summary>Numbers that <see cref="Add"/> works with.</summary>
        public int Room => (_yes + 1) * (1 + _count + _count * _count);

        public static Stratum Of(RegressionRows observations, ReadOnlySpan<double> outcomes, List<int> rows, int yes)
        {
            int count = observations.Regressors.Length;
            double[] x = new double[rows.Count * count];
            double[] sum = new double[count];
            for (int a = 0; a < count; a++)
            {
                // less its mean: the likelihood does not mind, and no exponential overflows
                double mean = 0;
                foreach (int row in rows)
                    mean += observations.Regressors[a].Values[row] / rows.Count;
                for (int i = 0; i < rows.Count; i++)
                {
                    x[i * count + a] = observations.Regressors[a].Values[rows[i]] - mean;
                    sum[a] += outcomes[rows[i]] > 0 ? x[i * count + a] : 0;
                }
            }

            return new(x, sum, yes, count, observations.Clusters[rows[0]]);
        }

        public void AddSquares(double[] squares)
        {
            for (int i = 0; i < _x.Length; i++)
                squares[i % _count] += _x[i] * _x[i];
        }

        /// <summary>
        /// The log likelihood; its gradient and information are added, weighted. The information is symmetric: nothing
        /// is added above its diagonal.
        /// </summary>
        /// <param name="room">As many numbers as <see cref="Room"/>, to work with.</param>
        public double Add(double[] beta, double weight, double[] gradient, double[] information, Span<double> room)
        {
            int k = _count;
            room = room[..Room];
            room.Clear();
            // over all choices of s of the rows so far: the sum, its gradient, its Hessian
            Span<double> sums = room[..(_yes + 1)];
            Span<double> first = room.Slice(sums.Length, sums.Length * k);
            Span<double> second = room[(sums.Length + first.Length)..];
            sums[0] = 1;
            for (int row = 0; row < Rows; row++)
            {
                ReadOnlySpan<double> x = _x.AsSpan(row * k, k);
                double index = 0;
                for (int a = 0; a < k; a++)
                    index += x[a] * beta[a];
                double odds = Math.Exp(index);
                for (int s = Math.Min(row + 1, _yes); s > 0; s--)
                {
                    double before = sums[s - 1];
                    Span<double> d = first.Slice(s * k, k);
                    ReadOnlySpan<double> dBefore = first.Slice((s - 1) * k, k);
                    Span<double> h = second.Slice(s * k * k, k * k);
                    ReadOnlySpan<double> hBefore = second.Slice((s - 1) * k * k, k * k);
                    for (int a = 0; a < k; a++)
                    {
                        for (int b = 0; b <= a; b++)
                        {
                            double cross = x[a] * x[b] * before + x[a] * dBefore[b] + dBefore[a] * x[b];
                            h[a * k + b] += odds * (cross + hBefore[a * k + b]);
                        }

                        d[a] += odds * (x[a] * before + dBefore[a]);
                    }

                    sums[s] += odds * before;
                }
            }

            double total = sums[_yes];
            double likelihood = -Math.Log(total);
            for (int a = 0; a < k; a++)
            {
                double mean = first[_yes * k + a] / total;
                likelihood += _sum[a] * beta[a];
                gradient[a] += weight * (_sum[a] - mean);
                for (int b = 0; b <= a; b++)
                {
                    double square = second[(_yes * k + a) * k + b] / total;
                    information[a * k + b] += weight * (square - mean * first[_yes * k + b] / total);
                }
            }

            return likelihood;
        }
    }
}
