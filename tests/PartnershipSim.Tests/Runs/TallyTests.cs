using PartnershipSim.Model.Kernel;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public sealed class TallyTests
{
    // 1001: order statistics stand at whole places, and the last block is not full
    private const int Many = Tally.ExactUpTo + 489;

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(100)]
    [InlineData(Tally.ExactUpTo - 1)]
    [InlineData(Tally.ExactUpTo)]
    public void Up_to_its_limit_a_tally_is_the_distribution_itself(int replicates)
    {
        double[] sample = Sample(replicates, r => Draws.Normal(r));

        Assert.True(new Tally(1, 1, Plan(replicates)).IsExact);
        Assert.Equal(Exact(sample), Describe(sample));
    }

    [Fact]
    public void One_more_replicate_is_sketched() => Assert.False(new Tally(1, 1, Plan(Tally.ExactUpTo + 1)).IsExact);

    public static TheoryData<string> Kinds =>
        ["normal", "log-normal", "counts", "few values", "tiny", "undefined in some"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sketched_quantile_is_near_a_value_of_the_sample(string kind)
    {
        double[] sample = SampleOf(kind);
        double[] sorted = [.. sample.Where(value => !double.IsNaN(value)).Order()];
        Distribution sketched = Describe(sample);

        AssertNear(0.05, sketched.P05);
        AssertNear(0.25, sketched.P25);
        AssertNear(0.50, sketched.P50);
        AssertNear(0.75, sketched.P75);
        AssertNear(0.95, sketched.P95);

        void AssertNear(double p, double value)
        {
            double expected = sorted[(int)Math.Round(p * (sorted.Length - 1))];
            Assert.True(
                Math.Abs(value - expected) <= Sketch.RelativeError * Math.Abs(expected) + Sketch.Epsilon,
                $"{p}: {value} is not near {expected}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sketched_means_and_spreads_are_the_exact_ones(string kind)
    {
        double[] sample = SampleOf(kind);
        Distribution exact = Exact(sample);
        Distribution sketched = Describe(sample);

        Assert.Equal(exact.Count, sketched.Count);
        Assert.True(
            Math.Abs(sketched.Mean - exact.Mean) <= 1e-12 * Math.Max(1e-9, Math.Abs(exact.Mean)),
            $"{sketched.Mean} is not {exact.Mean}");
        Assert.True(
            Math.Abs(sketched.Sd - exact.Sd) <= 1e-12 * Math.Max(1e-9, exact.Sd), $"{sketched.Sd} is not {exact.Sd}");
    }

    [Fact]
    public void The_order_of_adding_cannot_be_seen_in_a_sketched_quantile()
    {
        double[] sample = SampleOf("log-normal");
        Distribution forwards = Describe(sample);
        Distribution backwards = Describe([.. sample.Reverse()]);

        Assert.Equal(
            (forwards.P05, forwards.P25, forwards.P50, forwards.P75, forwards.P95),
            (backwards.P05, backwards.P25, backwards.P50, backwards.P75, backwards.P95));
    }

    [Fact]
    public void A_constant_is_its_own_quantile_to_the_bit()
    {
        Distribution d = Describe(Sample(Many, _ => 0.1));

        Assert.Equal((0.1, 0.1, 0.1, 0), (d.P05, d.P50, d.P95, d.Sd));
    }

    [Fact]
    public void A_quantile_lies_within_the_sample()
    {
        double[] sample = Sample(Many, r => 1000 + r % 2);
        Distribution d = Describe(sample);

        Assert.InRange(d.P05, 1000, 1001);
        Assert.InRange(d.P95, 1000, 1001);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(Tally.ExactUpTo + 3)]
    public void Lanes_that_do_not_count_are_not_counted(int replicates)
    {
        double[] sample = Sample(replicates, r => r % 5);

        // all others are double.MaxValue
        Assert.Equal((replicates, sample.Average()), (Describe(sample).Count, Describe(sample).Mean));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(Many)]
    public void Cells_do_not_mix(int replicates)
    {
        double[][] samples = [.. Enumerable.Range(0, 20).Select(cell => Sample(
            replicates, r => cell + Draws.Normal(r * 20 + cell)))];

        Assert.Equal(samples.Select(sample => Describe(sample)), Describe(samples));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(Many)]
    public void Copies_of_a_cell_are_described_as_the_cell_is_and_differ_from_the_replicate_on_in_which_they_do(
        int replicates)
    {
        double[] original = Sample(replicates, r => Draws.Normal(r));
        double[] copy = [.. original];
        double[] latecomer = [.. original.Select((value, r) => r == replicates - 1 ? value + 1 : value)];
        double[] earlier = [.. original.Select((value, r) => r == replicates / 2 ? value + 1 : value)];
        double[] constant = Sample(replicates, _ => 0.1);
        double[] hardly = [.. constant.Select((value, r) => r == replicates - 1 ? 7 : value)];
        double[] never = Sample(replicates, _ => double.NaN);

        double[][] samples =
        [
            original, copy, latecomer, constant, hardly, never, [.. constant], [.. never], earlier, [.. original],
        ];

        Assert.Equal(samples.Select(sample => Describe(sample)), Describe(samples));
        Assert.NotEqual(Describe(original), Describe(latecomer));
        Assert.NotEqual(Describe(constant), Describe(hardly));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(Many)]
    public void A_cell_that_is_not_defined_is_undefined_whatever_stands_there(int replicates)
    {
        double[][] samples =
        [
            Sample(replicates, r => Draws.Normal(r)), Sample(replicates, r => r),
            Sample(replicates, r => Draws.Normal(r)),
        ];

        Distribution[] described = Describe(samples, [true, false, true]);

        Assert.Equal([Describe(samples[0]), Distribution.Undefined, Describe(samples[2])], described);
    }

    [Fact]
    public void A_mean_is_summed_in_the_order_of_the_replicates_to_the_bit()
    {
        double[] sample = Sample(Many, r => 0.1 + (r > Many - 9 ? Draws.Normal(r) : 0));
        double sum = 0;
        foreach (double value in sample)
            sum += value;

        Assert.Equal(sum / Many, Describe(sample).Mean);
    }

    [Fact]
    public void Counts_beyond_a_byte_are_counts()
    {
        Distribution d = Describe(Sample(70_000, r => r < 20_000 ? -3 : r < 20_300 ? 1 : 2));

        Assert.Equal((-3, -3, 2, 2, 2), (d.P05, d.P25, d.P50, d.P75, d.P95));
    }

    private static double[] SampleOf(string kind) => kind switch
    {
        "normal" => Sample(Many, r => Draws.Normal(r)),
        // thirty orders of magnitude, both signs
        "log-normal" => Sample(Many, r => (r % 3 == 0 ? -1 : 1) * Math.Exp(8 * Draws.Normal(r))),
        "counts" => Sample(Many, r => Math.Max(0, Math.Floor(3 * Draws.Normal(r)))), // more than half are 0
        "few values" => Sample(Many, r => r % 3 - 1),
        "tiny" => Sample(Many, r => 1e-9 * Draws.Normal(r)),
        "undefined in some" => Sample(Many, r => r % 7 == 0 ? double.NaN : Draws.Normal(r)),
        _ => throw new ArgumentException(kind),
    };

    private static double[] Sample(int replicates, Func<int, double> value) =>
        [.. Enumerable.Range(0, replicates).Select(value)];

    private static Distribution Exact(double[] sample) => Distribution.Of(sample, new double[sample.Length]);

    private static RunPlan Plan(int replicates) => new(1, replicates, Threads: 1);

    private static Distribution Describe(double[] sample) => Describe([sample])[0];

    private static Distribution[] Describe(double[][] cells, bool[]? isDefined = null)
    {
        RunPlan plan = Plan(cells[0].Length);
        const int together = 5;
        Tally tally = new(1, cells.Length, plan, isDefined);
        BlockStore row = new(cells.Length, together, plan.Replicates);
        for (int first = 0; first < plan.Blocks; first += together)
        {
            int blocks = Math.Min(together, plan.Blocks - first);
            for (int number = first; number < first + blocks; number++)
                Fill(tally.IsExact ? tally.RoomFor(number) : row.RoomFor(number), plan.BlockAt(number));
            if (!tally.IsExact)
                tally.Add(0, row, first, blocks);
        }

        return tally.Describe();

        void Fill(Lanes[] room, Block block)
        {
            for (int cell = 0; cell < cells.Length; cell++)
            {
                double[] counted = cells[cell][block.First..(block.First + block.Count)];
                room[cell] = Lanes.From([.. counted, .. Enumerable.Repeat(double.MaxValue, Lanes.Count - block.Count)]);
            }
        }
    }
}
