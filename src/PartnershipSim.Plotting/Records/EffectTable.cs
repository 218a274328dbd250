using System.Collections.Immutable;
using PartnershipSim.Model;

namespace PartnershipSim.Plotting.Records;

/// <summary>The effects of several scenarios against one base.</summary>
/// <param name="Years">The outcome years, "1996-2014".</param>
public sealed record EffectTable(
    string Base, ImmutableArray<string> Others, string Years, ImmutableArray<EffectRecord> Rows)
{
    /// <summary>
    /// The rows of a comparison, whose base and scenarios come in the order in which they were named.
    /// </summary>
    public static EffectTable Of(ImmutableArray<EffectRecord> rows, string years) =>
        new(rows.IsEmpty ? "" : rows[0].Base, [.. rows.Select(row => row.Scenario).Distinct()], years, rows);

    /// <summary>The effect on an outcome of a group or state, or null where it is undefined.</summary>
    public EffectRecord? Find(string other, Outcome outcome, string group)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Rows.FirstOrDefault(row => row.Scenario == other && row.Outcome == outcome.Key && row.Group == group);
    }

    /// <summary>
    /// Displacement: the part of what partners change that other states offset; null if that is no share.
    /// </summary>
    public double? Displacement(string other)
    {
        EffectRecord? partners = Find(other, Outcomes.PartnerTroopYears, "partners");
        EffectRecord? all = Find(other, Outcomes.NonleadTroopYears, "all");
        return partners is null || all is null || partners.MayBeZero || all.Effect / partners.Effect is < 0 or > 1
            ? null : 1 - all.Effect / partners.Effect;
    }
}
