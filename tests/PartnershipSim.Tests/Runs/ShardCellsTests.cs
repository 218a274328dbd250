using PartnershipSim.Analysis.Designs;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Results.Store;
using Xunit;

namespace PartnershipSim.Tests.Runs;

/// <summary>What arithmetic says of a shard is what walking all runs says.</summary>
public sealed class ShardCellsTests
{
    [Theory]
    [InlineData(1, 6, 2)]
    [InlineData(3, 6, 2)]
    [InlineData(4, 7, 9)]
    [InlineData(5, 3, 11)]
    [InlineData(12, 1, 30)]
    [InlineData(7, 7, 7)]
    [InlineData(40, 3, 5)]
    public void Numbers_runs_and_counts_are_those_of_walking_all_runs(int shards, int points, int replicates)
    {
        Study study = SmallSweep.Grid with { Points = points, Replicates = replicates };
        SweepPlan plan = SweepPlan.Of(study);
        long all = 0;
        for (int number = 1; number <= shards; number++)
        {
            Shard shard = new(number, shards);

            ShardCells cells = new(shard, points, replicates);

            Cell[] walked = [.. plan.Missing(shard, CellSet.Empty)];
            Assert.Equal(walked.Length, cells.Count);
            Assert.Equal(walked, Enumerable.Range(0, walked.Length).Select(place => cells[place]));
            Assert.Equal(
                Enumerable.Range(0, walked.Length).Select(place => (long)place), walked.Select(cells.NumberOf));
            Assert.All(walked, cell => Assert.Equal(number - 1, ShardCells.ShardOf(cell, shards)));
            all += cells.Count;
        }

        Assert.Equal(plan.Runs, all);
    }

    [Fact]
    public void A_billion_runs_take_no_longer_than_a_few()
    {
        ShardCells cells = new(new(9_999, 10_000), 1_000_000, 1_000);

        Assert.Equal(100_000, cells.Count);
        Assert.Equal(99_999, cells.NumberOf(cells[99_999]));
        Assert.Equal(999, cells[99_999].Replicate);
    }
}
