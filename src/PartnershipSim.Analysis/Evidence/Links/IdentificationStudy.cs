using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>
/// What statistics of history can say of the parameters: how far each statistic moves with each parameter, against how
/// far it varies over histories. Local and linear: derivatives at the scenario's own values under common random
/// numbers, normal errors, and a uniform prior over each declared range taken as normal of the same spread. An upper
/// bound of what a fit could learn, for the model is taken to be right.
/// </summary>
public static class IdentificationStudy
{
    /// <summary>Share of a range by which a parameter is moved to each side.</summary>
    private const double Step = 0.2;

    private const int MainParameters = 3;

    /// <summary>A covariance of a hundred statistics needs several times as many histories.</summary>
    private const int LeastHistories = 400;

    /// <summary>A weight in a direction below this is not named.</summary>
    private const double LeastWeight = 0.25;

    private static readonly (string Name, DataNeed[] Needs)[] DataSets =
    [
        ("observed", [DataNeed.Observed]),
        ("with_complete_lists", [DataNeed.Observed, DataNeed.Lists]),
        ("with_attitude_index", [DataNeed.Observed, DataNeed.Attitudes]),
        ("with_occ_levels", [DataNeed.Observed, DataNeed.Interoperability]),
        ("with_all", [DataNeed.Observed, DataNeed.Lists, DataNeed.Attitudes, DataNeed.Interoperability]),
    ];

    /// <param name="moments">Statistics of the data there are and of candidates.</param>
    /// <param name="plan">Seed and threads; its ensemble is left out.</param>
    /// <param name="perPoint">Histories behind each derivative.</param>
    public static (
        ImmutableArray<IdentificationRow> Parameters, ImmutableArray<DirectionRow> Directions,
        ImmutableArray<DetectionRow> Detections) Of(
        Model.Entities.CompiledModel model, ImmutableArray<Moment> moments, RunPlan plan, int perPoint,
        IProgress<Progress>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        RunPlan alone = plan with { Ensemble = null, Replicates = Math.Max(plan.Replicates, LeastHistories) };
        ImmutableArray<HistoryStatistic> statistics = [.. moments.Select(moment => moment.Statistic)];
        HistoryStatistic[] measured = [.. moments.Select(moment => moment.Noise).OfType<HistoryStatistic>()];
        SimulatedHistories histories = new(model, alone.WorkingThreads);
        double[][][] arms = histories.Of([.. statistics, .. measured], alone, [], stop: stop);
        Parameter[] parameters = [.. ParameterSpace.Uncertainties.Where(parameter => parameter.Range.Width > 0)];
        Halves[] columns = new Halves[parameters.Length];
        for (int p = 0; p < parameters.Length; p++)
        {
            columns[p] = Derivative(
                histories, statistics, alone with { Replicates = perPoint }, parameters[p], stop);
            progress?.Report(new(p + 1, parameters.Length));
        }

        Halves programmes = Difference(arms[(int)ModelArm.All], arms[(int)ModelArm.WithoutProgrammes]);
        Halves attitudes = Difference(arms[(int)ModelArm.All], arms[(int)ModelArm.WithoutAttitudes]);
        double[][] noises = arms[(int)ModelArm.All][statistics.Length..];
        double[] noise = [.. moments.Select(moment =>
            moment.Noise is { } own ? noises[Array.IndexOf(measured, own)].Average() : 0)];
        ImmutableArray<IdentificationRow>.Builder rows = ImmutableArray.CreateBuilder<IdentificationRow>();
        ImmutableArray<DirectionRow>.Builder directions = ImmutableArray.CreateBuilder<DirectionRow>();
        ImmutableArray<DetectionRow>.Builder detections = ImmutableArray.CreateBuilder<DetectionRow>();
        foreach ((string name, DataNeed[] needs) in DataSets)
        {
            int[] used = [.. Enumerable.Range(0, moments.Length)
                .Where(s => needs.Contains(moments[s].Need) && Variance(arms[(int)ModelArm.All][s]) > 0)];
            Matrix<double> precision = Precision(arms[(int)ModelArm.All], used, noise);
            Matrix<double> information = Information(columns, columns, used, precision);
            Evd<double> parts = information.Evd(Symmetricity.Symmetric);
            // halves are independent, so what is below 0 is sampling error around 0
            Vector<double> kept = parts.EigenValues.Map(value => Math.Max(0, value.Real));
            information = parts.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(kept)
                * parts.EigenVectors.Transpose();
            Matrix<double> posterior =
                (information + Matrix<double>.Build.DenseIdentity(parameters.Length)).Inverse();
            for (int p = 0; p < parameters.Length; p++)
            {
                double prior = PriorSd(parameters[p]);
                rows.Add(new(
                    name, parameters[p].Key, parameters[p].Unit, prior,
                    prior * Math.Sqrt(Math.Min(1, posterior[p, p]))));
            }

            int number = 0;
            foreach (int column in Enumerable.Range(0, parameters.Length).OrderByDescending(c => kept[c]))
            {
                directions.Add(new(
                    name, ++number, Math.Sqrt(kept[column]), Main(parts.EigenVectors.Column(column), parameters)));
            }

            detections.Add(Detection(name, "programmes", programmes, columns, used, precision, posterior));
            detections.Add(Detection(name, "attitudes", attitudes, columns, used, precision, posterior));
        }

        return (rows.ToImmutable(), directions.ToImmutable(), detections.ToImmutable());
    }

    private static double PriorSd(Parameter parameter) => parameter.Range.Width / Math.Sqrt(12);

    private static DetectionRow Detection(
        string data, string part, Halves effect, Halves[] columns, int[] used, Matrix<double> precision,
        Matrix<double> posterior)
    {
        double known = Math.Max(0, Information([effect], [effect], used, precision)[0, 0]);
        Vector<double> shared = Information(columns, [effect], used, precision).Column(0);
        double free = Math.Max(0, known - shared * (posterior * shared));
        return new(data, part, Math.Sqrt(free), Math.Sqrt(known));
    }

    /// <summary>
    /// The inverse covariance of the statistics over histories, less its bias from there being only so many (Hartlap,
    /// Simon and Schneider 2007).
    /// </summary>
    private static Matrix<double> Precision(double[][] values, int[] used, double[] noise)
    {
        int histories = values[0].Length;
        if (histories < used.Length + Spare)
        {
            throw new NotEstimableException(
                $"{histories} histories are too few for the covariance of {used.Length} statistics: ask for "
                + $"{used.Length + Spare} or more.");
        }

        double[] means = [.. used.Select(s => values[s].Average())];
        Matrix<double> covariance = Matrix<double>.Build.Dense(used.Length, used.Length, (a, b) =>
        {
            double sum = 0;
            for (int h = 0; h < histories; h++)
                sum += (values[used[a]][h] - means[a]) * (values[used[b]][h] - means[b]);
            return sum / (histories - 1) + (a == b ? noise[used[a]] : 0);
        });
        // statistics that nearly follow from others would be weighed by rounding
        for (int a = 0; a < used.Length; a++)
            covariance[a, a] *= 1 + Ridge;
        return covariance.Inverse() * ((histories - used.Length - 2) / (histories - 1.0));
    }

    private const int Spare = 20;
    private const double Ridge = 1e-3;

    /// <summary>a' Σ⁻¹ b from independent halves of the histories, so that sampling error does not add up.</summary>
    private static Matrix<double> Information(Halves[] left, Halves[] right, int[] used, Matrix<double> precision)
    {
        Matrix<double> Of(Halves[] some, Func<Halves, double[]> half) =>
            Matrix<double>.Build.Dense(used.Length, some.Length, (s, c) => half(some[c])[used[s]]);
        Matrix<double> crossed = Of(left, one => one.First).Transpose() * precision * Of(right, one => one.Second);
        Matrix<double> back = Of(left, one => one.Second).Transpose() * precision * Of(right, one => one.First);
        return (crossed + back) / 2;
    }

    /// <summary>Change of each statistic for one prior standard deviation.</summary>
    private static Halves Derivative(
        SimulatedHistories histories, ImmutableArray<HistoryStatistic> statistics, RunPlan plan, Parameter parameter,
        CancellationToken stop)
    {
        double centre = histories.Model.Timetable[0][parameter];
        double low = Math.Max(parameter.Range.Low, centre - Step * parameter.Range.Width);
        double high = Math.Min(parameter.Range.High, centre + Step * parameter.Range.Width);
        double[][] At(double value) => histories.Of(
            statistics, plan, [(parameter, value)], isOnlyAll: true, stop: stop)[(int)ModelArm.All];
        Halves change = Difference(At(high), At(low));
        double scale = PriorSd(parameter) / (high - low);
        return new(
            [.. change.First.Select(value => value * scale)], [.. change.Second.Select(value => value * scale)]);
    }

    /// <summary>Mean paired difference in each half of the histories.</summary>
    private static Halves Difference(double[][] one, double[][] other)
    {
        int half = one[0].Length / 2;
        double Mean(int s, int from, int to)
        {
            double sum = 0;
            for (int h = from; h < to; h++)
                sum += one[s][h] - other[s][h];
            return sum / (to - from);
        }

        return new(
            [.. Enumerable.Range(0, one.Length).Select(s => Mean(s, 0, half))],
            [.. Enumerable.Range(0, one.Length).Select(s => Mean(s, half, one[0].Length))]);
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static string Main(Vector<double> direction, Parameter[] parameters) => string.Join(
        ", ", Enumerable.Range(0, parameters.Length).OrderByDescending(p => Math.Abs(direction[p])).Take(MainParameters)
            .Where(p => Math.Abs(direction[p]) >= LeastWeight).Select(p => parameters[p].Key));

    /// <summary>A vector over the statistics, estimated from each half of the histories.</summary>
    private sealed record Halves(double[] First, double[] Second);
}
