using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>
/// The effect on one outcome of one group, shared out among mechanisms: what attribution.csv says of it.
/// </summary>
/// <param name="Mechanisms">Exact Shapley values with 90 % intervals.</param>
/// <param name="WithoutAll">What is left with all of them off.</param>
/// <param name="Interactions">How much more two add together than apart.</param>
public sealed record StoredShares(
    string Outcome, string Unit, string Group, ImmutableArray<MechanismRow> Mechanisms, double WithoutAll, double Total,
        double TotalLow90, double TotalHigh90,
    ImmutableArray<PairValue> Interactions)
{
    /// <summary>Is the effect large enough to speak of shares?</summary>
    public bool IsClear => Total != 0 && (TotalLow90 > 0 || TotalHigh90 < 0);

    /// <summary>One record for each outcome and group, in the order of the rows.</summary>
    /// <exception cref="InvalidDataException">An outcome of a group has no total.</exception>
    public static ImmutableArray<StoredShares> Of(ImmutableArray<AttributionRow> rows) =>
        [.. rows.GroupBy(row => (row.Outcome, row.Unit, row.Group))
            .Select(part => Of(part.Key.Outcome, part.Key.Unit, part.Key.Group, [.. part]))];

    private static StoredShares Of(string outcome, string unit, string group, ImmutableArray<AttributionRow> rows)
    {
        IEnumerable<AttributionRow> Kind(string kind) => rows.Where(row => row.Kind == kind);
        AttributionRow total = Kind(AttributionRow.Total).FirstOrDefault()
            ?? throw new InvalidDataException($"attribution.csv has no total of {outcome} of {group}");
        return new(
            outcome, unit, group,
            [.. Kind(AttributionRow.Shapley).Select(
                row => new MechanismRow(row.Mechanism, Words.Group(row.Mechanism), row.Value, row.Low90, row.High90))],
            Kind(AttributionRow.None).Select(row => row.Value).FirstOrDefault(double.NaN), total.Value, total.Low90,
                total.High90,
            [
                .. Kind(AttributionRow.Interaction).Select(row =>
                    new PairValue(Words.Group(row.Pair.First), Words.Group(row.Pair.Second), row.Value, double.NaN,
                        double.NaN)),
            ]);
    }
}
