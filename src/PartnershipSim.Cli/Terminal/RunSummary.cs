using PartnershipSim.Experiments.Results;
using PartnershipSim.Model;
using PartnershipSim.Scenarios;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>The first look at a run: what was asked, the main outcomes with their trends, who sends how much.</summary>
internal static class RunSummary
{
    private static readonly (Outcome Outcome, string Group)[] Rows =
    [
        (Outcomes.Troops, "partners"),
        (Outcomes.Troops, "ally1994"),
        (Outcomes.Contributors, "all"),
        (Outcomes.SpendingShare, "ally1994"),
        (Outcomes.SpendingShare, "partners"),
        (Outcomes.Interop, "partners"),
        (Outcomes.AttitudeReform, "partners"),
        (Outcomes.AttitudeOperations, "partners"),
        (Outcomes.Rme, "partners"),
        (Outcomes.Fill, "all"),
    ];

    public static void Print(Scenario scenario, RunResult result, TimeSpan duration)
    {
        IAnsiConsole screen = Screen.Data;
        screen.MarkupLineInterpolated($"[bold]{scenario.Title ?? scenario.Name}[/]");
        if (scenario.Question is { } question)
            screen.MarkupLineInterpolated($"[italic]{question}[/]");
        screen.MarkupLineInterpolated(
            $"[grey]{result.Model.States.Length} states, {Horizon.Start}-{result.LastYear}, {result.Plan.Replicates:N0} replicates, seed {result.Plan.Seed}, {duration.TotalSeconds:0.0} s[/]");
        screen.WriteLine();
        screen.Write(Outlook(result));
        screen.WriteLine();
        screen.Write(Contributions(result));
    }

    private static Table Outlook(RunResult result)
    {
        int first = Math.Max(Horizon.Start + 1, Math.Min(result.Years.From, result.LastYear));
        int middle = result.Years.To;
        int last = result.LastYear;
        int[] years = [.. new[] { first, middle, last }.Distinct()];
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn("outcome (unit)");
        table.AddColumn("of");
        foreach (int year in years)
            table.AddColumn(new TableColumn($"{year}").RightAligned());
        table.AddColumn(new TableColumn($"90 % of runs {last}").RightAligned());
        table.AddColumn($"trend {first}-{last}");
        foreach ((Outcome outcome, string group) in Rows)
        {
            Distribution end = result[outcome, group, last];
            table.AddRow(
            [
                Markup.Escape(Words.Outcome(outcome)),
                Words.Group(group),
                .. years.Select(year => Words.Number(result[outcome, group, year].Mean)),
                $"{Words.Number(end.P05)} to {Words.Number(end.P95)}",
                TrendLine.Of(Enumerable.Range(first, last - first + 1).Select(year => result[outcome, group, year].Mean)),
            ]);
        }

        return table;
    }

    private static Table Contributions(RunResult result)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn($"troop-years {result.Years} (k)");
        table.AddColumn(new TableColumn("mean").RightAligned());
        table.AddColumn(new TableColumn("90 % of runs").RightAligned());
        table.AddColumn(new TableColumn("share").RightAligned());
        double total = Mean(result, "all");
        foreach (Group group in result.Groups.Where(g => g.Kind == "cohort" || g.Key is "partners" or "all"))
        {
            double[] values = result.Scalars.Of(Outcomes.NonleadTroopYears, group.Key);
            Distribution d = Distribution.Of(values, new double[values.Length]);
            table.AddRow(
                (group.Kind == "cohort" ? "  " : "") + Words.Group(group.Key),
                Words.Number(d.Mean),
                $"{Words.Number(d.P05)} to {Words.Number(d.P95)}",
                total > 0 ? $"{d.Mean / total:0 %}" : "-");
        }

        return table;
    }

    private static double Mean(RunResult result, string group) => result.Scalars.Of(Outcomes.NonleadTroopYears, group).Average();
}
