using System.Globalization;
using System.Text;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Cli;

/// <summary>explain.json and explain.md: the ledger for scripts and for handouts.</summary>
internal static class ExplanationFiles
{
    public static string Json(string name, Explanation own, string? twinName, Explanation? twin) =>
        JsonText.Of(twin is null ? [Shape(name, own)] : new[] { Shape(name, own), Shape(twinName!, twin) });

    public static void WriteJson(Stream stream, string name, Explanation own, string? twinName, Explanation? twin) =>
        stream.Write(Encoding.UTF8.GetBytes(Json(name, own, twinName, twin) + "\n"));

    public static void WriteMarkdown(Stream stream, string name, Explanation own, string? twinName, Explanation? twin)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# {own.State} in {own.Year}: {name}{(twin is null ? "" : $" and {twinName}")}\n");
        foreach (TwinDecision decision in TwinDecision.Pair(own, twin))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {decision.Title}\n\n| | | unit | {name} |{(twin is null ? "" : $" {twinName} | difference |")}\n|---|---|---|--:|{(twin is null ? "" : "--:|--:|")}\n");
            foreach (TwinLine line in decision.Lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {line.Kind.ToString().ToLowerInvariant()} | {line.Name} | {line.Unit} | {Number(line.Own)} |");
                if (twin is not null)
                    text.Append(CultureInfo.InvariantCulture, $" {Number(line.Twin)} | {Number(line.Difference)} |");
                text.Append('\n');
            }
        }

        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Number(double value) => double.IsNaN(value) ? "" : RunTables.Number(Math.Round(value, 6));

    private static object Shape(string scenario, Explanation explanation) => new
    {
        scenario,
        explanation.State,
        explanation.Year,
        explanation.Replicate,
        explanation.Replicates,
        Decisions = explanation.Decisions.Select(decision => new
        {
            Decision = decision.Decision.Name,
            decision.Operation,
            Lines = decision.Lines.Select(line => new
            {
                Kind = line.Kind.ToString().ToLowerInvariant(),
                line.Name,
                line.Unit,
                line.Mean,
                line.Low,
                line.High,
                line.Replicates,
            }),
            Flip = Flip.Of(decision) is { } flip
                ? new { flip.Joined, flip.Gap, Term = flip.Term?.Label, flip.From, flip.To }
                : null,
        }),
    };
}
