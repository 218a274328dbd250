using PartnershipSim.Model;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

/// <summary>What capacity, rationing and backfill make of the offers: the second half of Operations.</summary>
public sealed class OperationsTests
{
    [Fact]
    public void The_worked_example_of_backfill_holds()
    {
        World world = Advance(Offering(requested: 10, offers: [4, 2], sustainable: [5, 2.5]));

        Assert.Equal(5.000000, world.DeployedTo[0].Next[0][0], 6);
        Assert.Equal(2.500000, world.DeployedTo[0].Next[1][0], 6);
        Assert.Equal(0.833333, world.Fill.Next[0][0], 6);
    }

    [Fact]
    public void Nobody_sends_more_than_it_can_sustain()
    {
        World world = Advance(Offering(requested: 100, offers: [8, 2], sustainable: [3, 50]));

        Assert.Equal(3, world.Deployed.Next[0][0], 12);
    }

    [Fact]
    public void Offers_beyond_the_request_are_accepted_in_proportion()
    {
        World world = Advance(Offering(requested: 3, offers: [4, 2], sustainable: [9, 9]));

        Assert.Equal(2, world.DeployedTo[0].Next[0][0], 12);
        Assert.Equal(1, world.DeployedTo[0].Next[1][0], 12);
        Assert.Equal(1, world.Fill.Next[0][0]);
    }

    [Fact]
    public void Nobody_more_than_doubles_its_contingent_to_fill_a_gap()
    {
        World world = Advance(
            Offering(requested: 1000, offers: [4, 2], sustainable: [999, 999]).With(Operations.BackfillRate, 1));

        Assert.Equal(8, world.DeployedTo[0].Next[0][0], 12);
        Assert.Equal(4, world.DeployedTo[0].Next[1][0], 12);
    }

    [Fact]
    public void Without_backfill_the_gap_stays()
    {
        World world = Advance(
            Offering(requested: 10, offers: [4, 2], sustainable: [9, 9]).With(Operations.BackfillRate, 0));

        Assert.Equal(6, world.Deployed.Next[0][0] + world.Deployed.Next[1][0], 12);
        Assert.Equal(1 - 3.0 / 9, world.Fill.Next[0][0], 12);
    }

    [Fact]
    public void More_backfill_never_means_fewer_troops()
    {
        double before = 0;
        for (int step = 0; step <= 10; step++)
        {
            World world = Advance(Offering(requested: 20, offers: [4, 2], sustainable: [9, 2.2])
                .With(Operations.BackfillRate, step / 10.0));
            double troops = world.Deployed.Next[0][0] + world.Deployed.Next[1][0];
            Assert.True(troops >= before);
            before = troops;
        }
    }

    [Fact]
    public void What_is_left_for_backfill_is_shared_among_the_operations_by_troops()
    {
        // 3 and 1 thousand offered, 5 sustained: of the one left over, three quarters may go to the first operation
        Scene scene = new Scene([Scene.State()], [Scene.Operation("Alpha", 1990), Scene.Operation("Beta", 1990)]);
        ThatOffer(scene, operation: 0, requested: 100, offers: [3]);
        ThatOffer(scene, operation: 1, requested: 100, offers: [1]);
        World world = Advance(
            scene.Last(w => w.Requested, 100).This(w => w.Sustainable, 5).With(Operations.BackfillRate, 1));

        Assert.Equal(3.75, world.DeployedTo[0].Next[0][0], 12);
        Assert.Equal(1.25, world.DeployedTo[1].Next[0][0], 12);
    }

    [Fact]
    public void Demand_scaled_up_is_requested_scaled_up() =>
        Assert.Equal(
            20, Advance(Offering(10, [1, 1], [9, 9]).With(Operations.DemandScale, 2)).Requested.Next[0][0], 12);

    private static World Advance(Scene scene) => scene.Advance(new Operations(scene.Model));

    private static Scene Offering(double requested, double[] offers, double[] sustainable)
    {
        Scene scene = new Scene([Scene.State("AAA"), Scene.State("BBB")], [Scene.Operation(firstYear: 1990)]);
        ThatOffer(scene, 0, requested, offers);
        return scene.Last(w => w.Requested, requested).This(w => w.Sustainable, sustainable);
    }

    // with an inertia of 1 everybody offers again what it sent last year; the request is what history delivered over .9
    private static void ThatOffer(Scene scene, int operation, double requested, double[] offers)
    {
        Array.Fill(scene.Drivers.Requested[operation], 0.9 * requested);
        scene.With(Operations.JoinConst, 40).With(Operations.SizeInertia, 1)
            .Last(w => w.DeployedTo[operation], offers).This(w => w.Active, 30).This(w => w.Gdp, 100);
    }
}
