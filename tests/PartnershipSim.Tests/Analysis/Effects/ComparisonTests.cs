using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Model;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

public sealed class ComparisonTests
{
    private static readonly Comparison Worlds = Comparison.Run(
        [
            new Arm("base", SmallStudy.World),
            new Arm("no_programmes", SmallStudy.With(("partnership.budget", 0))),
            new Arm("half", SmallStudy.With(("partnership.budget", 75))),
        ],
        SmallStudy.Plan(), SmallStudy.Years);

    [Fact]
    public void The_first_world_is_the_base()
    {
        Assert.Equal("base", Worlds.Base);
        Assert.Equal(["no_programmes", "half"], Worlds.Others);
    }

    [Fact]
    public void An_effect_is_the_mean_of_paired_differences()
    {
        double[] @base = Worlds.ScalarsOf("base").Of(Outcomes.Interop, "partners");
        double[] other = Worlds.ScalarsOf("no_programmes").Of(Outcomes.Interop, "partners");
        Effect effect = Worlds.Effect("no_programmes", Outcomes.Interop, "partners")!;

        Assert.Equal(other.Average() - @base.Average(), effect.Mean, 1e-14);
        Assert.Equal(
            other.Zip(@base, (o, b) => o > b).Count(isHigher => isHigher) / (double)SmallStudy.Replicates,
            effect.ShareHigher);
    }

    [Fact]
    public void A_scenario_beside_a_base_that_was_run_has_the_same_effect()
    {
        Arm other = new("no_programmes", SmallStudy.With(("partnership.budget", 0)));
        Comparison alone = Comparison.OfSubject(
            [new Arm("base", SmallStudy.World)], "partners", SmallStudy.Plan(), SmallStudy.Years);

        Comparison beside = alone.Beside(other);

        Assert.Equal(
            Worlds.Effect("no_programmes", Outcomes.Interop, "partners"),
            beside.Effect("no_programmes", Outcomes.Interop, "partners"));
        Assert.Throws<InvalidOperationException>(() => Worlds.Beside(other));
    }

    [Fact]
    public void Single_states_are_measured_where_one_is_asked_about()
    {
        string state = SmallStudy.World.States[3].Iso3;
        Arm[] arms =
        [
            new("base", SmallStudy.World), new("no_programmes", SmallStudy.With(("partnership.budget", 0))),
        ];

        Comparison ofState = Comparison.OfSubject([.. arms], state, SmallStudy.Plan(), SmallStudy.Years);

        Assert.Equal(
            Worlds.ScalarsOf("no_programmes").Of(Outcomes.Interop, state),
            ofState.ScalarsOf("no_programmes").Of(Outcomes.Interop, state));
    }

    [Fact]
    public void Programmes_teach_interoperability() =>
        Assert.True(Worlds.Effect("no_programmes", Outcomes.Interop, "partners")!.Interval95.High < 0);

    [Fact]
    public void Half_the_money_does_part_of_the_harm()
    {
        double none = Worlds.Effect("no_programmes", Outcomes.Interop, "partners")!.Mean;

        Assert.InRange(Worlds.Effect("half", Outcomes.Interop, "partners")!.Mean, none, 0);
    }

    [Fact]
    public void A_world_runs_the_same_whoever_runs_beside_it()
    {
        double[] alone = ScenarioRun.Of(SmallStudy.With(("partnership.budget", 0)), SmallStudy.Plan(), SmallStudy.Years)
            .Scalars.Of(Outcomes.Rme, "partners");

        Assert.Equal(alone, Worlds.ScalarsOf("no_programmes").Of(Outcomes.Rme, "partners"));
    }

    [Fact]
    public void Backfill_is_what_the_net_effect_lacks_of_the_gross_one()
    {
        Effect gross = Worlds.Effect("no_programmes", Outcomes.PartnerTroopYears, "partners")!;
        Effect net = Worlds.Effect("no_programmes", Outcomes.NonleadTroopYears, "all")!;

        Assert.False(gross.Interval90.Contains(0));
        Assert.Equal(1 - net.Mean / gross.Mean, Worlds.Displacement("no_programmes"));
    }

    [Fact]
    public void What_has_no_effect_has_no_backfill()
    {
        Comparison same = Comparison.Run(
            [new Arm("a", SmallStudy.World), new Arm("b", SmallStudy.World)], SmallStudy.Plan(8), SmallStudy.Years);

        Assert.Null(same.Displacement("b"));
    }

    [Fact]
    public void The_effect_in_the_last_outcome_year_is_the_effect_on_a_level()
    {
        Effect effect = Worlds.Effect("no_programmes", Outcomes.Interop, "partners")!;
        (double mean, PartnershipSim.Model.Parameters.Interval interval) = Worlds.InYear(
            "no_programmes", Outcomes.Interop, "partners", SmallStudy.Years.To);

        Assert.Equal(effect.Mean, mean, 1e-14);
        Assert.Equal(effect.Interval90.Low, interval.Low, 1e-12);
        Assert.Equal(effect.Interval90.High, interval.High, 1e-12);
    }

    [Fact]
    public void States_are_reported_on_request()
    {
        Assert.DoesNotContain(Worlds.Effects("half"), effect => effect.Group == "GEO");
        Assert.Contains(Worlds.Effects("half", ["GEO"]), effect => effect.Group == "GEO");
        Assert.DoesNotContain(Worlds.Effects("half", ["GEO"]), effect => effect.Group == "POL");
    }

    [Fact]
    public void An_outcome_that_a_group_does_not_have_has_no_effect() =>
        Assert.Null(Worlds.Effect("half", Outcomes.BurdenGini, "partners"));

    [Fact]
    public void What_was_not_run_is_refused()
    {
        Assert.StartsWith(
            "there is no scenario called martians",
            Assert.Throws<ArgumentException>(() => Worlds.Effect("martians", Outcomes.Troops, "partners")).Message);
        Assert.Throws<ArgumentException>(() => Worlds.Effect("half", Outcomes.Troops, "martians"));
    }

    [Fact]
    public void Single_years_are_not_kept_of_states() =>
        Assert.StartsWith(
            "GEO is a state; single years",
            Assert.Throws<ArgumentException>(() => Worlds.InYear("half", Outcomes.Troops, "GEO", 2008)).Message);

    [Fact]
    public void Worlds_of_different_length_are_not_compared() =>
        Assert.Throws<ArgumentException>(() => Comparison.Run(
            [new Arm("short", SmallStudy.World), new Arm("long", SmallWorld.Compile(2025))],
            SmallStudy.Plan(8), SmallStudy.Years));
}
