using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>seek SCENARIO --lever KEY --goal "OUTCOME +5%"</c>: how far must the lever go?</summary>
internal static partial class SeekCommand
{
    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> scenario = new("scenario") { Description = "Scenario file" };
        Option<string> lever = new("--lever")
        {
            Description = "The parameter to move, e.g. partnership.budget",
            HelpName = "KEY",
            Required = true,
        };
        Option<string> goal = new("--goal")
        {
            Description = "Outcome and relative change, e.g. \"partner_troop_years +5%\"",
            HelpName = "GOAL",
            Required = true,
        };
        Option<string?> group = new("--group")
        {
            Description = "Group of states (default: the outcome's own)",
            HelpName = "GROUP",
        };
        Command command = new(
            "seek",
            """
            The lever value that reaches a goal, by bracketing under common random numbers.

            Example:
              partnersim seek scenarios/baseline.yaml --lever partnership.exercises --goal "partner_troop_years +5%"
            """)
        {
            scenario,
            lever,
            goal,
            group,
            common.Seed,
            common.Replicates,
            common.Threads,
            common.Set,
            common.Quiet,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(
                parsed, common, parsed.GetRequiredValue(scenario), parsed.GetRequiredValue(lever),
                parsed.GetRequiredValue(goal), parsed.GetValue(group), stop),
            stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, string path, string key, string goal, string? groupKey,
        CancellationToken stop)
    {
        Scenario scenario = common.Load(parsed, path);
        Parameter lever = ParameterSpace.Find(key)
            ?? throw new UsageException(
                $"--lever {key}: there is no such "
                + $"parameter{Suggestion.For(key, ParameterSpace.Parameters.Select(p => p.Key))}");
        (Outcome outcome, double change) = Parse(goal);
        CompiledModel model = Compiler.Compile(scenario).Model;
        string group = groupKey ?? outcome.Group;
        if (!Model.Entities.Group.Of(model).Any(known => known.Key == group))
            throw new UsageException(
                $"--group {group}: there is no such "
                + $"group{Suggestion.For(group, Model.Entities.Group.Of(model).Select(known => known.Key))}");

        if (!Comparison.Run(
            [new Arm("base", model)], new RunPlan(scenario.Seed, 1), CommonOptions.YearsOf(scenario),
            cancellation: stop)
            .ScalarsOf("base").Of(outcome, group).Any(double.IsFinite))
            throw new UsageException(
                $"--goal: {outcome.Key} is not defined for the group {group}; it is for {outcome.Group}");

        Seeking seeking = new(
            model, lever, outcome, group, common.PlanOf(parsed, scenario), CommonOptions.YearsOf(scenario));
        SeekResult? sought = seeking.Find(change, stop);
        string what = $"{Words.Subject(outcome.Key, group)} {Words.Percent(change, isSigned: true)}";
        Screen.Data.MarkupLineInterpolated(
            $"[bold]{what}[/] by moving {lever.Key} ({lever.Meaning}; now {Words.Setting(model.Timetable[^1][lever])}, range {lever.Range})");
        Screen.Data.Write(Table(seeking));
        if (sought is null)
        {
            Screen.Data.MarkupLineInterpolated($"[bold]No value in range does.[/] {Nearest(seeking, lever, change)}");
            return ExitCode.Done;
        }

        string interval = sought.Interval90 is { } band
            ? $"90 % interval {Words.Setting(band.Low)} to {Words.Setting(band.High)}"
            : "one replicate has no interval; --replicates 2 would do, 100 are usual";
        Screen.Data.MarkupLineInterpolated(
            $"[bold]{lever.Key} = {Words.Setting(sought.Value)}[/] ({interval}); there the mean change is {Words.Percent(sought.Effect.Relative, isSigned: true)}.");
        return ExitCode.Done;
    }

    private static string Nearest(Seeking seeking, Parameter lever, double change)
    {
        Probe[] defined = [.. seeking.Probes.Where(probe => double.IsFinite(probe.Mean))];
        if (defined.Length == 0)
            return "The outcome is 0 where nothing is moved, and no change is a share of 0.";
        // a goal far away is as far from all of them, as numbers go
        Probe most = defined.MaxBy(probe => probe.Mean), least = defined.MinBy(probe => probe.Mean);
        Probe best = change >= most.Mean
            ? most
            : change <= least.Mean ? least : defined.MinBy(probe => Math.Abs(probe.Mean - change));
        return $"The nearest is {lever.Key} = {Words.Setting(best.Value)}: {Words.Percent(best.Mean, isSigned: true)} "
            + $"(90 % interval {Words.PercentBand(best.Low, best.High)}).";
    }

    private static Table Table(Seeking seeking)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("value tried").RightAligned());
        table.AddColumn(new TableColumn("mean change").RightAligned());
        table.AddColumn(new TableColumn("90 % interval").RightAligned());
        // the search ends in steps too small to be told apart here
        foreach (Probe probe in seeking.Probes.DistinctBy(
            probe => (Words.Setting(probe.Value), Words.Percent(probe.Mean, isSigned: true))))
            table.AddRow(
                Words.Setting(probe.Value), Words.Percent(probe.Mean, isSigned: true),
                Words.PercentBand(probe.Low, probe.High));
        return table;
    }

    private static (Outcome Outcome, double Change) Parse(string goal)
    {
        Match match = GoalPattern().Match(goal);
        if (!match.Success)
            throw new UsageException(
                $"--goal \"{goal}\": write an outcome and a relative change, for instance \"partner_troop_years +5%\"");
        string key = match.Groups["outcome"].Value;
        Outcome outcome = Outcomes.Find(key)
            ?? throw new UsageException(
                $"--goal \"{goal}\": {key} is not an outcome{Suggestion.For(key, Outcomes.All.Select(o => o.Key))}");
        return (outcome, double.Parse(match.Groups["change"].Value, CultureInfo.InvariantCulture) / 100);
    }

    [GeneratedRegex(@"^\s*(?<outcome>\w+)\s+(?<change>[+-]?\d+(\.\d+)?)\s*%\s*$")]
    private static partial Regex GoalPattern();
}
