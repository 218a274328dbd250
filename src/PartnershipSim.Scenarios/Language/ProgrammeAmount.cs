using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Scenarios.Language;

/// <summary>A number of a programme: what an instrument weighs in it, or its own money.</summary>
/// <param name="Key">As written in YAML.</param>
/// <param name="Unit">Of the number, as in messages.</param>
/// <param name="Range">The values that it may have.</param>
/// <param name="Meaning">What it stands for, as a sentence.</param>
/// <param name="Of">The number that a programme has.</param>
/// <param name="With">The programme with another number.</param>
public sealed record ProgrammeAmount(
    string Key, string Unit, Interval Range, string Meaning, Func<Programme, double> Of,
    Func<Programme, double, Programme> With)
{
    private static readonly Interval Weights = new(0, 1);

    /// <summary>As far as the common budget may go.</summary>
    private static readonly Interval Millions = new(0, 500);

    /// <summary>The weights, in the order in which files name them, and the money.</summary>
    public static ImmutableArray<ProgrammeAmount> All { get; } =
    [
        new(
            "interoperability", "weight", Weights, "Weight of exercises and common procedures.",
            programme => programme.Interoperability,
            (programme, weight) => programme with { Interoperability = weight }),
        new(
            "teaching", "weight", Weights, "Weight of education and planning.", programme => programme.Teaching,
            (programme, weight) => programme with { Teaching = weight }),
        new(
            "material", "weight", Weights, "Weight of material aid.", programme => programme.Material,
            (programme, weight) => programme with { Material = weight }),
        new(
            "money", "m$/y", Millions,
            "Money of its own, million US$ a year, beside partnership.budget; states that take part share it.",
            programme => programme.Money, (programme, money) => programme with { Money = money }),
    ];
}
