using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Effects;

public sealed class MediationTests
{
    private static readonly CompiledModel World = SmallStudy.World;
    private static readonly CompiledModel NoProgrammes = SmallStudy.With(("partnership.budget", 0));

    [Fact]
    public void What_attitudes_are_passes_through_attitudes_alone()
    {
        MediatedShare share = Run(World, NoProgrammes, Outcomes.AttitudeOperations);

        Assert.NotEqual(0, share.Effect);
        Assert.Equal(share.Effect, share.ThroughAttitudes); // forced = off
        Assert.Equal(1, share.Share);
        Assert.Equal(new Interval(1, 1), share.Interval90);
    }

    [Fact]
    public void What_does_not_look_at_attitudes_does_not_pass_through_them()
    {
        // without the prospect of membership budgets follow threat, growth and habit only; attitudes differ, but nobody
        // asks them
        CompiledModel @base = SmallStudy.With(("prospect", 0));
        CompiledModel other = SmallStudy.With(
            ("prospect", 0), ("budget.growth_damping", 0.7), ("persuasion.internalisation", 0.3));
        Assert.NotEqual(0, Run(@base, other, Outcomes.AttitudeReform).ThroughAttitudes);

        MediatedShare share = Run(@base, other, Outcomes.SpendingShare, "partners");
        Assert.NotEqual(0, share.Effect);
        Assert.Equal((0, 0), (share.ThroughAttitudes, share.Share));
    }

    [Fact]
    public void Where_there_is_no_effect_there_is_no_share()
    {
        MediatedShare share = Run(World, World, Outcomes.PartnerTroopYears);

        Assert.Equal((0, 0), (share.Effect, share.ThroughAttitudes));
        Assert.Null(share.Share);
        Assert.Null(share.Interval90);
    }

    [Fact]
    public void On_the_baseline_the_share_is_the_published_one()
    {
        CompiledModel baseline = RealWorld.Compile();
        CompiledModel without = RealWorld.Compile(point: ParameterSpace.Default.With(
            SmallStudy.SettingOf("partnership.budget"), 0));
        MediatedShare share = Mediation.Run(
            baseline, without, Outcomes.PartnerTroopYears, "partners", SmallStudy.Plan(120, threads: 2),
            OutcomeYears.Default(baseline.Horizon));

        Assert.InRange(0.13, share.Interval90!.Value.Low, share.Interval90.Value.High);
        Assert.InRange(share.Interval90.Value.Width, 0.001, 0.10); // and the interval says something
    }

    [Fact]
    public void Over_the_ranges_the_same_seed_gives_the_same_shares()
    {
        double[] once = OverRanges();

        Assert.NotEmpty(once);
        Assert.True(once.Distinct().Count() > 1);
        Assert.Equal(once, OverRanges());

        double[] OverRanges() =>
            [.. Mediation.OverRanges(
                World, NoProgrammes, Outcomes.Interop, "partners", 4, SmallStudy.Plan(8), SmallStudy.Years)];
    }

    private static MediatedShare Run(
        CompiledModel @base, CompiledModel other, Outcome outcome, string group = "partners") =>
        Mediation.Run(@base, other, outcome, group, SmallStudy.Plan(16), SmallStudy.Years);
}
