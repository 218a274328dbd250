using System.Collections.Immutable;
using PartnershipSim.Analysis.Sensitivity;

namespace PartnershipSim.Results.Tables;

/// <summary>An axis that the box of scenario discovery restricts: a row of discovery.csv.</summary>
/// <param name="Levels">The levels that the box allows, with '|' between them; blank for a range.</param>
public sealed record DiscoveryRow(
    string Parameter, double Low, double High, string Levels, double QuasiP, double RestrictedShare, double Coverage,
        double Density, double Mass)
{
    public static ImmutableArray<DiscoveryRow> Of(PrimSearch found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return
        [
            .. found.Found.Box.Restricted.Select(side => new DiscoveryRow(
                side.Axis.Key, side.Axis.IsUnordered ? double.NaN : side.Range.Low, side.Axis.IsUnordered ? double.NaN
                    : side.Range.High,
                string.Join('|', side.Levels.Select(level => side.Axis.Levels[level])),
                    found.QuasiP.First(pair => pair.Axis == side.Axis).P,
                found.Stability.First(other => other.Axis == side.Axis).Share, found.Found.Coverage,
                    found.Found.Density, found.Found.Mass)),
        ];
    }
}

/// <summary>discovery.csv.</summary>
public static class DiscoveryTable
{
    public static Table<DiscoveryRow> Table { get; } =
        new("discovery.csv", "an axis that the box of scenario discovery (PRIM) restricts", columns =>
    {
        var parameter = columns.Text("parameter", "key of the axis", row => row.Parameter);
        var low = columns.Number(
            "low", "of the axis", "low end of what the box allows; blank for levels without order", row => row.Low);
        var high = columns.Number("high", "of the axis", "its high end", row => row.High);
        var levels = columns.Text(
            "levels", "levels that the box allows, with '|' between them; blank for a range", row => row.Levels);
        var quasiP = columns.Number(
            "quasi_p", "0-1", "probability that chance alone restricts the axis so", row => row.QuasiP);
        var restricted = columns.Number(
            "restricted_share", "0-1", "share of resampled halves in which the axis is restricted too", row =>
            row.RestrictedShare);
        var coverage = columns.Number(
            "coverage", "0-1", "share of all runs of interest that lie in the box", row => row.Coverage);
        var density = columns.Number(
            "density", "0-1", "share of the runs in the box that are of interest", row => row.Density);
        var mass = columns.Number("mass", "0-1", "share of the points that lie in the box", row => row.Mass);
        return cells => new(
            cells.Of(parameter), cells.Of(low), cells.Of(high), cells.Of(levels), cells.Of(quasiP),
                cells.Of(restricted), cells.Of(coverage),
            cells.Of(density), cells.Of(mass));
    });
}
