using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public sealed class SketchTests
{
    // negative, zero and positive, over nine orders of magnitude
    private static readonly double[] Sample =
        [.. Enumerable.Range(-400, 801)
            .Select(k => k == 0 ? 0 : Math.CopySign(Math.Pow(10, Math.Abs(k) / 80.0 - 4), k))];

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(350)]
    [InlineData(800)]
    public void Into_how_many_batches_the_values_are_cut_cannot_be_seen(int cut) =>
        Assert.Equal(Of(Sample), Of(Sample[..cut], Sample[cut..]));

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void A_copy_goes_its_own_way(int cut)
    {
        Sketch sketch = default;
        sketch.Add(Sample.AsSpan(0, cut));
        Sketch copy = sketch.Copy();
        copy.Add(Sample.AsSpan(cut));
        sketch.Add([5, 5, 5]);

        Assert.Equal(Of(Sample), copy.Describe());
        Assert.Equal(Of(Sample[..cut], [5, 5, 5]), sketch.Describe());
    }

    [Fact]
    public void Nothing_added_is_undefined() => Assert.Equal(Distribution.Undefined, default(Sketch).Describe());

    [Fact]
    public void Infinities_have_no_spread()
    {
        Distribution d = Of([double.PositiveInfinity, double.PositiveInfinity, 1]);

        Assert.Equal((3, double.PositiveInfinity), (d.Count, d.Mean));
        Assert.True(double.IsNaN(d.Sd));
    }

    [Fact]
    public void A_value_just_below_epsilon_counts_as_zero_even_beside_values_just_above()
    {
        double below = Math.BitDecrement(Sketch.Epsilon);
        double above = Math.BitIncrement(Sketch.Epsilon);

        Assert.Equal(below, Of([above, above, above, below, below, below, below]).P05); // 0, kept within the sample
    }

    private static Distribution Of(params double[][] batches)
    {
        Sketch sketch = default;
        foreach (double[] batch in batches)
            sketch.Add(batch);
        return sketch.Describe();
    }
}
