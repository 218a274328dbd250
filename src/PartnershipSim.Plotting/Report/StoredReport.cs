using PartnershipSim.Results.Store;

namespace PartnershipSim.Plotting.Report;

/// <summary>
/// The report of the result in a folder. Its tables are read back into the records from which the command
/// itself built the report, so both are the same.
/// </summary>
public static class StoredReport
{
    /// <summary>The report, or null if the folder contains no result that has one.</summary>
    /// <exception cref="InvalidDataException">A table is cut short or not what it should be.</exception>
    public static Report? Find(string folder)
    {
        if (File.Exists(Path.Combine(folder, SweepRecord.FileName)))
            return StudyReport.Read(folder);
        if (!File.Exists(Path.Combine(folder, Provenance.FileName)))
            return null;
        Provenance provenance = Provenance.Read(folder);
        return provenance.KindMade switch
        {
            ResultKind.Run => RunReport.Of(RunFiles.Read(folder), provenance),
            ResultKind.Comparison => CompareReport.Of(ComparisonFiles.Read(folder), provenance),
            ResultKind.Attribution => AttributionReport.Of(AttributionTable.Table.Read(folder), provenance),
            ResultKind.Hindcast => HindcastReport.Of(HindcastFiles.Read(folder), provenance),
            ResultKind.Evidence => EvidenceReport.Of(EvidenceFiles.Read(folder), provenance),
            _ => null,
        };
    }
}
