using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>The first look at a run: what was asked, the main outcomes with their trends, who sends how much.</summary>
internal static class RunSummary
{
    private static readonly (string Label, Outcome Outcome, string Group)[] Rows =
    [
        ("troops of partners, k", Outcomes.Troops, "partners"),
        ("troops of 1994 allies, k", Outcomes.Troops, "ally1994"),
        ("contributing states", Outcomes.Contributors, "all"),
        ("requests met, 0-1", Outcomes.Fill, "all"),
        ("partners' spending, % GDP", Outcomes.SpendingShare, "partners"),
        ("allies' spending, % GDP", Outcomes.SpendingShare, "ally1994"),
        ("partners: interoperability, 0-1", Outcomes.Interop, "partners"),
        ("  attitude to reform, 0-1", Outcomes.AttitudeReform, "partners"),
        ("  attitude to operations, 0-1", Outcomes.AttitudeOperations, "partners"),
        ("  capability per bn (rme), k", Outcomes.Rme, "partners"),
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
        int last = result.LastYear;
        int[] years = [.. new[] { first, result.Years.To, last }.Distinct()];
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("mean over replicates"));
        foreach (int year in years)
            table.AddColumn(Screen.Right($"{year}"));
        table.AddColumn(Screen.Right($"90 % in {last}"));
        table.AddColumn(Screen.Trend($"{first}-{last}"));
        foreach ((string label, Outcome outcome, string group) in Rows)
        {
            Distribution end = result[outcome, group, last];
            table.AddRow(
            [
                Markup.Escape(label),
                .. years.Select(year => Words.Number(result[outcome, group, year].Mean)),
                BandOf(result, end),
                TrendLine.Of(TwoYearly(first, last).Select(year => result[outcome, group, year].Mean)),
            ]);
        }

        return table;
    }

    // every other year, so that a trend fits beside its numbers on a narrow screen
    private static IEnumerable<int> TwoYearly(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Where(year => (last - year) % 2 == 0);

    private static Table Contributions(RunResult result)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left($"troop-years {result.Years}, k"));
        table.AddColumn(Screen.Right("mean"));
        table.AddColumn(Screen.Right("90 % of runs"));
        table.AddColumn(Screen.Right("share"));
        double total = Mean(result, "all");
        foreach (Group group in result.Groups.Where(g => g.Kind == "cohort" || g.Key is "partners" or "all"))
        {
            double[] values = result.Scalars.Of(Outcomes.NonleadTroopYears, group.Key);
            Distribution d = Distribution.Of(values, new double[values.Length]);
            table.AddRow(
                (group.Kind == "cohort" ? "  " : "") + Words.Group(group.Key),
                Words.Number(d.Mean),
                BandOf(result, d),
                total > 0 ? $"{d.Mean / total:0 %}" : "-");
        }

        return table;
    }

    // one run has no spread
    private static string BandOf(RunResult result, Distribution d) =>
        result.Plan.Replicates < 2 ? "-" : Words.Band(d.P05, d.P95);

    private static double Mean(RunResult result, string group) =>
        result.Scalars.Of(Outcomes.NonleadTroopYears, group).Average();
}
