using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public sealed class InTurnTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Batches_pass_each_row_in_the_order_of_their_numbers(int threads)
    {
        const int rows = 5, batches = 40;
        InTurn turns = new(rows);
        List<int>[] passed = [.. Enumerable.Range(0, rows).Select(_ => new List<int>())];

        new BlockScheduler<object>(threads, () => new()).Run(new(batches, (_, batch) =>
        {
            for (int row = 0; row < rows; row++)
            {
                Assert.True(turns.Await(row, batch));
                passed[row].Add(batch);
                turns.Pass(row);
            }
        }));

        Assert.All(passed, row => Assert.Equal(Enumerable.Range(0, batches), row));
    }

    [Fact]
    public void Who_waits_for_a_batch_that_has_failed_is_told()
    {
        InTurn turns = new(1);
        bool? mayGoOn = null;
        Thread waiting = new(() => mayGoOn = turns.Await(0, 1));
        waiting.Start();
        turns.Abandon();
        waiting.Join();

        Assert.False(mayGoOn);
        Assert.False(turns.Await(0, 0));
    }
}
