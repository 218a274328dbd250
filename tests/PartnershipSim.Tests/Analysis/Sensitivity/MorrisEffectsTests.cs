using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

public class MorrisEffectsTests
{
    private static readonly ImmutableArray<Axis> Axes =
    [
        Axis.Real("slope", 0, 10), Axis.Whole("years", 0, 4), Axis.Boolean("door"), Axis.Real("idle", 0, 1),
    ];

    [Fact]
    public void A_linear_function_has_its_slopes_as_effects()
    {
        // over whole ranges: 2 * 10, -3 * 4, and 5 for the switch
        MorrisEffects effects = Estimate(point => 2 * point[0] - 3 * point[1] + 5 * point[2]);

        Assert.Equal([20, -12, 5, 0], effects.Axes.Select(axis => Math.Round(axis.Mu, 9)));
        Assert.Equal([20, 12, 5, 0], effects.Axes.Select(axis => Math.Round(axis.MuStar.Value, 9)));
        Assert.All(effects.Axes, axis => Assert.Equal(0, axis.Sigma, 9));
        Assert.Equal([true, true, true, false], effects.Axes.Select(axis => axis.IsDistinct));
        Assert.All(effects.Axes, axis => Assert.Null(axis.NoiseFloor)); // one replicate: nobody knows
    }

    [Fact]
    public void An_interaction_shows_as_the_effects_worked_by_hand()
    {
        // y = x * door: moving x over its range is worth 10 with the door on and 0 without; the door is worth x
        MorrisDesign design = new(2);
        double[][] points = design.Points(Axes, 3);

        MorrisEffects effects = MorrisEffects.Estimate(design, Axes, 3, points.Once(point => point[0] * point[2]));

        double[] byHand = [.. MovesOf(0).Select(p => 10 * points[p][2])];
        double[] ofDoor = [.. MovesOf(2).Select(p => points[p][0])];
        Assert.Equal(byHand.Average(), effects.Axes[0].Mu, 9);
        Assert.Equal(Math.Abs(byHand[0] - byHand[1]) / Math.Sqrt(2), effects.Axes[0].Sigma, 9);
        Assert.Equal(ofDoor.Average(), effects.Axes[2].MuStar.Value, 9);

        // five points a trajectory
        int[] MovesOf(int axis) =>
            [.. Enumerable.Range(1, 9).Where(p => p % 5 != 0 && points[p][axis] != points[p - 1][axis])];
    }

    [Fact]
    public void Effects_of_opposite_sign_cancel_in_mu_and_not_in_mu_star()
    {
        ImmutableArray<Axis> axes = [Axis.Real("x", -1, 1), Axis.Boolean("sign")];
        MorrisDesign design = new(200);

        MorrisEffects effects = MorrisEffects.Estimate(
            design, axes, 4, design.Points(axes, 4).Once(point => point[0] * (2 * point[1] - 1)));

        Assert.Equal(2, effects.Axes[0].MuStar.Value, 9);
        Assert.InRange(effects.Axes[0].Mu, -0.5, 0.5);
    }

    [Fact]
    public void An_axis_that_only_shakes_with_the_noise_is_not_distinct()
    {
        MorrisDesign design = new(40);
        double[][] points = design.Points(Axes, 5);
        double[][] y = [.. points.Select(
            (point, p) => Enumerable.Range(0, 8).Select(r => point[0] + Draws.Normal(p, r)).ToArray())];

        MorrisEffects effects = MorrisEffects.Estimate(design, Axes, 5, y, level: 0.99);

        Assert.Equal([true, false, false, false], effects.Axes.Select(axis => axis.IsDistinct));

        // two means of eight, 2/3 of the range apart
        Assert.Equal(Math.Sqrt(2 / Math.PI * 2 / 8) * 1.5, effects.Axes[3].NoiseFloor!.Value, 0.06);
    }

    private static MorrisEffects Estimate(Func<double[], double> function)
    {
        MorrisDesign design = new(10);
        return MorrisEffects.Estimate(design, Axes, 2, design.Points(Axes, 2).Once(function));
    }
}
