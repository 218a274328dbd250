using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>What every page of evidence has to say of its own limits.</summary>
public static class EvidenceCaveats
{
    /// <summary>What the randomisation test of a link is worth.</summary>
    public const string OfPermutedDates =
        "Permuted dates are exact only if every state of the comparison was as likely to join at every date; here "
        + "they are one more hurdle, not a proof.";

    public static ImmutableArray<string> All { get; } =
    [
        "States chose to join. A difference in differences removes what sets joiners apart for good, not what made "
            + "them join when they did: \"shown\" means shown if trends would have been parallel.",
        "A test of pre-trends that rejects nothing is weak support: with so few states it has little power.",
        OfPermutedDates,
        "Programmes follow each other: MAP comes after PfP and PARP and before accession. A link is the effect of "
            + "the step with what usually came with it, not of one programme alone.",
        "Links, windows and designs were chosen after earlier estimates on nearly the same data had been seen. The "
            + "tests of a family are judged together, but no correction knows what was looked at before.",
        "\"Supported\" means that history lies where the model with programmes lies and the model without them does "
            + "not. It does not exclude other explanations.",
        "The distribution over simulated histories is the sampling error under the model. If parameters were fitted "
            + "to the same years, agreement is partly due to the fit.",
        "Identification is to first order, at one point, with the model taken as right: an upper bound.",
        "Dates are known to the year. No result is claimed that needs a date within a year.",
    ];
}
