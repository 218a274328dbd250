using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class PersistenceTests
{
    private static readonly PanelShape Shape =
        new([.. Enumerable.Range(0, 200).Select(i => $"U{i}")], [.. Enumerable.Range(2000, 20)]);

    [Fact]
    public void Without_levels_the_slope_is_the_inertia()
    {
        PointEstimate slope = Persistence.Autoregression(Draw(inertia: 0.6, levels: 0), FixedEffects.Period);

        Assert.Equal(0.6, slope.Value, 4 * slope.StandardError);
        Assert.InRange(slope.StandardError, 0.005, 0.03);
    }

    [Fact]
    public void Within_units_the_slope_is_too_low_by_the_bias_of_Nickell()
    {
        PointEstimate slope =
            Persistence.Autoregression(Draw(inertia: 0.6, levels: 3), FixedEffects.Unit | FixedEffects.Period);

        Assert.Equal(0.6 - 1.6 / 19, slope.Value, 0.03);
    }

    [Fact]
    public void Periods_that_do_not_follow_each_other_have_no_lag()
    {
        Panel panel = new(new(["A"], [2000, 2001, 2003]), [1, 2, 3]);

        Assert.Equal([double.NaN, 1, double.NaN], Persistence.Lag(panel).Values);
    }

    [Fact]
    public void A_panel_without_two_periods_in_a_row_is_refused()
    {
        Panel panel = new(new(["A", "B", "C"], [2000, 2002]), [1, 2, 3, 4, 5, 6]);

        NotEstimableException refusal =
            Assert.Throws<NotEstimableException>(() => Persistence.Autoregression(panel, FixedEffects.None));

        Assert.Equal("No unit is observed in two periods that follow each other.", refusal.Message);
    }

    private static Panel Draw(double inertia, double levels)
    {
        double[] values = new double[Shape.Cells];
        for (int i = 0; i < 200; i++)
        {
            double shock = KnownWorlds.Noise(5, 10_000 + i) / Math.Sqrt(1 - inertia * inertia);
            for (int t = 0; t < 20; t++)
            {
                shock = inertia * shock + KnownWorlds.Noise(5, Shape.Cell(i, t));
                values[Shape.Cell(i, t)] = levels * KnownWorlds.Noise(5, 20_000 + i) + 0.1 * t + shock;
            }
        }

        return new(Shape, [.. values]);
    }
}
