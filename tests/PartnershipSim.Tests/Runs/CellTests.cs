using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public class CellTests
{
    [Fact]
    public void Runs_are_ordered_by_replicate_and_then_by_point()
    {
        Cell[] ordered = [new(0, 0), new(0, 9), new(1, 2), new(1, 3), new(7, 0)];

        Assert.Equal(ordered, ordered.Reverse().Order());
        for (int i = 0; i < ordered.Length; i++)
        {
            for (int j = 0; j < ordered.Length; j++)
                Assert.Equal(((i < j), (i > j), (i <= j), (i >= j)), (
                    ordered[i] < ordered[j], ordered[i] > ordered[j], ordered[i] <= ordered[j],
                    ordered[i] >= ordered[j]));
        }
    }

    [Theory]
    [InlineData("1/1")]
    [InlineData("2/4")]
    [InlineData("4/4")]
    public void A_shard_reads_back_as_itself(string text) => Assert.Equal(text, Shard.Parse(text)?.ToString());

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("2")]
    [InlineData("1/2/3")]
    [InlineData("-1/4")]
    [InlineData("a/4")]
    [InlineData("1/b")]
    [InlineData("")]
    public void Anything_else_is_no_shard(string text) => Assert.Null(Shard.Parse(text));

    [Fact]
    public void The_first_shard_holds_the_first_point_of_the_first_replicate_and_the_next_one_its_neighbours()
    {
        Assert.True(new Shard(1, 3).Has(new(0, 0)));
        Assert.True(new Shard(2, 3).Has(new(0, 1)));
        Assert.True(new Shard(2, 3).Has(new(1, 0)));
        Assert.True(new Shard(3, 3).Has(new(4, 1)));
        Assert.False(new Shard(1, 3).Has(new(4, 1)));
    }

    [Fact]
    public void A_set_of_runs_remembers_what_was_added_and_nothing_else()
    {
        CellSet set = new();
        HashSet<Cell> plain = [];
        for (int i = 0; i < 2000; i++)
        {
            Cell cell = new((int)(12 * Draws.Uniform(i)), (int)(300 * Draws.Uniform(i, 1)));
            Assert.Equal(plain.Add(cell), set.Add(cell));
            Assert.Equal(plain.Count, set.Count);
        }

        for (int replicate = 0; replicate < 14; replicate++)
        {
            for (int point = 0; point < 700; point++)
                Assert.Equal(plain.Contains(new(replicate, point)), set.Contains(new(replicate, point)));
        }
    }

    [Fact]
    public void A_copy_stays_as_it_is()
    {
        CellSet set = new();
        set.Add(new(1, 1));
        CellSet copy = new(set);

        set.Add(new(1, 2));
        set.Add(new(2, 0));

        Assert.Equal((1, 3), (copy.Count, set.Count));
        Assert.True(copy.Contains(new(1, 1)));
        Assert.False(copy.Contains(new(1, 2)) || copy.Contains(new(2, 0)) || CellSet.Empty.Contains(new(0, 0)));
    }
}
