using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>interventions: changes of parameters, mechanisms and drivers in some years and for some states.</summary>
internal static class InterventionSection
{
    private static readonly string[] Keys = ["year", "from", "to", "set", "scale", "add", "where", "because"];
    private static readonly Interval AnyNumber = new(-1e9, 1e9);
    private static readonly Interval AnyFactor = new(0, 1e6);

    /// <summary>Everything that has a value in every year.</summary>
    public static IEnumerable<string> Targets =>
    [
        .. ParameterSpace.Parameters.Select(parameter => parameter.Key),
        .. Driver.All.Where(driver => driver is not CalendarDriver).Select(driver => driver.Key),
        .. Mechanisms.All.Select(mechanism => Timetable.MechanismPrefix + mechanism.Key),
    ];

    public static Scenario Read(ValueReader reader, Node value, Scenario scenario)
    {
        if (value is not Items list)
        {
            reader.Error(
                value,
                $"interventions contains {value.Kind}; "
                + $"it should be a list: '- {{ from: 1999, set: {{ alliance.door: 0 }} }}'");
            return scenario;
        }

        foreach (Node item in list.Values)
        {
            if (reader.Block(item, "an intervention") is { } block)
                scenario = scenario with
                {
                    Interventions = scenario.Interventions.AddRange(One(reader, block, scenario)),
                };
        }

        return scenario;
    }

    private static ImmutableArray<Intervention> One(ValueReader reader, Map block, Scenario scenario)
    {
        Dictionary<string, Node> given = reader.Known(block, "an intervention", Keys)
            .ToDictionary(entry => entry.Key.Text, entry => entry.Value);
        (int from, int? to)? span = Span(reader, block, given, scenario);
        Where? where = given.TryGetValue("where", out Node? place)
            ? WhereReader.Read(reader, place, "where", scenario)
            : null;
        string? because = given.TryGetValue("because", out Node? reason) ? reader.Text(reason, "because") : null;
        ImmutableArray<Intervention>.Builder changes = ImmutableArray.CreateBuilder<Intervention>();
        foreach (Act act in Enum.GetValues<Act>())
        {
            if (!given.TryGetValue(act.ToString().ToLowerInvariant(), out Node? values)
                || reader.Block(values, act.ToString().ToLowerInvariant()) is not { } targets)
                continue;
            foreach ((Word key, Node value) in targets.Entries)
            {
                if (Target(reader, key, place) && IsWithin(reader, key, place, where, scenario)
                    && Amount(reader, act, key, value) is { } amount && span is { } years)
                    changes.Add(new(years.from, years.to, act, key.Text, amount, where, because)
                    {
                        Origin = reader.OriginOf(key),
                    });
            }
        }

        if (!given.ContainsKey("set") && !given.ContainsKey("scale") && !given.ContainsKey("add"))
            reader.Error(block, "an intervention changes nothing; give it set, scale or add");
        return changes.ToImmutable();
    }

    private static (int From, int? To)? Span(
        ValueReader reader, Map block, Dictionary<string, Node> given, Scenario scenario)
    {
        bool hasYear = given.TryGetValue("year", out Node? single);
        bool hasFrom = given.TryGetValue("from", out Node? first);
        bool hasTo = given.TryGetValue("to", out Node? last);
        if (hasYear == hasFrom || (hasYear && hasTo))
        {
            reader.Error(block, "an intervention needs its time: either year, or from (and to, if it ends)");
            return null;
        }

        int? from = reader.Year(hasYear ? single! : first!, hasYear ? "year" : "from", scenario.Horizon);
        int? to = hasYear ? from : hasTo ? reader.Year(last!, "to", scenario.Horizon) : null;
        if (from is null || (hasTo && to is null))
            return null;
        if (from > to)
        {
            reader.Error(last!, $"to = {to} comes before from = {from}");
            return null;
        }

        return (from.Value, to);
    }

    /// <summary>Is it something that can be changed in some years, and by state if a place is given?</summary>
    private static bool Target(ValueReader reader, Word key, Node? place)
    {
        Driver? driver = Driver.Find(key.Text);
        if (driver is null && Timetable.Find(key.Text) is null)
        {
            reader.Error(
                key, $"{key.Text} is neither a parameter, a driver nor a mechanism{Suggestion.For(key.Text, Targets)}");
            return false;
        }

        if (driver is CalendarDriver)
        {
            reader.Error(key, $"{key.Text} is fixed for the run; write it under drivers, {key.Text}: {{ GEO: 2010 }}");
            return false;
        }

        if (place is null || driver is SeriesDriver)
            return true;
        IEnumerable<string> byState = Driver.All.OfType<SeriesDriver>().Where(d => !d.IsOfLead).Select(d => d.Key);
        reader.Error(
            place,
            $"where cannot be used with {key.Text}, which is the same for every state; "
            + $"what differs by state: {string.Join(", ", byState)}");
        return false;
    }

    private static bool IsWithin(ValueReader reader, Word key, Node? place, Where? where, Scenario scenario)
    {
        if (place is null || InterventionCheck.Misplaced(key.Text, where, scenario) is not { } problem)
            return true;
        reader.Error(place, problem);
        return false;
    }

    private static double? Amount(ValueReader reader, Act act, Word key, Node value)
    {
        Driver? driver = Driver.Find(key.Text);
        Setting? setting = Timetable.Find(key.Text);
        string unit = driver?.Unit ?? setting!.Unit;
        if (setting is Mechanism)
        {
            if (act == Act.Set)
                return reader.Switch(value, key.Text) is { } isOn ? (isOn ? 1 : 0) : null;
            reader.Error(
                key, $"{key.Text} is on or off; it can be set, not {(act == Act.Scale ? "scaled" : "added to")}");
            return null;
        }

        return act switch
        {
            Act.Set => reader.Number(value, key.Text, driver?.Range ?? setting!.Range, unit),
            Act.Scale => reader.Number(value, $"scale of {key.Text}", AnyFactor, "factor"),
            _ => reader.Number(value, $"addition to {key.Text}", AnyNumber, unit),
        };
    }
}
