using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>operations: other requests, an early end, another risk; and new operations.</summary>
internal static class OperationSection
{
    private const double MostThousands = 500;
    private const double MostTimes = 10;
    private static readonly string[] Needed = ["from", "lat", "lon", "requested"];

    /// <summary>
    /// What can be said of an operation, one row a key; those marked are facts about an operation of history.
    /// </summary>
    public static ImmutableArray<Field<OperationChange>> Fields { get; } =
    [
        new("title", () => Shape.Text("Its name in full."), (change, given) => change with { Title = given.Text() }),
        new(
            "from",
            () => ScenarioShapes.Year("First year, of a new operation."),
            (change, given) => change with { From = given.Year() })
        { IsMarked = true },
        new(
            "until",
            () => ScenarioShapes.Year("Last year with a request."),
            (change, given) => change with { Until = given.Year() }),
        new(
            "lat",
            () => Shape.Number(new(-90, 90), "Latitude of the theatre, of a new operation."),
            (change, given) => change with { Latitude = given.Number(-90, 90, "degrees") ?? 0 })
        { IsMarked = true },
        new(
            "lon",
            () => Shape.Number(new(-180, 180), "Longitude of the theatre, of a new operation."),
            (change, given) => change with { Longitude = given.Number(-180, 180, "degrees") ?? 0 })
        { IsMarked = true },
        new(
            "lead",
            () => Shape.OneOf(["nato", "coalition", "eu"], "Who leads it."),
            (change, given) => change with
            {
                Lead = LeadOf(given.Reader.Choice(given.Value, given.Path, "nato", "coalition", "eu")),
            })
        { IsMarked = true },
        new(
            "legitimacy",
            () => Shape.Number(new(0, 1), "1: mandate by the Security Council or consent; 0: contested."),
            (change, given) => change with { Legitimacy = given.Number(0, 1, "0-1") }),
        new(
            "risk",
            () => Shape.Number(new(0, 100), "Deaths per 1000 troop-years."),
            (change, given) => change with { Risk = given.Number(0, 100, "deaths per 1000 troop-years") }),
        new(
            "predecessor",
            () => Shape.Text("The operation it takes over from."),
            (change, given) => change with { Predecessor = PredecessorOf(given) })
        { IsMarked = true },
        new(
            "scale",
            () => Shape.Number(
                new(0, MostTimes),
                "Factor on the troops that history requested; years named under requested are taken as they are."),
            (change, given) => change with { Scale = given.Number(0, MostTimes, "times") }),
        new(
            "requested",
            () => ScenarioShapes.Series(
                "Troops requested of all but the lead power, thousands.", new(0, MostThousands)),
            (change, given) => change with { Requested = change.Requested.SetItems(Requests(given)) }),
    ];

    public static Scenario Read(ValueReader reader, Node value, Scenario scenario)
    {
        if (reader.Block(value, "operations") is not { } block)
            return scenario;
        foreach ((Word key, Node row) in block.Entries)
        {
            if (reader.Block(row, key.Text) is { } settings)
                scenario = WithRow(reader, key, settings, scenario);
        }

        return scenario;
    }

    /// <summary>The official names of all operations.</summary>
    public static IEnumerable<string> Names(Scenario scenario) =>
        scenario.Data.Operations.Select(operation => operation.Name)
            .Union(scenario.Operations.Select(change => change.Name));

    private static Scenario WithRow(ValueReader reader, Word key, Map settings, Scenario scenario)
    {
        Operation? known = scenario.Data.Operations.FirstOrDefault(o => string.Equals(
            o.Name, key.Text, StringComparison.OrdinalIgnoreCase));
        string name = known?.Name ?? key.Text;
        OperationChange? before = scenario.Operations.FirstOrDefault(o => string.Equals(
            o.Name, name, StringComparison.OrdinalIgnoreCase));
        OperationChange change = before ?? new(name);
        foreach ((Field<OperationChange> field, Word word, Node value) in FileKeys.Given(
            reader, settings, Fields, $"operation {name}"))
        {
            if (known is not null && field.IsMarked)
                reader.Error(
                    word, $"{field.Name} is a fact about {name}; what can change is {string.Join(", ", Changeable)}");
            else
                change = field.Read(change, new(reader, $"{name}.{field.Name}", word, value, scenario));
        }

        string[] missing = [.. Needed.Where(
            need => known is null && before is null && settings.Entries.All(entry => entry.Key.Text != need))];
        if (missing.Length > 0)
        {
            string hint = Suggestion.For(key.Text, Names(scenario));
            reader.Error(key, $"{name} is a new operation and needs {string.Join(", ", missing)}{hint}");
            return scenario;
        }

        int first = known?.FirstYear ?? change.From ?? Horizon.Start;
        if (change.Requested.Keys.Any(year => year < first) || change.Until < first - 1)
            reader.Error(key, $"{name} begins in {first}; requested and until cannot lie before");
        if (known is null && change.Scale is not null)
            reader.Error(key, $"{name} is a new operation, and history requested nothing for it; write requested");
        if (reader.Problems.HasErrors && known is null && (change.From is null || change.Requested.IsEmpty))
            return scenario;
        ImmutableArray<OperationChange> rows = before is null
            ? scenario.Operations.Add(change)
            : scenario.Operations.Replace(before, change);
        return scenario with { Operations = [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal)] };
    }

    private static IEnumerable<string> Changeable => Fields.Where(row => !row.IsMarked).Select(row => row.Name);

    private static ImmutableSortedDictionary<int, double> Requests(FieldValue given)
    {
        if (given.Value is Map { Entries: var entries } && entries.Any(entry => entry.Key.Text == "scale"))
        {
            given.Reader.Error(
                given.Value,
                $"{given.Path} has a year for each number; a factor on the requests of history is written "
                + $"{given.Path.Split('.')[0]}: {{ scale: 0.5 }}");
            return ImmutableSortedDictionary<int, double>.Empty;
        }

        if (given.Value is not Word)
            return KnotReader.Read(
                given.Reader, given.Value, given.Path, new(0, MostThousands), "thousand troops", given.Scenario);
        given.Reader.Error(given.Value, $"{given.Path} needs years: {{ 2010: 5, 2011: 4 }}, in thousand troops");
        return ImmutableSortedDictionary<int, double>.Empty;
    }

    private static Lead? LeadOf(string? text) =>
        text switch { "coalition" => Lead.Coalition, "eu" => Lead.Eu, "nato" => Lead.Nato, _ => null };

    private static string? PredecessorOf(FieldValue given)
    {
        string? text = given.Text();
        string? name = Names(given.Scenario).FirstOrDefault(known => string.Equals(
            known, text, StringComparison.OrdinalIgnoreCase));
        if (text is not null && name is null)
        {
            given.Reader.Error(
                given.Value, $"{given.Path} = {text} is not an operation{Suggestion.For(text, Names(given.Scenario))}");
        }

        return name;
    }
}
