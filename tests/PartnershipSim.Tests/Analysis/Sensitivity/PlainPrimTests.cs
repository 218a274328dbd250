using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

/// <summary>The quick PRIM against the plain one, box by box, in small samples full of ties.</summary>
public class PlainPrimTests
{
    private static readonly ImmutableArray<Axis> Axes =
    [
        Axis.Real("money", 0, 1), Axis.Whole("years", 0, 5),
        Axis.Categorical("region", "north", "east", "south", "west"), Axis.Boolean("door"),
    ];

    private static readonly double[] Patiences = [0.05, 0.1, 0.2, 0.34];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_box_on_the_way_down_is_the_same(int sample)
    {
        (double[][] points, double[] interest, double patience) = Sample(sample);
        PlainPrim plain = new(Axes, points, interest, patience);
        double leastMass = sample % 3 * 0.1;

        ImmutableArray<BoxStep> steps = PrimPeeling.Run(new(Axes, points, interest), patience, leastMass);

        Assert.Equal(plain.Peel(leastMass).Select(Exact), steps.Select(step => Exact(step.Box)));
        Assert.True(steps.Length > 2, "the sample gives nothing to peel");
        Assert.All(steps, step => Assert.Equal(
            (
                plain.Interest(step.Box) / interest.Sum(), plain.Interest(step.Box) / plain.Count(step.Box),
                plain.Count(step.Box) / (double)points.Length),
            (step.Coverage, step.Density, step.Mass)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Half_of_a_sample_peels_like_a_sample_of_its_own(int sample)
    {
        (double[][] points, double[] interest, double patience) = Sample(sample);
        int[] half = [.. Enumerable.Range(0, points.Length).Where(p => Draws.Uniform(sample, p, 9) < 0.5)];
        PrimSample apart = new(Axes, [.. half.Select(p => points[p])], [.. half.Select(p => interest[p])]);

        ImmutableArray<BoxStep> steps = PrimPeeling.Run(
            new PrimSample(Axes, points, interest).Of(half.Reverse()), patience, 0.1);

        Assert.Equal(PrimPeeling.Run(apart, patience, 0.1).Select(Exact), steps.Select(Exact));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rules_that_share_the_work_end_where_each_ends_alone(int sample)
    {
        (double[][] points, double[] interest, double patience) = Sample(sample);
        PrimSample quick = new(Axes, points, interest);
        PeelingRule[] rules = Enum.GetValues<PeelingRule>();

        var together = PrimPeeling.Runs(quick, patience, 0.1, [.. rules]);

        foreach (PeelingRule rule in rules)
            Assert.Equal(PrimPeeling.Run(quick, patience, 0.1, rule).Select(Exact), together[rule].Select(Exact));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_dropped_and_what_is_pasted_back_is_the_same(int sample)
    {
        (double[][] points, double[] interest, double patience) = Sample(sample);
        PlainPrim plain = new(Axes, points, interest, patience);
        PrimSample quick = new(Axes, points, interest);

        foreach (Box peeled in plain.Peel(0.1).TakeLast(4))
        {
            // cut further, so that there is something to paste
            Box box = peeled.With(0, peeled.Sides[0] with { Range = new(0.25, 0.75) }).With(
                2, peeled.Sides[2] with { Levels = [sample % 4] });

            Assert.Equal(plain.QuasiP(box, 0), PrimPasting.QuasiP(quick, box, 0), 12);
            foreach (double significance in (double[])[0.05, 0.6, 1])
                Assert.Equal(
                    Exact(plain.Tidy(box, significance)), Exact(PrimPasting.Tidy(quick, box, patience, significance)));
        }
    }

    private static string Exact(BoxStep step) => $"{Exact(step.Box)} {step.Coverage:R} {step.Density:R} {step.Mass:R}";

    private static string Exact(Box box) => string.Join("; ", box.Sides.Select(
        side => $"{side.Axis.Key} {side.Range.Low:R} {side.Range.High:R} {string.Join(' ', side.Levels)}"));

    /// <summary>
    /// Between 20 and 60 points on coarse grids, and quarters of interest, more of it where there is money and in the
    /// east: sums are exact.
    /// </summary>
    private static (double[][] Points, double[] Interest, double Patience) Sample(int sample)
    {
        int count = 20 + (int)(41 * Draws.Uniform(sample));
        double[][] points = [.. Enumerable.Range(0, count).Select(p => Axes.Select((axis, a) =>
            axis.IsDiscrete
                ? axis.ValueAt(Draws.Uniform(sample, p, a))
                : Math.Floor(16 * Draws.Uniform(sample, p, a)) / 16).ToArray())];
        double[] interest = [.. points.Select((point, p) =>
            Math.Round(4 * Math.Min(1, Draws.Uniform(sample, p, 7) * (0.5 + point[0]) * (point[2] == 1 ? 1.6 : 0.9)))
                / 4)];
        return (points, interest, Patiences[sample % Patiences.Length]);
    }
}
