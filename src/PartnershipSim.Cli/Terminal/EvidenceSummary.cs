using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Results.Store;
using Spectre.Console;
using Numbers = PartnershipSim.Model.Wording.Words;

namespace PartnershipSim.Cli.Terminal;

/// <summary>Evidence on one screen: history, the model by the same estimators, and the verdict on each.</summary>
internal static class EvidenceSummary
{
    public static void Print(EvidencePage page, Provenance provenance)
    {
        IAnsiConsole screen = Screen.Data;
        screen.MarkupLineInterpolated($"[bold]{provenance.Scenario}[/] and history by the same estimators");
        screen.MarkupLine("[italic]What do the data say of the programmes, and can they test the model?[/]");
        string under = provenance.Ensemble is { } ensemble ? $" over {ensemble}" : "";
        screen.MarkupLineInterpolated(
            $"[grey]{provenance.Replicates:N0} simulated histories{under}, seed {provenance.Seed}[/]");
        screen.WriteLine();
        screen.Write(Links(page.Links.Where(row => row.IsHeadline)));
        screen.WriteLine(EvidenceWords.Legend);
        screen.WriteLine();
        foreach (EvidenceRow row in page.Links.Where(row => row.IsHeadline))
            screen.WriteLine(EvidenceWords.Sentence(row));
        screen.WriteLine();
        foreach (string sentence in EvidenceWords.Model(page).Concat(EvidenceWords.OfParameters(page)))
            screen.WriteLine(sentence);
        foreach (string sentence in EvidenceWords.OfOthers(page))
            screen.WriteLine(sentence);
        if (!page.Detections.IsEmpty)
        {
            screen.WriteLine();
            screen.Write(Identification(page));
            screen.WriteLine(
                "Expected z if the model were right, to first order: what such data could show at best.");
        }

        screen.WriteLine();
        screen.WriteLine(EvidenceCaveats.All[0]);
        screen.WriteLine(EvidenceCaveats.OfPermutedDates);
    }

    private static Table Links(IEnumerable<EvidenceRow> rows)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("link"));
        foreach (string heading in new[] { "history, 95 %", "before", "dates", "model (sd)", "without", "z" })
            table.AddColumn(Screen.Right(heading));
        table.AddColumn(Screen.Left("history"));
        table.AddColumn(Screen.Left("model"));
        foreach (EvidenceRow row in rows)
        {
            table.AddRow(
                Cell(EvidenceWords.Name(row)), Cell(EvidenceWords.Estimate(row)), Cell(Probability(row.PreTrend)),
                Cell(Probability(row.Randomisation)),
                Cell(double.IsFinite(row.AllMean)
                    ? $"{EvidenceWords.Number(row.AllMean, row.Unit)} "
                        + $"({EvidenceWords.Number(row.AllSd, row.Unit).TrimStart('+')})"
                    : ""),
                Cell(double.IsFinite(row.WithoutMean) ? EvidenceWords.Number(row.WithoutMean, row.Unit) : ""),
                Cell(double.IsFinite(row.ZAll) ? Numbers.WithSign(row.ZAll, 1) : ""),
                Cell(EvidenceWords.Of(row.History)), Cell(EvidenceWords.Of(row)));
        }

        return table;
    }

    private static Table Identification(EvidencePage page)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left("what would identify it"));
        foreach (string heading in new[] { "directions", "programmes z", "rest known", "attitudes z", "rest known" })
            table.AddColumn(Screen.Right(heading));
        foreach (string data in page.Detections.Select(row => row.Data).Distinct())
        {
            DetectionRow Of(string part) => page.Detections.Single(row => row.Data == data && row.Part == part);
            DirectionRow[] directions = [.. page.Directions.Where(row => row.Data == data)];
            table.AddRow(
                Cell(data.Replace('_', ' ')),
                Cell($"{directions.Count(row => row.Singular > 1)} of {directions.Length}"),
                Cell(Numbers.Fixed(Of("programmes").ZFree, 2)), Cell(Numbers.Fixed(Of("programmes").ZKnown, 2)),
                Cell(Numbers.Fixed(Of("attitudes").ZFree, 2)), Cell(Numbers.Fixed(Of("attitudes").ZKnown, 2)));
        }

        return table;
    }

    private static string Probability(double p) => double.IsFinite(p) ? Numbers.Fixed(p, p < 0.0095 ? 3 : 2) : "";

    private static string Cell(string text) => Markup.Escape(text);
}
