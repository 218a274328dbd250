using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

public sealed class ForcesTests
{
    [Fact]
    public void The_worked_example_holds()
    {
        World world = Example().Advance(new Forces());

        Assert.Equal(0.009411, world.SoldierCost.Next[0][0], 6);
        Assert.Equal(198.426378, world.Active.Next[0][0], 6);
        Assert.Equal(1.867368, world.Pay.Next[0][0], 6);
        Assert.Equal(0.390000, world.EquipmentShare.Next[0][0], 6);
        Assert.Equal(0.441727, world.EquipmentOutlay.Next[0][0], 6);
        Assert.Equal(0.690906, world.RunningCosts.Next[0][0], 6);
    }

    [Fact]
    public void The_worked_example_of_the_wanted_force_holds()
    {
        double wantedShare = Example().Explain(new Forces(), Forces.Strength.WantedPayShare);
        double cost = Example().Explain(new Forces(), Forces.Strength.SoldierCost);

        Assert.Equal(0.550000, wantedShare, 6);
        Assert.Equal(175.3289, wantedShare * 3 / cost, 4);
    }

    [Fact]
    public void The_worked_example_of_pooling_holds()
    {
        Scene scene = PoolingExample();

        Assert.Equal(1.142437, Forces.ScaleGain(scene.YearOf(1995))[0], 6);
        World world = scene.Advance(new Forces());
        Assert.Equal(0.069376, world.Pooled.Next[0][0], 6);
        Assert.Equal(1.009882, world.Efficiency.Next[0][0], 6);
    }

    [Fact]
    public void The_worked_example_of_the_wish_to_pool_holds() =>
        Assert.Equal(0.146880, PoolingExample().Explain(new Forces(), Forces.Pooling.Wanted), 6);

    [Fact]
    public void Pay_equipment_and_running_costs_add_up()
    {
        World world = Example().Advance(new Forces());

        Assert.Equal(3, (world.Pay.Next[0] + world.EquipmentOutlay.Next[0] + world.RunningCosts.Next[0])[0], 14);
    }

    [Fact]
    public void Where_cost_gives_way_a_force_that_cannot_be_paid_stays_and_costs_less()
    {
        World kept = Example().This(w => w.Milex, 1).With(Forces.CostGivesWay, 1).Advance(new Forces());

        Assert.Equal(0.85, kept.Pay.Next[0][0], 14);
        Assert.True(kept.Active.Next[0][0] > Example().This(w => w.Milex, 1).Advance(new Forces()).Active.Next[0][0]);
        Assert.Equal(0.85 / kept.Active.Next[0][0], kept.SoldierCost.Next[0][0], 14);
    }

    [Fact]
    public void Planning_with_the_alliance_cuts_the_force_by_the_share_of_planning_in_what_is_taught()
    {
        Scene Taught(double education) => Example().With(Forces.ReformCut, 0.1).With(Incentives.Education, education).This(w => w.TeachingExposure, 0.4);

        double all = Taught(education: 0).Explain(new Forces(), Forces.Strength.ReformCut);
        double half = Taught(education: 1).Explain(new Forces(), Forces.Strength.ReformCut);

        Assert.True(all < half && half < 0);
        Assert.Equal(0, Taught(0).With(Incentives.Planning, 0).Explain(new Forces(), Forces.Strength.ReformCut));
    }

    [Theory]
    [InlineData(0.5, 0.02)]
    [InlineData(1.5, 0.15)]
    public void An_alarmed_state_may_enlarge_its_force_faster(double alarm, double most)
    {
        Scene scene = Example().With(Forces.ForceSpeed, 0.5).With(Forces.AlarmedGrowth, 0.15).This(w => w.Milex, 300);
        Array.Fill(scene.Drivers[Driver.Alarm], alarm);
        double before = Example().Advance(new Forces()).Active.Now[0][0];

        Assert.Equal(before * Math.Exp(most), scene.Advance(new Forces()).Active.Next[0][0], 9);
    }

    [Fact]
    public void A_force_that_cannot_be_paid_is_cut_to_what_can()
    {
        World world = Example().This(w => w.Milex, 1).Advance(new Forces());

        Assert.Equal(0.85, world.Pay.Next[0][0], 14);
    }

    [Theory]
    [InlineData(12, 0.92311635)]           // too large by far: cut by 8% in logs
    [InlineData(2000, 1.02020134)]         // too small by far: grown by 2% in logs
    public void No_force_changes_faster_than_its_bounds(double milex, double factor)
    {
        World world = Example().This(w => w.Milex, milex).With(Forces.ForceSpeed, 0.5)
            .Last(w => w.SoldierCost, 0.05).Advance(new Forces());

        Assert.Equal(200 * factor, world.Active.Next[0][0], 5);
    }

    [Fact]
    public void Without_pooling_nothing_is_gained_and_the_wish_is_zero()
    {
        Scene scene = PoolingExample().With(Mechanisms.Pooling, 0);

        Assert.Equal(1, Forces.ScaleGain(scene.YearOf(1995))[0]);
        World world = scene.Advance(new Forces());
        Assert.Equal(0.04, world.Pooled.Next[0][0], 15);
        Assert.Equal(1, world.Efficiency.Next[0][0], 15);
    }

    [Fact]
    public void Outsiders_pool_nothing()
    {
        World world = PoolingExample().This(w => w.Member, 0).Advance(new Forces());

        Assert.Equal(0.04, world.Pooled.Next[0][0], 15);
    }

    [Fact]
    public void A_partner_pools_as_far_as_its_exposure_opens_the_door()
    {
        World world = PoolingExample().This(w => w.Member, 0).This(w => w.ExerciseExposure, 0.3).This(w => w.TeachingExposure, 0.2)
            .Advance(new Forces());

        Assert.Equal(0.05 + 0.2 * (0.5 * 0.146880 - 0.05), world.Pooled.Next[0][0], 6);
    }

    [Fact]
    public void Nobody_pools_more_than_the_ceiling()
    {
        World world = PoolingExample().This(w => w.Reform, 1).With(Forces.Sovereignty, 1e-9).Last(w => w.Pooled, 0.25).Advance(new Forces());

        Assert.Equal(0.25, world.Pooled.Next[0][0], 15);
    }

    [Fact]
    public void The_luck_of_a_force_is_its_noise_times_a_draw()
    {
        Dice dice = Dice.ForBlock(5, 0);
        double calm = Example().With(Forces.ForceNoise, 0).Advance(new Forces(), dice: dice).Active.Next[0][3];
        double shaken = Example().With(Forces.ForceNoise, 0.1).Advance(new Forces(), dice: dice).Active.Next[0][3];

        double draw = dice.Normal(Purpose.ForceShock, 1995, Dice.StateAddress("AAA"))[3];
        Assert.Equal(0.1 * draw, Math.Log(shaken / calm), 12);
    }

    [Fact]
    public void Money_measured_in_other_units_changes_no_soldier()
    {
        World other = Example().This(w => w.Milex, 3000).Last(w => w.SoldierCost, 9).Advance(new Forces());

        Assert.Equal(198.426378, other.Active.Next[0][0], 6);
    }

    private static Scene Example() =>
        new Scene(Scene.State())
            .Last(w => w.SoldierCost, 0.009).Last(w => w.Active, 200).Last(w => w.EquipmentShare, 0.39).Last(w => w.GdpPerHead, 10)
            .This(w => w.GdpPerHead, 10.3).This(w => w.Reform, 0.5).This(w => w.Milex, 3);

    private static Scene PoolingExample() => Example().Last(w => w.Pooled, 0.05).This(w => w.Member, 1);
}
