using PartnershipSim.Analysis.History;

namespace PartnershipSim.Results.Tables;

/// <summary>A hindcast as the tables of a result folder hold it.</summary>
public static class HindcastFiles
{
    /// <summary>The tables of a record with what writes each.</summary>
    public static IEnumerable<(string Name, Action<Stream> Write)> Of(HindcastRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return
        [
            (SkillTable.Table.FileName, stream => SkillTable.Table.Write(stream, record.Skills)),
            (ScoresTable.Table.FileName, stream => ScoresTable.Table.Write(stream, record.Scores)),
            (FactsTable.Table.FileName, stream => FactsTable.Table.Write(stream, record.Facts)),
            (SeriesTable.Table.FileName, stream => SeriesTable.Table.Write(stream, SeriesRow.Of(record.Panels))),
        ];
    }

    /// <summary>The hindcast that a result folder holds.</summary>
    /// <exception cref="InvalidDataException">A table is cut short or of another version.</exception>
    public static HindcastRecord Read(string folder) => new(
        SkillTable.Table.Read(folder), ScoresTable.Table.Read(folder), FactsTable.Table.Read(folder),
            SeriesRow.Panels(SeriesTable.Table.Read(folder)));
}
