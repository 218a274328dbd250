using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Results.Files;

namespace PartnershipSim.Results.Store;

/// <summary>A line of a ledger in explain.json.</summary>
internal sealed record LineDocument(
    string Kind, string Name, string Unit, double Mean, double Low, double High, int Replicates);

/// <summary>What would have turned a decision, in explain.json.</summary>
internal sealed record FlipDocument(bool Joined, double Gap, string? Term, double From, double To)
{
    public static FlipDocument? Of(Flip? flip) =>
        flip is null ? null : new(flip.Joined, flip.Gap, flip.Term?.Label, flip.From, flip.To);
}

/// <summary>A decision in explain.json.</summary>
internal sealed record DecisionDocument(
    string Decision, string? Operation, ImmutableArray<LineDocument> Lines, FlipDocument? Flip);

/// <summary>The decisions of a state in a year under a scenario, in explain.json.</summary>
internal sealed record ExplanationDocument(
    string Scenario, string State, int Year, int? Replicate, int Replicates,
        ImmutableArray<DecisionDocument> Decisions);

/// <summary>A state's decisions under a scenario, and under a second one if they are compared.</summary>
/// <param name="Name">Of the scenario.</param>
public sealed record ExplanationFiles(string Name, Explanation Own, string? TwinName, Explanation? Twin)
{
    public const string JsonName = "explain.json", MarkdownName = "explain.md";

    /// <summary>The ledger for scripts.</summary>
    public string Json() => JsonSerializer.Serialize(
        Twin is null ? [Document(Name, Own)]
            : [Document(Name, Own), Document(TwinName!, Twin)], ResultJson.Indented.ExplanationDocumentArray);

    /// <summary>The files with what writes each.</summary>
    public IEnumerable<(string Name, Action<Stream> Write)> Files =>
    [
        (JsonName, stream => stream.Write(Encoding.UTF8.GetBytes(Json() + "\n"))),
        (MarkdownName, stream => stream.Write(Encoding.UTF8.GetBytes(Markdown()))),
    ];

    /// <summary>The ledger for handouts.</summary>
    private string Markdown()
    {
        StringBuilder text = new();
        CultureInfo plain = CultureInfo.InvariantCulture;
        (string of, string heads, string rule) = Twin is null ? ("", "", "")
            : ($" and {TwinName}", $" {TwinName} | difference |", "--:|--:|");
        text.Append(plain, $"# {Own.State} in {Own.Year}: {Name}{of}\n");
        foreach (TwinDecision decision in TwinDecision.Pair(Own, Twin))
        {
            text.Append(plain, $"\n## {decision.Title}\n\n| | | unit | {Name} |{heads}\n|---|---|---|--:|{rule}\n");
            foreach (TwinLine line in decision.Lines)
            {
                text.Append(plain, $"| {line.Kind.ToString().ToLowerInvariant()} | {line.Name} | {line.Unit} | "
                    + $"{Number(line.Own)} |");
                if (Twin is not null)
                    text.Append(plain, $" {Number(line.Twin)} | {Number(line.Difference)} |");
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Number(double value) => Csv.Number(Math.Round(value, 6));

    private static ExplanationDocument Document(string scenario, Explanation explanation) => new(
        scenario, explanation.State, explanation.Year, explanation.Replicate, explanation.Replicates,
        [
            .. explanation.Decisions.Select(decision => new DecisionDocument(
                decision.Decision.Name, decision.Operation,
                [
                    .. decision.Lines.Select(line => new LineDocument(
                        line.Kind.ToString().ToLowerInvariant(), line.Name, line.Unit, line.Mean, line.Low, line.High,
                            line.Replicates)),
                ],
                FlipDocument.Of(Flip.Of(decision)))),
        ]);
}
