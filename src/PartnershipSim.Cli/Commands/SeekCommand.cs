using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Studies;
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
            Description =
                "What to move: a parameter, e.g. partnership.budget; a weight or the money of a programme, e.g. "
                + "programmes.parp.money; or an intervention in which x is the amount",
            HelpName = "LEVER",
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
            With -o the values that were tried are kept.

            Examples:
              partnersim seek scenarios/baseline.yaml --lever partnership.exercises --goal "partner_troop_years +5%"
              partnersim seek scenarios/baseline.yaml --lever programmes.parp.money --goal "interop +2%"
              partnersim seek scenarios/baseline.yaml --lever "from: 2004, scale: { partnership.exercises: x }" --between 1..3 --goal "interop +5%"
            """)
        {
            scenario,
            lever,
            between,
            goal,
            group,
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
                parsed.GetValue(group), stop),
            stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, string path, string asked, string? between, string goal,
        string? groupKey, CancellationToken stop)
    {
        if (parsed.GetValue(common.Output) is null)
            common.RefuseWorkbook(parsed, "a workbook needs a folder, name one with -o");
        DateTimeOffset started = DateTimeOffset.UtcNow;
        Scenario scenario = common.Load(parsed, path);
        Compiled compiled = Compiler.Compile(scenario);
        CompiledModel model = compiled.Model;
        NamedLever lever = NamedLever.Of(asked, between, scenario, model);
        (Outcome outcome, double change) = Parse(goal);
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

        RunPlan plan = common.PlanOf(parsed, scenario);
        OutcomeYears years = CommonOptions.YearsOf(scenario);
        string hash = ResultFolder.HashOf([scenario], plan);
        using ResultFolder? folder = parsed.GetValue(common.Output) is { } output
            ? ResultFolder.Open(output, hash, Screen.Message) : null;
        Seeking seeking = new(lever.Lever, outcome, group, plan, years);
        SeekResult? sought = seeking.Find(change, stop);
        ImmutableArray<SeekRow> rows = SeekRow.Of(seeking, sought, lever.Key, outcome.Key, group, change);
        if (folder is not null)
        {
            folder.Write(SeekTable.Table.FileName, stream => SeekTable.Table.Write(stream, rows));
            Provenance provenance = Provenance.Of(
                ResultKind.Seeking, [scenario], compiled.Fills, plan, years, hash,
                Results.Store.Asked.Until(DateTimeOffset.UtcNow, CommandText.Of(parsed), started));
            folder.Write(Provenance.FileName, provenance.Write);
            common.Finish(parsed, folder);
        }

        SeekTable.Table.Print(
            parsed.GetValue(common.Format), rows, () => Print(lever, outcome, group, change, seeking, sought));
        if (folder is not null && !parsed.GetValue(common.Quiet))
            Screen.Message($"Every value that was tried: {folder.Shown}/{SeekTable.Table.FileName}");
        return ExitCode.Done;
    }

    private static void Print(
        NamedLever lever, Outcome outcome, string group, double change, Seeking seeking, SeekResult? sought)
    {
        string what = $"{Words.Subject(outcome.Key, group)} {Words.Percent(change, isSigned: true)}";
        Screen.Data.MarkupLineInterpolated(
            $"[bold]{what}[/] by moving {Moved(lever)} ({lever.About}{lever.Lever.Range})");
        Screen.Data.Write(Table(seeking));
        if (sought is null)
        {
            Screen.Data.MarkupLineInterpolated(
                $"[bold]No value in range does.[/] {Nearest(seeking, NameOfValue(lever), change)}");
            return;
        }

        string interval = sought.Interval90 is { } band
            ? $"90 % interval {Words.Setting(band.Low)} to {Words.Setting(band.High)}"
            : "one replicate has no interval; --replicates 2 would do, 100 are usual";
        Screen.Data.MarkupLineInterpolated(
            $"[bold]{NameOfValue(lever)} = {Words.Setting(sought.Value)}[/] ({interval}); there the mean change is {Words.Percent(sought.Effect.Relative, isSigned: true)}.");
    }

    private static string Moved(NamedLever lever) =>
        InterventionLever.IsMeant(lever.Key) ? $"x in \"{lever.Key}\"" : lever.Key;

    private static string NameOfValue(NamedLever lever) => InterventionLever.IsMeant(lever.Key) ? "x" : lever.Key;

    private static string Nearest(Seeking seeking, string lever, double change)
    {
        Probe[] defined = [.. seeking.Probes.Where(probe => double.IsFinite(probe.Mean))];
        if (defined.Length == 0)
            return "The outcome is 0 where nothing is moved, and no change is a share of 0.";
        // a goal far away is as far from all of them, as numbers go
        Probe most = defined.MaxBy(probe => probe.Mean), least = defined.MinBy(probe => probe.Mean);
        Probe best = change >= most.Mean
            ? most
            : change <= least.Mean ? least : defined.MinBy(probe => Math.Abs(probe.Mean - change));
        return $"The nearest is {lever} = {Words.Setting(best.Value)}: {Words.Percent(best.Mean, isSigned: true)} "
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

    [GeneratedRegex(@"^\s*(?<outcome>\w+)\s+(?<change>[+-]?[0-9]+(\.[0-9]+)?)\s*%\s*$")]
    private static partial Regex GoalPattern();
}
