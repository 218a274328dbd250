using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Model;

public sealed class InitialisationTests
{
    [Fact]
    public void The_worked_example_holds()
    {
        World world = Example().Initialise();

        Assert.Equal(0.430000, world.Affinity.Next[0][0], 6);
        Assert.Equal(0.600000, (world.Pay.Next[0] / world.Milex.Next[0])[0], 6);
        Assert.Equal(0.009000, world.SoldierCost.Next[0][0], 6);
        Assert.Equal(0.417500, world.Reform.Next[0][0], 6);
        Assert.Equal(0.321374, world.Willingness.Next[0][0], 6);
        Assert.Equal(0.082382, world.Interop.Next[0][0], 6);
    }

    [Fact]
    public void Anchors_start_where_attitudes_do()
    {
        World world = Example().Initialise();

        Assert.Equal(world.Reform.Next.ToArray(), world.ReformAnchor.Next.ToArray());
        Assert.Equal(world.Willingness.Next.ToArray(), world.WillingnessAnchor.Next.ToArray());
    }

    [Theory]
    [InlineData(1, 0.25)]
    [InlineData(100000, 0.85)]
    public void The_pay_share_keeps_within_its_bounds(double strength, double payShare)
    {
        Scene scene = Example();
        scene.Drivers.InitialStrength[0] = strength;
        World world = scene.Initialise();

        Assert.Equal(payShare, (world.Pay.Next[0] / world.Milex.Next[0])[0], 12);
    }

    [Fact]
    public void Spending_is_pay_equipment_and_running_costs()
    {
        World world = Example().Initialise();
        Lanes sum = world.Pay.Next[0] + world.EquipmentOutlay.Next[0] + world.RunningCosts.Next[0];

        Assert.Equal(world.Milex.Next[0][0], sum[0], 14);
    }

    [Fact]
    public void The_equipment_stock_is_one_that_its_outlay_just_maintains()
    {
        World world = Example().Initialise();

        Assert.Equal(world.EquipmentOutlay.Next[0][0], 0.08 * world.Equipment.Next[0][0], 14);
    }

    [Fact]
    public void Members_of_1994_have_their_prospect_behind_them()
    {
        Scene scene = Example();
        scene.Drivers.AccessionYear[0] = 1949;
        World world = scene.Initialise();

        Assert.Equal(1, world.Member.Next[0][0]);
        Assert.Equal(1, world.Prospect.Next[0][0]);
    }

    [Theory]
    [InlineData(1994, false)]
    [InlineData(1995, true)]
    [InlineData(1996, true)]
    [InlineData(1997, false)]
    public void Who_enters_within_two_years_is_invited(int accession, bool isInvited)
    {
        Scene scene = Example();
        scene.Drivers.AccessionYear[0] = accession;

        Assert.Equal(isInvited ? 1 : 0, scene.Initialise().Invited.Next[0][0]);
    }

    [Theory]
    [InlineData(Priors.Own)]
    [InlineData(Priors.ByStatus)]
    [InlineData(Priors.Flat)]
    public void Minds_are_a_states_own_or_the_mean_of_its_cohort_or_of_all(Priors priors)
    {
        World own = OfThree(Priors.Own);
        World levelled = OfThree(priors);

        foreach (Func<World, Column> column in (Func<World, Column>[])
        [
            w => w.Reform, w => w.ReformAnchor, w => w.Willingness, w => w.WillingnessAnchor, w => w.Interop,
        ])
        {
            double[] before = [.. Enumerable.Range(0, 3).Select(i => column(own).Next[i][0])];
            double[] after = [.. Enumerable.Range(0, 3).Select(i => column(levelled).Next[i][0])];
            double[] expected = priors switch
            {
                Priors.Own => before,
                Priors.ByStatus => [before[..2].Average(), before[..2].Average(), before[2]],
                _ => [before.Average(), before.Average(), before.Average()],
            };
            Assert.Equal(3, before.Distinct().Count());
            Assert.Equal(expected, after, (one, other) => Math.Abs(one - other) < 1e-14);
        }
    }

    [Fact]
    public void A_member_leans_on_the_others_and_an_outsider_on_half_of_all()
    {
        Scene scene = new Scene(Scene.State("AAA"), Scene.State("BBB"), Scene.State("CCC"))
            .Always(d => d.Gdp, 100, 200, 300).Always(d => d.SpendingShare, 0.02);
        scene.Drivers.AccessionYear[1] = 1949;
        scene.Drivers.AccessionYear[2] = 1949;
        World world = scene.Initialise();

        Assert.Equal(0.5 * (4 + 6), world.InitialSpillIn[0][0], 14);
        Assert.Equal(6, world.InitialSpillIn[1][0], 14);
        Assert.Equal(4, world.InitialSpillIn[2][0], 14);
    }

    // two of one cohort and one of another, no two alike
    private static World OfThree(Priors priors)
    {
        Scene scene = new Scene(
            Scene.State("AAA", Cohort.Pfp, unRate: 1), Scene.State("BBB", Cohort.Pfp, unRate: 3),
            Scene.State("CCC", Cohort.Dialogue))
            .Always(d => d[Driver.Democracy], 0.2, 0.5, 0.9).Always(d => d.RelativeDistance, -0.3, 0.1, 0.4)
            .Always(d => d.Gdp, 100, 200, 300);
        World world = new(scene.Model);
        Initialisation.Fill(
            new Year(
                scene.Model.With(priors), 0, Settings.Same([ParameterSpace.Default]).ForYear(0), Dice.Deterministic),
            world);
        return world;
    }

    // the voting distance is chosen so that the affinity is .43; GDP and people so that a head has 4.5 k$ and 3% of GDP
    // are 3 bn
    private static Scene Example()
    {
        Scene scene = new Scene(Scene.State(unRate: 1.2))
            .Always(d => d[Driver.Democracy], 0.6).Always(d => d.RelativeDistance, -(Math.Log(0.43 / 0.57) + 0.18) / 2)
            .Always(d => d.Gdp, 100).Always(d => d.Population, 100 / 4.5).Always(d => d.SpendingShare, 0.03);
        scene.Drivers.InitialStrength[0] = 200;
        return scene;
    }
}
