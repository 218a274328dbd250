using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class StayProbabilitiesTests
{
    [Fact]
    public void Transitions_are_counted()
    {
        // 1 to 1 twice, 1 to 0 once; 0 to 1 once, 0 to 0 twice; what is next to a hole does not count
        Panel panel = new(
            new(["A", "B", "C"], [2000, 2001, 2002, 2003]), [1, 1, 0, 0, 0, 0, 1, 1, 1, double.NaN, 1, double.NaN]);

        StayProbabilities found = StayProbabilities.Estimate(panel);

        Assert.Equal(2 / 3.0, found.Stay.Value, 12);
        Assert.Equal(1 / 3.0, found.Begin.Value, 12);
    }

    [Fact]
    public void The_error_covers_the_share_of_a_known_world()
    {
        PanelShape shape = new([.. Enumerable.Range(0, 60).Select(i => $"U{i}")], [.. Enumerable.Range(2000, 15)]);

        double covered = KnownWorlds.Share(
            300, world => StayProbabilities.Estimate(Draw(shape, world)).Begin.IntervalAt(0.9).Contains(0.2));

        Assert.Equal(0.9, covered, 0.06);
    }

    [Fact]
    public void Where_no_unit_takes_part_none_stays()
    {
        NotEstimableException refusal = Assert.Throws<NotEstimableException>(
            () => StayProbabilities.Estimate(new(new(["A", "B"], [2000, 2001]), [0, 0, 0, 1])));

        Assert.Equal("No unit takes part in a period that is followed by another: there is no share.", refusal.Message);
    }

    private static Panel Draw(PanelShape shape, int world)
    {
        double[] values = new double[shape.Cells];
        for (int cell = 1; cell < values.Length; cell++)
        {
            double chance = cell % 15 > 0 && values[cell - 1] > 0 ? 0.8 : 0.2;
            values[cell] = KnownWorlds.Uniform(world, cell) < chance ? 1 : 0;
        }

        return new(shape, [.. values]);
    }
}
