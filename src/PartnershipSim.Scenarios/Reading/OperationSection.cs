using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>operations: other requests, an early end, another risk; and new operations.</summary>
internal static class OperationSection
{
    private static readonly string[] Changeable = ["title", "until", "legitimacy", "risk", "requested"];
    private static readonly string[] Facts = ["from", "lat", "lon", "lead", "predecessor"];
    private static readonly string[] Needed = ["from", "lat", "lon", "requested"];
    private static readonly Interval Thousands = new(0, 500);

    public static Scenario Read(Page page, Node value, Scenario scenario)
    {
        if (page.Block(value, "operations") is not { } block)
            return scenario;
        foreach ((Word key, Node row) in block.Entries)
        {
            if (page.Block(row, key.Text) is { } settings)
                scenario = WithRow(page, key, settings, scenario);
        }

        return scenario;
    }

    /// <summary>The official names of all operations.</summary>
    public static IEnumerable<string> Names(Scenario scenario) =>
        scenario.Data.Operations.Select(operation => operation.Name).Union(scenario.Operations.Select(change => change.Name));

    private static Scenario WithRow(Page page, Word key, Map settings, Scenario scenario)
    {
        Operation? known = scenario.Data.Operations.FirstOrDefault(o => string.Equals(o.Name, key.Text, StringComparison.OrdinalIgnoreCase));
        string name = known?.Name ?? key.Text;
        OperationChange? before = scenario.Operations.FirstOrDefault(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase));
        OperationChange change = before ?? new(name);
        foreach ((Word setting, Node value) in page.Known(settings, $"operation {name}", [.. Changeable, .. Facts]))
        {
            if (known is not null && Facts.Contains(setting.Text))
                page.Error(setting, $"{setting.Text} is a fact about {name}; what can change is {string.Join(", ", Changeable)}");
            else
                change = With(page, change, setting.Text, value, scenario);
        }

        string[] missing = [.. Needed.Where(need => known is null && before is null && settings.Entries.All(entry => entry.Key.Text != need))];
        if (missing.Length > 0)
        {
            string hint = Suggestion.For(key.Text, Names(scenario));
            page.Error(key, $"{name} is a new operation and needs {string.Join(", ", missing)}{hint}");
            return scenario;
        }

        int first = known?.FirstYear ?? change.From ?? Horizon.Start;
        if (change.Requested.Keys.Any(year => year < first) || change.Until < first - 1)
            page.Error(key, $"{name} begins in {first}; requested and until cannot lie before");
        if (page.Problems.HasErrors && known is null && (change.From is null || change.Requested.IsEmpty))
            return scenario;
        ImmutableArray<OperationChange> rows = before is null ? scenario.Operations.Add(change) : scenario.Operations.Replace(before, change);
        return scenario with { Operations = [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal)] };
    }

    private static OperationChange With(Page page, OperationChange change, string setting, Node value, Scenario scenario)
    {
        string path = $"{change.Name}.{setting}";
        return setting switch
        {
            "title" => change with { Title = page.Text(value, path) },
            "from" => change with { From = page.Year(value, path, scenario) },
            "until" => change with { Until = page.Year(value, path, scenario) },
            "lat" => change with { Latitude = page.Number(value, path, new(-90, 90), "degrees") ?? 0 },
            "lon" => change with { Longitude = page.Number(value, path, new(-180, 180), "degrees") ?? 0 },
            "lead" => change with { Lead = LeadOf(page.Choice(value, path, "nato", "coalition", "eu")) },
            "legitimacy" => change with { Legitimacy = page.Number(value, path, new(0, 1), "0-1") },
            "risk" => change with { Risk = page.Number(value, path, new(0, 100), "deaths per 1000 troop-years") },
            "predecessor" => change with { Predecessor = PredecessorOf(page, value, path, scenario) },
            _ => change with { Requested = change.Requested.SetItems(Requests(page, value, path, scenario)) },
        };
    }

    private static ImmutableSortedDictionary<int, double> Requests(Page page, Node value, string path, Scenario scenario)
    {
        if (value is not Word)
            return KnotReader.Read(page, value, path, Thousands, "thousand troops", scenario);
        page.Error(value, $"{path} needs years: {{ 2010: 5, 2011: 4 }}, in thousand troops");
        return ImmutableSortedDictionary<int, double>.Empty;
    }

    private static Lead? LeadOf(string? text) => text switch { "coalition" => Lead.Coalition, "eu" => Lead.Eu, "nato" => Lead.Nato, _ => null };

    private static string? PredecessorOf(Page page, Node value, string path, Scenario scenario)
    {
        string? text = page.Text(value, path);
        string? name = Names(scenario).FirstOrDefault(known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase));
        if (text is not null && name is null)
            page.Error(value, $"{path} = {text} is not an operation{Suggestion.For(text, Names(scenario))}");
        return name;
    }
}
