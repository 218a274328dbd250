using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Analysis;
using Xunit;
using static PartnershipSim.Tests.Results.Store.SmallSweep;

namespace PartnershipSim.Tests.Results.Store;

/// <summary>
/// A sweep in its folder: stopped, grown or damaged, the files are those of one that was never disturbed.
/// </summary>
public class SweepFolderTests
{
    [Fact]
    public void A_finished_sweep_is_not_done_again_and_a_grown_one_does_what_is_new()
    {
        using TemporaryFolder folder = new();

        SweepOutcome first = Run(Grid, folder["out"]);
        SweepOutcome again = Run(Grid, folder["out"]);
        SweepOutcome grown = Run(Grid with { Points = 8, Replicates = 3 }, folder["out"]);
        Run(Grid with { Points = 8, Replicates = 3 }, folder["anew"], chunk: 1000);
        SweepOutcome shrunk = Run(Grid, folder["out"]);
        Run(Grid, folder["small"]);

        Assert.Equal((0, 12, 0), (first.Reused, first.Added, first.Failed));
        Assert.Equal((12, 0, 0), (again.Reused, again.Added, again.Failed));
        Assert.Equal((12, 12, 0), (grown.Reused, grown.Added, grown.Failed));
        Assert.Equal((12, 0, 0), (shrunk.Reused, shrunk.Added, shrunk.Failed));
        Assert.Equal(Hashes(folder["small"]), Hashes(folder["out"]));
        Run(Grid with { Points = 8, Replicates = 3 }, folder["out"]);
        Assert.Equal(Hashes(folder["anew"]), Hashes(folder["out"]));
    }

    [Fact]
    public void Stopped_it_keeps_its_chunks_and_progress_goes_on_where_it_was()
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource stop = new();
        Sweep stopped = new(SweepPlan.Of(Grid), folder["out"], Shard.Whole, threads: 1, chunk: 4);
        Assert.Throws<OperationCanceledException>(() => stopped.Run(new Told(progress =>
        {
            if (progress.Done >= 8)
                stop.Cancel();
        }), stop.Token));
        Assert.InRange(stopped.Done, 4, 8);
        string left = folder[$"out/sweep.csv.{new string('a', 32)}.part"];
        File.WriteAllText(left, "left by a process that died");

        List<(int Done, int Total)> told = [];
        SweepOutcome rest = new Sweep(SweepPlan.Of(Grid), folder["out"], Shard.Whole, threads: 1, chunk: 4)
            .Run(
                new Told(progress => told.Add((progress.Done, progress.Total))), TestContext.Current.CancellationToken);
        Run(Grid, folder["undisturbed"]);

        Assert.Equal((stopped.Done, 12 - stopped.Done), (rest.Reused, rest.Added));
        Assert.All(told, one => Assert.True(one.Done > stopped.Done && one.Total == 12));
        Assert.Equal((12, 12), told[^1]);
        Assert.False(File.Exists(left));
        Assert.Equal(Hashes(folder["undisturbed"]), Hashes(folder["out"]));
    }

    /// <summary>What progress has told of is kept, also of a chunk that is not full.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Stopped_within_a_chunk_it_keeps_the_runs_of_which_it_told(int threads)
    {
        using TemporaryFolder folder = new();
        using CancellationTokenSource stop = new();
        Study many = Grid with { Replicates = 40 };
        int told = 0;
        Sweep stopped = new(SweepPlan.Of(many), folder["out"], Shard.Whole, threads, chunk: 1000);
        Assert.Throws<OperationCanceledException>(() => stopped.Run(new Told(progress =>
        {
            told = Math.Max(told, progress.Done);
            stop.Cancel();
        }), stop.Token));

        SweepOutcome rest = Run(many, folder["out"]);
        Run(many, folder["undisturbed"]);

        Assert.InRange(told, 1, 239);
        Assert.Equal((told, 240 - told), (rest.Reused, rest.Added));
        Assert.Equal(Hashes(folder["undisturbed"]), Hashes(folder["out"]));
    }

    [Fact]
    public void A_damaged_part_is_done_again_and_named()
    {
        using TemporaryFolder folder = new();
        Run(Grid, folder["out"]);
        string before = Hashes(folder["out"]);
        File.WriteAllText(folder["out/parts/part-000002.parquet"], "nothing");

        SweepOutcome outcome = Run(Grid, folder["out"]);

        Assert.Equal(["part-000002.parquet"], outcome.Damaged);
        Assert.Equal((7, 5), (outcome.Reused, outcome.Added));
        Assert.Equal(before, Hashes(folder["out"]));
    }

    [Fact]
    public void A_folder_of_something_else_is_left_alone()
    {
        using TemporaryFolder folder = new();
        Run(Grid, folder["out"]);
        string before = Hashes(folder["out"]);

        Assert.Contains(
            "holds another sweep (policy_grid, ", Refused(() => Run(Grid with { Seed = 2 }, folder["out"])).Message);
        Assert.EndsWith(
            "; choose another folder", Refused(() => Run(Grid with { Seed = 2 }, folder["out"])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "holds shard 1/1, not 2/3; choose another folder",
            Refused(() => Run(Grid, folder["out"], new(2, 3))).Message);
        Assert.Equal(before, Hashes(folder["out"]));
        File.WriteAllText(folder["out/sweep.json"], "{");
        Assert.Contains(
            "holds parts of a sweep, but its sweep.json is gone or damaged",
            Refused(() => Run(Grid, folder["out"])).Message);
    }

    [Fact]
    public void Points_that_are_not_the_first_of_more_are_refused()
    {
        using TemporaryFolder folder = new();
        Run(Grid, folder["out"]);
        string path = folder["out/sweep.json"];
        File.WriteAllText(path, File.ReadAllText(path).Replace(SweepRecord.Find(folder["out"])!.PointsHash, "another"));

        Assert.Contains(
            "holds 6 points that are not the first of these 8; choose another folder",
            Refused(() => Run(Grid with { Points = 8 }, folder["out"])).Message);
    }

    /// <summary>Rows that somebody wrote down are other points as soon as one is taken out or changed.</summary>
    [Fact]
    public void A_list_can_grow_but_not_be_cut_or_changed()
    {
        using TemporaryFolder folder = new();
        ImmutableArray<double>[] rows = [.. SweepPlan.Of(Grid).Points.Select(point => point.ToImmutableArray())];
        Study list = Grid with { Design = StudyDesign.List, Rows = [rows[0], rows[1], rows[2]] };
        Run(list, folder["out"]);
        string before = Hashes(folder["out"]);

        Assert.Contains(
            "holds 3 points that are not the first of these 3",
            Refused(() => Run(list with { Rows = [rows[0], rows[1], rows[3]] }, folder["out"])).Message);
        Assert.Contains(
            "rows can be added at its end, but not be taken out or changed",
            Refused(() => Run(list with { Rows = [rows[3], rows[4]] }, folder["out"])).Message);
        Assert.Contains(
            "holds 3 points, and this list only 2",
            Refused(() => Run(list with { Rows = list.Rows[..2] }, folder["out"])).Message);
        Assert.Equal(before, Hashes(folder["out"]));
        Assert.Equal((6, 0), (Run(list, folder["out"]).Reused, Run(list, folder["out"]).Added));
        SweepOutcome grown = Run(list with { Rows = [.. list.Rows, rows[5]] }, folder["out"]);
        Assert.Equal((6, 2), (grown.Reused, grown.Added));
    }

    [Fact]
    public void Files_of_others_beside_a_sweep_are_left_alone()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["out"]);
        File.WriteAllText(folder["out/movie.part"], "not ours");
        File.WriteAllText(folder["out/sweep.csv.77.part"], "not ours either");

        Run(Grid with { Replicates = 3 }, folder["out"]);
        File.WriteAllText(folder["out/parts/part-list.txt"], "of a machine");
        Run(Grid, folder["out"]);

        Assert.Equal("not ours", File.ReadAllText(folder["out/movie.part"]));
        Assert.Equal("not ours either", File.ReadAllText(folder["out/sweep.csv.77.part"]));
        Assert.Equal("of a machine", File.ReadAllText(folder["out/parts/part-list.txt"]));
    }

    [Theory]
    [InlineData("design.csv")]
    [InlineData("runs.parquet")]
    [InlineData("sweep.csv")]
    [InlineData("failures.csv")]
    public void A_file_of_others_in_the_place_of_a_table_is_refused_by_name(string name)
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["out"]);
        File.WriteAllText(folder[$"out/{name}"], "mine");

        Assert.Contains(name, Assert.Throws<FolderRefusedException>(() => Run(Grid, folder["out"])).Message);

        Assert.Equal("mine", File.ReadAllText(folder[$"out/{name}"]));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder["out"]));
    }

    [Fact]
    public void A_list_of_machine_parts_is_not_taken_for_the_index_of_a_sweep()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder["out/parts"]);
        File.WriteAllText(folder["out/parts/index.csv"], "bolt,12\nnut,7");

        Assert.Contains(
            "holds parts of a sweep, but its sweep.json is gone or damaged",
            Refused(() => Run(Grid, folder["out"])).Message);

        Assert.Equal("bolt,12\nnut,7", File.ReadAllText(folder["out/parts/index.csv"]));
    }

    [Fact]
    public void A_table_that_somebody_has_written_notes_into_is_not_written_over()
    {
        using TemporaryFolder folder = new();
        Run(Grid, folder["out"]);
        File.AppendAllText(folder["out/sweep.csv"], "a note\n");
        string noted = File.ReadAllText(folder["out/sweep.csv"]);

        Assert.Contains(
            "sweep.csv",
            Assert.Throws<FolderRefusedException>(() => Run(Grid with { Replicates = 3 }, folder["out"])).Message);

        Assert.Equal(noted, File.ReadAllText(folder["out/sweep.csv"]));
    }

    [Fact]
    public void Whoever_rests_on_the_runs_is_told_before_there_are_others()
    {
        using TemporaryFolder folder = new();
        int told = 0;
        void Sweep(Study study) => new Sweep(SweepPlan.Of(study), folder["out"], Shard.Whole, threads: 1, chunk: 100)
        {
            OtherRuns = () => told++,
        }
            .Run(cancellation: TestContext.Current.CancellationToken);

        Sweep(Grid);
        Sweep(Grid);
        Assert.Equal(0, told);
        Sweep(Grid with { Replicates = 3 });
        Assert.Equal(1, told);
        Sweep(Grid with { Replicates = 3, Points = 8 });
        Assert.Equal(2, told);
        Refused(() => Sweep(Grid with { Seed = 4 }));
        Assert.Equal(2, told);
    }

    [Fact]
    public void An_outcome_is_read_back_point_by_point_and_replicate_by_replicate()
    {
        using TemporaryFolder folder = new();
        Run(Grid, folder["out"]);
        SweepPlan plan = SweepPlan.Of(Grid);
        Cell[] cells = [.. plan.Missing(Shard.Whole, CellSet.Empty)];
        Rows rows = new SweepEngine(plan.Study, plan.Points, threads: 1).Run(
            cells, cancellation: TestContext.Current.CancellationToken);

        double[][] read = SweepColumns.Of(folder["out"], plan.Points.Length, plan.Replicates, "interop")
            .Read(0, plan.Points.Length);

        Assert.All(
            cells.Select((cell, row) => (cell, row)),
            one => Assert.Equal(rows[one.row][2], read[one.cell.Point][one.cell.Replicate]));
    }

    [Fact]
    public void The_points_are_numbered_and_stand_under_the_names_of_their_axes()
    {
        using TemporaryFolder folder = new();
        Run(Grid, folder["out"]);

        string[] lines = File.ReadAllLines(folder["out/design.csv"]);

        Assert.Equal("point,partnership_budget,partnership_education,partnership_exercises,scenario", lines[0]);
        Assert.Equal(
            SweepPlan.Of(Grid).Points.Select((point, p) => string.Join(
                ',', Grid.Axes.Select((axis, a) => axis.TextOf(point[a])).Prepend($"{p}"))),
            lines[1..]);
    }

    [Fact]
    public void An_outcome_of_a_group_that_has_no_state_is_the_fault_of_its_runs_and_named()
    {
        Study nobody = Grid with { Outcomes = [Grid.Outcomes[0] with { Group = "martians" }] };

        Rows rows = new SweepEngine(nobody, SweepPlan.Of(nobody).Points, threads: 1).Run(
            [new(0, 0), new(0, 1)], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal("no state of this scenario belongs to the group martians", rows.ErrorOf(0));
        Assert.Equal("no state of this scenario belongs to the group martians", rows.ErrorOf(1));
        Assert.True(double.IsNaN(rows[0][0]));
    }
}
