using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>A row of evidence.csv: a link as history and as the model has it.</summary>
/// <param name="Doubts">Joined by "; ".</param>
public sealed record EvidenceRow(
    string Link, string Cause, string Outcome, string OutcomeLabel, string Unit, string Family, bool IsHeadline,
    int Treated, int Controls,
    double Estimate, double StandardError, double Low, double High, double PValue, double PreTrend,
    double Randomisation, double MinimumDetectable, double Adjusted,
    double ImputedEstimate, double ImputedLow, double ImputedHigh, double DateShare, bool? SurvivesDates,
    HistoryVerdict History, string Doubts, string Refusal,
    double AllMean, double AllSd, double AllLow, double AllHigh,
    double WithoutMean, double WithoutSd, double WithoutLow, double WithoutHigh,
    double NoAttitudesMean, double NoAttitudesSd,
    double ZAll, double ZWithout, double Power, double PowerOfAttitudes, ModelVerdict Verdict)
{
    /// <summary>Under an ensemble: z at the scenario's own parameters instead; otherwise not a number.</summary>
    public double OwnZ { get; init; } = double.NaN;

    /// <summary>Under an ensemble: the verdict at the scenario's own parameters; otherwise null.</summary>
    public ModelVerdict? OwnVerdict { get; init; }

    /// <summary>Is membership itself the cause?</summary>
    public bool IsAccession => Link.StartsWith("accession_", StringComparison.Ordinal);

    /// <summary>A difference in differences: all links but that of all programmes together.</summary>
    public bool IsDifference => Link != HurdleLink.Link.Key;

    public static EvidenceRow Of(LinkFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        LinkResult result = finding.Result;
        EvidenceLink link = result.Link;
        ModelComparison model = finding.Model;
        Interval? own = result.Interval95, imputed = result.Imputed?.Estimate.IntervalAt(0.95);
        double observed = result.Estimate?.Value ?? double.NaN;
        return new(
            link.Key, link.Cause, link.Outcome.Key, link.Outcome.Label, link.Outcome.Unit, link.Outcome.Family,
            link.IsHeadline, result.Treated, result.Controls, observed, result.Estimate?.StandardError ?? double.NaN,
            own?.Low ?? double.NaN, own?.High ?? double.NaN, result.PValue, result.PreTrend, result.Randomisation,
            result.MinimumDetectable, finding.Adjusted, result.Imputed?.Estimate.Value ?? double.NaN,
            imputed?.Low ?? double.NaN, imputed?.High ?? double.NaN, result.Imputed?.Between ?? double.NaN,
            result.Estimate is { } estimate ? result.Imputed?.Keeps(estimate) : null, finding.History,
            string.Join("; ", finding.Doubts), result.Refusal ?? "",
            model.All?.Mean ?? double.NaN, model.All?.Sd ?? double.NaN, model.All?.Central95.Low ?? double.NaN,
            model.All?.Central95.High ?? double.NaN, model.WithoutProgrammes?.Mean ?? double.NaN,
            model.WithoutProgrammes?.Sd ?? double.NaN, model.WithoutProgrammes?.Central95.Low ?? double.NaN,
            model.WithoutProgrammes?.Central95.High ?? double.NaN, model.WithoutAttitudes?.Mean ?? double.NaN,
            model.WithoutAttitudes?.Sd ?? double.NaN, model.All?.Z(observed) ?? double.NaN,
            model.WithoutProgrammes?.Z(observed) ?? double.NaN, model.Power, model.PowerOfAttitudes, model.Verdict)
        {
            OwnZ = finding.Own?.All?.Z(observed) ?? double.NaN,
            OwnVerdict = finding.Own?.Verdict,
        };
    }
}

/// <summary>A row of designs.csv: a headline link by another design.</summary>
public sealed record LinkDesignRow(
    string Link, string Design, string Label, int Treated, double Estimate, double StandardError, double Low,
    double High, string Refusal)
{
    public static IEnumerable<LinkDesignRow> Of(LinkResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Link.IsHeadline)
            yield break;
        foreach (VariantResult variant in result.Variants)
        {
            Interval? interval = variant.Estimate is { StandardError: > 0 } known ? known.IntervalAt(0.95) : null;
            yield return new(
                result.Link.Key, variant.Variant.Key, variant.Variant.Label, variant.Treated,
                variant.Estimate?.Value ?? double.NaN, variant.Estimate?.StandardError ?? double.NaN,
                interval?.Low ?? double.NaN, interval?.High ?? double.NaN, variant.Refusal ?? "");
        }

        if (result.Imputed is { } imputed)
        {
            Interval interval = imputed.Estimate.IntervalAt(0.95);
            yield return new(
                result.Link.Key, "imputed_dates", "unknown dates drawn within their brackets", result.Treated,
                imputed.Estimate.Value, imputed.Estimate.StandardError, interval.Low, interval.High, "");
        }
    }
}
