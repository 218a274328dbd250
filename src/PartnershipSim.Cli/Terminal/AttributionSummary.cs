using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using PartnershipSim.Runs;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>Which mechanism makes the difference, outcome by outcome, and whether the parts add up.</summary>
internal static class AttributionSummary
{
    public static void Print(string @base, string other, RunPlan plan, Shares[] all, Attribution attribution)
    {
        ArgumentNullException.ThrowIfNull(attribution);
        IAnsiConsole screen = Screen.Data;
        screen.MarkupLineInterpolated(
            $"Which mechanism makes the difference between [bold]{@base}[/] and [bold]{other}[/]?");
        Verdict(all[0], other);
        screen.MarkupLineInterpolated(
            $"[grey]Exact Shapley shares over {1 << Attribution.Players.Length} coalitions in both scenarios, {Words.Fixed(plan.Replicates, 0)} replicates under common random numbers, seed {plan.Seed}; shares in % of the effect[/]");
        screen.Write(Table(all));
        screen.Write(Detail(all[0]));
        if (IsClear(all[0]))
        {
            Interactions(all[0]);
            Cost(all[0], attribution);
        }

        screen.MarkupLineInterpolated(
            $"[grey]The shares sum to the effect{Error(all.Max(shares => Math.Abs(shares.EfficiencyError)))}.[/]");
    }

    /// <summary>How far the sum is off, where that is more than the rounding of sums.</summary>
    private static string Error(double error) => error < 1e-9 ? "" : $" up to an error of {Words.Setting(error)}";

    /// <summary>What history says of the effect, or that nothing is known of that.</summary>
    public static void PrintTrust(ImmutableArray<EvidenceQuote> quotes)
    {
        foreach (EvidenceQuote quote in quotes)
            Screen.Data.MarkupLineInterpolated($"[grey]{quote.Sentence}[/]");
        string attitudes = quotes.Select(quote => quote.OfAttitudes)
            .FirstOrDefault(sentence => sentence.Length > 0, Mediation.Caveat);
        Screen.Data.MarkupLineInterpolated(
            $"[grey]{attitudes} The split rests on the same weights and is conditional on them.[/]");
    }

    /// <summary>One sentence: which mechanisms carry the effect, or that there is none to divide.</summary>
    private static void Verdict(Shares shares, string other)
    {
        string subject = Words.Subject(shares.Outcome.Key, shares.Subject);
        if (!IsClear(shares))
        {
            Screen.Data.MarkupLineInterpolated(
                $"[bold]{subject}: {other} has no effect that can be distinguished from zero, so there is nothing to divide.[/]");
            return;
        }

        Share[] ordered = [.. shares.Mechanisms.OrderByDescending(share => share.Value / shares.Total)];
        string main = Words.List(ordered.TakeWhile((share, i) => i == 0 || share.Value / shares.Total >= 0.1)
            .Select(share => $"{share.Mechanism.Key} ({Words.Percent(share.Value / shares.Total)} of the effect)"));
        Screen.Data.MarkupLineInterpolated(
            $"[bold]{subject} change by {Words.WithSign(shares.Total)} {Words.Unit(shares.Outcome.Unit)}; the change comes mainly through {main}.[/]");
    }

    private static bool IsClear(Shares shares) => !shares.Total90.Contains(0);

    private static Table Table(Shares[] all)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("% of the effect"));
        table.AddColumn(Screen.Right("effect"));
        foreach (Mechanism mechanism in Attribution.Players)
            table.AddColumn(Screen.Right(mechanism == Mechanisms.Interoperability ? "interop." : mechanism.Key));
        table.AddColumn(Screen.Right("none"));
        foreach (Shares shares in all)
        {
            bool isClear = IsClear(shares);
            table.AddRow(
            [
                Markup.Escape(Words.Subject(shares.Outcome.Key, shares.Subject)),
                Words.Number(shares.Total),
                .. shares.Mechanisms.Select(share => isClear ? Words.Percent(share.Value / shares.Total)[..^2] : "-"),
                isClear ? Words.Percent(shares.WithoutAll / shares.Total)[..^2] : "-",
            ]);
        }

        return table;
    }

    private static Table Detail(Shares shares)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left(
            $"{Words.Subject(shares.Outcome.Key, shares.Subject)}, {Words.Unit(shares.Outcome.Unit)}"));
        table.AddColumn(Screen.Right("adds"));
        table.AddColumn(Screen.Right("90 % interval"));
        table.AddColumn(Screen.Left("what it is"));
        foreach (Share share in shares.Mechanisms)
            table.AddRow(
                share.Mechanism.Key, Words.Number(share.Value), Interval(share.Interval90),
                Markup.Escape(share.Mechanism.Meaning));
        foreach (Share share in shares.Contrasts)
        {
            table.AddRow(
                $"[grey]{share.Mechanism.Key}[/]", $"[grey]{Words.Number(share.Value)}[/]",
                $"[grey]{Interval(share.Interval90)}[/]",
                $"[grey]single contrast, not part of the sum: {Markup.Escape(share.Mechanism.Meaning)}[/]");
        }

        return table;
    }

    private static void Interactions(Shares shares)
    {
        var pairs =
            from i in Enumerable.Range(0, shares.Mechanisms.Length)
            from j in Enumerable.Range(i + 1, shares.Mechanisms.Length - i - 1)
            orderby Math.Abs(shares.Interactions[i, j]) descending
            select $"{shares.Mechanisms[i].Mechanism.Key} with {shares.Mechanisms[j].Mechanism.Key} "
                + $"{Words.Number(shares.Interactions[i, j])}";
        Screen.Data.MarkupLineInterpolated(
            $"Interactions, the effect of two mechanisms together beyond the sum of both: {string.Join(", ", pairs.Take(3))} ({Words.Unit(shares.Outcome.Unit)}).");
    }

    private static void Cost(Shares shares, Attribution attribution)
    {
        if (attribution.ProgrammeMoneySaved is not { } saved || saved <= 0 || shares.Total >= 0)
            return;
        // m$ over thousand troop-years is k$ per troop-year
        string costs = string.Join(", ", shares.Mechanisms
            .Where(share => share.Value < 0)
            .Select(share => $"{share.Mechanism.Key} {Words.Number(saved / -share.Value)}"));
        Screen.Data.MarkupLineInterpolated(
            $"Programme money per additional troop-year, thousand US$: {Words.Number(saved / -shares.Total)} in all; all the money over the part of one mechanism: {costs}.");
    }

    private static string Interval(Interval interval) =>
        Words.Band(interval.Low, interval.High);
}
