using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Language;

/// <summary>
/// What a scenario expects of evidence about one link: what history shows, what that says of the model, and how large
/// the effect is. Read here; judged where evidence is computed.
/// </summary>
/// <param name="Link">Its key, such as map_spending.</param>
public sealed record EvidenceClaim(string Link)
{
    /// <summary>The words that a verdict on history can be.</summary>
    public static ImmutableArray<string> HistoryWords { get; } = ["shown", "suggested", "not_shown", "not_estimable"];

    /// <summary>The words that a verdict on the model can be.</summary>
    public static ImmutableArray<string> VerdictWords { get; } =
    [
        "supported", "refuted", "too_narrow", "compatible", "untestable", "not_in_model", "not_compared",
    ];

    /// <summary>History shows one of these; empty: any.</summary>
    public ImmutableArray<string> History { get; init; } = [];

    /// <summary>The verdict on the model is one of these; empty: any.</summary>
    public ImmutableArray<string> Verdict { get; init; } = [];

    /// <summary>The estimate from history lies here, in the unit of the link; null: anywhere.</summary>
    public Interval? Between { get; init; }

    public string? Because { get; init; }

    public Origin Origin { get; init; } = Origin.Code;
}
