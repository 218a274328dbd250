using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PartnershipSim.Library;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Cli.Serving;

/// <summary>Everything that can be asked, each declared once.</summary>
internal static class RequestKinds
{
    /// <summary>The most runs of a <c>compare</c> beside the base.</summary>
    public const int MostOthers = 64;

    private static readonly RequestKey Scenario = new("scenario", () => Text(
        "Scenario file, seen from the folder in which the server was started; "
        + "the default is scenarios/baseline.yaml."));

    private static readonly RequestKey Changes = new("changes", () => new JsonObject
    {
        ["type"] = "object",
        ["description"] =
            $"Keys of a scenario file, laid on the scenario: {string.Join(", ", ScenarioRequest.Keys)}.",
    });

    private static readonly RequestKey Seed = new("seed", () => Whole(
        0, null, "Replicate r of a seed meets the same draws in every request; the default is the scenario's."));

    private static readonly RequestKey Replicates = new("replicates", () => Whole(
        1, ScenarioModel.MostReplicates, "How many runs; the default is the scenario's, of points 1."));

    private static readonly RequestKey Outcomes = new("outcomes", () => new JsonObject
    {
        ["type"] = "array",
        ["items"] = new JsonObject
        {
            ["anyOf"] = new JsonArray(
                Text("An outcome of its usual group."),
                new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject
                    {
                        ["outcome"] = Text("Key of the outcome."),
                        ["group"] = Text("Key of a group, or iso3 code of a state."),
                    },
                    ["required"] = new JsonArray("outcome"),
                    ["additionalProperties"] = false,
                }),
        },
        ["description"] =
            "What is kept; the default is every outcome of every group, of points the two headline outcomes.",
    });

    private static readonly RequestKey Other = new("others", () => new JsonObject
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = MostOthers,
        ["items"] = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["name"] = Text("Names its rows; the default is the scenario's, or changed_1, changed_2, ..."),
                ["scenario"] = Text("Scenario file; the default is the base with its changes."),
                ["changes"] = Changes.Shape(),
            },
            ["additionalProperties"] = false,
        },
        ["description"] = "Scenarios that are compared with the base.",
    })
    {
        IsRequired = true,
    };

    private static readonly RequestKey Axes = new("axes", () => new JsonObject
    {
        ["type"] = "array",
        ["items"] = Text(
            "Key of a parameter, mechanisms.KEY (0 or 1), or a driver: KEY, KEY.YEAR, KEY.ISO3, KEY.ISO3.YEAR."),
        ["description"] = "What the columns of the points are.",
    })
    {
        IsRequired = true,
    };

    private static readonly RequestKey Points = new("points", () => new JsonObject
    {
        ["type"] = "array",
        ["maxItems"] = PointRunner.MostPoints,
        ["items"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "number" } },
        ["description"] = "One row per point, one number per axis.",
    })
    {
        IsRequired = true,
    };

    public static readonly RequestKind Describe = new(
        "describe", "Parameters, mechanisms, drivers, outcomes and groups, with units, ranges and meanings.",
        [Scenario, Changes]);

    public static readonly RequestKind Run = new(
        "run", "One scenario, many replicates.",
        [
            Scenario, Changes, Seed, Replicates, Outcomes,
            new("deterministic", () => new JsonObject
            {
                ["type"] = "boolean",
                ["description"] = "Every draw takes its deterministic value.",
            }),
            Tables("summary", "years", "values", "histories"),
        ]);

    public static readonly RequestKind Compare = new(
        "compare", "The effect of each other scenario against the base, replicate by replicate on the same draws.",
        [Scenario, Changes, Other, Seed, Replicates, Outcomes, Tables("effects", "differences")]);

    public static readonly RequestKind AtPoints = new(
        "points", "One number per outcome of every run of a batch of points.",
        [
            Scenario, Changes, Axes, Points, Replicates,
            new(
                "first_replicate",
                () => Whole(0, ScenarioModel.MostReplicates, "Number of the first replicate; default 0.")),
            Seed, Outcomes,
            Choice("reduce", "values: every run; mean: the mean over the replicates of a point.", "values", "mean"),
            Choice(
                "encoding",
                "json: nested lists; base64: 64-bit floating point numbers, little endian, NaN where undefined.",
                "json", "base64"),
        ]);

    public static readonly RequestKind Cancel = new(
        "cancel", "Ends a request that waits or runs; that request is answered as cancelled.",
        [
            new("of", () => new JsonObject
            {
                ["type"] = new JsonArray("string", "integer"),
                ["description"] = "The id of that request.",
            })
            {
                IsRequired = true,
            },
        ]);

    public static readonly RequestKind Stop = new(
        "stop", "Cancels what waits and runs, and ends the server. So does closing the pipe, after what was asked.",
        []);

    public static ImmutableArray<RequestKind> All { get; } = [Describe, Run, Compare, AtPoints, Cancel, Stop];

    private static JsonObject Text(string meaning) => new() { ["type"] = "string", ["description"] = meaning };

    private static JsonObject Whole(long low, long? high, string meaning)
    {
        JsonObject shape = new() { ["type"] = "integer", ["minimum"] = low, ["description"] = meaning };
        if (high is { } most)
            shape["maximum"] = most;
        return shape;
    }

    private static RequestKey Choice(string name, string meaning, params string[] choices) =>
        new(name, () => new JsonObject
        {
            ["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice))]),
            ["default"] = choices[0],
            ["description"] = meaning,
        });

    private static RequestKey Tables(params string[] choices) => new("tables", () => new JsonObject
    {
        ["type"] = "array",
        ["items"] =
            new JsonObject { ["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice))]) },
        ["description"] = $"What the answer contains; the default is {choices[0]}.",
    });
}
