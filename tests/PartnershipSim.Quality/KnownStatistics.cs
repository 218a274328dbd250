using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Analysis.History;
using PartnershipSim.Benchmarks;
using PartnershipSim.Model;
using PartnershipSim.Model.Entities;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Studies;

namespace PartnershipSim.Quality;

/// <summary>
/// Would a calibration learn more if statistics of a whole history stood beside the likelihood of each year given the
/// year before? Histories of the fit years are simulated at members of the committed ensemble; what the one-step
/// likelihood says of each is its slope in every parameter at the ensemble's median, what statistics say are the
/// statistics. Both predict the parameters of worlds that were left out.
/// </summary>
internal static class KnownStatistics
{
    public const string Heading = "## Statistics beside the one-step likelihood, in known worlds";

    private const ulong Seed = 1, FirstWorld = 1_000_003;

    public static int Write(int worlds)
    {
        string library = Path.Combine(Checkout.Root, "scenarios");
        Study study = Study.Load(Path.Combine(library, "studies", "calibration.yaml"));
        Ensemble ensemble = EnsembleFile.Read(Path.Combine(library, "ensembles", "calibration.parquet"));
        World[] known = Simulate(study, ensemble, worlds);
        ImmutableArray<string> parameters = [.. ensemble.Parameters.Select(parameter => parameter.Key)];
        LeftOutWorlds judged = new(
            [.. known.Select(world => world.Truth)], [.. known.Select(world => world.Slopes)],
            [.. known.Select(world => world.Statistics)]);
        Keep(known);
        QualityPage.Results.Write(Heading, Text(judged, parameters, known, ensemble));
        return 0;
    }

    /// <summary>The worlds themselves, for other analyses.</summary>
    private static void Keep(World[] known)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts")).FullName;
        File.WriteAllLines(
            Path.Combine(folder, "known_statistics.csv"),
            known.Select(world => string.Join(',', ((double[])[.. world.Truth, .. world.Slopes, .. world.Statistics])
                .Select(value => value.ToString("R", CultureInfo.InvariantCulture)))));
    }

    private static World[] Simulate(Study study, Ensemble ensemble, int worlds)
    {
        CalibrationPlan real = CalibrationPlan.Of(study);
        CompiledModel nudged = Compiler.Compile(study.Base, Window.LastFitYear).Model;
        CompiledModel free = (nudged with { Nudge = null }).Until(Window.LastFitYear);
        ObservedHistory seen = ObservedHistory.Of(study.Base, nudged);
        EvidenceData data = EvidenceData.Of(study.Base, nudged, ProgrammeDates.Read(study.Base.Data));
        ImmutableArray<HistoryStatistic> statistics =
        [
            .. Moments.Of(data, until: Window.LastFitYear).Where(moment => moment.Need == DataNeed.Observed)
                .Select(moment => moment.Statistic),
        ];
        double[][] shares = [.. ensemble.Members.Select(member =>
            member.Select((value, a) => real.Axes[a].ShareOf(value)).ToArray())];
        double[] centre = [.. real.Axes.Select(
            (_, a) => shares.Select(share => share[a]).Order().ElementAt(shares.Length / 2))];
        double[] mean = [.. real.Axes.Select((_, a) => shares.Average(share => share[a]))];
        double[] spread = [.. real.Axes.Select((_, a) =>
            Math.Sqrt(shares.Average(share => (share[a] - mean[a]) * (share[a] - mean[a]))))];
        World[] known = new World[worlds];
        for (int w = 0; w < worlds; w++)
        {
            int member = (int)((long)w * shares.Length / worlds);
            SimulatedHistory? kept = null;
            HistoryStatistic keep = new("kept", history =>
            {
                kept = history;
                return 0;
            });
            double[][] read = new SimulatedHistories(free, threads: 1).Of(
                [.. statistics, keep], new(Seed + FirstWorld * (ulong)(w + 1), 1, 1),
                ensemble.SettingsOf(member), isOnlyAll: true)[(int)ModelArm.All];
            ObservedHistory archives = seen.Filled(new KeptPast(free, kept!));
            FitEngine engine = new(FitData.Of(nudged.With(archives.Until(Window.LastFitYear)), archives), Seed);
            double[][] around =
            [
                .. Enumerable.Range(0, centre.Length).SelectMany(a => new[] { Moved(a, -1), Moved(a, 1) }),
            ];
            Fit[] fits = engine.Of([.. around.Select(real.TimetableAt)], FitEngine.LeastReplicates);
            known[w] = new(
                [.. shares[member].Select((share, a) => (share - mean[a]) / spread[a])],
                [.. Enumerable.Range(0, centre.Length).Select(a => fits[2 * a + 1].Distance - fits[2 * a].Distance)],
                [.. read[..^1].Select(values => values[0])]);
            if ((w + 1) % 10 == 0)
                Console.Error.WriteLine($"{w + 1} of {worlds} worlds");

            double[] Moved(int axis, int side) =>
                [.. centre.Select((share, a) => a == axis ? Math.Clamp(share + side * spread[a], 0, 1) : share)];
        }

        return known;
    }

    private static string Text(
        LeftOutWorlds judged, ImmutableArray<string> parameters, World[] known, Ensemble ensemble)
    {
        StringBuilder text = new(
            $"""
            {Heading}

            Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- statistics`. {known.Length} histories to {Window.LastFitYear}, with the gaps of
            the real one, simulated at members of {ensemble.Origin.Name}. A ridge regression, its penalty chosen without the worlds that
            it is judged by, predicts {parameters.Length} parameters from the slopes of the one-step likelihood, from {known[0].Statistics.Length} statistics (means,
            spreads, shares that take part, sizes), and from both. Shares are of the variance over the ensemble, in ten parts left out in turn.

            | predicted from | explained, mean | in the ten best | worlds nearer to the truth |
            | --- | ---: | ---: | ---: |

            """);
        foreach (WorldScore score in judged.Scores)
            text.Append(
                $"| {score.Name} | {Percent(score.Explained.Average())} | "
                + $"{Percent(score.Explained.OrderDescending().Take(10).Average())} | "
                + $"{(score.Better is { } better ? Percent(better) : "")} |\n");
        text.Append(CultureInfo.InvariantCulture,
            $"""

            Beside the likelihood, statistics save {judged.Gain:0.000} (standard error {judged.GainError:0.000}) of the {parameters.Length} prior variances of all parameters together,
            {(judged.Helps ? "more" : "no more")} than 1.64 standard errors. Of single parameters {judged.Helped.Length} gain as much{Names(judged.Helped, parameters)};
            {judged.Harmed} lose as much, where {parameters.Length / 20.0:0.#} of each would by chance.

            As a synthetic likelihood (normal, linear in the parameters) multiplied with the other, as if the two were of different
            histories: {Percent(judged.ProductExplained)} explained, and intervals of 90 % hold {Percent(judged.ProductCoverage)} of the true values, where those of the one-step
            likelihood alone hold {Percent(judged.AloneCoverage)}.

            """);
        return text.ToString();
    }

    private static string Names(ImmutableArray<int> some, ImmutableArray<string> parameters) => some.IsEmpty
        ? ""
        : $" ({string.Join(", ", some.Take(8).Select(p => parameters[p]))}{(some.Length > 8 ? ", …" : "")})";

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %");

    /// <param name="Truth">In standard deviations from the mean of the ensemble.</param>
    /// <param name="Slopes">Of the distance, over two standard deviations of the ensemble.</param>
    private sealed record World(double[] Truth, double[] Slopes, double[] Statistics);

    private sealed class KeptPast(CompiledModel model, SimulatedHistory history) : Past(model)
    {
        public override double SpendingShare(int state, int year) =>
            100 * Math.Exp(history.At(EvidenceOutcome.Spending, state, year));

        public override double Strength(int state, int year) =>
            Math.Exp(history.At(EvidenceOutcome.Strength, state, year));

        public override double Troops(int state, int year, int operation) => history.Troops(operation, state, year);

        public override double Deaths(int state, int year, int operation) => double.NaN;
    }
}
