using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

public sealed class AttributionTests
{
    private static readonly CompiledModel World = SmallStudy.World;
    private static readonly CompiledModel NoProgrammes = SmallStudy.With(("partnership.budget", 0));
    private static readonly Attribution Small = Attribution.Run(
        World, NoProgrammes, SmallStudy.Plan(8), SmallStudy.Years);

    [Fact]
    public void On_the_baseline_the_shares_sum_to_the_effect()
    {
        CompiledModel baseline = RealWorld.Compile();
        CompiledModel without = RealWorld.Compile(point: ParameterSpace.Default.With(
            SmallStudy.SettingOf("partnership.budget"), 0));
        Attribution attribution = Attribution.Run(
            baseline, without, SmallStudy.Plan(8, threads: 2), OutcomeYears.Default(baseline.Horizon));

        foreach (Outcome outcome in (Outcome[])[Outcomes.PartnerTroopYears, Outcomes.Rme, Outcomes.Interop])
        {
            Shares shares = attribution.Of(outcome, "partners");
            Assert.NotEqual(0, shares.Total);
            Assert.Equal(shares.Total - shares.WithoutAll, shares.Mechanisms.Sum(share => share.Value), 1e-9);
        }
    }

    [Fact]
    public void The_total_is_the_effect_that_a_comparison_finds()
    {
        Comparison comparison = Comparison.Run(
            [new Arm("base", World), new Arm("other", NoProgrammes)], SmallStudy.Plan(8), SmallStudy.Years);
        Effect effect = comparison.Effect("other", Outcomes.Interop, "partners")!;
        Shares shares = Small.Of(Outcomes.Interop, "partners");

        Assert.Equal(effect.Mean, shares.Total, 1e-14);
        Assert.Equal(effect.Interval90.Low, shares.Total90.Low, 1e-14);
    }

    [Fact]
    public void Every_outcome_of_every_group_is_split_without_rest() => Assert.All(
        Outcomes.All.Where(outcome => !double.IsNaN(Small.Of(outcome, outcome.Group).Total)),
        outcome => Assert.InRange(Small.Of(outcome, outcome.Group).EfficiencyError, -1e-9, 1e-9));

    [Fact]
    public void Two_worlds_that_are_one_leave_nothing_to_split()
    {
        Shares shares = Attribution.Run(World, World, SmallStudy.Plan(8), SmallStudy.Years)
            .Of(Outcomes.Interop, "partners");

        Assert.Equal(0, shares.Total);
        Assert.All(shares.Mechanisms, share => Assert.Equal((0, new Interval(0, 0)), (share.Value, share.Interval95)));
    }

    [Fact]
    public void A_mechanism_that_is_off_in_both_worlds_has_no_share()
    {
        CompiledModel @base = SmallStudy.With(("teaching", 0));
        CompiledModel other = SmallStudy.With(("teaching", 0), ("partnership.budget", 0));
        Shares shares = Attribution.Run(@base, other, SmallStudy.Plan(8), SmallStudy.Years)
            .Of(Outcomes.Interop, "partners");

        Assert.Equal(0, shares.Mechanisms.Single(share => share.Mechanism == Mechanisms.Teaching).Value);
        Assert.NotEqual(0, shares.Total);
    }

    [Fact]
    public void Without_interoperability_the_programmes_teach_little()
    {
        Shares shares = Small.Of(Outcomes.Interop, "partners");

        // the effect is a loss
        Assert.Equal(Mechanisms.Interoperability, shares.Mechanisms.MinBy(share => share.Value)!.Mechanism);
    }

    [Fact]
    public void To_exchange_the_worlds_is_to_change_the_sign()
    {
        Shares there = Small.Of(Outcomes.PartnerTroopYears, "partners");
        Shares back = Attribution.Run(NoProgrammes, World, SmallStudy.Plan(8), SmallStudy.Years)
            .Of(Outcomes.PartnerTroopYears, "partners");

        Assert.Equal(-there.Total, back.Total, 1e-12);
        Assert.All(
            there.Mechanisms.Zip(back.Mechanisms), pair => Assert.Equal(-pair.First.Value, pair.Second.Value, 1e-12));
    }

    [Fact]
    public void The_order_of_switching_does_not_matter()
    {
        Mechanism[] two = [Mechanisms.Peers, Mechanisms.Teaching];
        double[] forwards = Scalars(World.With(World.Timetable.Without([two[0]]).Without([two[1]])));
        double[] backwards = Scalars(World.With(World.Timetable.Without([two[1]]).Without([two[0]])));
        double[] together = Scalars(World.With(World.Timetable.Without(two)));

        Assert.Equal(together, forwards);
        Assert.Equal(together, backwards);
        Assert.NotEqual(Scalars(World), together);
    }

    [Fact]
    public void Contrasts_are_the_effect_with_all_less_the_effect_without()
    {
        Shares shares = Small.Of(Outcomes.Rme, "partners");
        CompiledModel[] unpooled = [.. new[] { World, NoProgrammes }
            .Select(world => world.With(world.Timetable.Without([Mechanisms.Pooling])))];
        double without = Scalars(unpooled[1]).Average() - Scalars(unpooled[0]).Average();

        Assert.Equal(
            shares.Total - without, shares.Contrasts.Single(share => share.Mechanism == Mechanisms.Pooling).Value,
            1e-12);
    }

    [Fact]
    public void Interactions_are_symmetric()
    {
        double[,] interactions = Small.Of(Outcomes.PartnerTroopYears, "partners").Interactions;

        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 5; j++)
                Assert.Equal(interactions[i, j], interactions[j, i]);
        }
    }

    [Fact]
    public void The_money_saved_is_the_budget_of_the_outcome_years()
    {
        Assert.Equal(19 * 150, Small.ProgrammeMoneySaved); // 150 m$ in each of 1996-2014
        Assert.Null(Attribution.Run(NoProgrammes, World, SmallStudy.Plan(8), SmallStudy.Years).ProgrammeMoneySaved);
    }

    [Fact]
    public void Single_states_are_not_attributed() =>
        Assert.StartsWith(
            "GEO is not a group", Assert.Throws<ArgumentException>(() => Small.Of(Outcomes.Troops, "GEO")).Message);

    [Fact]
    public void Worlds_of_other_states_are_not_attributed()
    {
        CompiledModel other = SmallStudy.World with
        {
            States = SmallStudy.World.States.SetItem(0, SmallStudy.World.States[0] with { Iso3 = "AUT" }),
        };

        Assert.Throws<ArgumentException>(() => Attribution.Run(
            SmallStudy.World, other, SmallStudy.Plan(8), SmallStudy.Years));
    }

    private static double[] Scalars(CompiledModel world) =>
        ScenarioRun.Of(world, SmallStudy.Plan(8), SmallStudy.Years).Scalars.Of(Outcomes.Rme, "partners");
}
