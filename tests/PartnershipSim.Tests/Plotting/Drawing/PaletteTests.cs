using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;
using Xunit;
using Palette = PartnershipSim.Plotting.Drawing.Palette;

namespace PartnershipSim.Tests.Plotting.Drawing;

public sealed class PaletteTests
{
    public static TheoryData<string> Themes => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Colours_that_meet_in_a_figure_can_be_told_apart_by_every_kind_of_sight(string name)
    {
        Theme theme = Of(name);
        CheckApart(theme, Palette.SideKeys, theme.OfGroup, least: 12);
        CheckApart(theme, Palette.CohortKeys, theme.OfGroup, least: 12);
        CheckApart(theme, Palette.MechanismKeys, theme.Palette.OfMechanism, least: 12);

        // regions always carry their name beside the colour, so they may be nearer to each other
        CheckApart(theme, Palette.RegionKeys, theme.OfGroup, least: 8);
        foreach (Mark[] met in Meeting)
            CheckApart(theme, met, theme.Of, least: 12);
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void The_colour_of_a_cohort_or_of_a_side_means_nothing_else(string name)
    {
        Theme theme = Of(name);
        string[] groups = [.. Palette.SideKeys, .. Palette.CohortKeys];
        Mark[] marks = [.. Enum.GetValues<Mark>().Except([Mark.Observed, Mark.Whole])];

        foreach (string group in groups)
        {
            foreach (Mark mark in marks)
            {
                double distance = ColourVision.Distance(theme.Of(mark), theme.OfGroup(group), Sight.Normal);
                Assert.True(distance >= 12, $"{name}: {mark} and {group} are only {distance:F1} apart");
            }

            foreach (string mechanism in Palette.MechanismKeys)
            {
                double distance = ColourVision.Distance(
                    theme.Palette.OfMechanism(mechanism), theme.OfGroup(group), Sight.Normal);
                Assert.True(distance >= 6, $"{name}: {mechanism} and {group} are only {distance:F1} apart");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Marks_stand_out_3_to_1_and_texts_4_5_to_1(string name)
    {
        Theme theme = Of(name);
        Color[] marks =
        [
            .. Palette.SideKeys.Append("all").Concat(Palette.CohortKeys).Concat(Palette.RegionKeys)
                .Append("unheard_of").Select(theme.OfGroup),
            .. Palette.MechanismKeys.Append("unheard_of").Select(theme.Palette.OfMechanism),
            .. Enum.GetValues<Mark>().Select(theme.Of),
        ];

        Assert.All(marks, color => Assert.True(
            ColourVision.Contrast(color, theme.Background) >= 3, $"{name}: {color} is faint"));
        Assert.True(ColourVision.Contrast(theme.Text, theme.Background) >= 4.5);
        Assert.True(ColourVision.Contrast(theme.Muted, theme.Background) >= 4.5);
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Cohorts_and_mechanisms_have_colours_of_their_own(string name)
    {
        Theme theme = Of(name);
        Assert.All(Group.Cohorts, cohort => Assert.True(theme.Palette.Knows(Group.KeyOf(cohort))));
        Assert.Equal(Mechanisms.All.Select(mechanism => mechanism.Key).Order(), Palette.MechanismKeys.Order());
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Members_of_1994_have_the_colour_of_members(string name) =>
        Assert.Equal(Of(name).OfGroup("members"), Of(name).OfGroup("ally1994"));

    [Theory]
    [MemberData(nameof(Themes))]
    public void More_and_less_can_be_told_apart_and_are_the_colour_of_no_group(string name)
    {
        Theme theme = Of(name);
        string[] groups = [.. Palette.SideKeys, .. Palette.CohortKeys, .. Palette.RegionKeys];
        Assert.All(
            Enum.GetValues<Sight>(), sight => Assert.True(
                ColourVision.Distance(theme.Palette.More, theme.Palette.Less, sight) >= 12, $"{sight}"));
        Assert.True(ColourVision.Contrast(theme.Palette.More, theme.Background) >= 4.5);
        Assert.True(ColourVision.Contrast(theme.Palette.Less, theme.Background) >= 4.5);
        Assert.All(groups, key => Assert.NotEqual(theme.OfGroup(key), theme.Palette.More));
        Assert.All(groups, key => Assert.NotEqual(theme.OfGroup(key), theme.Palette.Less));
    }

    [Fact]
    public void The_colour_distance_meets_the_published_pairs()
    {
        // Sharma, Wu and Dalal (2005), pairs 1, 7 and 25
        Assert.Equal(2.0425, ColourVision.Distance((50, 2.6772, -79.7751), (50, 0, -82.7485)), 4);
        Assert.Equal(2.3669, ColourVision.Distance((50, 0, 0), (50, -1, 2)), 4);
        Assert.Equal(1.2644, ColourVision.Distance((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387)), 4);
    }

    [Fact]
    public void Black_on_white_has_the_contrast_of_21() =>
        Assert.Equal(21, ColourVision.Contrast(Colors.Black, Colors.White), 6);

    /// <summary>Marks that stand in one figure.</summary>
    private static Mark[][] Meeting { get; } =
    [
        [Mark.Base, Mark.Scenario], [Mark.LowEnd, Mark.HighEnd], [Mark.Alone, Mark.Together],
        [Mark.Allowed, Mark.Chosen], [Mark.Clear, Mark.OneSided, Mark.Unclear], [Mark.Observed, Mark.Modelled],
    ];

    private static void CheckApart<T>(Theme theme, IReadOnlyList<T> keys, Func<T, Color> colour, double least)
    {
        foreach (Sight sight in Enum.GetValues<Sight>())
        {
            for (int i = 0; i < keys.Count; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    double distance = ColourVision.Distance(colour(keys[i]), colour(keys[j]), sight);
                    Assert.True(
                        distance >= least,
                        $"{theme.Name}, {sight}: {keys[i]} and {keys[j]} are only {distance:F1} apart");
                }
            }
        }
    }

    private static Theme Of(string name) => name == "dark" ? Theme.Dark : Theme.Light;
}
