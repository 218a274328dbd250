using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

public sealed class CasualtiesTests
{
    [Fact]
    public void The_worked_example_holds()
    {
        World world = Example(troops: 5).Advance(OneOperation);

        Assert.Equal(5, world.DeathsIn[0].Next[0][0]);
        Assert.Equal(0.579727, world.SupportFor[0].Next[0][0], 6);
    }

    [Theory]
    [InlineData(0.5, 0.7, 1)]
    [InlineData(2, 0.7, 3)]
    [InlineData(9, 0.7, 11)]
    public void The_worked_examples_of_the_poisson_quantile_hold(double mean, double u, double deaths) =>
        Assert.Equal(deaths, Dice.PoissonQuantile(mean, u)[0]);

    [Fact]
    public void Nobody_dies_where_nobody_is()
    {
        World world = Example(troops: 0).Advance(OneOperation, dice: Dice.ForBlock(1, 0));

        Assert.Equal(0, world.DeathsIn[0].Next[0][0]);
        Assert.Equal(0.6, world.SupportFor[0].Next[0][0], 15);
    }

    [Fact]
    public void Support_drifts_back_towards_its_normal_level()
    {
        World world = Example(troops: 0).Last(w => w.SupportFor[0], 0.2).Advance(OneOperation);

        Assert.Equal(0.2 + 0.15 * 0.4, world.SupportFor[0].Next[0][0], 15);
    }

    [Fact]
    public void A_contested_mandate_costs_two_points_of_support_a_year()
    {
        World world = Example(troops: 0, legitimacy: 0).Advance(OneOperation);

        Assert.Equal(0.58, world.SupportFor[0].Next[0][0], 15);
    }

    [Theory]
    [InlineData(0.06, 1e9, 0.05)]
    [InlineData(1.5, 0, 0.95)]
    public void Support_stays_within_its_bounds(double before, double troops, double after)
    {
        World world = Example(troops).Last(w => w.SupportFor[0], before).Advance(OneOperation);

        Assert.Equal(after, world.SupportFor[0].Next[0][0]);
    }

    [Theory]
    [InlineData(35, 0.6)]             // 5 thousand at .12 m$ each: .6 bn
    [InlineData(1, 0.072)]            // the cheapest soldier costs .12 of that
    [InlineData(100, 0.9)]            // the dearest one and a half times as much
    public void Operations_cost_what_wealth_makes_a_soldier_cost(double gdpPerHead, double cost)
    {
        World world = Example(troops: 5).This(w => w.GdpPerHead, gdpPerHead).Advance(OneOperation);

        Assert.Equal(cost, world.OperatingCost.Next[0][0], 14);
    }

    // made for one state and one operation, as all examples here are
    private static readonly Casualties OneOperation = new(new Scene([Scene.State()], [Scene.Operation()]).Model);

    private static Scene Example(double troops, double legitimacy = 1) =>
        new Scene([Scene.State()], [Scene.Operation(legitimacy: legitimacy)])
            .Always(d => d.Population, 10).Last(w => w.SupportFor[0], 0.6)
            .This(w => w.DeployedTo[0], troops).This(w => w.Deployed, troops).This(w => w.GdpPerHead, 35);
}
