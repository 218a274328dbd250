using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Scenarios.Schema;

/// <summary>
/// The JSON Schema (draft-07) of scenario files, printed from the declarations, so that an editor completes keys and shows ranges. The
/// reader is stricter: a schema knows no data and cannot count years.
/// </summary>
public static class ScenarioSchema
{
    private const string Iso3 = "^[A-Z]{3}$";
    private const string YearKey = "^(199[4-9]|20[0-2][0-9]|203[0-5])$";
    private const string SnakeCase = "^[a-z][a-z0-9_]{0,63}$";
    private const string Percentage = "^-?[0-9.]+%$";
    private static readonly Interval YearRange = new(Horizon.Start, Horizon.LastPossible);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as committed under <c>scenarios/schema</c>.</summary>
    public static string Print() => Document().ToJsonString(Readable) + "\n";

    /// <summary>The schema as a tree.</summary>
    public static JsonObject Document()
    {
        JsonObject schema = Shape.Block("A scenario: a question, and what differs from its base.", Keys(), "scenario");
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "$id", "scenario.schema.json");
        schema.Insert(2, "title", "PartnershipSim scenario");
        schema["definitions"] = new JsonObject { ["where"] = Where() };
        return schema;
    }

    private static IEnumerable<(string Key, JsonNode Shape)> Keys() =>
    [
        ("scenario", Shape.Pattern(SnakeCase, "Name, lower snake_case.")),
        ("title", Shape.Text("One line for figures and reports.")),
        ("question", Shape.Text("What is asked.")),
        ("extends", Shape.Text("The scenario it builds on, as a path relative to this file.")),
        ("years", Years("Years over which outcomes are taken; the run begins in 1994 and reaches at least 2020.")),
        ("replicates", Shape.Whole(new(1, HeadSections.MostReplicates), "Runs with different luck.", 100)),
        ("seed", new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["default"] = 1, ["description"] = "One seed, one family of lucks." }),
        ("data", Shape.Text("Folder of the data files, relative to this file.")),
        ("states", Shape.Any("States whose outcomes are reported; the others stay in the world.", States(), Reference("where"))),
        ("parameters", Shape.Block("Parameters that hold in every year.", ParameterSpace.Parameters.Select(p => (p.Key, (JsonNode)ParameterShape(p))))),
        ("mechanisms", Shape.Block("Mechanisms, on or off.", Mechanisms.All.Select(m => (m.Key, (JsonNode)Shape.Switch($"{m.Meaning}. Off: {m.WhenOff}"))))),
        ("programmes", Shape.Keyed("Partnership programmes by key; a new one needs eligible and from.", SnakeCase, ProgrammeShape())),
        ("operations", Shape.Keyed("Operations by name; a new one needs from, lat, lon and requested.", "^[A-Za-z][A-Za-z0-9 -]*$", OperationShape())),
        ("drivers", Shape.Block("What happens whatever states do.", Driver.All.Select(d => (d.Key, (JsonNode)DriverShape(d))))),
        ("interventions", Shape.List(InterventionShape(), "Changes in some years, in the order in which they act.")),
        ("outcomes", Shape.List(Shape.OneOf(Outcomes.All.Select(o => o.Key), "Outcome."), "Outcomes that are reported; all if none is named.")),
        ("expect", Shape.List(ExpectationShape(), "What this scenario claims about itself.")),
    ];

    private static JsonObject Reference(string definition) => new() { ["$ref"] = "#/definitions/" + definition };

    private static JsonObject States() => Shape.OneOrMore(() => Shape.Pattern(Iso3, "iso3 code."), "iso3 codes.");

    private static JsonObject Year(string description) => Shape.Whole(YearRange, description);

    private static JsonObject Years(string description) =>
        Shape.Block(description, [("from", Year("First year.")), ("to", Year("Last year."))]);

    private static string About(Setting setting) => $"{setting.Meaning}{Page.InUnits(setting.Unit)}. Default {setting.Default}, range {setting.Range}.";

    private static JsonObject ParameterShape(Parameter parameter)
    {
        string about = About(parameter);
        JsonObject value = Shape.Number(parameter.Range, about, parameter.Default);
        JsonObject block = Shape.Block(
            about, [("value", value.DeepClone()), ("because", Shape.Text("Why."))], "value");
        return Shape.Any(about, value, block);
    }

    private static JsonObject ProgrammeShape() => Shape.Block(
        "A programme.",
        [
            ("title", Shape.Text("Its name in full.")),
            ("eligible", Reference("where")),
            ("from", Year("First year.")),
            ("until", Year("Last year.")),
            ("interoperability", Shape.Number(new(0, 1), "Weight of exercises and common procedures.")),
            ("teaching", Shape.Number(new(0, 1), "Weight of education and planning.")),
            ("material", Shape.Number(new(0, 1), "Weight of material aid.")),
        ]);

    private static JsonObject OperationShape() => Shape.Block(
        "An operation.",
        [
            ("title", Shape.Text("Its name in full.")),
            ("from", Year("First year, of a new operation.")),
            ("until", Year("Last year with a request.")),
            ("lat", Shape.Number(new(-90, 90), "Latitude of the theatre, of a new operation.")),
            ("lon", Shape.Number(new(-180, 180), "Longitude of the theatre, of a new operation.")),
            ("lead", Shape.OneOf(["nato", "coalition", "eu"], "Who leads it.")),
            ("legitimacy", Shape.Number(new(0, 1), "1: mandate by the Security Council or consent; 0: contested.")),
            ("risk", Shape.Number(new(0, 100), "Deaths per 1000 troop-years.")),
            ("predecessor", Shape.Text("The operation it takes over from.")),
            ("requested", Series("Troops requested of all but the lead power, thousands.", new(0, 500))),
        ]);

    private static JsonObject Series(string about, Interval range) => Shape.Keyed(about, YearKey, Shape.Number(range, about));

    private static JsonObject DriverShape(Driver driver)
    {
        string about = $"{driver.Meaning}{Page.InUnits(driver.Unit)}.";
        JsonObject SeriesOrConstant() => Shape.Any(about, Shape.Number(driver.Range, about), Series(about, driver.Range));
        return driver switch
        {
            WorldDriver => SeriesOrConstant(),
            SeriesDriver { IsOfLead: true } => Shape.Block(about, [("USA", SeriesOrConstant())]),
            CalendarDriver => Shape.Keyed(
                about, Iso3, Shape.Any(about, Shape.Whole(driver.Range, about), Shape.OneOf(["never"], "Never."))),
            _ => Shape.Keyed(about, Iso3, SeriesOrConstant()),
        };
    }

    private static JsonObject Where() => Shape.Block(
        "The states that meet every condition.",
        [
            ("state", States()),
            ("region", Shape.OneOrMore(() => Shape.Text("Region, such as baltic."), "Regions.")),
            ("status", Shape.OneOrMore(() => Shape.OneOf(WhereReader.Statuses, "Cohort, frozen from data, or all partners."), "Statuses.")),
            ("programme", Shape.OneOrMore(() => Shape.Pattern(SnakeCase, "Programme, such as ipap."), "Programmes.")),
        ]);

    private static JsonObject InterventionShape()
    {
        JsonObject shape = Shape.Block(
            "A change.",
            [
                ("year", Year("The only year.")),
                ("from", Year("First year.")),
                ("to", Year("Last year; without it the change stays.")),
                ("set", Shape.Block("New values.", Targets((target, range, about) => target is Mechanism ? Shape.Switch(about) : Shape.Number(range, about)))),
                ("scale", Shape.Block("Factors.", Targets((target, _, about) => target is Mechanism ? null : Shape.Number(new(0, 1e6), about)))),
                ("add", Shape.Block("Additions.", Targets((target, _, about) => target is Mechanism ? null : Shape.Number(new(-1e9, 1e9), about)))),
                ("where", Reference("where")),
                ("because", Shape.Text("Why.")),
            ]);
        shape["oneOf"] = new JsonArray(Needs("year"), Needs("from"));
        shape["anyOf"] = new JsonArray(Needs("set"), Needs("scale"), Needs("add"));
        return shape;
    }

    private static JsonObject Needs(string key) => new() { ["required"] = new JsonArray(key) };

    private static IEnumerable<(string Key, JsonNode Shape)> Targets(Func<Setting?, Interval, string, JsonNode?> shapeOf)
    {
        foreach (string key in InterventionSection.Targets)
        {
            Setting? setting = Compilation.Timetable.Find(key);
            Driver? driver = Driver.Find(key);
            string about = setting is not null ? About(setting) : $"{driver!.Meaning}{Page.InUnits(driver.Unit)}.";
            if (shapeOf(setting, setting?.Range ?? driver!.Range, about) is { } shape)
                yield return (key, shape);
        }
    }

    private static JsonObject ExpectationShape()
    {
        JsonObject percent = Shape.Pattern(Percentage, "Percent of the base.");
        return Shape.Block(
            "A claim about an outcome.",
            [
                ("outcome", Shape.OneOf(Outcomes.All.Select(o => o.Key), "Outcome.")),
                ("group", Shape.Text("States over which it is taken; the outcome's own if none is named.")),
                ("years", Years("Years; those of the scenario if none are given.")),
                ("versus", Shape.Text("The scenario it is compared with; the one it extends if none is named.")),
                ("change", Shape.OneOf(["increases", "decreases", "unchanged"], "The interval of the mean difference lies on this side of 0.")),
                ("confidence", Shape.Number(new(0.5, 0.999), "Level of that interval.", Expectation.DefaultConfidence)),
                ("within", Shape.Pattern(Percentage, "The interval lies within this share of the base mean, such as 1%.")),
                ("between", Shape.Any(
                    "Bounds of the level, or in percent of the relative change.",
                    Pair(Shape.Number(new(-1e9, 1e9), "Bound.")),
                    Pair(percent))),
                ("less_than", Shape.Block("The effect is smaller in size than that of another scenario.", [("scenario", Shape.Text("Path."))], "scenario")),
                ("net_less_than_gross", Shape.Switch("Others fill part of the gap.")),
                ("because", Shape.Text("Why, or why the honest result differs.")),
            ],
            "outcome");
    }

    private static JsonObject Pair(JsonNode bound)
    {
        JsonObject pair = Shape.List(bound, "Lower and upper bound.");
        pair["minItems"] = 2;
        pair["maxItems"] = 2;
        return pair;
    }
}
