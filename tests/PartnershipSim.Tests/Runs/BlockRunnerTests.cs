using System.Runtime.InteropServices;
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
    [InlineData(1003, 3)]
    public void Every_replicate_is_kept_once_and_folded_once_in_order(int replicates, int threads)
    {
        Folded folded = new(SmallStudy.Plan(replicates, threads));
        folded.Run();

        Assert.Equal(Enumerable.Range(0, replicates), folded.Kept.Order());
        Assert.All(folded.Parts, part => Assert.Equal(Enumerable.Range(0, replicates), part));
    }

    [Fact]
    public void No_replicates_are_no_work()
    {
        Folded folded = new(SmallStudy.Plan(0));
        folded.Run();

        Assert.Empty(folded.Kept);
        Assert.All(folded.Parts, Assert.Empty);
    }

    [Fact]
    public void Progress_grows_to_the_end()
    {
        Steps steps = new();
        new Folded(SmallStudy.Plan(61, threads: 3)).Run(steps);

        Assert.Equal(8, steps.Seen.Count);
        Assert.Equal(steps.Seen.Select(step => step.Done).Order(), steps.Seen.Select(step => step.Done));
        Assert.Equal(new(61, 61), steps.Seen[^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_request_to_stop_is_heard_after_the_blocks_in_hand(int threads)
    {
        using CancellationTokenSource stop = new();
        Folded folded = new(SmallStudy.Plan(100_000, threads)) { AtBlock = first => stop.CancelIf(first >= 16) };

        Assert.Throws<OperationCanceledException>(() => folded.Run(cancellation: stop.Token));
        Assert.InRange(folded.Kept.Count, 24, 24 + 2 * 8 * threads);
    }

    [Fact]
    public void A_request_to_stop_before_the_start_leaves_nothing()
    {
        Folded folded = new(SmallStudy.Plan(16));

        Assert.Throws<OperationCanceledException>(
            () => folded.Run(cancellation: new CancellationToken(canceled: true)));
        Assert.Empty(folded.Kept);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_request_to_stop_that_comes_after_the_last_block_does_not_discard_the_run(int threads)
    {
        using CancellationTokenSource stop = new();
        Folded folded = new(SmallStudy.Plan(16, threads)) { AtPart = _ => stop.Cancel() };
        folded.Run(cancellation: stop.Token);

        Assert.True(stop.IsCancellationRequested);
        Assert.All(folded.Parts, part => Assert.Equal(Enumerable.Range(0, 16), part));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_goes_wrong_while_a_block_is_kept_reaches_the_caller(int threads)
    {
        Folded folded = new(SmallStudy.Plan(100, threads)) { AtBlock = _ => throw new InvalidDataException("kept") };

        Assert.Equal("kept", Assert.Throws<InvalidDataException>(() => folded.Run()).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_goes_wrong_in_a_fold_reaches_the_caller(int threads)
    {
        Folded folded = new(SmallStudy.Plan(100, threads)) { AtPart = _ => throw new InvalidDataException("folded") };

        Assert.Equal("folded", Assert.Throws<InvalidDataException>(() => folded.Run()).Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_goes_wrong_in_a_progress_report_reaches_the_caller(int threads) =>
        Assert.Throws<InvalidDataException>(() => new Folded(SmallStudy.Plan(100, threads)).Run(new Broken()));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_goes_wrong_in_a_scenario_reaches_the_caller(int threads)
    {
        Arm withoutSource = new("forced", SmallStudy.World) { AttitudesFrom = 7 };
        RunPlan plan = SmallStudy.Plan(100, threads);

        Assert.Throws<IndexOutOfRangeException>(() => BlockRunner.Run(
            [Arm, withoutSource], plan, SmallStudy.Years, new Folded(plan)));
    }

    [Fact]
    public void Arms_meet_the_same_draws()
    {
        Twins twins = new();
        BlockRunner.Run(
            [Arm, new Arm("the same again", SmallStudy.World)], SmallStudy.Plan(20, threads: 1),
            SmallStudy.Years, twins);

        Assert.Equal(3, twins.Blocks);
    }

    /// <summary>Writes down what is kept, and what is folded in each of three parts.</summary>
    private sealed class Folded : IFold
    {
        private readonly RunPlan _plan;

        public Folded(RunPlan plan)
        {
            _plan = plan;
            InOrder = OrderedFold.Of(plan, Parts.Length, Add);
        }

        public Action<int> AtBlock { get; init; } = _ => { };

        public Action<int> AtPart { get; init; } = _ => { };

        public List<int> Kept { get; } = [];

        public List<int>[] Parts { get; } = [[], [], []];

        public Recorded Recorded => Recorded.GroupScalars;

        public OrderedFold? InOrder { get; }

        public Lanes[]? RoomFor(int block) => null;

        public void Run(IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
            BlockRunner.Run([Arm], _plan, SmallStudy.Years, this, progress, cancellation);

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
            lock (Kept)
                Kept.AddRange(Enumerable.Range(block.First, block.Count));
            AtBlock(block.First);
        }

        private void Add(int first, int blocks, int part)
        {
            AtPart(part);
            for (int number = first; number < first + blocks; number++)
                Parts[part].AddRange(Enumerable.Range(_plan.BlockAt(number).First, _plan.BlockAt(number).Count));
        }
    }

    private sealed class Twins : IFold
    {
        public int Blocks { get; private set; }

        public Recorded Recorded => Recorded.Years;

        public OrderedFold? InOrder => null;

        public Lanes[]? RoomFor(int block) => null;

        public void Keep(Block block, ReadOnlySpan<Recording> arms)
        {
            Assert.True(SameBits(arms[0].Series, arms[1].Series));
            Assert.True(SameBits(arms[0].Scalars, arms[1].Scalars));
            Blocks++;
        }

        private static bool SameBits(ReadOnlySpan<Lanes> a, ReadOnlySpan<Lanes> b) =>
            MemoryMarshal.AsBytes(a).SequenceEqual(MemoryMarshal.AsBytes(b));
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
