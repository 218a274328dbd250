using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Calibration;

/// <summary>The ensemble that lies in the library is the one that its study makes, and its tables tell of it.</summary>
public sealed class CommittedEnsembleTests
{
    private static readonly string Folder = Path.Combine(Repository.Scenarios, "ensembles");
    private static readonly Ensemble Ensemble = EnsembleFile.Read(Path.Combine(Folder, "calibration.parquet"));
    private static readonly CalibrationPlan Plan = CalibrationPlan.Of(Study.Load(Path.Combine(
        Repository.Scenarios, "studies", "calibration.yaml")));

    [Fact]
    public void It_was_made_by_the_study_in_the_library_with_this_model_and_these_data()
    {
        Assert.Equal(Plan.Fingerprint, Ensemble.Origin.Fingerprint);
        Assert.Equal(Plan.Data.Cases.Length, Ensemble.Origin.Cases);
        Assert.Equal(Plan.Axes.Select(axis => axis.Key), Ensemble.Parameters.Select(parameter => parameter.Key));
        Assert.Equal(Plan.Study.Points, Ensemble.Members.Length);
        Assert.Null(Ensemble.Conflict(Compiler.Compile(Plan.Study.Base).Model.Timetable));
    }

    [Fact]
    public void Its_members_are_as_far_from_history_as_it_says()
    {
        FitEngine engine = new(Plan.Data, Plan.Study.Seed, 1);
        int[] some = [0, 333, 999];
        double[][] units = [.. some.Select(
            member => Ensemble.Members[member].Select((value, a) => Plan.Axes[a].ShareOf(value)).ToArray())];
        int replicates = GenerationsTable.Table.Read(Folder)[^1].Replicates;

        Fit[] fits = Plan.FitOf(engine)(units, replicates);

        for (int k = 0; k < some.Length; k++)
            Assert.Equal(Ensemble.Distances[some[k]], fits[k].Distance, 1e-6); // shares of ranges are rounded
        Assert.All(Ensemble.Distances, distance => Assert.True(distance <= Ensemble.Origin.Tolerance));
    }

    [Fact]
    public void The_table_beside_it_tells_the_same()
    {
        ImmutableArray<CalibrationRow> table = CalibrationTable.Table.Read(Folder);

        Assert.Equal(Ensemble.Parameters.Length, table.Length);
        for (int p = 0; p < table.Length; p++)
        {
            Assert.Equal(Ensemble.Parameters[p].Key, table[p].Parameter);
            Assert.Equal(Ensemble.Median(p), table[p].Median, 12);
            Assert.Equal(Profile.Word(Ensemble.VerdictOf(Ensemble.Parameters[p].Key)!.Value), table[p].Verdict);
        }
    }
}
