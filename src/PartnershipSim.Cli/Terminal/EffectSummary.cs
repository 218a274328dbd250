using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using Spectre.Console;
using Profile = PartnershipSim.Analysis.Calibration.Profile;

namespace PartnershipSim.Cli.Terminal;

/// <summary>The mediated share of one scenario's effect, with the values it takes over the uncertain ranges.</summary>
internal sealed record Mediated(string World, MediatedShare Share, ImmutableArray<double> OverRanges, int Points, double? AtLowEnd);

/// <summary>One screen that answers the main question: does it persuade, of what, whom, and how sure are we?</summary>
internal static class EffectSummary
{
    private static readonly (string Heading, (string Label, Outcome Outcome, string Group)[] Rows)[] Sections =
    [
        ("More troops abroad?",
        [
            ("troop-years of partners, k", Outcomes.PartnerTroopYears, "partners"),
            ("  before they joined, k", Outcomes.PartnerTroopYearsBeforeEntry, "partners"),
            ("  entrants since 1995, k", Outcomes.PartnerTroopYears, "entrant"),
            ("  Partnership for Peace, k", Outcomes.PartnerTroopYears, "pfp"),
            ("  Med. Dialogue, Istanbul, k", Outcomes.PartnerTroopYears, "dialogue"),
            ("  global partners, k", Outcomes.PartnerTroopYears, "global"),
            ("net: all but USA and Russia, k", Outcomes.NonleadTroopYears, "all"),
        ]),
        ("Better use of resources?",
        [
            ("capability per bn (rme), k", Outcomes.Rme, "partners"),
            ("interoperability, 0-1", Outcomes.Interop, "partners"),
            ("usable share of forces, 0-1", Outcomes.Usable, "partners"),
            ("attitude to reform, 0-1", Outcomes.AttitudeReform, "partners"),
            ("attitude to operations, 0-1", Outcomes.AttitudeOperations, "partners"),
            ("spending, % of GDP", Outcomes.SpendingShare, "partners"),
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
        if (comparison.Plan.Ensemble is { } ensemble)
            screen.MarkupLineInterpolated($"[grey]under {comparison.Plan.Members:N0} of {ensemble.Members.Length:N0} parameter points that history up to {ensemble.Origin.LastFitYear} accepts ({ensemble.Origin.Name}), eight lucks each: intervals are over points and luck together[/]");
        bool isMany = comparison.Others.Count() > 1;
        if (isMany)
        {
            screen.WriteLine();
            screen.Write(SideBySide(comparison));
            screen.MarkupLine("[grey]Troop-years of partners, entrants, PfP states and dialogue states; net: all but USA and Russia; rme and interoperability of partners.[/]");
        }

        foreach (string other in comparison.Others)
        {
            if (!isMany)
            {
                screen.WriteLine();
                screen.Write(Effects(comparison, other, states));
            }
            else if (states.Count > 0)
            {
                screen.Write(SingleStates(comparison, other, states));
            }

            Net(comparison, other, hasShareColumn: !isMany || states.Count > 0);
            Parameters(comparison, other);
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
            Table table = Screen.NewTable();
            table.AddColumn(Screen.Left("partners that never joined"));
            table.AddColumn(Screen.Right("half gone after"));
            table.AddColumn(Screen.Right($"left in {last}"));
            table.AddColumn(Screen.Trend($"what is left, {year - 1}-{last}"));
            foreach (Outcome outcome in outcomes)
            {
                ImmutableArray<(int Year, double Left)> decay = durability.Decay(outcome, "pfp", last);
                int? half = durability.HalfLife(outcome, "pfp", last);
                table.AddRow(
                    Markup.Escape(Words.Outcome(outcome)), decay.IsEmpty ? "no gain yet" : half is { } years ? $"{years} years" : $"not by {last}",
                    decay.IsEmpty ? "-" : Words.Share(decay[^1].Left),
                    TrendLine.Of(decay.Select(point => point.Left)));
            }

            Screen.Data.MarkupLineInterpolated($"[bold]How long does it last?[/] {worlds.Scenarios[0].Name} turns into {world} in {year}.");
            Screen.Data.Write(table);
        }
    }

    private static readonly (string Heading, Outcome Outcome, string Group)[] Main =
    [
        ("partners", Outcomes.PartnerTroopYears, "partners"),
        ("entrants", Outcomes.PartnerTroopYears, "entrant"),
        ("PfP", Outcomes.PartnerTroopYears, "pfp"),
        ("dialogue", Outcomes.PartnerTroopYears, "dialogue"),
        ("net", Outcomes.NonleadTroopYears, "all"),
        ("rme", Outcomes.Rme, "partners"),
        ("interop", Outcomes.Interop, "partners"),
    ];

    /// <summary>Several scenarios in one table: relative changes of the main outcomes, grey where the 90 % interval
    /// holds 0.</summary>
    private static Table SideBySide(Comparison comparison)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left($"change against {comparison.Base}"));
        foreach ((string heading, _, _) in Main)
            table.AddColumn(Screen.Right(heading));
        foreach (string other in comparison.Others)
        {
            table.AddRow(
            [
                Markup.Escape(other),
                .. Main.Select(column => comparison.Effect(other, column.Outcome, column.Group) is { } effect
                    ? $"[{Colour(effect)}]{Words.Percent(effect.Relative)}[/]"
                    : "-"),
            ]);
        }

        return table;
    }

    private static Table SingleStates(Comparison comparison, string other, IReadOnlyCollection<string> states)
    {
        Table table = Screen.NewTable();
        AddColumns(table, comparison, other, other);
        Add(table, comparison, other, states);
        return table;
    }

    private static string Colour(Effect effect) => effect.Interval90.Contains(0) ? "grey" : effect.Mean > 0 ? "green" : "red";

    private static Table Effects(Comparison comparison, string other, IReadOnlyCollection<string> states)
    {
        Table table = Screen.NewTable();
        AddColumns(table, comparison, other, "");
        foreach ((string heading, (string Label, Outcome Outcome, string Group)[] rows) in Sections)
        {
            table.AddRow($"[bold]{heading}[/]");
            foreach ((string label, Outcome outcome, string group) in rows)
            {
                if (comparison.Effect(other, outcome, group) is { } effect)
                    table.AddRow(Row(label, effect));
            }
        }

        if (states.Count > 0)
            table.AddRow("[bold]Single states[/]");
        Add(table, comparison, other, states);
        return table;
    }

    private static void AddColumns(Table table, Comparison comparison, string other, string first)
    {
        table.AddColumn(Screen.Left(first));
        table.AddColumn(Screen.Right(comparison.Base));
        if (Screen.IsWide)
            table.AddColumn(Screen.Right(other));
        table.AddColumn(Screen.Right("change"));
        table.AddColumn(Screen.Right("90 % interval"));
        table.AddColumn(Screen.Right("up in"));
    }

    private static void Add(Table table, Comparison comparison, string other, IReadOnlyCollection<string> states)
    {
        foreach (string state in states)
        {
            if (comparison.Effect(other, Outcomes.NonleadTroopYears, state) is { } troops)
                table.AddRow(Row($"{state}: troop-years, k", troops));
            if (comparison.Effect(other, Outcomes.Rme, state) is { } effectiveness)
                table.AddRow(Row($"{state}: capability per bn, k", effectiveness));
        }
    }

    private static string[] Row(string label, Effect effect)
    {
        double scale = Math.Abs(effect.Base);
        return
        [
            Markup.Escape(label),
            Words.Number(effect.Base),
            .. Screen.IsWide ? [Words.Number(effect.Base + effect.Mean)] : Array.Empty<string>(),
            $"[{Colour(effect)}]{Words.Percent(effect.Relative)}[/]",
            Words.PercentBand(effect.Interval90.Low / scale, effect.Interval90.High / scale),
            effect.IsExactlyZero ? "none" : $"{effect.ShareHigher:0 %}",
        ];
    }

    private static void Net(Comparison comparison, string other, bool hasShareColumn)
    {
        if (comparison.Displacement(other) is { } share)
            Screen.Data.MarkupLineInterpolated($"[bold]Gross and net[/], {other}: {Words.Share(share)} of what partners change is made up by other contributors.");
        else if (comparison.Effect(other, Outcomes.NonleadTroopYears, "all") is { IsExactlyZero: false } net)
            Screen.Data.MarkupLineInterpolated($"[bold]Gross and net[/], {other}: net, all but USA and Russia, {Words.Number(net.Mean)} k troop-years; others do not make up for partners.");
        if (comparison.Effect(other, Outcomes.PartnerTroopYears, "partners") is { IsExactlyZero: false, Replicates: > 1 } effect)
        {
            string factor = effect.VarianceReduction >= 1000 ? "more than 1,000" : $"{effect.VarianceReduction:0.#}";
            Screen.Data.MarkupLineInterpolated(
                $"[bold]Shared luck[/], {other}: pairing the replicates divides the variance of the effect on partner troop-years by {factor}{(hasShareColumn ? $"; 'up in' is the share of pairs in which {other} is higher" : "")}.");
        }
    }

    /// <summary>How much of the spread of the two effects that matter comes from parameters, and on which
    /// unidentified ones they rest.</summary>
    private static void Parameters(Comparison comparison, string other)
    {
        foreach ((string name, Outcome outcome) in new[] { ("troop-years of partners", Outcomes.PartnerTroopYears), ("rme of partners", Outcomes.Rme) })
        {
            if (comparison.Effect(other, outcome, "partners") is not { Parameters: { } spread })
                continue;
            ImmutableArray<Reliance> rests = comparison.RestsOn(other, outcome, "partners");
            string[] weak = [.. rests.Where(each => each.Verdict != Identification.Identified).Select(each => $"{each.Parameter.Key} ({each.Share:0 %}, {Profile.Word(each.Verdict)})")];
            string[] firm = [.. rests.Where(each => each.Verdict == Identification.Identified).Select(each => $"{each.Parameter.Key} ({each.Share:0 %})")];
            string what = weak.Length == 0
                ? "it rests on no parameter that history leaves open"
                : $"it rests on parameters that history leaves open: {string.Join(", ", weak)}";
            Screen.Data.MarkupLineInterpolated(
                $"[bold]Parameters[/], {other}: {spread.Share:0 %} of the variance of the effect on {name} lies between parameter points, the rest is luck; {what}{(firm.Length == 0 ? "" : $"; and on {string.Join(", ", firm)}, which it identifies")}.");
        }
    }

    private static void Persuasion(Mediated mediated)
    {
        if (mediated.Share.Share is not { } share || mediated.Share.Interval90 is not { } interval)
            return;
        // under an ensemble the mean over its points is known far better than any point's share: only their range is
        // told
        string luck = mediated.Share.Members > 0 ? "" : $" (90 % interval over luck {Words.Share(interval.Low)} to {Words.Share(interval.High)})";
        string lowEnd = mediated.AtLowEnd is { } low ? $"{Words.Share(low)} with the two weights of attitudes in joining and size at the low end of their ranges, and " : "";
        double[] sorted = [.. mediated.OverRanges.Order()];
        string ranges = sorted.Length < 2
            ? "it is undefined over most of the uncertain ranges"
            : $"{Words.Share(Distribution.Quantile(sorted, 0.05))} to {Words.Share(Distribution.Quantile(sorted, 0.95))} over {(mediated.Share.Members > 0 ? "the points that history accepts" : "the uncertain ranges")} (90 % of the {sorted.Length} of {mediated.Points} points that show an effect)";
        Screen.Data.MarkupLineInterpolated(
            $"[bold]Persuasion proper[/], {mediated.World}: {Words.Share(share)} of the change in partner troop-years passes through attitudes{luck}, the rest is purchase and capacity; {lowEnd}{ranges}. {Mediation.Caveat}");
    }
}
