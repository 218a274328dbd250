using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public sealed class BlockSchedulerTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(100, 1)]
    [InlineData(100, 3)]
    [InlineData(2, 8)]
    public void Every_block_is_run_once(int blocks, int threads)
    {
        int[] runs = new int[blocks];
        new BlockScheduler<object>(threads, () => new()).Run(new(
            blocks, (_, block) => Interlocked.Increment(ref runs[block])));

        Assert.All(runs, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Workers_are_kept_for_the_next_call()
    {
        int created = 0;
        BlockScheduler<object> scheduler = new(2, () =>
        {
            Interlocked.Increment(ref created);
            return new();
        });
        for (int call = 0; call < 5; call++)
            scheduler.Run(new(20, (_, _) => { }));

        Assert.InRange(created, 1, 2);
    }

    [Fact]
    public void A_machine_without_a_thread_to_spare_does_all_the_work_on_the_threads_it_has()
    {
        int started = 0;
        int[] runs = new int[50];
        BlockScheduler<object> scheduler = new(4, () => new())
        {
            Start = thread =>
            {
                if (++started > 1)
                    throw new InsufficientMemoryException();
                thread.Start();
            },
        };
        scheduler.Run(new(runs.Length, (_, block) => Interlocked.Increment(ref runs[block])));

        Assert.Equal(2, started); // the second could not be started, and a third was not tried
        Assert.All(runs, count => Assert.Equal(1, count));
    }

    [Fact]
    public void A_request_to_stop_after_the_last_block_is_too_late()
    {
        using CancellationTokenSource stop = new();
        int[] runs = new int[4];
        new BlockScheduler<object>(1, () => new()).Run(
            new(runs.Length, (_, block) =>
            {
                runs[block]++;
                stop.CancelIf(block == 3);
            }),
            stop.Token);

        Assert.Equal([1, 1, 1, 1], runs);
    }

    [Fact]
    public void A_request_to_stop_leaves_the_blocks_that_nobody_has_taken()
    {
        using CancellationTokenSource stop = new();
        int[] runs = new int[4];

        Assert.Throws<OperationCanceledException>(() => new BlockScheduler<object>(1, () => new()).Run(
            new(runs.Length, (_, block) =>
            {
                runs[block]++;
                stop.CancelIf(block == 1);
            }),
            stop.Token));
        Assert.Equal([1, 1, 0, 0], runs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_goes_wrong_in_a_block_reaches_the_caller(int threads) =>
        Assert.Throws<InvalidDataException>(() => new BlockScheduler<object>(threads, () => new())
            .Run(new(100, (_, block) => throw new InvalidDataException())));

    [Fact]
    public void A_worker_that_cannot_be_made_reaches_the_caller() =>
        Assert.Throws<InvalidDataException>(() => new BlockScheduler<object>(2, () => throw new InvalidDataException())
            .Run(new(100, (_, _) => { })));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    [InlineData(8, 3)]
    [InlineData(61, 3)]
    public void Batches_are_folded_in_order_and_never_before_their_blocks(int blocks, int threads)
    {
        bool[] isRun = new bool[blocks];
        List<int>[] folded = [[], []];
        OrderedFold fold = new(BlocksPerBatch: 4, Parts: 2, (first, count, part) =>
        {
            Assert.All(isRun[first..(first + count)], Assert.True);
            folded[part].AddRange(Enumerable.Range(first, count));
        });
        new BlockScheduler<object>(threads, () => new())
            .Run(new(blocks, (_, block) => isRun[block] = true) { Fold = fold });

        Assert.All(folded, part => Assert.Equal(Enumerable.Range(0, blocks), part));
    }

    [Fact]
    public void Blocks_do_not_run_further_ahead_of_the_fold_than_two_batches()
    {
        int folded = 0;
        int furthest = 0;
        OrderedFold fold = new(BlocksPerBatch: 3, Parts: 1, (first, count, _) => folded = first + count);
        new BlockScheduler<object>(4, () => new()).Run(
            new(100, (_, block) =>
            {
                lock (fold)
                    furthest = Math.Max(furthest, block - folded);
            })
            { Fold = fold });

        Assert.InRange(furthest, 0, 2 * 3 - 1);
    }
}
