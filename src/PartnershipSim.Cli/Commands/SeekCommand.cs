using System.Collections.Immutable;
using System.CommandLine;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Questions;
using PartnershipSim.Scenarios.Text;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>seek SCENARIO --lever KEY --goal "OUTCOME +5%"</c>: how far must the lever go?</summary>
internal static class SeekCommand
{
    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> scenario = new("scenario") { Description = "Scenario file" };
        Option<string> lever = new("--lever")
        {
            Description =
                "What to move: a parameter, e.g. partnership.budget; a weight or the money of a programme, e.g. "
                + "programmes.parp.money; or an intervention in which x is the amount",
            HelpName = "LEVER",
            Required = true,
        };
        Option<string> goal = new("--goal")
        {
            Description =
                "Outcome and relative change, e.g. \"partner_troop_years +5%\"; or outcome and level in its unit, e.g. "
                + "\"spending_share at least 3\" or \"interop = 0.5\"",
            HelpName = "GOAL",
            Required = true,
        };
        Option<string?> group = new("--group")
        {
            Description = "Group of states, or a state by its ISO code (default: the outcome's own group)",
            HelpName = "GROUP",
        };
        AimOptions aims = new();
        Option<string?> between = new("--between")
        {
            Description = "The values that are tried, LOW..HIGH; an intervention needs them, other levers have a range",
            HelpName = "LOW..HIGH",
        };
        Command command = new(
            "seek",
            """
            The lever value that reaches a goal, by bracketing under common random numbers. A lever is a parameter ('partnersim
            parameters' lists them), a number of a programme (programmes.KEY.interoperability, teaching, material or money; 'partnersim
            list programmes' lists the keys), or an intervention as scenarios have them, in which the word x stands for the amount.
            A goal is a change against the scenario as it is (+5%), or a level in the unit that 'partnersim outcomes' lists: exactly
            (= 300), at least (>= 300) or at most (<= 300). Intervals are over chance. With -o the values that were tried are kept.

            Examples:
              partnersim seek scenarios/baseline.yaml --lever partnership.exercises --goal "partner_troop_years +5%"
              partnersim seek scenarios/baseline.yaml --lever programmes.parp.money --goal "interop +2%"
              partnersim seek scenarios/baseline.yaml --lever "from: 2004, scale: { partnership.exercises: x }" --between 1..3 --goal "interop +5%"
              partnersim seek scenarios/baseline.yaml --lever partnership.budget --goal "partner_troop_years at least 300"
            """)
        {
            scenario,
            lever,
            between,
            goal,
            group,
            aims.Years,
            common.Output,
            common.Seed,
            common.Replicates,
            common.Threads,
            common.Set,
            common.Format,
            common.Quiet,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(
                parsed, common, parsed.GetRequiredValue(scenario),
                parsed.GetRequiredValue(lever), parsed.GetValue(between), parsed.GetRequiredValue(goal),
                parsed.GetValue(group), aims.YearsOf(parsed), stop),
            stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, string path, string asked, string? between, string typed,
        string? groupKey, Years? chosen, CancellationToken stop)
    {
        if (parsed.GetValue(common.Output) is null)
            common.RefuseWorkbook(parsed, "a workbook needs a folder, name one with -o");
        DateTimeOffset started = DateTimeOffset.UtcNow;
        Scenario scenario = common.Load(parsed, path);
        if (chosen is not null)
            scenario = scenario with { Years = new(chosen.From, Math.Max(chosen.To, scenario.Horizon.To)) };
        OutcomeYears years = chosen is null ? CommonOptions.YearsOf(scenario) : new(chosen.From, chosen.To);
        Compiled compiled = Compiler.Compile(scenario);
        CompiledModel model = compiled.Model;
        NamedLever lever = NamedLever.Of(asked, between, scenario, model);
        (Outcome outcome, SeekGoal goal) = TypedGoal.Of(typed);
        string group = GroupOf(groupKey ?? outcome.Group, model);
        if (!Comparison.Run(
            [new Arm("base", model)], new RunPlan(scenario.Seed, 1), years, cancellation: stop)
            .ScalarsOf("base").Of(outcome, group).Any(double.IsFinite))
            throw new UsageException(
                $"--goal: {outcome.Key} is not defined for the group {group}; it is for {outcome.Group}");

        RunPlan plan = common.PlanOf(parsed, scenario);
        string hash = ResultFolder.HashOf([scenario], plan);
        using ResultFolder? folder = parsed.GetValue(common.Output) is { } output
            ? ResultFolder.Open(output, hash, Screen.Message) : null;
        Seeking seeking = new(lever.Lever, outcome, group, plan, years) { Scale = goal.Scale };
        SeekSummary summary = new(
            lever.Key, lever.About, lever.Unit, lever.Lever, outcome, group, StateOf(group, model), years, goal)
        {
            Unmoved = goal.Scale == SeekScale.Level ? seeking.Unmoved(stop) : null,
        };
        SeekResult? sought = summary.IsMet ? null : seeking.Find(goal.Value, stop);
        if (goal.Scale == SeekScale.Level)
            Finish(SeekLevelTable.Table, SeekLevelRow.Of(
                seeking.Probes, summary.Answer(seeking, sought), lever.Key, outcome, group, goal.Value));
        else
            Finish(SeekTable.Table, SeekRow.Of(seeking, sought, lever.Key, outcome.Key, group, goal.Value));
        return ExitCode.Done;

        void Finish<TRow>(Table<TRow> table, ImmutableArray<TRow> rows)
        {
            if (folder is not null)
            {
                folder.Write(table.FileName, stream => table.Write(stream, rows));
                Provenance provenance = Provenance.Of(
                    ResultKind.Seeking, [scenario], compiled.Fills, plan, years, hash,
                    Results.Store.Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started));
                folder.Write(Provenance.FileName, provenance.Write);
                common.Finish(parsed, folder);
            }

            table.Print(parsed.GetValue(common.Format), rows, () =>
            {
                summary.Print(seeking, sought);
                if (goal.Scale == SeekScale.Level)
                    PrintCredibility(scenario, model, plan, summary);
            });
            if (folder is not null && !parsed.GetValue(common.Quiet))
                Screen.Message($"Every value that was tried: {folder.Shown}/{table.FileName}");
        }
    }

    /// <summary>A level is the model's own, so a reader needs to know how far it is from history.</summary>
    private static void PrintCredibility(Scenario scenario, CompiledModel model, RunPlan plan, SeekSummary summary)
    {
        foreach (Credibility row in Credibility.Of(
            scenario, model, plan, summary.Years, [new Aim(summary.Outcome.Key, summary.Group)]))
            Screen.Data.WriteLine(HistoryWords.Sentence(row, summary.Name));
        if (summary.Years.To > model.Horizon.LastObserved)
            Screen.Data.WriteLine(HistoryWords.Projection(model.Horizon.LastObserved));
    }

    /// <summary>The key of a group, or the code of a state.</summary>
    private static string GroupOf(string typed, CompiledModel model)
    {
        string[] known = [.. Model.Entities.Group.Of(model).Select(group => group.Key)];
        return known.Contains(typed)
            ? typed
            : model.States.FirstOrDefault(state => CountryNames.IsCalled(state.Name, typed)
                || string.Equals(state.Iso3, typed, StringComparison.OrdinalIgnoreCase))?.Iso3
            ?? throw new UsageException(
                $"--group {typed}: there is no such group or state{Suggestion.For(typed, known)}");
    }

    private static string? StateOf(string group, CompiledModel model) =>
        model.States.FirstOrDefault(state => state.Iso3 == group) is { } state
            ? Words.StateInSentence(state.Name)
            : null;
}
