using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Tests.Analysis;

namespace PartnershipSim.Tests.Results.Store;

/// <summary>The points of a sweep that no study made, written to a folder as a sweep does.</summary>
internal static class WrittenDesign
{
    /// <param name="points">The words of each point, in the order of the axes.</param>
    public static StoredDesign In(TemporaryFolder folder, SweepRecord record, params string[][] points)
    {
        new OwnFiles(folder.Path).Write(DesignTable.FileName, stream => DesignTable.Of(record.Axes).Write(
            stream, points.Select((words, point) => new DesignRow(point, [.. words]))));
        return StoredDesign.Of(folder.Path, record, out _);
    }
}
