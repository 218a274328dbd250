using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public sealed class SketchTests
{
    // negative, zero and positive, over nine orders of magnitude
    private static readonly double[] Sample = [.. Enumerable.Range(-400, 801).Select(k => Math.CopySign(Math.Pow(10, Math.Abs(k) / 80.0 - 4), k) * (k == 0 ? 0 : 1))];

    [Theory]
    [InlineData(1)]
    [InlineData(350)]
    [InlineData(800)]
    public void Merged_halves_count_as_the_whole(int cut)
    {
        Sketch whole = Of(Sample);
        Sketch merged = Of(Sample[..cut]);
        merged.Merge(Of(Sample[cut..]));

        Assert.Equal(whole.Describe().Count, merged.Describe().Count);
        foreach (double p in new[] { 0, 0.05, 0.25, 0.5, 0.75, 0.95, 1 })
            Assert.Equal(whole.Quantile(p), merged.Quantile(p));
        Assert.Equal(whole.Describe().Mean, merged.Describe().Mean, 1e-9);
        Assert.Equal(whole.Describe().Sd, merged.Describe().Sd, 1e-6);
    }

    [Fact]
    public void Merging_with_nothing_changes_nothing()
    {
        Sketch sketch = Of(Sample);
        Distribution before = sketch.Describe();

        sketch.Merge(default);

        Assert.Equal(before, sketch.Describe());
    }

    [Fact]
    public void Nothing_takes_over_what_it_is_merged_with()
    {
        Sketch sketch = default;
        sketch.Merge(Of(Sample));

        Assert.Equal(Of(Sample).Describe(), sketch.Describe());
    }

    private static Sketch Of(double[] values)
    {
        Sketch sketch = default;
        foreach (double value in values)
            sketch.Add(value);
        return sketch;
    }
}
