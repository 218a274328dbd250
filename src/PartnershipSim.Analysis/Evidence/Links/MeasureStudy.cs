using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>How a measure goes with a latent variable of the model: its loading on standardised values.</summary>
/// <param name="Between">Correlation of the means of states.</param>
/// <param name="Within">Correlation of what is left after means of states and of years.</param>
public sealed record Loading(string Path, double Between, double Within);

/// <summary>
/// A measured variable as a noisy indicator: how reliable it is, how it loads on the latent variables, whether it
/// predicts who joins, and what an index of that reliability would tell of the parameters.
/// </summary>
/// <param name="Yearly">Share of the variance of a year's value, less year means, that lies between states.</param>
/// <param name="SixYears">The same of a mean of six years.</param>
/// <param name="Detections">Expected z of the parts of the model, without and with such an index.</param>
/// <param name="Narrowed">Parameters whose posterior over prior spread falls most, with both ratios.</param>
public sealed record MeasureStudy(
    string Measure, int States, int First, int Last, double Yearly, double SixYears, ImmutableArray<Loading> Loadings,
    ImmutableArray<ValidationRow> Validation, ImmutableArray<DetectionRow> Detections,
    ImmutableArray<(string Parameter, double Without, double With)> Narrowed)
{
    private const int MeanOf = 6, MostNarrowed = 5;

    /// <summary>An index without any reliability, or with nothing else, has no noise that could be computed.</summary>
    private const double LeastReliability = 0.01, MostReliability = 0.99;

    public static MeasureStudy Of(
        EvidenceData data, Measure measure, RunPlan plan, int perDerivative, IProgress<Progress>? progress = null,
        CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(plan);
        int[] years =
        [
            .. measure.Values.Keys.Select(key => key.Year).Distinct()
                .Where(year => year >= Horizon.Start && year <= data.Last).Order(),
        ];
        int[] states =
        [
            .. data.StatesOf(Population.NonMembers).Where(state =>
                years.Any(year => measure.Values.ContainsKey((data.Model.States[state].Iso3, year)))),
        ];
        if (years.Length < 2 || states.Length < 2)
        {
            throw new NotEstimableException(
                $"{measure.Name} has {states.Length} states of the model in {years.Length} years from {Horizon.Start} "
                + "on: a measure needs two of both.");
        }

        double[,] values = Centred(states, years, (state, year) =>
            measure.Values.GetValueOrDefault((data.Model.States[state].Iso3, year), double.NaN));
        VarianceComponents parts = VarianceComponents.Estimate(new(
            new([.. states.Select(state => data.Model.States[state].Iso3)], [.. years]),
            [.. states.SelectMany((_, i) => years.Select((_, t) => values[i, t]))]));
        HistoryStatistic[] wanted =
        [
            .. from path in LatentPath.All
               from state in states
               from year in years
               select new HistoryStatistic(
                   $"{path.Key} {state} {year}", history => path.Of(history, state, year)),
        ];
        double[][] paths = new SimulatedHistories(data.Model, plan.WorkingThreads).Of(
            [.. wanted], plan, [], isOnlyAll: true, stop: stop)[(int)ModelArm.All];
        ImmutableArray<Loading> loadings =
        [
            .. LatentPath.All.Select((path, p) => LoadingOn(path.Key, values, Centred(states, years, (state, year) =>
                paths[(p * states.Length + Array.IndexOf(states, state)) * years.Length + Array.IndexOf(years, year)]
                    .Average()))),
        ];
        double reliability = Math.Clamp(parts.BetweenShare, LeastReliability, MostReliability);
        (ImmutableArray<IdentificationRow> rows, _, ImmutableArray<DetectionRow> detections) = IdentificationStudy.Of(
            data.Model, Moments.Of(data, reliability), plan, perDerivative, progress, stop);
        IdentificationRow[] with = [.. rows.Where(row => row.Data == Index)];
        return new(
            measure.Name, states.Length, years[0], years[^1], parts.BetweenShare, parts.ReliabilityOfMean(MeanOf),
            loadings, JoiningValidation.OfMeasure(data, measure, stop),
            [.. detections.Where(row => row.Data is Observed or Index)],
            [
                .. rows.Where(row => row.Data == Observed)
                    .Select(row => (
                        row.Parameter, row.Ratio, With: with.Single(w => w.Parameter == row.Parameter).Ratio))
                    .OrderBy(row => row.With - row.Ratio).Take(MostNarrowed),
            ]);
    }

    private const string Observed = "observed", Index = "with_attitude_index";

    /// <summary>Less the means of years.</summary>
    private static double[,] Centred(int[] states, int[] years, Func<int, int, double> at)
    {
        double[,] values = new double[states.Length, years.Length];
        for (int t = 0; t < years.Length; t++)
        {
            double[] all = [.. states.Select(state => at(state, years[t]))];
            double mean = all.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
            for (int i = 0; i < states.Length; i++)
                values[i, t] = all[i] - mean;
        }

        return values;
    }

    private static Loading LoadingOn(string path, double[,] measured, double[,] latent)
    {
        List<(double, double)> means = [], rests = [];
        for (int i = 0; i < measured.GetLength(0); i++)
        {
            (double M, double L)[] cells =
            [
                .. Enumerable.Range(0, measured.GetLength(1)).Select(t => (measured[i, t], latent[i, t]))
                    .Where(pair => double.IsFinite(pair.Item1 + pair.Item2)),
            ];
            if (cells.Length == 0)
                continue;
            double m = cells.Average(cell => cell.M), l = cells.Average(cell => cell.L);
            means.Add((m, l));
            rests.AddRange(cells.Select(cell => (cell.M - m, cell.L - l)));
        }

        return new(path, Correlation(means), Correlation(rests));
    }

    private static double Correlation(List<(double X, double Y)> pairs)
    {
        double x = pairs.Average(pair => pair.X), y = pairs.Average(pair => pair.Y);
        return pairs.Sum(pair => (pair.X - x) * (pair.Y - y)) / Math.Sqrt(
            pairs.Sum(pair => (pair.X - x) * (pair.X - x)) * pairs.Sum(pair => (pair.Y - y) * (pair.Y - y)));
    }
}
