using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

/// <summary>A memo returns the function's own value, whatever it was asked before.</summary>
public sealed class MemoTests
{
    private static readonly CompiledModel World = SmallWorld.Compile();

    private readonly Memo<Logarithm> _log = new();

    [Fact]
    public void The_same_number_has_the_same_image_again()
    {
        Assert.Equal(Image(7), Ask(2, 3, 7));
        Assert.Equal(Image(7), Ask(2, 3, 7));
    }

    [Fact]
    public void A_single_lane_that_differs_is_computed()
    {
        Ask(2, 3, 7);
        Lanes almost = Lanes.From([7, 7, 7, 7, 7, 7, 7, 8]);

        Assert.Equal(Image(almost), Ask(2, 3, almost));
        Assert.Equal(Image(7), Ask(2, 3, 7));
    }

    [Fact]
    public void What_differs_from_lane_to_lane_is_not_kept_as_one_number()
    {
        Ask(2, 3, Lanes.From([7, 8, 7, 8, 7, 8, 7, 8]));

        Assert.Equal(Image(7), Ask(2, 3, 7));
        Assert.Equal(Image(8), Ask(2, 3, 8));
    }

    [Fact]
    public void Every_state_has_its_own_in_every_year()
    {
        for (int round = 0; round < 2; round++)
        {
            for (int year = 0; year < World.Horizon.Years; year++)
            {
                for (int state = 0; state < World.States.Length; state++)
                    Assert.Equal(Image(1 + 100 * year + state), Ask(year, state, 1 + 100 * year + state));
            }
        }
    }

    [Fact]
    public void Not_a_number_is_equal_to_nothing_that_is_remembered()
    {
        Assert.Equal(Image(double.NaN), Ask(2, 3, double.NaN));
        Assert.Equal(Image(7), Ask(2, 3, 7));
    }

    [Fact]
    public void Once_asked_it_allocates_nothing()
    {
        Ask(2, 3, 7);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _log.Of(new Year(World, 4, default, Dice.Deterministic), 5, 9);
        _log.Of(new Year(World, 4, default, Dice.Deterministic), 5, 9);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static double[] Image(Lanes x) => All(LaneMath.Log(x));

    private double[] Ask(int year, int state, Lanes x) =>
        All(_log.Of(new Year(World, year, default, Dice.Deterministic), state, x));

    private static double[] All(Lanes lanes) => [.. Enumerable.Range(0, Lanes.Count).Select(lane => lanes[lane])];
}
