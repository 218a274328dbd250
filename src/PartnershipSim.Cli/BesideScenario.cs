using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Questions;

namespace PartnershipSim.Cli;

/// <summary>
/// Results that are kept beside scenarios, in the folder ensembles: that of a scenario, or of the files it builds on.
/// </summary>
internal static class BesideScenario
{
    private const string Folder = "ensembles";

    /// <summary>The path of a file, or null if there is none.</summary>
    public static string? Find(Scenario scenario, string name) =>
        scenario.Chain.Reverse().Append(scenario.Path ?? "").Where(path => path.Length > 0)
            .Select(path => Path.Combine(Path.GetDirectoryName(path) ?? "", Folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>What the kept result of <c>evidence</c> says of each question; nothing if none is kept.</summary>
    /// <exception cref="InvalidDataException">It is cut short or of another version.</exception>
    public static ImmutableArray<EvidenceQuote> Quotes(Scenario scenario, IEnumerable<ScenarioQuestion> questions)
    {
        if (Find(scenario, EvidenceTable.Table.FileName) is not { } file)
            return [];
        ImmutableArray<EvidenceRow> rows = EvidenceTable.Table.Read(Path.GetDirectoryName(file)!);
        return [.. questions.Select(question => EvidenceQuote.Of(question, rows)).OfType<EvidenceQuote>()];
    }
}
