using System.Collections.Immutable;

namespace PartnershipSim.Results.Tables;

/// <summary>A point as it was laid: a row of design.csv.</summary>
/// <param name="Axes">The value of each axis in the words or numbers of the study file.</param>
public sealed record DesignRow(int Point, ImmutableArray<string> Axes);

/// <summary>design.csv; its columns follow from the study.</summary>
public static class DesignTable
{
    public const string FileName = "design.csv";

    /// <param name="axes">Columns of the axes.</param>
    public static Table<DesignRow> Of(IReadOnlyList<string> axes) =>
        new(FileName, "a point of a study as it was laid", columns =>
    {
        var point = columns.Whole("point", "-", "number of the point, counted from 0", row => row.Point);
        var settings = axes.Select(
            (axis, a) => columns.Text(
            axis, "setting of the axis, in the words or numbers of the study file", row => row.Axes[a])).ToArray();
        return cells => new(cells.Of(point), [.. settings.Select(cells.Of)]);
    });
}
