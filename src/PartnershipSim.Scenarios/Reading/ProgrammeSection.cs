using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>programmes: other weights for those of history, and new ones.</summary>
internal static class ProgrammeSection
{
    private static readonly Interval WeightRange = new(0, 1);

    public static Scenario Read(Page page, Node value, Scenario scenario)
    {
        if (page.Block(value, "programmes") is not { } block)
            return scenario;
        foreach ((Word key, Node row) in block.Entries)
        {
            if (page.Block(row, key.Text) is { } settings)
                scenario = WithRow(page, key, settings, scenario);
        }

        foreach (Programme programme in scenario.Programmes)
        {
            if (WayBack(programme, scenario) is { } way)
            {
                Word place = block.Entries.Select(entry => entry.Key).FirstOrDefault(key => way.Contains(key.Text), block.Entries[0].Key);
                page.Error(place, $"who is eligible for {programme.Key} depends on itself: {string.Join(" -> ", way)}; name programmes that do not lead back");
                break;
            }
        }

        return scenario;
    }

    private static Scenario WithRow(Page page, Word key, Map settings, Scenario scenario)
    {
        Programme? known = scenario.Programmes.FirstOrDefault(programme => programme.Key == key.Text);
        if (known is null && !HeadSections.IsSnakeCase(key.Text))
            page.Error(key, $"{key.Text} should be lower snake_case: small letters, digits and _, a letter first");
        Programme row = known ?? new(key.Text, key.Text, 0, 0, 0);
        bool isNew = known is null;
        foreach ((Word name, Node value) in page.Known(
            settings, $"programme {key.Text}", "title", "eligible", "from", "until", "interoperability", "teaching", "material"))
        {
            string path = $"{key.Text}.{name.Text}";
            row = name.Text switch
            {
                "title" => row with { Title = page.Text(value, path) ?? row.Title },
                "eligible" => WithEligible(page, name, value, row, scenario, isNew),
                "from" => row with { From = page.Year(value, path, scenario) },
                "until" => row with { Until = page.Year(value, path, scenario) },
                "interoperability" => row with { Interoperability = Weight(page, value, path) ?? row.Interoperability },
                "teaching" => row with { Teaching = Weight(page, value, path) ?? row.Teaching },
                _ => row with { Material = Weight(page, value, path) ?? row.Material },
            };
        }

        if (row is { From: { } from, Until: { } until } && from > until)
            page.Error(settings, $"{key.Text}.from = {from} comes after {key.Text}.until = {until}");
        if (isNew && !(settings.Entries.Any(e => e.Key.Text == "eligible") && settings.Entries.Any(e => e.Key.Text == "from")))
        {
            string hint = Suggestion.For(key.Text, scenario.Programmes.Select(p => p.Key));
            page.Error(key, $"{key.Text} is a new programme and needs eligible (who) and from (since when){hint}");
            return scenario;
        }

        ImmutableArray<Programme> rows = isNew ? scenario.Programmes.Add(row) : scenario.Programmes.Replace(known!, row);
        return scenario with { Programmes = rows };
    }

    /// <summary>How the eligibility of a programme leads back to it, or null: the programme, those that it names in turn, and the programme again.</summary>
    private static ImmutableArray<string>? WayBack(Programme start, Scenario scenario)
    {
        Dictionary<string, ImmutableArray<string>> ways = [];
        Queue<ImmutableArray<string>> open = new([[start.Key]]);
        while (open.TryDequeue(out ImmutableArray<string> way))
        {
            Programme? last = scenario.Programmes.FirstOrDefault(programme => programme.Key == way[^1] && !programme.IsBuiltIn);
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

    private static double? Weight(Page page, Node value, string path) => page.Number(value, path, WeightRange, "weight");

    private static Programme WithEligible(Page page, Word name, Node value, Programme row, Scenario scenario, bool isNew)
    {
        if (isNew || !row.IsBuiltIn)
            return row with { Eligible = WhereReader.Read(page, value, $"{row.Key}.eligible", scenario) };
        page.Error(name, $"{row.Key} is a programme of history: who takes part since when are data; change {row.Key}_year under drivers");
        return row;
    }
}
