using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;

namespace PartnershipSim.Results.Tables;

/// <summary>A part of an effect on one outcome of one group: a row of attribution.csv.</summary>
/// <param name="Kind">One of <see cref="Shapley"/>, <see cref="None"/>, <see cref="Total"/>, <see cref="Contrast"/> and
/// <see cref="Interaction"/>.</param>
/// <param name="Mechanism">Key of the mechanism; of an interaction two, with " x " between them.</param>
/// <param name="Share">Of the whole effect; undefined where the 90 % interval of that contains 0.</param>
public sealed record AttributionRow(
    string Base, string Scenario, string Outcome, string Unit, string Group, string Kind, string Mechanism,
        double Value, double Share, double Low90,
    double High90, double Low95, double High95)
{
    /// <summary>Exact Shapley value of a mechanism.</summary>
    public const string Shapley = "shapley";

    /// <summary>What is left with all attributed mechanisms off.</summary>
    public const string None = "none";

    /// <summary>The whole effect.</summary>
    public const string Total = "total";

    /// <summary>The whole effect minus that without a mechanism; not part of the sum.</summary>
    public const string Contrast = "contrast";

    /// <summary>How much more two mechanisms add together than apart.</summary>
    public const string Interaction = "interaction";

    private const string And = " x ";

    /// <summary>The two mechanisms of an interaction.</summary>
    public (string First, string Second) Pair => Mechanism.Split(And) is [var first, var second]
        ? (first, second) : throw new InvalidDataException($"attribution.csv: '{Mechanism}' is no pair of mechanisms");

    /// <summary>Outcome by outcome: mechanisms, rest, total, contrasts, interactions.</summary>
    public static ImmutableArray<AttributionRow> Of(string @base, string scenario, IEnumerable<Shares> all)
    {
        ArgumentNullException.ThrowIfNull(all);
        return [.. all.SelectMany(shares => Of(@base, scenario, shares))];
    }

    private static IEnumerable<AttributionRow> Of(string @base, string scenario, Shares shares)
    {
        foreach (Share share in shares.Mechanisms)
            yield return Of(Shapley, share);
        yield return Row(None, "none of the five", shares.WithoutAll);
        yield return Row(Total, "total", shares.Total) with { Low90 = Defined(shares.Total90.Low),
            High90 = Defined(shares.Total90.High) };
        foreach (Share share in shares.Contrasts)
            yield return Of(Contrast, share);
        for (int i = 0; i < shares.Mechanisms.Length; i++)
        {
            for (int j = i + 1; j < shares.Mechanisms.Length; j++)
                yield return Row(Interaction, shares.Mechanisms[i].Mechanism.Key + And
                    + shares.Mechanisms[j].Mechanism.Key, shares.Interactions[i, j]);
        }

        AttributionRow Of(string kind, Share share) => Row(kind, share.Mechanism.Key, share.Value) with
        {
            Low90 = Defined(share.Interval90.Low),
            High90 = Defined(share.Interval90.High),
            Low95 = Defined(share.Interval95.Low),
            High95 = Defined(share.Interval95.High),
        };

        AttributionRow Row(string kind, string mechanism, double value) => new(
            @base, scenario, shares.Outcome.Key, shares.Outcome.Unit, shares.Subject, kind, mechanism, value,
            shares.Total90.Contains(0) ? double.NaN
                : value / shares.Total, double.NaN, double.NaN, double.NaN, double.NaN);
    }

    private static double Defined(double value) => double.IsFinite(value) ? value : double.NaN;
}

/// <summary>attribution.csv.</summary>
public static class AttributionTable
{
    public static Table<AttributionRow> Table { get; } = new(
        "attribution.csv", "what a mechanism adds to the effect of a scenario on an outcome of a group", columns =>
        {
            const string unit = Columns<AttributionRow>.Row;
            var @base = columns.Base(row => row.Base);
            var scenario = columns.Scenario(row => row.Scenario);
            var outcome = columns.Outcome(row => row.Outcome);
            var ofOutcome = columns.Unit(row => row.Unit);
            var group = columns.Name("group", "key of the group of states", row => row.Group);
            var kind = columns.Text(
                "kind", "shapley: exact Shapley value; none: the effect with all attributed mechanisms off; total: "
                    + "the whole effect; contrast: the whole effect minus that without the mechanism; interaction: "
                    + "how much more two mechanisms add together than apart",
                row => row.Kind);
            var mechanism = columns.Text(
                "mechanism", "key of the mechanism; two with ' x ' between them in an interaction", row =>
                row.Mechanism);
            var value = columns.Number("value", unit, "what it adds", row => row.Value);
            var share = columns.Number(
                "share", "-", "value over the whole effect; blank where the 90 % interval of that contains 0", row =>
                row.Share);
            var low90 = columns.Number("lo90", unit, "low end of the 90 % interval", row => row.Low90);
            var high90 = columns.Number("hi90", unit, "its high end", row => row.High90);
            var low95 = columns.Number("lo95", unit, "low end of the 95 % interval", row => row.Low95);
            var high95 = columns.Number("hi95", unit, "its high end", row => row.High95);
            return cells => new(
                cells.Of(@base), cells.Of(scenario), cells.Of(outcome), cells.Of(ofOutcome), cells.Of(group),
                    cells.Of(kind), cells.Of(mechanism),
                cells.Of(value), cells.Of(share), cells.Of(low90), cells.Of(high90), cells.Of(low95), cells.Of(high95));
        });
}
