using PartnershipSim.Model.Kernel;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public sealed class BlockRunnerTests
{
    private static readonly Arm Arm = new("run", SmallStudy.World);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 2)]
    [InlineData(9, 2)]
    [InlineData(61, 3)]
    public void Every_replicate_is_folded_once_and_in_order(int replicates, int threads)
    {
        Folded folded = new();
        BlockRunner.Run([Arm], SmallStudy.Plan(replicates, threads), SmallStudy.Years, folded);

        Assert.Equal(Enumerable.Range(0, replicates), folded.Replicates);
    }

    [Fact]
    public void No_replicates_are_no_work()
    {
        Folded folded = new();
        BlockRunner.Run([Arm], SmallStudy.Plan(0), SmallStudy.Years, folded);

        Assert.Empty(folded.Replicates);
    }

    [Fact]
    public void Progress_grows_to_the_end()
    {
        Steps steps = new();
        BlockRunner.Run([Arm], SmallStudy.Plan(61, threads: 3), SmallStudy.Years, new Folded(), steps);

        Assert.Equal([8, 16, 24, 32, 40, 48, 56, 61], steps.Seen.Select(step => step.Done));
        Assert.All(steps.Seen, step => Assert.Equal(61, step.Total));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Who_asks_to_stop_is_heard_after_the_blocks_in_hand(int threads)
    {
        using CancellationTokenSource stop = new();
        Folded folded = new(first => stop.CancelIf(first >= 16));

        Assert.Throws<OperationCanceledException>(() =>
            BlockRunner.Run([Arm], SmallStudy.Plan(100_000, threads), SmallStudy.Years, folded, cancellation: stop.Token));
        Assert.InRange(folded.Replicates.Count, 24, 24 + 8 * threads);
        Assert.Equal(Enumerable.Range(0, folded.Replicates.Count), folded.Replicates);
    }

    [Fact]
    public void Who_asks_to_stop_before_the_start_gets_nothing()
    {
        Folded folded = new();

        Assert.Throws<OperationCanceledException>(() =>
            BlockRunner.Run([Arm], SmallStudy.Plan(16), SmallStudy.Years, folded, cancellation: new CancellationToken(canceled: true)));
        Assert.Empty(folded.Replicates);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_goes_wrong_in_a_fold_reaches_the_caller(int threads)
    {
        Folded folded = new(first => throw new InvalidDataException($"replicate {first}"));

        InvalidDataException problem = Assert.Throws<InvalidDataException>(() =>
            BlockRunner.Run([Arm], SmallStudy.Plan(100, threads), SmallStudy.Years, folded));
        Assert.Equal("replicate 0", problem.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_goes_wrong_in_a_progress_report_reaches_the_caller(int threads) =>
        Assert.Throws<InvalidDataException>(() =>
            BlockRunner.Run([Arm], SmallStudy.Plan(100, threads), SmallStudy.Years, new Folded(), new Broken()));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_goes_wrong_in_a_world_reaches_the_caller(int threads)
    {
        Arm withoutSource = new("forced", SmallStudy.World) { AttitudesFrom = 7 };

        Assert.Throws<IndexOutOfRangeException>(() =>
            BlockRunner.Run([Arm, withoutSource], SmallStudy.Plan(100, threads), SmallStudy.Years, new Folded()));
    }

    [Fact]
    public void Arms_share_their_luck()
    {
        Twins twins = new();
        BlockRunner.Run([Arm, new Arm("the same again", SmallStudy.World)], SmallStudy.Plan(20, threads: 2), SmallStudy.Years, twins);

        Assert.Equal(3, twins.Blocks);
    }

    private sealed class Folded(Action<int>? atBlock = null) : IFold
    {
        public List<int> Replicates { get; } = [];

        public void Fold(int first, int count, ReadOnlySpan<Recording> arms)
        {
            Replicates.AddRange(Enumerable.Range(first, count));
            atBlock?.Invoke(first);
        }
    }

    private sealed class Twins : IFold
    {
        public int Blocks { get; private set; }

        public void Fold(int first, int count, ReadOnlySpan<Recording> arms)
        {
            Assert.True(SameBits(arms[0].Series, arms[1].Series));
            Assert.True(SameBits(arms[0].Scalars, arms[1].Scalars));
            Blocks++;
        }

        private static bool SameBits(ReadOnlySpan<Lanes> a, ReadOnlySpan<Lanes> b) =>
            System.Runtime.InteropServices.MemoryMarshal.AsBytes(a).SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(b));
    }

    private sealed class Steps : IProgress<Progress>
    {
        public List<Progress> Seen { get; } = [];

        public void Report(Progress value) => Seen.Add(value);
    }

    private sealed class Broken : IProgress<Progress>
    {
        public void Report(Progress value) => throw new InvalidDataException("the terminal is gone");
    }
}

internal static class Stopping
{
    public static void CancelIf(this CancellationTokenSource stop, bool isTime)
    {
        if (isTime)
            stop.Cancel();
    }
}
