using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Plotting;

/// <summary>One paired effect as effects.csv holds it: a scenario against a base, for one outcome of one group or state.</summary>
/// <param name="BaseMean">Of the base, in the outcome's unit, as are effect and intervals.</param>
/// <param name="ShareHigher">Share of replicates in which the scenario is higher.</param>
public sealed record EffectRecord(
    string Base, string Scenario, string Outcome, string Unit, string Group, double BaseMean, double Effect, double Low90, double High90, double Low95,
    double High95, double ShareHigher, double VarianceReduction)
{
    /// <summary>Under an ensemble, the part of a single pair's variance that comes from the parameters; not a number otherwise.</summary>
    public double ParameterShare { get; init; } = double.NaN;

    /// <summary>Under an ensemble, the parameters on which the effect's spread rests, as effects.csv names them; empty otherwise.</summary>
    public string RestsOn { get; init; } = "";

    /// <summary>Of the base mean; not a number if that is 0.</summary>
    public double Relative => Share(Effect);

    public bool IsExactlyZero => Effect == 0 && Low95 == 0 && High95 == 0;

    /// <summary>Does the 90 % interval hold 0?</summary>
    public bool MayBeZero => Low90 <= 0 && High90 >= 0;

    /// <summary>A value in the outcome's unit as a share of the base mean.</summary>
    public double Share(double value) => BaseMean == 0 ? double.NaN : value / Math.Abs(BaseMean);

    /// <summary>effects.csv, or a table with the same columns.</summary>
    public static ImmutableArray<EffectRecord> Read(string path) =>
    [
        .. StoredTable.Read(path).Rows.Select(row => new EffectRecord(
            row["base"], row["scenario"], row["outcome"], row["unit"], row["group"], row.Number("base_mean"), row.Number("effect"), row.Number("lo90"),
            row.Number("hi90"), row.Number("lo95"), row.Number("hi95"), row.Number("share_higher"), row.Number("variance_reduction"))
        {
            ParameterShare = row.Has("parameter_share") ? row.Number("parameter_share") : double.NaN,
            RestsOn = row.Has("rests_on") ? row["rests_on"] : "",
        }),
    ];

    /// <summary>The same from memory.</summary>
    public static ImmutableArray<EffectRecord> Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return
        [
            .. from other in comparison.Others
               from e in comparison.Effects(other)
               select new EffectRecord(
                   comparison.Base, other, e.Outcome.Key, e.Outcome.Unit, e.Group, e.Base, e.Mean, e.Interval90.Low, e.Interval90.High, e.Interval95.Low,
                   e.Interval95.High, e.ShareHigher, e.VarianceReduction),
        ];
    }
}

/// <summary>The effects of several scenarios against one base.</summary>
public sealed record EffectTable(string Base, ImmutableArray<string> Others, string Years, ImmutableArray<EffectRecord> Rows)
{
    public static EffectTable Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Of(EffectRecord.Of(comparison), comparison.Years.ToString(), comparison.Base, [.. comparison.Others]);
    }

    /// <summary>The rows of a file, whose base and scenarios come in the order in which they were named.</summary>
    public static EffectTable Of(ImmutableArray<EffectRecord> rows, string years) =>
        Of(rows, years, rows.IsEmpty ? "" : rows[0].Base, [.. rows.Select(row => row.Scenario).Distinct()]);

    private static EffectTable Of(ImmutableArray<EffectRecord> rows, string years, string @base, ImmutableArray<string> others) => new(@base, others, years, rows);

    /// <summary>The effect on an outcome of a group, or null where it is undefined.</summary>
    public EffectRecord? Find(string other, Outcome outcome, string group)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Rows.FirstOrDefault(row => row.Scenario == other && row.Outcome == outcome.Key && row.Group == group);
    }

    /// <summary>How much of what partners change is made up by others; null if that is no share (see Comparison.BackfilledShare).</summary>
    public double? BackfilledShare(string other)
    {
        EffectRecord? gross = Find(other, Outcomes.PartnerTroopYears, "partners");
        EffectRecord? net = Find(other, Outcomes.NonleadTroopYears, "all");
        return gross is null || net is null || gross.MayBeZero || net.Effect / gross.Effect is < 0 or > 1 ? null : 1 - net.Effect / gross.Effect;
    }
}
