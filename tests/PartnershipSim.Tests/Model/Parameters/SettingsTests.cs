using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using Xunit;

namespace PartnershipSim.Tests.Model.Parameters;

public sealed class SettingsTests
{
    private static readonly Setting Budget = ParameterSpace.Settings.Single(
        setting => setting.Key == "partnership.budget");
    private static readonly ParameterPoint Default = ParameterSpace.Default;

    [Fact]
    public void Every_lane_follows_its_own_timetable()
    {
        ParameterPoint[][] timetables = [.. Enumerable.Range(0, Lanes.Count)
            .Select(lane => (ParameterPoint[])[Default, Default.With(Budget, 100 + lane)])];

        Settings settings = Settings.PerLane(timetables);

        Assert.All(Enumerable.Range(0, Lanes.Count), lane =>
        {
            Assert.Equal(Budget.Default, settings.ForYear(0)[Budget.Index][lane]);
            Assert.Equal(100 + lane, settings.ForYear(1)[Budget.Index][lane]);
        });
    }

    [Fact]
    public void A_change_in_the_last_lane_alone_is_a_change()
    {
        ParameterPoint[] still = [Default, Default];
        ParameterPoint[] moved = [Default, Default.With(Budget, 7)];

        Settings settings = Settings.PerLane([still, still, still, still, still, still, still, moved]);

        Assert.Equal(7, settings.ForYear(1)[Budget.Index][7]);
        Assert.Equal(Budget.Default, settings.ForYear(1)[Budget.Index][0]);
    }

    [Fact]
    public void Years_without_a_change_share_one_row()
    {
        Settings settings = Settings.Same([Default, Default, Default.With(Budget, 7), Default.With(Budget, 7)]);

        Assert.True(settings.ForYear(0) == settings.ForYear(1));
        Assert.False(settings.ForYear(1) == settings.ForYear(2));
        Assert.Equal(7, settings.ForYear(3)[Budget.Index][0]);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    public void There_are_as_many_timetables_as_lanes(int timetables) => Assert.Throws<ArgumentOutOfRangeException>(
        () => Settings.PerLane(
            [.. Enumerable.Range(0, timetables).Select(_ => (IReadOnlyList<ParameterPoint>)[Default])]));
}
