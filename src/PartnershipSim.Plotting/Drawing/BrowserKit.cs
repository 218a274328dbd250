using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// What a page needs to draw as the figures do: colours, names, formats of numbers and the layout of the map, as JSON
/// that may stand in a script.
/// <code>
/// themes:     { light, dark }, each { paper, ink, muted, grid, axis, other, more, less,
/// marks: { base, scenario, observed, ... }, groups: { pfp, ... }, mechanisms: { peers, ... } }, colours as "#rrggbb"
/// viridis:    [ "#rrggbb", ... ], from the lowest value to the highest
/// groups:     { key: label }   units: { key: label }   mechanisms: { key: meaning }
/// outcomes:   { key: { label, short, meaning, unit } }, labels in lower case as in a sentence, unit as it is shown
/// tiles:      { across, columns: [ [ region, ... ], ... ], states: [ { state, name, region, column, row } ] }
/// numbers: { minus, thousands, none, digits: [ { from, decimals }, ... ], zero: decimals of 0 }; years are written
/// without thousands
/// </code>
/// </summary>
public static class BrowserKit
{
    /// <summary>Squares beside each other in a region of the map.</summary>
    public const int TilesAcross = 4;

    private const int ViridisSteps = 33;

    /// <param name="states">Those that stand on the map, with their names and the keys of their regions.</param>
    public static JsonObject Of(IEnumerable<(string State, string Name, string Region)> states)
    {
        (string State, string Name, string Region)[] all = [.. states];
        return new()
        {
            ["themes"] = new JsonObject { ["light"] = Colours(Theme.Light), ["dark"] = Colours(Theme.Dark) },
            ["viridis"] = List(
                Enumerable.Range(0, ViridisSteps).Select(i => Html(Shades.Viridis(i / (ViridisSteps - 1.0))))),
            ["groups"] = Labels(GroupKeys(all.Select(state => state.Region)), Words.Group),
            ["units"] = Labels(Outcomes.All.Select(outcome => outcome.Unit).Distinct(), Words.Unit),
            ["mechanisms"] = Labels(
                Mechanisms.All.Select(mechanism => mechanism.Key),
                key => Mechanisms.All.Single(mechanism => mechanism.Key == key).Meaning),
            ["outcomes"] = new JsonObject(Outcomes.All.Select(outcome => KeyValuePair.Create(
                outcome.Key, (JsonNode?)Described(outcome)))),
            ["tiles"] = Tiles(all),
            ["numbers"] = Numbers(),
        };
    }

    /// <summary>The map and the names of the states of a model that may contribute.</summary>
    public static JsonObject Of(CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model.States.Where(state => state.MayContribute)
            .Select(state => (state.Iso3, state.Name, Group.KeyOf(model.Regions[state.Region]))));
    }

    private static JsonObject Colours(Theme theme) => new()
    {
        ["paper"] = Html(theme.Background),
        ["ink"] = Html(theme.Text),
        ["muted"] = Html(theme.Muted),
        ["grid"] = Html(theme.Grid),
        ["axis"] = Html(theme.Axis),
        ["other"] = Html(theme.Palette.Other),
        ["more"] = Html(theme.Palette.More),
        ["less"] = Html(theme.Palette.Less),
        ["marks"] = Labels(Enum.GetNames<Mark>().Select(Key), key => Html(theme.Of(
            Enum.GetValues<Mark>().Single(mark => Key(mark.ToString()) == key)))),
        ["groups"] = Labels(
            [.. Palette.SideKeys, "all", .. Palette.CohortKeys, .. Palette.RegionKeys],
            key => Html(theme.OfGroup(key))),
        ["mechanisms"] = Labels(Palette.MechanismKeys, key => Html(theme.Palette.OfMechanism(key))),
    };

    private static JsonObject Described(Outcome outcome) => new()
    {
        ["label"] = outcome.Label,
        ["short"] = outcome.ShortLabel,
        ["meaning"] = outcome.Meaning,
        ["unit"] = Words.Unit(outcome.Unit),
    };

    private static JsonObject Tiles((string State, string Name, string Region)[] states)
    {
        ImmutableArray<TilePlace> places = TileLayout.Of(
            states.Select(state => (state.State, state.Region)), TilesAcross);
        return new()
        {
            ["across"] = TilesAcross,
            ["columns"] = new JsonArray(
                [.. TileLayout.Columns(states.Select(state => state.Region)).Select(column => List(column))]),
            ["states"] = new JsonArray([.. places.Select(place => Square(
                place, states.Single(state => state.State == place.State)))]),
        };
    }

    private static JsonObject Square(TilePlace place, (string State, string Name, string Region) state) => new()
    {
        ["state"] = state.State,
        ["name"] = state.Name,
        ["region"] = state.Region,
        ["column"] = place.Column,
        ["row"] = place.Row,
    };

    private static JsonObject Numbers() => new()
    {
        ["minus"] = $"{Words.Minus}",
        ["thousands"] = $"{Words.ThinSpace}",
        ["none"] = Words.NoNumber,
        ["zero"] = 2,
        ["digits"] = new JsonArray(
            [.. Words.DigitRule.Select(rule => new JsonObject { ["from"] = rule.From, ["decimals"] = rule.Decimals })]),
    };

    private static IEnumerable<string> GroupKeys(IEnumerable<string> regions) =>
        Palette.SideKeys.Append("all").Concat(Palette.CohortKeys).Append(Group.MembersNow).Append(Group.PartnersNow)
            .Concat(Palette.RegionKeys).Concat(regions).Distinct();

    private static JsonObject Labels(IEnumerable<string> keys, Func<string, string> label) =>
        new(keys.Distinct().Select(key => KeyValuePair.Create(key, (JsonNode?)JsonValue.Create(label(key)))));

    private static JsonArray List(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    /// <summary>"LowEnd" is "low_end".</summary>
    private static string Key(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter)
            ? (i == 0 ? "" : "_") + char.ToLowerInvariant(letter)
            : letter.ToString()));

    private static string Html(Color color) => $"#{color.R:x2}{color.G:x2}{color.B:x2}";
}
