using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Tables;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>
/// The answer of a comparison on one screen: verdict, what was changed, the few numbers, how far to trust them. The
/// rest is printed on request.
/// </summary>
internal static class EffectSummary
{
    /// <summary>Longer names of scenarios would take the room of the words.</summary>
    private const int LongestHeading = 16;

    public static void Print(ComparisonAnswer answer)
    {
        if (answer.Scenarios.Length > 1)
        {
            Screen.Data.Write(SideBySide(answer));
            Screen.Data.WriteLine();
        }

        foreach (ScenarioAnswer scenario in answer.Scenarios)
            Print(answer, scenario);
        Screen.Data.MarkupLineInterpolated($"[grey]{answer.Basis}[/]");
    }

    private static void Print(ComparisonAnswer answer, ScenarioAnswer scenario)
    {
        IAnsiConsole screen = Screen.Data;
        screen.MarkupLineInterpolated(
            $"[bold]{scenario.Title}[/] ({scenario.Scenario} against {answer.Base})");
        if (scenario.Question is { } question)
            screen.MarkupLineInterpolated($"[italic]{question}[/]");
        screen.WriteLine();
        foreach (string sentence in scenario.Verdict)
            screen.MarkupLineInterpolated($"[bold]{sentence}[/]");
        List("What was changed", scenario.Changed);
        screen.Write(Numbers(answer, scenario));
        List("How far to trust it", scenario.Credibility);
        List("More", scenario.More);
        screen.WriteLine();
    }

    private static void List(string heading, ImmutableArray<string> lines)
    {
        if (lines.IsEmpty)
            return;
        Screen.Data.WriteLine();
        Screen.Data.MarkupLineInterpolated($"[bold]{heading}[/]");
        Grid grid = new();
        grid.AddColumn(new GridColumn().NoWrap().PadRight(1));
        grid.AddColumn(new GridColumn().PadRight(0));
        foreach (string line in lines)
            grid.AddRow("-", Markup.Escape(line));
        Screen.Data.Write(grid);
    }

    private static Table Numbers(ComparisonAnswer answer, ScenarioAnswer scenario)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left(""));
        table.AddColumn(Screen.Right(answer.Base));
        if (Screen.IsWide)
            table.AddColumn(Screen.Right(scenario.Scenario.Length <= LongestHeading ? scenario.Scenario : "scenario"));
        table.AddColumn(Screen.Left("unit"));
        table.AddColumn(Screen.Right("change (90 % interval)"));
        foreach (Finding each in scenario.Numbers)
        {
            List<string> cells = [Markup.Escape($"{each.Subject} {each.When}"), Words.Cell(each.Effect.BaseMean)];
            if (Screen.IsWide)
                cells.Add(Words.Cell(each.Effect.BaseMean + each.Effect.Effect));
            cells.Add(Markup.Escape(Words.Unit(each.Effect.Unit)));
            cells.Add($"[{Colour(each)}]{Markup.Escape(each.Change)}[/]");
            table.AddRow([.. cells]);
        }

        return table;
    }

    /// <summary>"Troop-years of Jordan": a state has its name.</summary>
    private static string SubjectOf(ComparisonAnswer answer, string outcome, string group) =>
        answer.Scenarios.SelectMany(scenario => scenario.Numbers)
            .First(each => each.Effect.Outcome == outcome && each.Effect.Group == group).Subject;

    private static string Share(double relative)
    {
        string text = Words.Percent(relative, isSigned: true);
        return Words.IsZero(text) ? "0 %" : text;
    }

    /// <summary>
    /// Several scenarios in one table: the change of what each is about, and of the headline effects.
    /// </summary>
    private static Table SideBySide(ComparisonAnswer answer)
    {
        (string Outcome, string Group)[] columns =
        [
            .. answer.Scenarios.SelectMany(scenario => scenario.Numbers)
                .GroupBy(each => (each.Effect.Outcome, each.Effect.Group))
                .OrderByDescending(column => column.Count()).Select(column => column.Key).Take(Screen.IsWide ? 5 : 3),
        ];
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left($"change against {answer.Base}"));
        foreach ((string outcome, string group) in columns)
            table.AddColumn(new TableColumn(Markup.Escape(SubjectOf(answer, outcome, group))).RightAligned());
        foreach (ScenarioAnswer scenario in answer.Scenarios)
        {
            table.AddRow(
            [
                Markup.Escape(scenario.Scenario),
                .. columns.Select(column => scenario.Numbers.FirstOrDefault(
                    each => (each.Effect.Outcome, each.Effect.Group) == column) is { } found
                    ? $"[{Colour(found)}]{Share(found.Effect.Relative)}[/]"
                    : Words.NoNumber),
            ]);
        }

        return table;
    }

    private static string Colour(Finding each) =>
        each.Magnitude <= Magnitude.Indistinct ? "grey" : each.Effect.Effect > 0 ? "green" : "red";

    /// <summary>Every row that reports show, single states too, and how much pairing gains.</summary>
    public static void PrintDetails(EffectTable effects, IReadOnlyCollection<string> states)
    {
        foreach (string other in effects.Others)
        {
            Table table = Screen.NewTable();
            table.AddColumn(Screen.Left($"{other}: every reported outcome"));
            table.AddColumn(Screen.Right(effects.Base));
            table.AddColumn(Screen.Right("change"));
            table.AddColumn(Screen.Right("90 % interval"));
            foreach (EffectRecord? effect in ReportedEffects.All
                .Select(row => effects.Find(other, row.Outcome, row.Group))
                .Concat(states.SelectMany(state => Outcomes.With(Tags.Reported)
                    .Select(outcome => effects.Find(other, outcome, state)))))
            {
                if (effect is null)
                    continue;
                table.AddRow(
                    Markup.Escape(Words.Subject(effect.Outcome, effect.Group)), Words.Cell(effect.BaseMean),
                    Words.Percent(effect.Relative, isSigned: true),
                    Words.PercentBand(effect.Share(effect.Low90), effect.Share(effect.High90)));
            }

            Screen.Data.Write(table);
            if (effects.Find(other, Outcomes.PartnerTroopYears, "partners") is { MayBeZero: false, Replicates: > 1 } sum
                && double.IsFinite(sum.VarianceReduction))
            {
                string factor = sum.VarianceReduction >= 1000
                    ? $"more than {Words.Fixed(1000, 0)}"
                    : Words.Fixed(sum.VarianceReduction, 1);
                Screen.Data.MarkupLineInterpolated(
                    $"Common random numbers: pairing the replicates divides the variance of the effect on partners' troop-years by {factor}; {other} is higher in {Words.Percent(sum.ShareHigher)} of the pairs.");
            }
        }
    }

    public static void PrintDurability(
        ScenarioSet scenarios, ImmutableArray<(string Scenario, Durability Durability)> durabilities, int year)
    {
        int last = scenarios.Models[0].Horizon.To;
        foreach ((string scenario, Durability durability) in durabilities)
        {
            Table table = Screen.NewTable();
            table.AddColumn(Screen.Left("partners that never joined"));
            table.AddColumn(Screen.Right("half gone after"));
            table.AddColumn(Screen.Right($"left in {last}"));
            table.AddColumn(Screen.Trend($"what is left, {year - 1}-{last}"));
            foreach (Outcome outcome in Outcomes.With(Tags.Durable))
            {
                ImmutableArray<(int Year, double Left)> decay = durability.Decay(outcome, "pfp", last);
                int? half = durability.HalfLife(outcome, "pfp", last);
                table.AddRow(
                    Markup.Escape(Words.Capital(outcome.Label)),
                    decay.IsEmpty ? "no gain yet" : half is { } years ? $"{years} years" : $"not by {last}",
                    decay.IsEmpty ? Words.NoNumber : Words.Percent(decay[^1].Left),
                    TrendLine.Of(decay.Select(point => point.Left)));
            }

            Screen.Data.MarkupLineInterpolated(
                $"[bold]How long does it last?[/] {scenarios.Scenarios[0].Name} turns into {scenario} in {year}.");
            Screen.Data.Write(table);
        }
    }
}
