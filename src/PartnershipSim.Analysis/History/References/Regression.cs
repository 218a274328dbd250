using System.Collections.Concurrent;
using MathNet.Numerics.LinearAlgebra;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;

namespace PartnershipSim.Analysis.History.References;

/// <summary>
/// A small regression, fitted to everything known at the origin. Levels: the yearly change of the logarithm on its last
/// value, growth of GDP and membership, laid on year by year. Troops: a ridge logit of taking part and least squares of
/// the log size, on strength, GDP, democracy, UN voting distance, distance to the theatre, status and request.
/// </summary>
public sealed record Regression() : Benchmark("regression", "the regression")
{
    /// <summary>Weight of the ridge on every coefficient but the constant.</summary>
    private const double Ridge = 1;

    private readonly ConcurrentDictionary<(Quantity, int Origin, TrainingStates), LevelFit?> _levels = new();
    private readonly ConcurrentDictionary<(int Origin, TrainingStates), TroopFit?> _troops = new();

    public override Prediction? Expect(
        ForecastCase asked, Quantity quantity, KnownHistory known, TrainingStates training)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(known);
        return quantity == Quantity.Troops
            ? _troops.GetOrAdd((known.Origin, training), _ => TroopFit.Of(known, training))?.Expect(asked, known)
            : _levels.GetOrAdd((quantity, known.Origin, training), _ => LevelFit.Of(quantity, known, training))
                ?.Expect(asked, known);
    }

    /// <summary>Change of ln x = constant + a ln x(t-1) + b growth + c member.</summary>
    private sealed record LevelFit(Quantity Quantity, Vector<double> Coefficients, double Sd)
    {
        private const int LeastCases = 30;

        public static LevelFit? Of(Quantity quantity, KnownHistory known, TrainingStates training)
        {
            (double[] X, double Y)[] rows =
            [
                .. from state in training.Numbers
                   from year in Enumerable.Range(Horizon.Start + 1, known.Origin - Horizon.Start)
                   let before = Log(quantity, known, state, year - 1)
                   let now = Log(quantity, known, state, year)
                   where double.IsFinite(now - before)
                   select (Row(known, state, year, before), now - before),
            ];
            if (rows.Length < LeastCases)
                return null;
            Vector<double> fit = LeastSquares(rows);
            double squares = rows.Sum(row => Math.Pow(row.Y - fit.DotProduct(Vector<double>.Build.Dense(row.X)), 2));
            return new(quantity, fit, Math.Sqrt(squares / (rows.Length - fit.Count)));
        }

        public Prediction? Expect(ForecastCase asked, KnownHistory known)
        {
            if (known.Last(Quantity, asked.State) is not { } last)
                return null;
            double log = Quantity == Quantity.Strength ? last.Value : Math.Log(last.Value);
            double variance = 0;
            for (int year = last.Year + 1; year <= asked.Year; year++)
            {
                log += Coefficients.DotProduct(Vector<double>.Build.Dense(Row(known, asked.State, year, log)));
                variance = Math.Pow(1 + Coefficients[1], 2) * variance + Sd * Sd;
            }

            double[] sample = Quantiles.Normal(log, Math.Sqrt(variance));
            return new(Quantity == Quantity.Strength ? sample : [.. sample.Select(Math.Exp)]);
        }

        private static double Log(Quantity quantity, KnownHistory known, int state, int year) =>
            quantity == Quantity.Strength ? known.At(quantity, state, year) : Math.Log(known.At(quantity, state, year));

        private static double[] Row(KnownHistory known, int state, int year, double before)
        {
            double[][] gdp = known.Model.Drivers.Gdp;
            int t = Horizon.IndexOf(year);
            bool isMember = known.Model.Drivers.AccessionYear[state] <= year;
            return [1, before, Math.Log(gdp[t][state] / gdp[t - 1][state]), isMember ? 1 : 0];
        }
    }

    /// <summary>Who takes part, and with how much.</summary>
    private sealed record TroopFit(Vector<double> Joining, Vector<double> Size, double SizeSd)
    {
        private const int LeastCases = 60;

        public static TroopFit? Of(KnownHistory known, TrainingStates training)
        {
            (double[] X, double Troops)[] rows =
            [
                .. from operation in Enumerable.Range(0, known.Model.Operations.Length)
                   from year in Enumerable.Range(Horizon.Start, known.Origin - Horizon.Start + 1)
                   where known.History.IsComplete(operation, year)
                   from state in training.Numbers
                   let troops = known.TroopsIn(operation, state, year)
                   where !double.IsNaN(troops)
                   select (Row(known, operation, state, year), troops),
            ];
            if (rows.Length < LeastCases || rows.All(row => row.Troops > 0) || rows.All(row => row.Troops == 0))
                return null;
            (double[] X, double Y)[] sizes = [.. rows.Where(row => row.Troops > 0)
                .Select(row => (row.X, Math.Log(row.Troops)))];
            Vector<double> size = LeastSquares(sizes);
            double squares = sizes.Sum(row => Math.Pow(row.Y - size.DotProduct(Vector<double>.Build.Dense(row.X)), 2));
            return new(Logit(rows), size, Math.Sqrt(squares / Math.Max(1, sizes.Length - size.Count)));
        }

        public Prediction Expect(ForecastCase asked, KnownHistory known)
        {
            Vector<double> row = Vector<double>.Build.Dense(Row(known, asked.Operation, asked.State, asked.Year));
            double participation = 1 / (1 + Math.Exp(-Joining.DotProduct(row)));
            return new(Quantiles.Hurdle(participation, Math.Exp(Size.DotProduct(row)), SizeSd), participation);
        }

        /// <summary>Newton's steps on the ridge-penalised likelihood.</summary>
        private static Vector<double> Logit((double[] X, double Troops)[] rows)
        {
            const int steps = 25;
            Matrix<double> x = Matrix<double>.Build.DenseOfRowArrays(rows.Select(row => row.X));
            Vector<double> y = Vector<double>.Build.DenseOfEnumerable(rows.Select(row => row.Troops > 0 ? 1.0 : 0));
            Matrix<double> penalty = Penalty(x.ColumnCount);
            Vector<double> fit = Vector<double>.Build.Dense(x.ColumnCount);
            for (int step = 0; step < steps; step++)
            {
                Vector<double> p = (x * fit).Map(z => 1 / (1 + Math.Exp(-z)));
                Vector<double> slope = x.TransposeThisAndMultiply(y - p) - penalty * fit;
                Matrix<double> curvature =
                    x.TransposeThisAndMultiply(x.MapIndexed((row, _, value) => value * p[row] * (1 - p[row])))
                        + penalty;
                Vector<double> move = curvature.Solve(slope);
                fit += move;
                if (move.L2Norm() < 1e-9)
                    break;
            }

            return fit;
        }

        private static double[] Row(KnownHistory known, int operation, int state, int year)
        {
            DriverValues drivers = known.Model.Drivers;
            int t = Horizon.IndexOf(year);
            double strength = known.Last(Quantity.Strength, state)?.Value ?? Math.Log(drivers.InitialStrength[state]);
            int status = StatusRule.Of(known with { Origin = Math.Min(year, known.Origin) }, state);
            return
            [
                1, strength, Math.Log(drivers.Gdp[t][state]), drivers[Driver.Democracy][t][state],
                drivers.RelativeDistance[t][state],
                Math.Log(1 + drivers.DistanceToOperation[operation][state]),
                Math.Log(Math.Max(known.RequestedIn(operation, year), 0.001)),
                status == 0 ? 1 : 0, status == 1 ? 1 : 0, status == 2 ? 1 : 0, status == 3 ? 1 : 0,
            ];
        }
    }

    private static Vector<double> LeastSquares((double[] X, double Y)[] rows)
    {
        Matrix<double> x = Matrix<double>.Build.DenseOfRowArrays(rows.Select(row => row.X));
        Vector<double> y = Vector<double>.Build.DenseOfEnumerable(rows.Select(row => row.Y));
        return (x.TransposeThisAndMultiply(x) + 1e-6 * Penalty(x.ColumnCount)).Solve(x.TransposeThisAndMultiply(y));
    }

    /// <summary>The constant is free.</summary>
    private static Matrix<double> Penalty(int count)
    {
        Matrix<double> penalty = Matrix<double>.Build.DenseIdentity(count) * Ridge;
        penalty[0, 0] = 0;
        return penalty;
    }
}
