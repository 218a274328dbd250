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
        foreach (string[] family in Palette.Families)
        {
            // regions always carry their name beside the colour, so they may be nearer to each other
            double least = family.Length > 8 ? 8 : 12;
            foreach (Sight sight in Enum.GetValues<Sight>())
            {
                for (int i = 0; i < family.Length; i++)
                {
                    for (int j = 0; j < i; j++)
                    {
                        double distance = ColourVision.Distance(theme.Of(family[i]), theme.Of(family[j]), sight);
                        Assert.True(distance >= least, $"{name}, {sight}: {family[i]} and {family[j]} are only {distance:F1} apart");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Marks_stand_out_3_to_1_and_texts_4_5_to_1(string name)
    {
        Theme theme = Of(name);
        foreach (string key in Palette.Families.SelectMany(family => family).Append("all").Append("unheard_of"))
            Assert.True(ColourVision.Contrast(theme.Of(key), theme.Background) >= 3, $"{name}: {key} is faint");
        Assert.True(ColourVision.Contrast(theme.Text, theme.Background) >= 4.5);
        Assert.True(ColourVision.Contrast(theme.Muted, theme.Background) >= 4.5);
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Cohorts_and_mechanisms_have_colours_of_their_own(string name)
    {
        Theme theme = Of(name);
        Assert.All(Group.Cohorts, cohort => Assert.True(theme.Palette.Knows(Group.KeyOf(cohort))));
        Assert.All(Mechanisms.All, mechanism => Assert.True(theme.Palette.Knows(mechanism.Key)));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Members_of_1994_have_the_colour_of_members(string name) => Assert.Equal(Of(name).Of("members"), Of(name).Of("ally1994"));

    [Theory]
    [MemberData(nameof(Themes))]
    public void More_and_less_can_be_told_apart_and_are_nobody_s_colour(string name)
    {
        Theme theme = Of(name);
        Assert.All(Enum.GetValues<Sight>(), sight => Assert.True(ColourVision.Distance(theme.Palette.More, theme.Palette.Less, sight) >= 12, $"{sight}"));
        Assert.True(ColourVision.Contrast(theme.Palette.More, theme.Background) >= 4.5);
        Assert.True(ColourVision.Contrast(theme.Palette.Less, theme.Background) >= 4.5);
        Assert.All(Palette.Families.SelectMany(family => family), key => Assert.NotEqual(theme.Of(key), theme.Palette.More));
        Assert.All(Palette.Families.SelectMany(family => family), key => Assert.NotEqual(theme.Of(key), theme.Palette.Less));
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
    public void Black_on_white_has_the_contrast_of_21() => Assert.Equal(21, ColourVision.Contrast(Colors.Black, Colors.White), 6);

    private static Theme Of(string name) => name == "dark" ? Theme.Dark : Theme.Light;
}
