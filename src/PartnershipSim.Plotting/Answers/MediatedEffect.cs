using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Answers;

/// <summary>How much of an effect is mediated by attitudes, and over what its range was taken.</summary>
/// <param name="IsUnderEnsemble">The range is over the members of an ensemble, instead of over the uncertain
/// ranges.</param>
/// <param name="Tested">A sentence on whether history can test the share.</param>
public sealed record MediatedEffect(MediationRow Row, bool IsUnderEnsemble, string Tested)
{
    /// <summary>The share of a comparison, with what is kept of evidence.</summary>
    public static MediatedEffect Of(MediationRow row, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(provenance);
        return new(
            row, provenance.Ensemble is not null,
            provenance.Evidence.FirstOrDefault(quote => quote.Scenario == row.Scenario && quote.OfAttitudes.Length > 0)
                ?.OfAttitudes ?? Mediation.Caveat);
    }

    /// <summary>What the range of the share is over.</summary>
    public string Over => IsUnderEnsemble ? "the parameter sets consistent with the data" : "the uncertain ranges";

    /// <summary>
    /// The share in one sentence. A share lies between 0 and 1: outside, attitudes work against the effect or beyond
    /// it, and the sentence says that in place of a number.
    /// </summary>
    public string Sentence => Row.Share switch
    {
        < 0 => "Attitudes move against the effect on partners' troop-years, so that no part of it is mediated by them.",
        > 1 => "What is mediated by attitudes is larger than the whole effect on partners' troop-years; the rest works "
            + "against it.",
        _ when Whole(Row.Share) == Whole(0) && (Range.Length == 0 || Whole(Highest) == Whole(0)) =>
            "No part of the change in partners' troop-years is mediated by attitudes.",
        _ => $"Mediated by attitudes: {Whole(Row.Share)} of the change in partners' troop-years{Range}; the rest "
            + $"passes through money, equipment, interoperability or requests. {Tested}",
    };

    private string Range => double.IsFinite(Row.RangeLow)
        ? $" ({Whole(Bounded(Row.RangeLow))} to {Whole(Bounded(Row.RangeHigh))} over {Over})"
        : double.IsFinite(Row.Low90)
            ? $" (90 % interval over replicates {Whole(Bounded(Row.Low90))} to {Whole(Bounded(Row.High90))})"
            : "";

    private double Highest => Bounded(double.IsFinite(Row.RangeLow) ? Row.RangeHigh : Row.High90);

    private static double Bounded(double share) => Math.Clamp(share, 0, 1);

    private static string Whole(double share) => $"{Words.Fixed(100 * share, 0)} %";
}
