using System.Text.Json.Nodes;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Drawing;

/// <summary>What the pages draw with is what the figures draw with.</summary>
public sealed class BrowserKitTests
{
    private static readonly JsonObject Kit = BrowserKit.Of(SmallWorld.Compile());

    [Fact]
    public void Colours_of_both_themes_are_those_of_the_figures()
    {
        foreach (Theme theme in (Theme[])[Theme.Light, Theme.Dark])
        {
            JsonNode colours = Kit["themes"]![theme.Name]!;
            Assert.Equal(theme.OfGroup("pfp").ToStringRGB(), (string?)colours["groups"]!["pfp"], ignoreCase: true);
            Assert.Equal(theme.Of(Mark.LowEnd).ToStringRGB(), (string?)colours["marks"]!["low_end"], ignoreCase: true);
            Assert.Equal(
                theme.Palette.OfMechanism("peers").ToStringRGB(), (string?)colours["mechanisms"]!["peers"],
                ignoreCase: true);
            Assert.All(Names(colours.AsObject()), text => Assert.Matches("^#[0-9a-f]{6}$", text));
        }
    }

    [Fact]
    public void Every_group_and_every_outcome_has_its_label()
    {
        Assert.All(
            Group.Of(SmallWorld.Compile()).Where(group => group.Kind != "programme"),
            group => Assert.Equal(Words.Group(group.Key), (string?)Kit["groups"]![group.Key]));
        Assert.All(Outcomes.All, outcome => Assert.Equal(
            Words.Outcome(outcome.Key), (string?)Kit["outcomes"]![outcome.Key]!["label"]));
        Assert.All(
            Outcomes.All, outcome => Assert.Equal(Words.Unit(outcome.Unit), (string?)Kit["units"]![outcome.Unit]));
    }

    [Fact]
    public void Every_state_that_may_contribute_has_a_square_of_its_own()
    {
        JsonArray states = Kit["tiles"]!["states"]!.AsArray();
        CompiledModel model = SmallWorld.Compile();

        Assert.Equal(
            model.States.Where(state => state.MayContribute).Select(state => state.Iso3).Order(),
            states.Select(state => (string?)state!["state"]).Order());
        Assert.Equal(
            states.Count, states.Select(state => ((int?)state!["column"], (int?)state["row"])).Distinct().Count());
    }

    [Fact]
    public void Text_in_a_name_cannot_leave_a_script()
    {
        string json = BrowserKit.Of([("AAA", "</script><script>", "caucasus")]).ToJsonString();

        Assert.DoesNotContain("<", json, StringComparison.Ordinal);
    }

    /// <summary>All texts at the ends of the branches.</summary>
    private static IEnumerable<string> Names(JsonObject branch) =>
        branch.SelectMany(pair => pair.Value is JsonObject inner ? Names(inner) : [(string)pair.Value!]);
}
