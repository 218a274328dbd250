using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>compare BASE OTHER...</c>: what difference does it make, under the same luck?</summary>
internal static class CompareCommand
{
    // the mediated share is run at so many points of the uncertain ranges, and so many replicates at each
    private const int RangePoints = 48;
    private const int RangeReplicates = 16;

    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> @base = new("base") { Description = "Scenario to compare with" };
        Argument<string[]> others = new("other")
        {
            Description = "Scenarios to compare",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string[]> states = new("--state")
        {
            Description = "Report this state too (iso3); repeatable",
            HelpName = "ISO3",
            DefaultValueFactory = _ => [],
        };
        Option<int?> stopped = new("--stopped")
        {
            Description = "Follow what is left of the effect if BASE turns into OTHER in this year",
            HelpName = "YEAR",
        };
        Option<bool> information = new("--information")
        {
            Description = "With --ensemble: which observation would narrow the intervals most",
        };
        Option<bool> noMediation = new("--no-mediation")
        {
            Description = "Leave out how much passes through attitudes",
        };
        Command command = new(
            "compare",
            """
            The effect of each OTHER against BASE, replicate by replicate under the same luck.

            Examples:
              partnersim compare scenarios/baseline.yaml scenarios/no_programmes.yaml
              partnersim compare scenarios/baseline.yaml scenarios/closed_door.yaml scenarios/mena_focus.yaml --state GEO
              partnersim compare scenarios/baseline.yaml scenarios/no_programmes.yaml --stopped 2006
              partnersim compare scenarios/baseline.yaml scenarios/no_programmes.yaml --ensemble scenarios/ensembles/calibration.parquet
            """)
        {
            @base,
            others,
            states,
            stopped,
            noMediation,
            information,
        };
        common.AddWithEnsembleTo(command);
        command.SetAction((parsed, stop) => Task.Run(
            () =>
            {
                Request request = new(
                    parsed.GetRequiredValue(@base), parsed.GetRequiredValue(others), parsed.GetValue(states) ?? [],
                    parsed.GetValue(stopped), !parsed.GetValue(noMediation), parsed.GetValue(information));
                return Execute(parsed, common, request, stop);
            },
            stop));
        return command;
    }

    private sealed record Request(
        string Base, string[] Others, string[] States, int? Stopped, bool Mediates, bool Informs);

    private static int Execute(ParseResult parsed, CommonOptions common, Request request, CancellationToken stop)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        Stopwatch clock = Stopwatch.StartNew();
        bool isQuiet = parsed.GetValue(common.Quiet);
        Worlds worlds = Worlds.Load(parsed, common, [request.Base, .. request.Others]);
        foreach (string state in request.States)
        {
            if (!worlds.Models[0].States.Any(s => s.Iso3 == state))
                throw new UsageException(
                    $"--state {state}: there is no such state; write its iso3 code, for instance GEO");
        }

        if (request.Stopped is { } turn && (turn <= Horizon.Start + 1 || turn > worlds.Models[0].Horizon.To))
            throw new UsageException(
                $"--stopped {turn}: choose a year from {Horizon.Start + 2} to {worlds.Models[0].Horizon.To}");

        if (request.Stopped is not null
            && worlds.Others().FirstOrDefault(other => !Durability.CanBeCut(worlds.Models[0], other.Model)) is
            {
                Scenario: { } driven,
            })
            throw new UsageException(
                $"--stopped: {driven.Name} differs in drivers, programmes or operations, "
                + "which cannot be changed halfway; use a scenario that differs in parameters or mechanisms");

        RunPlan plan = common.PlanOf(parsed, worlds.Scenarios, worlds.Models);
        if (request.Informs && plan.Ensemble is null)
            throw new UsageException(
                "--information: what is worth knowing follows from what is not known; name an --ensemble");
        string hash = ResultFolder.HashOf(worlds.Scenarios, plan);
        string name = $"{string.Join("-vs-", worlds.Names.Take(2))}-{hash}";
        using ResultFolder folder = ResultFolder.Open(parsed.GetValue(common.Output), name, Screen.Message);
        OutcomeYears years = worlds.Years;

        Comparison comparison;
        using (ProgressLine progress = new("comparing", isQuiet))
            comparison = Comparison.Run(worlds.Arms(), plan, years, progress, stop);

        ImmutableArray<Mediated> mediated = request.Mediates
            ? Mediate(worlds, comparison, plan, years, isQuiet, stop)
            : [];
        ImmutableArray<(string World, Durability Durability)> followed = request.Stopped is { } stopped
            ? Follow(worlds, stopped, plan, years, stop)
            : [];
        ComparisonFiles files = ComparisonFiles.Of(comparison, worlds.Models[0], request.States) with
        {
            Mediation =
            [
                .. mediated.Select(one => MediationRow.Of(
                    comparison.Base, one.World, one.Share, one.AtLowEnd, one.OverRanges, one.Points))
                    .OfType<MediationRow>(),
            ],
            Durability = [.. followed.SelectMany(one => DurabilityRow.Of(
                comparison.Base, one.World, one.Durability, worlds.Models[0].Horizon.To))],
        };
        folder.Write(files.Tables(plan.Ensemble is not null));
        if (request.Mediates)
            folder.Write(MediationTable.Table.FileName, stream => MediationTable.Table.Write(stream, files.Mediation));
        if (!followed.IsEmpty)
            folder.Write(
                DurabilityTable.Table.FileName, stream => DurabilityTable.Table.Write(stream, files.Durability));
        ImmutableArray<Informed> informed = [];
        if (request.Informs)
        {
            using ProgressLine telling = new("what is worth knowing", isQuiet);
            informed = InformationSummary.Of(worlds, plan, telling, stop);
            folder.Write(InformationTable.Table.FileName, stream => InformationTable.Table.Write(
                stream, InformationSummary.Rows(informed)));
        }

        Asked asked = Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started);
        Provenance provenance = Provenance.Of(
            ResultKind.Comparison, worlds.Scenarios, worlds.Fills, plan, worlds.Years, hash, asked);
        folder.Write(Provenance.FileName, provenance.Write);
        int figures = parsed.GetValue(common.NoFigures)
            ? 0
            : new FigureFolder(isQuiet, stop).Write(CompareReport.Of(files, provenance), folder);
        folder.Complete();

        switch (parsed.GetValue(common.Format))
        {
            case OutputFormat.Csv:
                using (Stream output = StandardStreams.OpenOutput())
                    EffectsTable.Groups.With(plan.Ensemble is not null).Write(output, files.Effects);
                break;
            case OutputFormat.Json:
                Console.Out.WriteLine(EffectsTable.Groups.With(plan.Ensemble is not null).Json(files.Effects));
                break;
            default:
                EffectSummary.Print(worlds, comparison, mediated, request.States);
                if (request.Stopped is { } year)
                    EffectSummary.PrintDurability(worlds, followed, year);
                InformationSummary.Print(informed);
                break;
        }

        if (!isQuiet)
        {
            string drawn = figures == 0 ? "" : $", {figures} figures, report.html";
            Screen.Messages.MarkupLineInterpolated(
                $"[grey]{clock.Elapsed.TotalSeconds:0.0} s. Every outcome and group:[/] [bold]{folder.Shown}[/]/effects.csv[grey]{drawn}[/]");
            Screen.Next(
                "Next, which mechanism does it?", CommandText.Of("attribute", request.Base, request.Others[0]));
        }

        return ExitCode.Done;
    }

    private static ImmutableArray<Mediated> Mediate(
        Worlds worlds, Comparison comparison, RunPlan plan, OutcomeYears years, bool isQuiet, CancellationToken stop)
    {
        if (!isQuiet && Screen.IsWatched)
            Screen.Message("how much passes through attitudes ...");
        ImmutableArray<Mediated>.Builder shares = ImmutableArray.CreateBuilder<Mediated>();
        foreach ((Scenario other, CompiledModel model) in worlds.Others())
        {
            Effect? effect = comparison.Effect(other.Name, Outcomes.PartnerTroopYears, "partners");
            if (effect is null || effect.Interval90.Contains(0))
                continue;
            MediatedShare share = Mediation.Run(
                worlds.Models[0], model, Outcomes.PartnerTroopYears, "partners", plan, years, stop);
            // under an ensemble the points that history accepts stand for the ranges
            ImmutableArray<double> range = plan.Ensemble is null
                ? Mediation.OverRanges(
                    worlds.Models[0], model, Outcomes.PartnerTroopYears, "partners", RangePoints,
                    plan with { Replicates = RangeReplicates }, years, stop)
                : share.OverMembers;
            double? lowEnd = Mediation.AtLowEnd(
                worlds.Models[0], model, Outcomes.PartnerTroopYears, "partners",
                plan with { Ensemble = null, Replicates = worlds.Scenarios[0].Replicates }, years, stop)
                .Share;
            shares.Add(new(other.Name, share, range, plan.Ensemble is null ? RangePoints : share.Members, lowEnd));
        }

        return shares.ToImmutable();
    }

    private static ImmutableArray<(string World, Durability Durability)> Follow(
        Worlds worlds, int year, RunPlan plan, OutcomeYears years, CancellationToken stop)
    {
        return [.. worlds.Others().Select(other => (other.Scenario.Name, Durability.Run(
            worlds.Models[0], other.Model, year, plan, years, cancellation: stop)))];
    }
}
