using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using Xunit;

namespace PartnershipSim.Tests.Model.Submodels;

/// <summary>Programme money and what it buys; the prospect of membership has its own tests.</summary>
public sealed class IncentivesTests
{
    [Fact]
    public void The_worked_example_of_the_allocation_holds()
    {
        World world = TwoPartners().Advance(new Incentives());

        Assert.Equal(76.000000, world.ProgrammeMoney.Next[0][0], 6);
        Assert.Equal(26.000000, world.ProgrammeMoney.Next[1][0], 6);
        // the exposure is the intensity itself when the programme's weight is 1
        Assert.Equal(1.000000, world.ExerciseExposure.Next[0][0], 6);
        Assert.Equal(0.875070, world.ExerciseExposure.Next[1][0], 6);
    }

    [Fact]
    public void Without_conditionality_everything_allocated_is_delivered()
    {
        World world = TwoPartners().With(Incentives.Conditionality, 0).Advance(new Incentives());

        Assert.Equal(100.000000, world.ProgrammeMoney.Next[0][0], 9);
        Assert.Equal(50.000000, world.ProgrammeMoney.Next[1][0], 9);
    }

    [Fact]
    public void The_switch_and_the_lever_at_zero_deliver_the_same_money()
    {
        World off = TwoPartners().With(Mechanisms.Conditionality, 0).Advance(new Incentives());
        World zero = TwoPartners().With(Incentives.Conditionality, 0).Advance(new Incentives());

        Assert.Equal(zero.ProgrammeMoney.Next.ToArray(), off.ProgrammeMoney.Next.ToArray());
    }

    [Fact]
    public void The_worked_example_of_the_instruments_holds()
    {
        // aid 10 with g = 1 is the whole budget; the volume scale is set so that z = 1 - exp(-aid/(scale·sqrt(pop))) =
        // .8
        Scene scene = Partner().Last(w => w.Milex, 0.5).Last(w => w.Compliance, 1)
            .Always(d => d.InteroperabilityWeight, 0.70).Always(d => d.TeachingWeight, 0.60)
            .Always(d => d.MaterialWeight, 0.20)
            .With(Incentives.ProgrammeBudget, 10).With(Incentives.VolumeScale, 10 / (Math.Log(5) * Math.Sqrt(10)));

        World world = scene.Advance(new Incentives());

        Assert.Equal(0.560000, world.ExerciseExposure.Next[0][0], 6);
        Assert.Equal(0.480000, world.TeachingExposure.Next[0][0], 6);
        Assert.Equal(0.057600, world.Inducement.Next[0][0], 6);
    }

    [Fact]
    public void No_budget_no_programme()
    {
        World world = TwoPartners().With(Incentives.ProgrammeBudget, 0).Advance(new Incentives());

        Assert.Equal(0, world.TakesPart.Next[0][0]);
        Assert.Equal(0, world.ProgrammeMoney.Next[0][0]);
        Assert.Equal(0, world.ExerciseExposure.Next[0][0]);
        Assert.Equal(0, world.YearsIn.Next[0][0]);
    }

    [Fact]
    public void A_member_receives_nothing_and_leaves_its_share_to_the_others()
    {
        World world = TwoPartners().This(w => w.Member, 0, 1).With(Incentives.Conditionality, 0)
            .Advance(new Incentives());

        Assert.Equal(150, world.ProgrammeMoney.Next[0][0], 9);
        Assert.Equal(0, world.ProgrammeMoney.Next[1][0]);
    }

    [Fact]
    public void Material_aid_switched_off_induces_nothing_and_takes_no_money_away()
    {
        World on = TwoPartners().Advance(new Incentives());
        World off = TwoPartners().With(Mechanisms.Material, 0).Advance(new Incentives());

        Assert.True(on.Inducement.Next[0][0] > 0);
        Assert.Equal(0, off.Inducement.Next[0][0]);
        Assert.Equal(on.ProgrammeMoney.Next.ToArray(), off.ProgrammeMoney.Next.ToArray());
    }

    [Fact]
    public void Inducement_never_exceeds_one() =>
        Assert.Equal(1, TwoPartners().Last(w => w.Milex, 1e-6).Advance(new Incentives()).Inducement.Next[0][0]);

    [Fact]
    public void A_southern_weight_of_three_triples_the_claim_of_the_south()
    {
        Scene scene = new Scene(Scene.State("AAA"), Scene.State("BBB", isSouthern: true)).Always(d => d.TakesPart, true)
            .Last(w => w.Milex, 1).With(Incentives.MenaWeight, 3).With(Incentives.Conditionality, 0)
            .With(Incentives.ProgrammeBudget, 100);

        World world = scene.Advance(new Incentives());

        Assert.Equal(25, world.ProgrammeMoney.Next[0][0], 9);
        Assert.Equal(75, world.ProgrammeMoney.Next[1][0], 9);
    }

    [Fact]
    public void Without_merit_compliance_does_not_steer_the_allocation()
    {
        Scene scene = new Scene(Scene.State("AAA"), Scene.State("BBB")).Always(d => d.TakesPart, true)
            .Last(w => w.Milex, 1)
            .Last(w => w.Compliance, 0.1, 0.9).With(Incentives.Merit, 0).With(Incentives.Conditionality, 0);

        World world = scene.Advance(new Incentives());

        Assert.Equal(75, world.ProgrammeMoney.Next[0][0], 9);
        Assert.Equal(75, world.ProgrammeMoney.Next[1][0], 9);
    }

    [Fact]
    public void Another_year_in_a_programme_is_counted()
    {
        World world = TwoPartners().Last(w => w.YearsIn, 7, 0).Advance(new Incentives());

        Assert.Equal(8, world.YearsIn.Next[0][0]);
        Assert.Equal(1, world.YearsIn.Next[1][0]);
    }

    private static Scene Partner() => new Scene(Scene.State()).Always(d => d.TakesPart, true).Last(w => w.Active, 100);

    private static Scene TwoPartners() =>
        new Scene(Scene.State("AAA"), Scene.State("BBB")).Always(d => d.TakesPart, true)
            .Always(d => d.Population, 4, 25)
            .Always(d => d.InteroperabilityWeight, 1).Always(d => d.MaterialWeight, 0.1)
            .Last(w => w.Compliance, 0.6, 0.2).Last(w => w.Milex, 10).This(w => w.Affinity, 0.7, 0.1);
}
