using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Tables;

namespace PartnershipSim.Results.Store;

/// <summary>
/// design.csv: the points of a sweep, numbered from 0, with every axis in the words or numbers of the study file.
/// </summary>
internal static class DesignFile
{
    public static void Write(OwnFiles folder, SweepPlan plan) =>
        folder.Write(DesignTable.FileName, stream => DesignTable
        .Of([.. plan.Study.Axes.Select(axis => axis.Column)])
        .Write(stream, plan.Points
            .Select((point, p) => new DesignRow(p, [.. plan.Study.Axes.Select((axis, a) => axis.TextOf(point[a]))]))));

    /// <summary>
    /// The words of each point, in the order of the axes; null if the file is not the one that was written.
    /// </summary>
    public static string[][]? Read(string folder, SweepRecord record)
    {
        if (!File.Exists(Path.Combine(folder, DesignTable.FileName)))
            return null;
        try
        {
            DesignRow[] rows = [.. DesignTable.Of(record.Axes).Read(folder)];
            return SweepPlan.HashOf(
                rows.Select(row => string.Join(',', row.Axes.Prepend($"{row.Point}")))) == record.PointsHash
                ? [.. rows.Select(row => row.Axes.ToArray())]
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
