using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>programmes: other weights for those of history, and new ones.</summary>
internal static class ProgrammeSection
{
    /// <summary>What can be said of a programme, one row a key.</summary>
    public static ImmutableArray<Field<Programme>> Fields { get; } =
    [
        new(
            "title", () => Shape.Text("Its name in full."),
            (row, given) => row with { Title = given.Text() ?? row.Title }),
        new("eligible", ScenarioShapes.ReferenceToWhere, WithEligible),
        new("from", () => ScenarioShapes.Year("First year."), (row, given) => row with { From = given.Year() }),
        new("until", () => ScenarioShapes.Year("Last year."), (row, given) => row with { Until = given.Year() }),
        new(
            "suspended",
            () => Shape.List(
                ScenarioShapes.Block(
                    "Years in which states get nothing of the programme.", SuspensionReader.Fields, "from"),
                "When and for whom the programme is suspended."),
            (row, given) => row with { Suspended = SuspensionReader.Read(given) }),
        .. ProgrammeAmount.All.Select(Amount),
    ];

    public static Scenario Read(ValueReader reader, Node value, Scenario scenario)
    {
        if (reader.Block(value, "programmes") is not { } block)
            return scenario;
        foreach ((Word key, Node row) in block.Entries)
        {
            if (reader.Block(row, key.Text) is { } settings)
                scenario = WithRow(reader, key, settings, scenario);
        }

        foreach (Programme programme in scenario.Programmes)
        {
            if (WayBack(programme, scenario) is { } way)
            {
                Word place = block.Entries.Select(entry => entry.Key).FirstOrDefault(
                    key => way.Contains(key.Text), block.Entries[0].Key);
                reader.Error(
                    place,
                    $"the eligibility for {programme.Key} depends on itself: {string.Join(" -> ", way)}; "
                    + "name programmes that do not lead back");
                break;
            }
        }

        return scenario;
    }

    private static Scenario WithRow(ValueReader reader, Word key, Map settings, Scenario scenario)
    {
        Programme? known = scenario.Programmes.FirstOrDefault(programme => programme.Key == key.Text);
        if (known is null && !HeadSections.IsSnakeCase(key.Text))
            reader.Error(key, $"{key.Text} should be lower snake_case: small letters, digits and _, a letter first");
        Programme row = known ?? new(key.Text, key.Text, 0, 0, 0);
        bool isNew = known is null;
        foreach ((Field<Programme> field, Word word, Node value) in FileKeys.Given(
            reader, settings, Fields, $"programme {key.Text}"))
            row = field.Read(row, new(reader, $"{key.Text}.{field.Name}", word, value, scenario));
        if (isNew && row.IsEmpty)
            reader.Warning(
                key,
                $"{key.Text} gives nothing: interoperability, teaching and material are 0; states that take part would "
                + "only share the money");
        if (row is { From: { } from, Until: { } until } && from > until)
            reader.Error(settings, $"{key.Text}.from = {from} comes after {key.Text}.until = {until}");
        if (isNew && !(settings.Entries.Any(e => e.Key.Text == "eligible")
            && settings.Entries.Any(e => e.Key.Text == "from")))
        {
            string hint = Suggestion.For(key.Text, scenario.Programmes.Select(p => p.Key));
            reader.Error(
                key, $"{key.Text} is a new programme and needs eligible (which states) and from (first year){hint}");
            return scenario;
        }

        ImmutableArray<Programme> rows = isNew
            ? scenario.Programmes.Add(row)
            : scenario.Programmes.Replace(known!, row);
        return scenario with { Programmes = rows };
    }

    /// <summary>
    /// How the eligibility of a programme leads back to it, or null: the programme, those that it names in turn, and
    /// the programme again.
    /// </summary>
    private static ImmutableArray<string>? WayBack(Programme start, Scenario scenario)
    {
        Dictionary<string, ImmutableArray<string>> ways = [];
        Queue<ImmutableArray<string>> open = new([[start.Key]]);
        while (open.TryDequeue(out ImmutableArray<string> way))
        {
            Programme? last = scenario.Programmes.FirstOrDefault(
                programme => programme.Key == way[^1] && !programme.IsBuiltIn);
            foreach (string next in last?.Eligible?.Programmes ?? [])
            {
                if (next == start.Key)
                    return way.Add(next);
                if (ways.TryAdd(next, way))
                    open.Enqueue(way.Add(next));
            }
        }

        return null;
    }

    private static Programme WithEligible(Programme row, FieldValue given)
    {
        if (!Programme.BuiltIn.Any(known => known.Key == row.Key))
            return row with { Eligible = WhereReader.Read(given.Reader, given.Value, given.Path, given.Scenario) };
        given.Reader.Error(
            given.Key,
            $"{row.Key} is a programme of history: which states take part from which year is data; "
            + $"change {Driver.FirstYearIn(row.Key)} under drivers");
        return row;
    }

    private static Field<Programme> Amount(ProgrammeAmount amount) =>
        new(
            amount.Key,
            () => Shape.Number(amount.Range, amount.Meaning),
            (row, given) => given.Reader.Number(given.Value, given.Path, amount.Range, amount.Unit) is { } value
                ? amount.With(row, value)
                : row);
}
