using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>What a calibration found.</summary>
/// <param name="Trail">One row for each generation from the prior to the ensemble.</param>
public sealed record Calibrated(
    CalibrationPlan Plan, Ensemble Ensemble, ImmutableArray<Profile> Profiles, ImmutableArray<GenerationRow> Trail,
        Fit AtDefaults, Fit AtBest)
{
    /// <summary>The tables with what writes each.</summary>
    public IEnumerable<(string Name, Action<Stream> Write)> Tables =>
    [
        (CalibrationTable.Table.FileName, stream => CalibrationTable.Table.Write(stream, CalibrationRow.Of(this))),
        (ProfilesTable.Table.FileName, stream => ProfilesTable.Table.Write(stream, ProfileRow.Of(this))),
        (GenerationsTable.Table.FileName, stream => GenerationsTable.Table.Write(stream, Trail)),
        (FitTable.Table.FileName, stream => FitTable.Table.Write(stream, FitRow.Of(this))),
    ];
}
