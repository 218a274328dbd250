using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Model.Wording;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.Expectations;

/// <summary>A claim about evidence, what was found, and whether they agree.</summary>
public sealed record EvidenceCheck(EvidenceClaim Claim, string Expected, string Observed, bool IsMet)
{
    /// <summary>Simulated histories unless more are asked for.</summary>
    public const int UsualHistories = 200;

    /// <summary>Judges every claim of the scenario by the page of evidence, without identification.</summary>
    /// <param name="histories">Null: <see cref="UsualHistories"/>.</param>
    public static ImmutableArray<EvidenceCheck> Of(
        Scenario scenario, int? histories, int threads, ulong? seed, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Evidence.IsEmpty)
            return [];
        Scenario history = EvidenceData.AsHistory(scenario);
        RunPlan plan = new(
            seed ?? scenario.Seed, Math.Max(ArmSummary.Least, histories ?? UsualHistories), threads);
        EvidencePage page = EvidencePage.Of(
            EvidenceData.Of(history, Compiler.Compile(history).Model, ProgrammeDates.Read(history.Data)), plan,
            new(HasIdentification: false), stop: stop);
        return [.. scenario.Evidence.Select(claim => Of(claim, page.Links))];
    }

    /// <summary>Judges one claim.</summary>
    public static EvidenceCheck Of(EvidenceClaim claim, ImmutableArray<EvidenceRow> links)
    {
        ArgumentNullException.ThrowIfNull(claim);
        List<string> expected = [];
        if (!claim.History.IsEmpty)
            expected.Add($"history {string.Join(" or ", claim.History)}");
        if (!claim.Verdict.IsEmpty)
            expected.Add($"model {string.Join(" or ", claim.Verdict)}");
        if (claim.Between is { } bounds)
            expected.Add($"between {bounds.Low} and {bounds.High}");
        string wanted = $"{claim.Link}: {string.Join(", ", expected)}";
        if (links.FirstOrDefault(row => row.Link == claim.Link) is not { } row)
            return new(
                claim, wanted, $"no such link; there are {string.Join(", ", links.Select(each => each.Link))}", false);
        string history = EvidenceWords.Key(row.History), verdict = EvidenceWords.Key(row.Verdict);
        bool isMet = (claim.History.IsEmpty || claim.History.Contains(history))
            && (claim.Verdict.IsEmpty || claim.Verdict.Contains(verdict))
            && (claim.Between is not { } range || range.Contains(row.Estimate));
        return new(claim, wanted, $"{history}, {verdict}, {Words.Number(row.Estimate)}", isMet);
    }
}
