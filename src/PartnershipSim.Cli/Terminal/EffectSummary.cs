using System.Collections.Immutable;
using PartnershipSim.Experiments.Comparing;
using PartnershipSim.Experiments.Results;
using PartnershipSim.Model;
using PartnershipSim.Scenarios;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>The mediated share of one scenario's effect, with the values it takes over the uncertain ranges.</summary>
internal sealed record Mediated(string World, MediatedShare Share, ImmutableArray<double> OverRanges, int Points);

/// <summary>One screen that answers the seed's question: does it persuade, of what, whom, and how sure are we?</summary>
internal static class EffectSummary
{
    private static readonly (string Heading, (Outcome Outcome, string Group)[] Rows)[] Sections =
    [
        ("contribute more to operations?",
        [
            (Outcomes.PartnerTroopYears, "partners"),
            (Outcomes.PartnerTroopYears, "entrant"),
            (Outcomes.PartnerTroopYears, "pfp"),
            (Outcomes.PartnerTroopYears, "dialogue"),
            (Outcomes.PartnerTroopYears, "global"),
            (Outcomes.NonleadTroopYears, "all"),
        ]),
        ("use resources better?",
        [
            (Outcomes.Rme, "partners"),
            (Outcomes.Interop, "partners"),
            (Outcomes.Usable, "partners"),
            (Outcomes.AttitudeReform, "partners"),
            (Outcomes.AttitudeOperations, "partners"),
            (Outcomes.SpendingShare, "partners"),
        ]),
    ];

    public static void Print(Worlds worlds, Comparison comparison, ImmutableArray<Mediated> mediated, IReadOnlyCollection<string> states)
    {
        IAnsiConsole screen = Screen.Data;
        screen.MarkupLineInterpolated($"[bold]{string.Join(", ", comparison.Others)}[/] against [bold]{comparison.Base}[/]");
        foreach ((Scenario scenario, _) in worlds.Others())
        {
            if (scenario.Question is { } question)
                screen.MarkupLineInterpolated($"[italic]{question}[/]");
        }

        screen.MarkupLineInterpolated(
            $"[grey]{comparison.Plan.Replicates:N0} pairs of replicates under the same luck, seed {comparison.Plan.Seed}; sums over {comparison.Years}, levels in {comparison.Years.To}[/]");
        foreach (string other in comparison.Others)
        {
            screen.WriteLine();
            screen.Write(Effects(comparison, other, states));
            Net(comparison, other);
            foreach (Mediated share in mediated.Where(share => share.World == other))
                Persuasion(share);
        }
    }

    public static void PrintDurability(Worlds worlds, ImmutableArray<(string World, Durability Durability)> durabilities, int year)
    {
        int last = worlds.Models[0].Horizon.To;
        Outcome[] outcomes = [Outcomes.AttitudeOperations, Outcomes.AttitudeReform, Outcomes.Rme, Outcomes.Interop, Outcomes.Troops];
        foreach ((string world, Durability durability) in durabilities)
        {
            Table table = new() { Border = TableBorder.Simple };
            table.AddColumn($"if it stops in {year} (pfp: partners that never joined)");
            table.AddColumn(new TableColumn("half of the gain gone after").RightAligned());
            table.AddColumn($"what is left, {year - 1}-{last}");
            table.AddColumn(new TableColumn($"left in {last}").RightAligned());
            foreach (Outcome outcome in outcomes)
            {
                ImmutableArray<(int Year, double Left)> decay = durability.Decay(outcome, "pfp", last);
                int? half = durability.HalfLife(outcome, "pfp", last);
                table.AddRow(
                    Markup.Escape(Words.Outcome(outcome)), half is { } years ? $"{years} years" : $"not by {last}", TrendLine.Of(decay.Select(point => point.Left)),
                    $"{decay[^1].Left:0 %}");
            }

            Screen.Data.MarkupLineInterpolated($"[bold]How long does it last?[/] {worlds.Scenarios[0].Name} turns into {world} in {year}.");
            Screen.Data.Write(table);
        }
    }

    private static Table Effects(Comparison comparison, string other, IReadOnlyCollection<string> states)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn(other);
        table.AddColumn(new TableColumn(comparison.Base).RightAligned());
        table.AddColumn(new TableColumn("change").RightAligned());
        table.AddColumn(new TableColumn("90 % interval").RightAligned());
        table.AddColumn(new TableColumn("lower / higher in").RightAligned());
        table.AddColumn(new TableColumn("luck shared saves").RightAligned());
        foreach ((string heading, (Outcome Outcome, string Group)[] rows) in Sections)
        {
            table.AddRow($"[bold]{heading}[/]");
            foreach ((Outcome outcome, string group) in rows.Concat(heading.StartsWith('c') ? states.Select(state => (Outcomes.PartnerTroopYears, state)) : []))
            {
                if (comparison.Effect(other, outcome, group) is { } effect)
                    table.AddRow(Row(effect));
            }
        }

        return table;
    }

    private static string[] Row(Effect effect)
    {
        string colour = effect.Interval90.Contains(0) ? "grey" : effect.Mean > 0 ? "green" : "red";
        double scale = Math.Abs(effect.Base);
        string factor = double.IsFinite(effect.VarianceReduction) ? $"x {effect.VarianceReduction:0.0}" : "-";
        return
        [
            Markup.Escape($"  {Words.Outcome(effect.Outcome)}, {Words.Group(effect.Group)}"),
            Words.Number(effect.Base),
            $"[{colour}]{Words.Percent(effect.Relative)}[/]",
            $"{Words.Percent(effect.Interval90.Low / scale)} to {Words.Percent(effect.Interval90.High / scale)}",
            effect.IsExactlyZero ? "the same in all" : $"{1 - effect.ShareHigher:0 %} / {effect.ShareHigher:0 %}",
            factor,
        ];
    }

    private static void Net(Comparison comparison, string other)
    {
        if (comparison.BackfilledShare(other) is { } share)
            Screen.Data.MarkupLineInterpolated($"Gross and net: {share:0 %} of what partners change is made up by other contributors.");
    }

    private static void Persuasion(Mediated mediated)
    {
        if (mediated.Share.Share is not { } share || mediated.Share.Interval90 is not { } interval)
            return;
        string ranges = "";
        if (mediated.OverRanges.Length > 1)
        {
            double[] sorted = [.. mediated.OverRanges.Order()];
            ranges = $" Over the ranges of the uncertain parameters it lies between {Distribution.Quantile(sorted, 0.05):0 %} and {Distribution.Quantile(sorted, 0.95):0 %}"
                + $" (90 % of the {sorted.Length} of {mediated.Points} points at which there is an effect).";
        }

        Screen.Data.MarkupLineInterpolated(
            $"[bold]Persuasion proper[/]: {share:0 %} of the change in partner troop-years passes through attitudes (90 % interval over luck {interval.Low:0 %} to {interval.High:0 %}); the rest is purchase and capacity.{ranges} {Mediation.Caveat}");
    }
}
