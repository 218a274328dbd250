using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>Who makes the difference, outcome by outcome, and whether the sums are right.</summary>
internal static class AttributionSummary
{
    public static void Print(string @base, string other, RunPlan plan, Shares[] all, Attribution attribution)
    {
        ArgumentNullException.ThrowIfNull(attribution);
        IAnsiConsole screen = Screen.Data;
        screen.MarkupLineInterpolated(
            $"Which mechanism makes the difference between [bold]{@base}[/] and [bold]{other}[/]?");
        screen.MarkupLineInterpolated(
            $"[grey]Exact Shapley shares over {1 << Attribution.Players.Length} coalitions in both worlds, {plan.Replicates:N0} replicates under the same luck, seed {plan.Seed}; shares in % of the effect[/]");
        screen.Write(Table(all));
        screen.Write(Detail(all[0]));
        Interactions(all[0]);
        Cost(all[0], attribution);
        screen.MarkupLineInterpolated(
            $"[grey]The shares sum to the effect: largest miss {all.Max(shares => Math.Abs(shares.EfficiencyError)):0.0e0}.[/]");
        screen.MarkupLineInterpolated(
            $"[grey]{Mediation.Caveat} The split rests on the same weights and is conditional on them.[/]");
    }

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
            bool isClear = !shares.Total90.Contains(0);
            table.AddRow(
            [
                Markup.Escape($"{shares.Outcome.Key.Replace('_', ' ')}, {Words.Group(shares.Subject)}"),
                Words.Number(shares.Total),
                .. shares.Mechanisms.Select(share => isClear ? Words.Share(share.Value / shares.Total)[..^2] : "-"),
                isClear ? Words.Share(shares.WithoutAll / shares.Total)[..^2] : "-",
            ]);
        }

        return table;
    }

    private static Table Detail(Shares shares)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left($"{Words.Outcome(shares.Outcome)}, {Words.Group(shares.Subject)}"));
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
            $"Together more (or less) than apart: {string.Join(", ", pairs.Take(3))} ({shares.Outcome.Unit}).");
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
            $"Programme money per additional partner troop-year, k$: {Words.Number(saved / -shares.Total)} over all; the whole sum over the part of each mechanism alone: {costs}.");
    }

    private static string Interval(Interval interval) => !double.IsFinite(interval.Width) ? "-" :
        $"{Words.Number(interval.Low)} to {Words.Number(interval.High)}";
}
