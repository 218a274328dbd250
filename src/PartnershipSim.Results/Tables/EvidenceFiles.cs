using PartnershipSim.Analysis.Evidence.Links;

namespace PartnershipSim.Results.Tables;

/// <summary>A page of evidence as the tables of a result folder hold it.</summary>
public static class EvidenceFiles
{
    /// <summary>The tables of a page with what writes each.</summary>
    public static IEnumerable<(string Name, Action<Stream> Write)> Of(EvidencePage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        yield return Written(EvidenceTable.Table, page.Links);
        yield return Written(EvidenceDesignsTable.Table, page.Designs);
        yield return Written(EventStudyTable.Table, page.EventTimes);
        if (page.Identification.IsEmpty)
            yield break;
        yield return Written(IdentificationTable.Parameters, page.Identification);
        yield return Written(IdentificationTable.Directions, page.Directions);
        yield return Written(IdentificationTable.Detections, page.Detections);
    }

    /// <summary>The page that a result folder holds.</summary>
    /// <exception cref="InvalidDataException">A table is cut short or of another version.</exception>
    public static EvidencePage Read(string folder) =>
        new(EvidenceTable.Table.Read(folder), EvidenceDesignsTable.Table.Read(folder),
            EventStudyTable.Table.Read(folder))
        {
            Identification = IdentificationTable.Parameters.Find(folder) ?? [],
            Directions = IdentificationTable.Directions.Find(folder) ?? [],
            Detections = IdentificationTable.Detections.Find(folder) ?? [],
        };

    private static (string Name, Action<Stream> Write) Written<T>(Table<T> table, IEnumerable<T> rows) =>
        (table.FileName, stream => table.Write(stream, rows));
}
