using System.Text.Json.Nodes;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// What the JSON Schema says of each key of a study file, printed from the declarations; the reader is stricter.
/// </summary>
internal static class StudyShapes
{
    public static JsonObject Name() => Shape.Pattern("^[a-z][a-z0-9_]{0,63}$", "Name, lower snake_case.");

    public static JsonObject Title() => Shape.Text("One line for tables and reports.");

    public static JsonObject Question() => Shape.Text("What is asked.");

    public static JsonObject Base() => Shape.Text("The scenario that is varied, as a path relative to this file.");

    public static JsonObject Design() => Shape.OneOf(StudyReader.Designs, "How the points lie among the axes.");

    public static JsonObject Points() => Shape.Any(
        "Points; trajectories of morris; base points of saltelli; values per range of factorial; the CSV file of list.",
        Shape.Whole(new(1, StudyReader.Most), "Number.", 64),
        Shape.Text("CSV file with one column per axis."));

    public static JsonObject SecondOrder() =>
        Shape.Switch("Whether a saltelli design also gives the indices of pairs of axes (S2); about twice the points.");

    public static JsonObject Replicates() =>
        Shape.Whole(new(1, StudyReader.Most), "Runs per point, each with its own random draws.", 8);

    public static JsonObject OutcomesShape() => Shape.List(
        Shape.Any(
            "Outcome.",
            Outcome(),
            Shape.Block("Outcome of a group.", [("outcome", Outcome()), ("group", Shape.Text("States."))], "outcome")),
        "Outcomes that are kept; all if none is named.");

    public static JsonObject Seed() => new()
    {
        ["type"] = "integer",
        ["minimum"] = 0,
        ["description"] = "Fixes the points and the random draws; that of the base if none is given.",
    };

    private static JsonObject Outcome() => Shape.OneOf(Outcomes.All.Select(outcome => outcome.Key), "Outcome.");

    public static JsonObject Axes()
    {
        JsonObject block = Shape.Block("What is varied; the uncertainties if this section is left out.", Named());
        block["additionalProperties"] = Shape.Any(
            "A driver, such as threat_events.2010 or accession_year.GEO, or a name of your own for interventions.",
            Range(null), Values(), Interventions());
        return Shape.Any(
            "What is varied.", Shape.List(
                Shape.Text("Key."), "Keys, each over its whole range; uncertainties and levers stand for all of them."),
            block);
    }

    private static IEnumerable<(string Key, JsonNode Shape)> Named() =>
    [
        ("uncertainties", Nothing("All uncertainties over their whole ranges.")),
        ("levers", Nothing("All levers over their whole ranges.")),
        (StudyAxis.ScenarioKey, Shape.List(Shape.Text("Path relative to this file."), "Scenarios to choose among.")),
        .. ParameterSpace.Parameters.Select(p => (p.Key, (JsonNode)Shape.Any(
            $"{PlainName.Introduction(p)}{p.Meaning}. Range {p.Range}.", Nothing("The whole range."),
            Range(p.Range), Values()))),
        .. Mechanisms.All.Select(m => ("mechanisms." + m.Key, (JsonNode)Shape.Any(
            m.Meaning, Nothing("Off and on."), Shape.List(Shape.Switch("Off or on."), "Off and on.")))),
    ];

    private static JsonObject Nothing(string description) => new() { ["type"] = "null", ["description"] = description };

    private static JsonObject Range(Interval? range)
    {
        JsonObject End(string description) =>
            range is { } known
                ? Shape.Number(known, description)
                : new JsonObject { ["type"] = "number", ["description"] = description };
        return Shape.Block("A range.",
        [
            ("from", End("Low end.")), ("to", End("High end.")), ("integer", Shape.Switch("Only whole numbers.")),
        ]);
    }

    private static JsonObject Interventions()
    {
        return Shape.Block(
            "Interventions: off or on; with x, driven by a number; with choices, one of several.",
            [
                ("x", Shape.Any(
                    "Values of the word x in the intervention, which stands for an amount or a year.",
                    Range(null), Values())),
                ("intervention", OneOrMore(
                    "An intervention as in a scenario, or a list of them, in which x may stand for a number.")),
                ("choices", Shape.Keyed("Named levels; a level may be nothing.", "^[a-z][a-z0-9_]*$", OneOrMore(
                    "An intervention, a list of them, or nothing.", mayBeNothing: true))),
            ]);
    }

    private static JsonObject OneOrMore(string description, bool mayBeNothing = false)
    {
        JsonObject One() =>
            new() { ["type"] = "object", ["description"] = "{ from: 1999, set: { alliance.door: 0 } }" };
        JsonObject list = Shape.List(One(), "Several at once.");
        return mayBeNothing
            ? Shape.Any(description, Nothing("None."), One(), list)
            : Shape.Any(description, One(), list);
    }

    private static JsonObject Values() =>
        Shape.List(new JsonObject { ["type"] = new JsonArray("number", "string") }, "Values.");
}
