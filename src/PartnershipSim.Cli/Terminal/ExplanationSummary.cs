using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Model.Wording;
using Spectre.Console;

namespace PartnershipSim.Cli.Terminal;

/// <summary>A state's year as a ledger: inputs, terms, what they sum to, the draw and what came of it.</summary>
internal static class ExplanationSummary
{
    public static void Print(string name, Explanation own, string? twinName, Explanation? twin)
    {
        IAnsiConsole screen = Screen.Data;
        screen.MarkupLineInterpolated(
            $"[bold]{own.StateName} in {own.Year}[/], {(twin is null ? name : $"{name} and {twinName} under common random numbers")}");
        foreach (string sentence in Verdicts(own, name).Concat(twin is null ? [] : Verdicts(twin, twinName!)))
            screen.MarkupLineInterpolated($"[bold]{sentence}[/]");
        screen.MarkupLineInterpolated(
            $"[grey]{(own.Replicate is { } replicate ? $"replicate {replicate}" : $"means over {own.Replicates} replicates; joining: shares of replicates")}[/]");
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Trend(""));
        table.AddColumn(Screen.Left("decision, and what it is made of"));
        table.AddColumn(Screen.Trend("unit"));
        table.AddColumn(Screen.Right(name));
        bool hasRange = twin is null && own.Replicates > 1;
        if (hasRange)
            table.AddColumn(Screen.Right("lowest to highest"));
        if (twin is not null)
        {
            table.AddColumn(Screen.Right(twinName!));
            if (Screen.IsWide)
                table.AddColumn(Screen.Right("difference"));
        }

        foreach (TwinDecision decision in TwinDecision.Pair(own, twin))
            Add(table, decision, twin is not null, hasRange);
        screen.Write(table);
        foreach (ExplainedDecision decision in own.Decisions)
        {
            if (Flip.Of(decision) is { } flip)
                Say(decision, flip);
        }
    }

    /// <summary>One sentence for each operation: joined or not, by how much, with probability and draw.</summary>
    private static IEnumerable<string> Verdicts(Explanation explanation, string scenario)
    {
        foreach (ExplainedDecision decision in explanation.Decisions)
        {
            if (decision.Operation is not { } operation
                || decision.Find(Operations.Joining.Joins) is not { } joins
                || decision.Find(Operations.Joining.Probability) is not { } probability)
                continue;
            if (joins.Replicates > 1)
            {
                yield return $"{scenario}: {explanation.StateName} contributes to {operation} in "
                    + $"{Words.Percent(joins.Mean)} of {joins.Replicates} replicates; mean probability "
                    + $"{Words.Fixed(100 * probability.Mean, 1)} %.";
                continue;
            }

            double draw = decision.Find(Operations.Joining.Draw)?.Mean ?? double.NaN;
            string what = joins.Mean > 0 ? "contributes to" : "stays out of";
            double gap = 100 * Math.Abs(probability.Mean - draw);
            yield return $"{scenario}: {explanation.StateName} {what} {operation}: probability "
                + $"{Words.Fixed(100 * probability.Mean, 1)} %, draw {Words.Fixed(100 * draw, 1)} %, "
                + $"{(joins.Mean > 0 ? "joined" : "missed")} by {Words.Fixed(gap, 1)} points.";
        }
    }

    private static void Add(Table table, TwinDecision decision, bool isTwin, bool hasRange)
    {
        table.AddRow("", $"[bold]{Markup.Escape(decision.Title)}[/]");
        foreach (TwinLine line in decision.Lines.Where(line => !IsIdle(line)))
        {
            (string open, string close) = line.Kind switch
            {
                LineKind.Input => ("[grey]", "[/]"),
                LineKind.Sum or LineKind.Outcome => ("[bold]", "[/]"),
                _ => ("", ""),
            };
            string mark = line.Kind switch
            {
                LineKind.Term => line.Own < 0 ? "−" : "+",
                LineKind.Sum => "=",
                LineKind.Draw => "draw",
                LineKind.Threshold => "against",
                LineKind.Outcome => "so",
                _ => "given",
            };
            List<string> cells =
            [
                $"{open}{mark}{close}", $"{open}{Markup.Escape(line.Name)}{close}", line.Unit,
                $"{open}{Value(line.Own)}{close}",
            ];
            if (hasRange)
                cells.Add($"{Value(line.Range.Low)} to {Value(line.Range.High)}");
            if (isTwin)
            {
                cells.Add($"{open}{Value(line.Twin)}{close}");
                if (Screen.IsWide)
                    cells.Add(Math.Abs(line.Difference) > 5e-4 ? Value(line.Difference) : "");
            }

            table.AddRow([.. cells]);
        }
    }

    // a term that is 0 in both scenarios says nothing; the files keep it
    private static bool IsIdle(TwinLine line) =>
        line.Kind == LineKind.Term && line.Own == 0 && (line.Twin == 0 || double.IsNaN(line.Twin));

    private static void Say(ExplainedDecision decision, Flip flip)
    {
        string turn = flip.Joined ? "It would have stayed out" : "It would have joined";
        string how = flip.Term is null
            ? "no single term could have turned it"
            : $"the nearest single change: the term '{flip.Term.Label}' from {flip.From:0.0000} to {flip.To:0.0000}";
        Screen.Data.MarkupLineInterpolated(
            $"{decision.Operation}: {turn} with an inclination {Words.Number(Math.Abs(flip.Gap))} logits {(flip.Gap > 0 ? "higher" : "lower")}; {how}.");
    }

    private static string Value(double value)
    {
        if (double.IsNaN(value))
            return "";
        string text = Words.Fixed(value, 3);
        return value == 0 || !Words.IsZero(text) ? text : value > 0 ? "<0.001" : $">{Words.Minus}0.001";
    }
}
