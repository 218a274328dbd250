using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Figures.Effects;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Plotting;

/// <summary>The effect on one outcome of one group, shared out among mechanisms: what attribution.csv says of it.</summary>
/// <param name="Mechanisms">Exact Shapley values with 90 % intervals.</param>
/// <param name="WithoutAll">What is left with all of them off.</param>
/// <param name="Interactions">How much more two add together than apart.</param>
public sealed record StoredShares(
    string Outcome, string Unit, string Group, ImmutableArray<MechanismRow> Mechanisms, double WithoutAll, double Total, double TotalLow90, double TotalHigh90,
    ImmutableArray<PairValue> Interactions)
{
    /// <summary>Is the effect large enough to speak of shares?</summary>
    public bool IsClear => Total != 0 && (TotalLow90 > 0 || TotalHigh90 < 0);

    /// <summary>attribution.csv, one record for each outcome and group, in its order.</summary>
    public static ImmutableArray<StoredShares> Read(StoredTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Rows.GroupBy(row => (Outcome: row["outcome"], Unit: row["unit"], Group: row["group"])).Select(rows =>
        {
            IEnumerable<StoredRow> Kind(string kind) => rows.Where(row => row["kind"] == kind);
            StoredRow total = Kind("total").FirstOrDefault() ?? throw new InvalidDataException($"attribution.csv has no total of {rows.Key.Outcome} of {rows.Key.Group}");
            return new StoredShares(
                rows.Key.Outcome, rows.Key.Unit, rows.Key.Group,
                [.. Kind("shapley").Select(row => new MechanismRow(row["mechanism"], Words.Group(row["mechanism"]), row.Number("value"), row.Number("lo90"), row.Number("hi90")))],
                Kind("none").Select(row => row.Number("value")).FirstOrDefault(double.NaN), total.Number("value"), total.Number("lo90"), total.Number("hi90"),
                [.. Kind("interaction").Select(row => Pair(row["mechanism"].Split(" x "), row.Number("value")))]);
        })];
    }

    /// <summary>The same from memory.</summary>
    public static StoredShares Of(Shares shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return new(
            shares.Outcome.Key, shares.Outcome.Unit, shares.Subject,
            [.. shares.Mechanisms.Select(share => new MechanismRow(share.Mechanism.Key, Words.Group(share.Mechanism.Key), share.Value, share.Interval90.Low, share.Interval90.High))],
            shares.WithoutAll, shares.Total, shares.Total90.Low, shares.Total90.High,
            [
                .. from i in Enumerable.Range(0, shares.Mechanisms.Length)
                   from j in Enumerable.Range(i + 1, shares.Mechanisms.Length - i - 1)
                   select Pair([shares.Mechanisms[i].Mechanism.Key, shares.Mechanisms[j].Mechanism.Key], shares.Interactions[i, j]),
            ]);
    }

    private static PairValue Pair(string[] keys, double value) => new(Words.Group(keys[0]), Words.Group(keys[^1]), value, double.NaN, double.NaN);
}
