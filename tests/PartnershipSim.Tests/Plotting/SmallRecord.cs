using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;

namespace PartnershipSim.Tests.Plotting;

/// <summary>Runs of made-up worlds as figures see them; nothing was observed there.</summary>
internal static class SmallRecord
{
    public static RunRecord Of(RunResult result) => RunRecord.Of(
        new RunFiles(
            YearRow.OfGroups("small", result), YearRow.OfStates("small", result), SummaryRow.Of("small", result),
            Subject.Of(result), [], [])
        {
            Accessions = Accession.Of("small", result),
        },
        result.Years, result.Model.Horizon.LastObserved);
}
