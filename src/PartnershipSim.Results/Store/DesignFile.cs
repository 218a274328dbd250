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

    /// <summary>The points of a sweep; null if the file is not the one that was written.</summary>
    public static StoredDesign? Read(string folder, SweepRecord record)
    {
        if (!File.Exists(Path.Combine(folder, DesignTable.FileName)))
            return null;
        try
        {
            StoredDesign design = StoredDesign.Of(folder, record, out string hash);
            return hash == record.PointsHash ? design : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
