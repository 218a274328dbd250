using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

public sealed class CapabilityTests
{
    [Fact]
    public void The_worked_example_of_the_usable_force_holds()
    {
        World world = Example().Advance(new Capability());

        Assert.Equal(5.105000, world.Equipment.Next[0][0], 6);
        Assert.Equal(0.218357, world.Usable.Next[0][0], 6);
        Assert.Equal(5.458917, world.Sustainable.Next[0][0], 6);
    }

    [Fact]
    public void The_worked_example_of_the_ideal_share_holds() =>
        Assert.Equal(0.291783, Example().Explain(new Capability(), Capability.Usability.Ideal), 6);

    [Fact]
    public void The_worked_example_of_interoperability_holds()
    {
        Assert.Equal(0.853333, InteropExample().Explain(new Capability(), Capability.Exposure.Value), 6);
        Assert.Equal(0.468160, InteropExample().Advance(new Capability()).Interop.Next[0][0], 6);
    }

    [Fact]
    public void Without_outlay_the_stock_wears_out_by_depreciation() =>
        Assert.Equal(4.6, Example().This(w => w.EquipmentOutlay, 0).Advance(new Capability()).Equipment.Next[0][0], 14);

    [Fact]
    public void Kit_without_limit_does_not_lift_the_share_above_its_ceiling()
    {
        World world = Example().Last(w => w.Equipment, 1e9).This(w => w.RunningCosts, 1e9).This(w => w.Reform, 1)
            .With(Capability.UsableSpeed, 1).Advance(new Capability());

        Assert.Equal(0.75, world.Usable.Next[0][0], 14);
    }

    [Fact]
    public void Running_costs_eaten_up_by_operations_leave_a_floor()
    {
        double eaten = Example().Last(w => w.OperatingCost, 5).Advance(new Capability()).Usable.Next[0][0];
        double eatenTwice = Example().Last(w => w.OperatingCost, 10).Advance(new Capability()).Usable.Next[0][0];

        Assert.True(eaten > 0);
        Assert.Equal(eaten, eatenTwice);
    }

    [Fact]
    public void Without_the_interoperability_mechanism_the_programmes_teach_nothing()
    {
        World off = InteropExample().With(Mechanisms.Interoperability, 0).Advance(new Capability());
        World none = InteropExample().This(w => w.ExerciseExposure, 0).Advance(new Capability());

        Assert.Equal(none.Interop.Next[0][0], off.Interop.Next[0][0]);
    }

    [Fact]
    public void Members_learn_by_membership_instead_of_by_ties()
    {
        Scene scene = InteropExample().This(w => w.Member, 1).This(w => w.ExerciseExposure, 0).Last(w => w.Deployed, 0);

        Assert.Equal(0.8, scene.Explain(new Capability(), Capability.Exposure.Value), 15);
    }

    [Fact]
    public void Nobody_learns_from_more_than_one_and_a_half_exposures()
    {
        World world = InteropExample().This(w => w.ExerciseExposure, 40).Advance(new Capability());

        Assert.Equal(0.4 + 0.18 * 0.6 * 1.5 - 0.06 * 0.4, world.Interop.Next[0][0], 14);
    }

    [Fact]
    public void Without_exposure_interoperability_is_lost_by_its_rate()
    {
        World world = InteropExample().This(w => w.ExerciseExposure, 0).This(w => w.Affinity, 0)
            .Last(w => w.Deployed, 0).Advance(new Capability());

        Assert.Equal(0.4 * 0.94, world.Interop.Next[0][0], 15);
    }

    private static Scene Example() =>
        new Scene(Scene.State())
            .Last(w => w.Equipment, 5).Last(w => w.OperatingCost, 0.02).Last(w => w.Usable, 0.2)
            .Last(w => w.Interop, 0.4)
            .This(w => w.EquipmentOutlay, 0.5).This(w => w.Efficiency, 1.01).This(w => w.Pay, 1.5)
            .This(w => w.RunningCosts, 0.7)
            .This(w => w.Reform, 0.5).This(w => w.Active, 100);

    // a usable share that stands still at .12 of 100 thousand sustains 3 thousand abroad
    private static Scene InteropExample() =>
        Example().With(Capability.UsableSpeed, 0).Last(w => w.Usable, 0.12).Last(w => w.Deployed, 0.5)
            .This(w => w.ExerciseExposure, 0.56).This(w => w.Affinity, 0.7);
}
