using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
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

    public static TheoryData<string> Columns => ["numbers", "zeros", "counts and zeros", "undefined", "infinite"];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Four_sketches_side_by_side_are_four_sketches(string kind)
    {
        const int batch = 64, batches = 12;
        Sketch[] alone = new Sketch[Sketch.Together], together = new Sketch[Sketch.Together];
        for (int first = 0; first < batch * batches; first += batch)
        {
            double[] columns = [.. Enumerable.Range(0, Sketch.Together).SelectMany(
                sketch => Enumerable.Range(first, batch).Select(r => Value(kind, sketch, r)))];
            for (int sketch = 0; sketch < Sketch.Together; sketch++)
                alone[sketch].Add(columns.AsSpan(sketch * batch, batch));
            // the first batch lets each see that its values differ
            for (int sketch = 0; sketch < Sketch.Together && first == 0; sketch++)
                together[sketch].Add(columns.AsSpan(sketch * batch, batch));
            if (first > 0)
                Sketch.Add(together, [0, 1, 2, 3], columns, batch);
        }

        Assert.Equal(alone.Select(sketch => sketch.Describe()), together.Select(sketch => sketch.Describe()));
    }

    private static double Value(string kind, int sketch, int r)
    {
        double number = Draws.Normal(1000 * sketch + r);
        return kind switch
        {
            "numbers" => Math.Exp(number * (sketch + 1)),
            "zeros" => sketch == 0 || (r % 64 == 0 && r < 64) ? number : 0,
            "counts and zeros" => Math.Max(-sketch, Math.Round(number)),
            "undefined" => r % 7 == sketch ? double.NaN : number,
            _ when r == 100 + sketch => double.PositiveInfinity,
            _ when r == 300 && sketch == 1 => double.NegativeInfinity,
            _ => number,
        };
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
