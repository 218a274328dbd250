using System.Text.Json.Nodes;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>
/// What the JSON Schema says of each key of a scenario file, printed from the declarations. The reader is stricter: a
/// schema knows no data and cannot count years.
/// </summary>
internal static class ScenarioShapes
{
    private const string Iso3 = "^[A-Z]{3}$";
    private const string YearKey = "^(199[4-9]|20[0-2][0-9]|203[0-5])$";
    private const string SnakeCase = "^[a-z][a-z0-9_]{0,63}$";
    private static readonly Interval YearRange = new(Horizon.Start, Horizon.LastPossible);

    public static JsonObject Name() => Shape.Pattern(SnakeCase, "Name, lower snake_case.");

    public static JsonObject Title() => Shape.Text("One line for figures and reports.");

    public static JsonObject Question() => Shape.Text("What is asked.");

    public static JsonObject Extends() => Shape.Text("The scenario it builds on, as a path relative to this file.");

    public static JsonObject Data() => Shape.Text("Folder of the data files, relative to this file.");

    public static JsonObject Years() =>
        Years(
            "Years over which outcomes are taken; the run begins in 1994 and reaches at least the last observed year.");

    public static JsonObject NudgedTo()
    {
        const string about = "Last year in which observations replace simulated values: "
            + "a year, observed (the last of the data) or never. If left out, a run beyond the data starts from the "
            + "last observation before the scenario changes history.";
        return Shape.Any(about, Year(about), Shape.OneOf(["observed", "never"], about));
    }

    public static JsonObject Dates() => Shape.OneOf(
        [HeadSections.Corrected, HeadSections.AsCoded],
        "Dates of programmes: corrected where a source was found, with suspensions (countries.csv, "
        + "programme_suspensions.csv), or as_coded before they were looked up, without suspensions "
        + "(programme_dates.csv). Corrected if left out.");

    public static JsonObject Replicates() =>
        Shape.Whole(new(1, HeadSections.MostReplicates), "Runs that differ in their random draws.", 100);

    public static JsonObject Seed() => new()
    {
        ["type"] = "integer",
        ["minimum"] = 0,
        ["default"] = 1,
        ["description"] = "Fixes the random draws of every replicate.",
    };

    public static JsonObject ReportedStates() =>
        Shape.Any("States whose outcomes are reported; the others are simulated too.", States(), Reference("where"));

    public static JsonObject Parameters() =>
        Shape.Block("Parameters, the same in every year.", ParameterSpace.Parameters.Select(
            p => (p.Key, (JsonNode)ParameterShape(p))));

    public static JsonObject Mechanisms() =>
        Shape.Block(
            "Mechanisms, on or off.",
            Model.Parameters.Mechanisms.All.Select(m => (m.Key, (JsonNode)Shape.Switch(
                $"{PlainName.Introduction(m)}{m.Meaning}. Off: {m.WhenOff}"))));

    public static JsonObject Programmes() =>
        Shape.Keyed("Partnership programmes by key; a new one needs eligible and from.", SnakeCase, Block(
            "A programme.", ProgrammeSection.Fields));

    public static JsonObject Operations() =>
        Shape.Keyed(
            "Operations by name; a new one needs from, lat, lon and requested.", "^[A-Za-z][A-Za-z0-9 -]*$",
            Block("An operation.", OperationSection.Fields));

    public static JsonObject Drivers() =>
        Shape.Block("Series from outside the model.", Driver.All.Select(d => (d.Key, (JsonNode)DriverShape(d))));

    public static JsonObject Interventions() =>
        Shape.List(InterventionShape(), "Changes in some years, in the order in which they act.");

    public static JsonObject ReportedOutcomes() =>
        Shape.List(
            Shape.OneOf(Outcomes.All.Select(o => o.Key), "Outcome."),
            "Outcomes that are reported; all if none is named.");

    public static JsonObject Expectations() => Shape.List(
        Block("A claim about an outcome.", ExpectationSection.Fields, "outcome"),
        "What this scenario claims about itself.");

    public static JsonObject Evidence() => Shape.List(
        Block("A claim about a link.", EvidenceSection.Fields, "link"),
        "What this scenario claims of evidence: of history, and of the model by the same estimators.");

    /// <summary>Which states are meant: referred to by name from several keys.</summary>
    public static JsonObject Where() => Shape.Block(
        "The states that meet every condition.",
        [
            ("state", States()),
            ("region", Shape.OneOrMore(() => Shape.Text("Region, such as baltic."), "Regions.")),
            ("status", Shape.OneOrMore(
                () => Shape.OneOf(WhereReader.Statuses,
                    "Cohort, frozen from data, or all partners; or what states are in the year: member, partner."),
                "Statuses.")),
            ("programme", Shape.OneOrMore(() => Shape.Pattern(SnakeCase, "Programme, such as ipap."), "Programmes.")),
        ]);

    public static JsonObject ReferenceToWhere() => Reference("where");

    private static JsonObject Reference(string definition) => new() { ["$ref"] = "#/definitions/" + definition };

    private static JsonObject States() => Shape.OneOrMore(() => Shape.Pattern(Iso3, "iso3 code."), "iso3 codes.");

    public static JsonObject Year(string description) => Shape.Whole(YearRange, description);

    public static JsonObject Years(string description) =>
        Shape.Block(description, [("from", Year("First year.")), ("to", Year("Last year."))]);

    private static string About(Setting setting) =>
        $"{PlainName.Introduction(setting)}{setting.Meaning}{ValueReader.InUnits(setting.Unit)}. "
        + $"Default {setting.Default}, range {setting.Range}.";

    private static JsonObject ParameterShape(Parameter parameter)
    {
        string about = About(parameter);
        JsonObject value = Shape.Number(parameter.Range, about, parameter.Default);
        JsonObject block = Shape.Block(
            about, [("value", value.DeepClone()), ("because", Shape.Text("Why."))], "value");
        return Shape.Any(about, value, block);
    }

    public static JsonObject Series(string about, Interval range) =>
        Shape.Keyed(about, YearKey, Shape.Number(range, about));

    private static JsonObject DriverShape(Driver driver)
    {
        string about = $"{PlainName.Introduction(driver)}{driver.Meaning}{ValueReader.InUnits(driver.Unit)}.";
        JsonObject SeriesOrConstant() =>
            Shape.Any(about, Shape.Number(driver.Range, about), Series(about, driver.Range));
        return driver switch
        {
            WorldDriver => SeriesOrConstant(),
            SeriesDriver { IsOfLead: true } => Shape.Block(about, [("USA", SeriesOrConstant())]),
            CalendarDriver => Shape.Keyed(
                about, Iso3, Shape.Any(about, Shape.Whole(driver.Range, about), Shape.OneOf(["never"], "Never."))),
            _ => Shape.Keyed(about, Iso3, SeriesOrConstant()),
        };
    }

    private static JsonObject InterventionShape()
    {
        JsonObject shape = Shape.Block(
            "A change.",
            [
                ("year", Year("The only year.")),
                ("from", Year("First year.")),
                ("to", Year("Last year; without it the change stays.")),
                ("set", Shape.Block("New values.", Targets(
                    (target, range, about) => target is Mechanism ? Shape.Switch(about) : Shape.Number(range, about)))),
                ("scale", Shape.Block("Factors.", Targets(
                    (target, _, about) => target is Mechanism ? null : Shape.Number(new(0, 1e6), about)))),
                ("add", Shape.Block("Additions.", Targets(
                    (target, _, about) => target is Mechanism ? null : Shape.Number(new(-1e9, 1e9), about)))),
                ("where", Reference("where")),
                ("because", Shape.Text("Why.")),
            ]);
        shape["oneOf"] = new JsonArray(Needs("year"), Needs("from"));
        shape["anyOf"] = new JsonArray(Needs("set"), Needs("scale"), Needs("add"));
        return shape;
    }

    private static JsonObject Needs(string key) => new() { ["required"] = new JsonArray(key) };

    private static IEnumerable<(string Key, JsonNode Shape)> Targets(
        Func<Setting?, Interval, string, JsonNode?> shapeOf)
    {
        foreach (string key in InterventionSection.Targets)
        {
            Setting? setting = Timetable.Find(key);
            Driver? driver = Driver.Find(key);
            string about = setting is not null
                ? About(setting)
                : $"{driver!.Meaning}{ValueReader.InUnits(driver.Unit)}.";
            if (shapeOf(setting, setting?.Range ?? driver!.Range, about) is { } shape)
                yield return (key, shape);
        }
    }

    public static JsonObject Block<T>(string description, IEnumerable<Field<T>> fields, params string[] required) =>
        Shape.Block(description, fields.Select(field => (field.Name, field.Shape())), required);
}
