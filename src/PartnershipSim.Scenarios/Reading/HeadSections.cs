using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>What a scenario is called, what it asks, and what is reported of it.</summary>
internal static class HeadSections
{
    public const int MostReplicates = 1_000_000;

    public static Scenario Name(ValueReader reader, Node value, Scenario scenario)
    {
        string? name = reader.Text(value, "scenario");
        if (name is null)
            return scenario;
        if (!IsSnakeCase(name))
            reader.Error(
                value, $"scenario = {name} should be lower snake_case: small letters, digits and _, a letter first");
        return scenario with { Name = name };
    }

    public static Scenario Title(ValueReader reader, Node value, Scenario scenario) =>
        scenario with { Title = reader.Text(value, "title") };

    public static Scenario Question(ValueReader reader, Node value, Scenario scenario) =>
        scenario with { Question = reader.Text(value, "question") };

    public static Scenario Years(ValueReader reader, Node value, Scenario scenario)
    {
        if (reader.Block(value, "years") is not { } block)
            return scenario;
        int from = scenario.Years.From;
        int to = scenario.Years.To;
        foreach ((Word key, Node year) in reader.Known(block, "years", "from", "to"))
        {
            int? read = reader.Whole(year, $"years.{key.Text}", Horizon.Start, Horizon.LastPossible, "year");
            if (key.Text == "from")
                from = read ?? from;
            else
                to = read ?? to;
        }

        if (from > to)
            reader.Error(value, $"years.from = {from} comes after years.to = {to}");
        return scenario with { Years = new(from, to) };
    }

    public static Scenario NudgedTo(ValueReader reader, Node value, Scenario scenario)
    {
        const string key = "nudged_to";
        int last = scenario.Data.LastObserved;
        return (value as Word)?.Text switch
        {
            "never" => scenario with { NudgedTo = Scenario.Never },
            "observed" => scenario with { NudgedTo = last },
            _ => scenario with
            {
                NudgedTo = reader.Whole(value, key, Horizon.Start, last, "year, 'observed' or 'never'")
                    ?? scenario.NudgedTo,
            },
        };
    }

    /// <summary>The names of the two sets of programme dates.</summary>
    public const string AsCoded = "as_coded", Corrected = "corrected";

    public static Scenario Dates(ValueReader reader, Node value, Scenario scenario) =>
        reader.Choice(value, "dates", [AsCoded, Corrected]) switch
        {
            AsCoded => scenario with { Dates = Coded(reader, value, scenario) },
            Corrected => scenario with { Dates = null },
            _ => scenario,
        };

    private static CodedDates? Coded(ValueReader reader, Node value, Scenario scenario)
    {
        CodedDates? coded = CodedDates.Read(scenario.Data);
        if (coded is null)
            reader.Error(
                value, $"dates = {AsCoded}, but {scenario.Data.Folder} has no programme_dates.csv that says how they "
                + "were coded; leave dates out");
        return coded;
    }

    public static Scenario Replicates(ValueReader reader, Node value, Scenario scenario) =>
        scenario with
        {
            Replicates = reader.Whole(value, "replicates", 1, MostReplicates, "runs") ?? scenario.Replicates,
        };

    public static Scenario Seed(ValueReader reader, Node value, Scenario scenario)
    {
        if (value is Word word && ulong.TryParse(word.Text, out ulong seed))
            return scenario with { Seed = seed };
        reader.Error(value, $"seed = {value.Kind.Trim('\'')} is not a whole number from 0 to {ulong.MaxValue}");
        return scenario;
    }

    public static Scenario States(ValueReader reader, Node value, Scenario scenario)
    {
        Where where = value is Map block
            ? WhereReader.Read(reader, block, "states", scenario)
            : Where.Everywhere with { States = StateReader.CodesOf(reader, value, "states", scenario) };
        ImmutableArray<string> reported =
            [.. scenario.Data.States.Where(state => Selection.Matches(where, state, scenario))
                .Select(state => state.Iso3)];
        return scenario with { ReportedStates = reported };
    }

    public static Scenario Outcomes(ValueReader reader, Node value, Scenario scenario)
    {
        ImmutableArray<string>.Builder keys = ImmutableArray.CreateBuilder<string>();
        foreach (Word word in reader.Words(value, "outcomes"))
        {
            if (ExpectationSection.OutcomeKey(reader, word) is not { } key)
                continue;
            if (keys.Contains(key))
                reader.Error(word, $"{key} is listed twice");
            else
                keys.Add(key);
        }

        return scenario with { Outcomes = keys.ToImmutable() };
    }

    public static bool IsSnakeCase(string text) =>
        text.Length is > 0 and <= 64 && text[0] is >= 'a' and <= 'z'
            && text.All(letter => letter is >= 'a' and <= 'z' or >= '0' and <= '9' or '_');
}
