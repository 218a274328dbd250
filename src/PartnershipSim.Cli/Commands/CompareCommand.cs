using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Plotting.Report;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Questions;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>compare BASE OTHER...</c>: what difference does it make, under common random numbers?</summary>
internal static class CompareCommand
{
    // the mediated share is run at so many points of the uncertain ranges, and so many replicates at each
    private const int RangePoints = 48;
    private const int RangeReplicates = 16;

    // parts of an effect that is smaller than this share of the base mean nothing
    private const double SmallestToDivide = 0.01;

    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> @base = new("base") { Description = "Scenario to compare with" };
        Argument<string[]> others = new("other")
        {
            Description = "Scenarios to compare",
            Arity = ArgumentArity.OneOrMore,
        };
        AimOptions aims = new();
        Option<int?> stopped = new("--stopped")
        {
            Description = "Follow what is left of the effect if BASE turns into OTHER in this year",
            HelpName = "YEAR",
        };
        Option<bool> information = new("--information")
        {
            Description = "Which observation would narrow the intervals most",
        };
        Option<bool> noMediation = new("--no-mediation")
        {
            Description = "Leave out how much is mediated by attitudes",
        };
        Option<bool> details = new("--details")
        {
            Description = "Print every reported outcome and group too",
        };
        Command command = new(
            "compare",
            """
            What difference does each OTHER make against BASE, replicate by replicate under common random numbers? The answer is
            about what OTHER names under outcomes and expect, or about --outcome, --group, --state and --years.

            Examples:
              partnersim compare scenarios/baseline.yaml scenarios/no_programmes.yaml
              partnersim compare scenarios/baseline.yaml scenarios/closed_door.yaml scenarios/mena_focus.yaml --state GEO
              partnersim compare scenarios/baseline.yaml scenarios/budget_doubled.yaml --outcome interop --group pfp --years 2005-2014
              partnersim compare scenarios/baseline.yaml scenarios/no_programmes.yaml --stopped 2006
              partnersim compare scenarios/baseline.yaml scenarios/no_programmes.yaml --chance-only
            """)
        {
            @base,
            others,
        };
        aims.AddTo(command);
        command.Add(stopped);
        command.Add(noMediation);
        command.Add(information);
        command.Add(details);
        common.AddWithEnsembleTo(command);
        command.Add(DefaultEnsemble.ChanceOnly);
        command.SetAction((parsed, stop) => Task.Run(
            () =>
            {
                Request request = new(
                    parsed.GetRequiredValue(@base), parsed.GetRequiredValue(others), aims,
                    parsed.GetValue(stopped), !parsed.GetValue(noMediation), parsed.GetValue(information),
                    parsed.GetValue(details));
                return Execute(parsed, common, request, stop);
            },
            stop));
        return command;
    }

    private sealed record Request(
        string Base, string[] Others, AimOptions Aims, int? Stopped, bool Mediates, bool Informs, bool Details);

    private static int Execute(ParseResult parsed, CommonOptions common, Request request, CancellationToken stop)
    {
        DateTimeOffset started = DateTimeOffset.UtcNow;
        Stopwatch clock = Stopwatch.StartNew();
        bool isQuiet = parsed.GetValue(common.Quiet);
        ScenarioSet set = ScenarioSet.Load(
            parsed, common, [request.Base, .. request.Others], request.Aims.YearsOf(parsed));
        ImmutableArray<ScenarioQuestion> questions =
        [
            .. set.Scenarios.Skip(1).Select(other => request.Aims.Asked(
                parsed, ScenarioQuestion.Of(other, set.Scenarios[0]), set.Models[0])),
        ];
        string[] states = [.. questions[0].Aims.Select(aim => aim.Group).Where(
            subject => set.Models[0].States.Any(state => state.Iso3 == subject)).Distinct()];

        if (request.Stopped is { } turn && (turn <= Horizon.Start + 1 || turn > set.Models[0].Horizon.To))
            throw new UsageException(
                $"--stopped {turn}: choose a year from {Horizon.Start + 2} to {set.Models[0].Horizon.To}");

        if (request.Stopped is not null
            && set.Others().FirstOrDefault(other => !Durability.CanBeCut(set.Models[0], other.Model)) is
            {
                Scenario: { } driven,
            })
            throw new UsageException(
                $"--stopped: {driven.Name} differs in drivers, programmes or operations, "
                + "which cannot be changed halfway; use a scenario that differs in parameters or mechanisms");

        (RunPlan plan, string? whyNone) = DefaultEnsemble.PlanOf(parsed, common, set.Scenarios, set.Models);
        ImmutableArray<Reach> reached = [.. set.Arms().Skip(1).Select(arm => Reach.Of(set.Arms()[0], arm, plan))];
        string? moved = null;
        if (request.Aims.YearsOf(parsed) is null && LaterYears(set, reached) is { } later)
        {
            moved = $"The outcome years {set.Years} end before the change is first felt, so this answer is over "
                + $"{new OutcomeYears(later.From, later.To)}; --years chooses others.";
            set = ScenarioSet.Load(parsed, common, [request.Base, .. request.Others], later);
            (plan, whyNone) = DefaultEnsemble.PlanOf(parsed, common, set.Scenarios, set.Models);
        }

        if (whyNone is not null && !isQuiet)
            Screen.Message($"Intervals are over chance alone: {whyNone}.");
        if (request.Informs && plan.Ensemble is null)
            throw new UsageException(
                "--information: what is worth knowing follows from what is not known; name an --ensemble");
        string hash = ResultFolder.HashOf(set.Scenarios, plan);
        string name = $"{string.Join("-vs-", set.Names.Take(2))}-{hash}";
        using ResultFolder folder = ResultFolder.Open(parsed.GetValue(common.Output), name, Screen.Message);
        OutcomeYears years = set.Years;

        Comparison comparison;
        using (ProgressLine progress = new("comparing", isQuiet))
            comparison = Comparison.Run(set.Arms(), plan, years, progress, stop);

        ImmutableArray<Mediated> mediated = request.Mediates
            ? Mediate(set, comparison, plan, years, isQuiet, stop)
            : [];
        ImmutableArray<(string Scenario, Durability Durability)> followed = request.Stopped is { } stopped
            ? Follow(set, stopped, plan, years, stop)
            : [];
        ComparisonFiles files = ComparisonFiles.Of(comparison, set.Models[0], states) with
        {
            Mediation =
            [
                .. mediated.Select(one => MediationRow.Of(
                    comparison.Base, one.Scenario, one.Share, one.AtLowEnd, one.OverRanges, one.Points))
                    .OfType<MediationRow>(),
            ],
            Durability = [.. followed.SelectMany(one => DurabilityRow.Of(
                comparison.Base, one.Scenario, one.Durability, set.Models[0].Horizon.To))],
            Accessions = Accessions(set, comparison, plan, years, stop),
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
            informed = InformationSummary.Of(set, plan, telling, stop);
            folder.Write(InformationTable.Table.FileName, stream => InformationTable.Table.Write(
                stream, InformationSummary.Rows(informed)));
        }

        Asked asked = Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started);
        Provenance provenance = Provenance.Of(
            ResultKind.Comparison, set.Scenarios, set.Fills, plan, set.Years, hash, asked) with
        {
            Questions = [.. questions.Zip(set.Arms().Skip(1), reached).Select(each => each.First with
            {
                Reached = [.. moved is null ? (string[])[] : [moved], .. ReachWords.Of(each.Third)],
                MoreMoney = Attribution.Allocated(each.Second.Model, years)
                    - Attribution.Allocated(set.Models[0], years),
            })],
            Evidence = BesideScenario.Quotes(set.Scenarios[0], questions),
            Credibility = Credibility.Of(
                set.Scenarios[0], set.Models[0], plan, years,
                questions.SelectMany(question => question.Aims).Concat(Aim.Headline)),
        };
        ComparisonAnswer answer = ComparisonAnswer.Of(files, provenance);
        folder.Write(AnswerMarkdown.FileName, stream => AnswerMarkdown.Write(stream, answer));
        folder.Write(Provenance.FileName, provenance.Write);
        int figures = parsed.GetValue(common.NoFigures)
            ? 0
            : new FigureFolder(isQuiet, stop).Write(CompareReport.Of(files, provenance), folder);
        common.Finish(parsed, folder);

        EffectsTable.Groups.With(plan.Ensemble is not null).Print(parsed.GetValue(common.Format), files.Effects, () =>
        {
            EffectSummary.Print(answer);
            if (request.Details)
                EffectSummary.PrintDetails(EffectTable.Of(files.Effects, provenance.OutcomeYears), states);
            if (request.Stopped is { } year)
                EffectSummary.PrintDurability(set, followed, year);
            InformationSummary.Print(informed);
        });

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

    /// <summary>
    /// The years from the first change to the end of the runs, where no change is felt before the outcome years are
    /// over: sums of years that nothing can differ in answer no question. Null where a change is felt before.
    /// </summary>
    private static Years? LaterYears(ScenarioSet set, ImmutableArray<Reach> reached)
    {
        int first = reached.Min(reach => reach.FirstYear ?? int.MaxValue);
        return first == int.MaxValue || first <= set.Years.To ? null : new(first, set.Models[0].Horizon.To);
    }

    /// <summary>Who joins when in each scenario; counted only where it is not the same in all.</summary>
    private static ImmutableArray<Accession> Accessions(
        ScenarioSet set, Comparison comparison, RunPlan plan, OutcomeYears years, CancellationToken stop)
    {
        int last = set.Models[0].Horizon.To;
        if (!comparison.Others.Any(other => MembershipShares.Differ(comparison, other, last)))
            return [];
        ImmutableArray<MembershipShares> shares = MembershipShares.Of(set.Arms(), plan, years, stop);
        return [.. set.Arms().SelectMany((arm, a) => Accession.Of(arm.Name, arm.Model, shares[a]))];
    }

    private static ImmutableArray<Mediated> Mediate(
        ScenarioSet set, Comparison comparison, RunPlan plan, OutcomeYears years, bool isQuiet, CancellationToken stop)
    {
        if (!isQuiet && Screen.IsWatched)
            Screen.Message("how much is mediated by attitudes ...");
        ImmutableArray<Mediated>.Builder shares = ImmutableArray.CreateBuilder<Mediated>();
        foreach ((Scenario other, CompiledModel model) in set.Others())
        {
            Effect? effect = comparison.Effect(other.Name, Outcomes.PartnerTroopYears, "partners");
            if (effect is null || effect.Interval90.Contains(0) || Math.Abs(effect.Relative) < SmallestToDivide)
                continue;
            MediatedShare share = Mediation.Run(
                set.Models[0], model, Outcomes.PartnerTroopYears, "partners", plan, years, stop);
            // under an ensemble its members stand for the ranges
            ImmutableArray<double> range = plan.Ensemble is null
                ? Mediation.OverRanges(
                    set.Models[0], model, Outcomes.PartnerTroopYears, "partners", RangePoints,
                    plan with { Replicates = RangeReplicates }, years, stop)
                : share.OverMembers;
            double? lowEnd = Mediation.AtLowEnd(
                set.Models[0], model, Outcomes.PartnerTroopYears, "partners",
                plan with { Ensemble = null, Replicates = set.Scenarios[0].Replicates }, years, stop)
                .Share;
            shares.Add(new(other.Name, share, range, plan.Ensemble is null ? RangePoints : share.Members, lowEnd));
        }

        return shares.ToImmutable();
    }

    private static ImmutableArray<(string Scenario, Durability Durability)> Follow(
        ScenarioSet set, int year, RunPlan plan, OutcomeYears years, CancellationToken stop)
    {
        return [.. set.Others().Select(other => (other.Scenario.Name, Durability.Run(
            set.Models[0], other.Model, year, plan, years, cancellation: stop)))];
    }
}
