using System.Collections.Immutable;
using System.Text;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Answers;

/// <summary>The answer of a comparison as Markdown, for notes and mails: answer.md.</summary>
public static class AnswerMarkdown
{
    public const string FileName = ResultFolder.AnswerFile;

    /// <summary>Writes the answer.</summary>
    public static void Write(Stream stream, ComparisonAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Encoding.UTF8.GetBytes(Of(answer)));
    }

    /// <summary>The answer as text.</summary>
    public static string Of(ComparisonAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        StringBuilder text = new();
        foreach (ScenarioAnswer scenario in answer.Scenarios)
        {
            text.Append($"# {scenario.Title}\n\n");
            if (scenario.Question is { } question)
                text.Append($"*{question}*\n\n");
            List(text, "Answer", scenario.Verdict);
            List(text, "What was changed", scenario.Changed);
            text.Append($"## Numbers\n\n| | {answer.Base} | {scenario.Scenario} | unit | change (90 % interval) |\n");
            text.Append("|---|--:|--:|---|--:|\n");
            foreach (Finding each in scenario.Numbers)
            {
                double other = each.Effect.BaseMean + each.Effect.Effect;
                text.Append($"| {each.Subject} {each.When} | {Words.Number(each.Effect.BaseMean)} | "
                    + $"{Words.Number(other)} | {Words.Unit(each.Effect.Unit)} | {each.Change} |\n");
            }

            text.Append('\n');
            List(text, "How far to trust it", [answer.Basis, .. scenario.Credibility]);
            List(text, "More", scenario.More);
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void List(StringBuilder text, string heading, ImmutableArray<string> lines)
    {
        if (lines.IsEmpty)
            return;
        text.Append($"## {heading}\n\n");
        foreach (string line in lines)
            text.Append($"- {line}\n");
        text.Append('\n');
    }
}
