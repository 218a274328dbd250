using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>Reads which states are meant: by state, region, status or programme.</summary>
internal static class WhereReader
{
    /// <summary>Cohorts, the partners among them, and what states are in the year.</summary>
    public static ImmutableArray<string> Statuses { get; } =
    [
        .. Enum.GetValues<Cohort>().Select(Group.KeyOf),
        Selection.Partners,
        Where.Member,
        Where.Partner,
    ];

    public static ImmutableArray<string> RegionsOf(CountryData data) =>
        [.. data.States.Select(state => Group.KeyOf(state.Region)).Distinct().Order(StringComparer.Ordinal)];

    public static Where Read(ValueReader reader, Node value, string name, Scenario scenario)
    {
        Where where = Where.Everywhere;
        if (reader.Block(value, name) is not { } block)
            return where;
        int before = reader.Problems.Count;
        foreach ((Word key, Node what) in reader.Known(block, name, "state", "region", "status", "programme"))
        {
            where = key.Text switch
            {
                "state" => where with { States = StateReader.CodesOf(reader, what, $"{name}.state", scenario) },
                "region" => where with
                {
                    Regions = Among(reader, what, $"{name}.region", "a region", RegionsOf(scenario.Data), Group.KeyOf),
                },
                "status" => where with
                {
                    Statuses = Among(
                        reader, what, $"{name}.status", "a status", Statuses, text => text.ToLowerInvariant()),
                },
                _ => where with
                {
                    Programmes = Among(
                        reader, what, $"{name}.programme", "a programme", [.. scenario.Programmes.Select(p => p.Key)],
                        text => text),
                },
            };
        }

        if (reader.Problems.Count == before
            && !scenario.Data.States.Any(state => Selection.Matches(where, state, scenario)))
            reader.Error(value, $"{name} selects no state");
        return where;
    }

    private static ImmutableArray<string> Among(
        ValueReader reader, Node value, string name, string what, ImmutableArray<string> known,
        Func<string, string> keyOf)
    {
        ImmutableArray<string>.Builder keys = ImmutableArray.CreateBuilder<string>();
        foreach (Word word in reader.Words(value, name))
        {
            string key = keyOf(word.Text);
            if (known.Contains(key))
                keys.Add(key);
            else
                reader.Error(word, $"{word.Text} is not {what}{Suggestion.WithList(key, known)}");
        }

        return [.. keys.Distinct().Order(StringComparer.Ordinal)];
    }
}
