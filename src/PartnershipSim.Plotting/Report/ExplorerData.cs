using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using PartnershipSim.Plotting.Drawing;

namespace PartnershipSim.Plotting.Report;

/// <summary>What report.js reads of an explorer: JSON, numbers to four digits, null for none.</summary>
internal static class ExplorerData
{
    public static JsonObject Of(Explorer explorer)
    {
        JsonObject data = explorer switch
        {
            YearExplorer years => Years(years),
            IntervalExplorer intervals => Intervals(intervals),
            _ => throw new ArgumentException($"report.js knows no {explorer.GetType().Name}", nameof(explorer)),
        };
        data["title"] = explorer.Title;
        data["cycle"] = new JsonArray([.. Palette.RegionKeys.Select(key => (JsonNode)Pair(key)!)]);
        return data;
    }

    private static JsonObject Years(YearExplorer explorer) => new()
    {
        ["kind"] = "years",
        ["first"] = explorer.FirstYear,
        ["outcomes"] = OutcomesOf(explorer.Outcomes),
        ["shown"] = new JsonArray([.. explorer.Shown.Select(key => (JsonNode)key)]),
        ["subjects"] = new JsonArray(
        [
            .. explorer.Subjects.Select(subject => new JsonObject
            {
                ["key"] = subject.Key,
                ["label"] = subject.Label,
                ["kind"] = subject.Kind,
                ["color"] = Pair(subject.Key),
                ["series"] = new JsonObject(subject.Series.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Series(pair.Value)))),
            }),
        ]),
    };

    private static JsonObject Series(ExplorerSeries series)
    {
        JsonObject numbers = new()
        {
            ["low"] = Numbers(series.Low),
            ["mid"] = Numbers(series.Middle),
            ["high"] = Numbers(series.High),
        };
        if (!series.Observed.IsDefaultOrEmpty)
            numbers["seen"] = Numbers(series.Observed);
        return numbers;
    }

    private static JsonObject Intervals(IntervalExplorer explorer) => new()
    {
        ["kind"] = "intervals",
        ["axis"] = explorer.Axis,
        ["outcomes"] = OutcomesOf(explorer.Outcomes),
        ["rows"] = new JsonArray(
        [
            .. explorer.Rows.Select(row => new JsonObject
            {
                ["outcome"] = row.Outcome,
                ["label"] = row.Label,
                ["color"] = Pair(row.Key),
                ["value"] = Number(row.Value),
                ["low"] = Number(row.Low),
                ["high"] = Number(row.High),
            }),
        ]),
    };

    private static JsonArray OutcomesOf(ImmutableArray<ExplorerOutcome> outcomes) =>
        new([.. outcomes.Select(
            outcome => new JsonObject { ["key"] = outcome.Key, ["label"] = outcome.Label, ["unit"] = outcome.Unit })]);

    // read in one piece: a report has tens of thousands of numbers
    private static JsonNode? Numbers(ImmutableArray<double> values) =>
        JsonNode.Parse($"[{string.Join(',', values.Select(Text))}]");

    private static JsonNode? Number(double value) => JsonNode.Parse(Text(value));

    private static string Text(double value) =>
        double.IsFinite(value) ? value.ToString("G4", CultureInfo.InvariantCulture) : "null";

    /// <summary>The colour on light and on dark paper, or null if the key has none of its own.</summary>
    private static JsonArray? Pair(string key) =>
        Palette.Light.Knows(key)
            ? new JsonArray(Palette.Light.OfGroup(key).ToStringRGB(), Palette.Dark.OfGroup(key).ToStringRGB())
            : null;
}
