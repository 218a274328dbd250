using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Questions;

/// <summary>The differences between two scenarios, each in plain words with years, states and reason.</summary>
public static class WhatChanged
{
    /// <summary>Dates of history are named for so many states.</summary>
    private const int FewDates = 3;

    /// <summary>What a scenario does otherwise than its base; empty if both would compute the same.</summary>
    public static ImmutableArray<ScenarioChange> Between(Scenario @base, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(scenario);
        return
        [
            .. Parameters(@base, scenario), .. Switches(@base, scenario), .. Programmes(@base, scenario),
            .. Dates(@base, scenario), .. Operations(@base, scenario), .. WorldDrivers(@base, scenario),
            .. StateDrivers(@base, scenario),
            .. Calendar(@base, scenario), .. ByTime(@base, scenario),
        ];
    }

    private static IEnumerable<ScenarioChange> Parameters(Scenario @base, Scenario scenario)
    {
        foreach (string key in @base.Parameters.Keys.Union(scenario.Parameters.Keys).Order(StringComparer.Ordinal))
        {
            Parameter? parameter = ParameterSpace.Find(key);
            double Value(Scenario of) => of.Parameters.GetValueOrDefault(key, parameter?.Default ?? double.NaN);
            if (parameter is not null && Value(@base) != Value(scenario))
                yield return new(
                    key,
                    $"{key} is {Words.Setting(Value(scenario))} instead of "
                    + $"{WithUnit(Value(@base), parameter.Unit)} ({FirstClause(parameter.Meaning)})",
                    scenario.Reasons.GetValueOrDefault(key));
        }
    }

    private static IEnumerable<ScenarioChange> Switches(Scenario @base, Scenario scenario)
    {
        foreach (Mechanism mechanism in Mechanisms.All)
        {
            bool before = @base.Mechanisms.GetValueOrDefault(mechanism.Key, true);
            bool after = scenario.Mechanisms.GetValueOrDefault(mechanism.Key, true);
            if (before != after)
                yield return new(
                    mechanism.Key,
                    $"the mechanism {mechanism.Key} is switched {(after ? "on" : "off")} ({mechanism.Meaning})",
                    scenario.Reasons.GetValueOrDefault(mechanism.Key));
        }
    }

    private static IEnumerable<ScenarioChange> Programmes(Scenario @base, Scenario scenario)
    {
        foreach (Programme after in scenario.Programmes)
        {
            Programme? before = @base.Programmes.FirstOrDefault(programme => programme.Key == after.Key);
            if (before is not null && before.Suspended.SequenceEqual(after.Suspended)
                && before with { Suspended = after.Suspended } == after)
                continue;
            string name = $"the programme {after.Title}{(after.Title == after.Key ? "" : $" ({after.Key})")}";
            if (before is null)
            {
                string until = after.Until is { } end ? $" to {end}" : " on";
                yield return new(
                    after.Key,
                    $"a new programme, {name["the programme ".Length..]}, from {after.From}{until} for "
                    + $"{In(after.Eligible, scenario)}: "
                    + Weights(after)
                    + (after.Money > 0 ? $"; {Words.Setting(after.Money)} million US$ a year of its own" : ""),
                    null);
                continue;
            }

            List<string> parts = [];
            if (before.From != after.From)
                parts.Add($"begins in {after.From}");
            if (before.Until != after.Until)
                parts.Add(after.Until is { } end ? $"ends after {end}" : "does not end");
            if (Weights(before) != Weights(after))
                parts.Add($"has other weights: {Weights(after)} (before: {Weights(before)})");
            if (before.Money != after.Money)
                parts.Add($"has {Words.Setting(after.Money)} million US$ a year of its own, beside the common budget");
            if (before.Eligible != after.Eligible)
                parts.Add($"is open to {In(after.Eligible, scenario)}");
            if (parts.Count > 0)
                yield return new(after.Key, $"{name} {Words.List(parts)}", null);
            foreach (Suspension pause in after.Suspended.Except(before.Suspended))
            {
                string when = pause.To is not { } to ? $"from {pause.From} on" : $"from {pause.From} to {to}";
                yield return new(
                    after.Key, $"{name} is suspended {when} for {In(pause.Where, scenario)}", pause.Because)
                {
                    States = Only(pause.Where),
                };
            }
        }
    }

    private static IEnumerable<ScenarioChange> Dates(Scenario @base, Scenario scenario)
    {
        if (@base.Dates is null == scenario.Dates is null)
            yield break;
        CodedDates coded = (scenario.Dates ?? @base.Dates)!;
        string list = string.Join("; ", coded.Differences(scenario.Data));
        yield return new(
            "dates",
            scenario.Dates is null
                ? $"dates of programmes are corrected (as coded they were, in brackets corrected): {list}"
                : $"dates of programmes are as first coded (in brackets corrected): {list}",
            null);
    }

    private static IEnumerable<ScenarioChange> Operations(Scenario @base, Scenario scenario)
    {
        foreach (OperationChange change in scenario.Operations)
        {
            OperationChange? before = @base.Operations.FirstOrDefault(row => row.Name == change.Name);
            if (before is not null && before.Requested.SequenceEqual(change.Requested)
                && before with { Requested = change.Requested } == change)
                continue;
            bool isNew = scenario.Data.Operations.All(operation => operation.Name != change.Name);
            List<string> parts = [];
            if (change.From is { } from)
                parts.Add($"from {from}");
            if (change.Until is { } until)
                parts.Add(isNew ? $"to {until}" : $"its last request in {until}");
            if (change.Lead is { } lead)
                parts.Add($"led by {(lead == Lead.Coalition ? "a coalition" : lead.ToString().ToUpperInvariant())}");
            if (change.Scale is { } scale)
                parts.Add($"the troops requested in history times {Words.Setting(scale)}");
            if (!change.Requested.IsEmpty)
                parts.Add($"thousands of troops requested {Series(change.Requested)}");
            if (change.Legitimacy is { } legitimacy)
                parts.Add($"legitimacy {Words.Setting(legitimacy)}");
            if (change.Risk is { } risk)
                parts.Add($"deaths per 1000 troop-years {Words.Setting(risk)}");
            string title = change.Title is { } full && full != change.Name ? $"{change.Name} ({full})" : change.Name;
            yield return new(
                change.Name, $"{(isNew ? "a new operation, " : "the operation ")}{title}: {string.Join(", ", parts)}",
                null);
        }
    }

    private static IEnumerable<ScenarioChange> WorldDrivers(Scenario @base, Scenario scenario)
    {
        foreach ((string key, ImmutableSortedDictionary<int, double> knots) in scenario.Drivers.World)
        {
            ImmutableSortedDictionary<int, double>? before = @base.Drivers.World.GetValueOrDefault(key);
            KeyValuePair<int, double>[] changed =
            [
                .. knots.Where(knot => before?.TryGetValue(knot.Key, out double old) != true || old != knot.Value),
            ];
            if (changed.Length > 0)
                yield return new(key, $"{Named(key)} is {Series(changed)}", null);
        }
    }

    private static IEnumerable<ScenarioChange> StateDrivers(Scenario @base, Scenario scenario)
    {
        var changed =
            from pair in scenario.Drivers.States
            let before = @base.Drivers.States.GetValueOrDefault(pair.Key)
            where before is null || !before.SequenceEqual(pair.Value)
            let dot = pair.Key.LastIndexOf('.')
            group pair.Key[(dot + 1)..] by (Driver: pair.Key[..dot], Text: Series(pair.Value));
        foreach (var group in changed)
            yield return new(
                group.Key.Driver, $"{Named(group.Key.Driver)} is {group.Key.Text} for {Names(group, scenario.Data)}",
                null)
            {
                States = [.. group],
            };
    }

    private static IEnumerable<ScenarioChange> Calendar(Scenario @base, Scenario scenario)
    {
        var changed =
            from pair in scenario.Drivers.Calendar
            where @base.Drivers.Calendar.GetValueOrDefault(pair.Key, -1) != pair.Value
            let dot = pair.Key.LastIndexOf('.')
            group pair.Key[(dot + 1)..] by (Driver: pair.Key[..dot], Year: pair.Value);
        foreach (var group in changed)
        {
            string when = group.Key.Year == CalendarDriver.Never ? "never" : $"{group.Key.Year}";
            string history = group.Count() > FewDates ? "" : ", in history "
                + Words.List(group.Select(state => InHistory(group.Key.Driver, state, scenario.Data)).Distinct());
            yield return new(
                group.Key.Driver,
                $"{group.Key.Driver} ({FirstYearOf(group.Key.Driver)}) is {when} for {Names(group, scenario.Data)}"
                + history,
                null)
            {
                States = [.. group],
            };
        }
    }

    /// <summary>"year of accession to the Alliance", "first year in the Membership Action Plan".</summary>
    private static string FirstYearOf(string driver) => Driver.Find(driver)!.Meaning
        .Replace("the programme: ", "the ", StringComparison.Ordinal)
        .Replace(", or never", "", StringComparison.Ordinal);

    private static string InHistory(string driver, string state, CountryData data)
    {
        Country country = data.Countries.First(country => country.Iso3 == state);
        int? year = driver == Driver.AccessionYear.Key
            ? country.AccessionYear
            : Country.ProgrammeKeys.FirstOrDefault(key => Driver.FirstYearIn(key).Key == driver) is { } programme
                ? country.YearOf(programme)
                : null;
        return year is { } known ? $"{known}" : "never";
    }

    private static IEnumerable<ScenarioChange> ByTime(Scenario @base, Scenario scenario) =>
        from change in scenario.Interventions
        where !@base.Interventions.Contains(change)
        select new ScenarioChange(change.Target, Sentence(change, scenario), change.Because)
        {
            States = Only(change.Where),
        };

    /// <summary>The states of a selection that is nothing but a list of states.</summary>
    private static ImmutableArray<string> Only(Where? where) =>
        where is { Regions.IsEmpty: true, Statuses.IsEmpty: true, Programmes.IsEmpty: true } ? where.States : [];

    private static string Sentence(Intervention change, Scenario scenario)
    {
        string when = change.To is not { } to ? $"from {change.From} on"
            : to == change.From ? $"in {to}" : $"from {change.From} to {to}";
        string where = change.Where is null ? "" : $" for {In(change.Where, scenario)}";
        string unit = ParameterSpace.Find(change.Target)?.Unit ?? Driver.Find(change.Target)?.Unit ?? "";
        string what = change.Act switch
        {
            _ when IsSwitch(change.Target) => $"is switched {(change.Value > 0 ? "on" : "off")}",
            Act.Set => $"is {WithUnit(change.Value, unit)}",
            Act.Scale => $"is multiplied by {Words.Setting(change.Value)}",
            _ => $"is changed by {(change.Value > 0 ? "+" : "")}{WithUnit(change.Value, unit)}",
        };
        return $"{when}, {Named(change.Target)} {what}{where}";
    }

    private static bool IsSwitch(string key) =>
        Mechanisms.All.Any(mechanism => key == mechanism.Key || key == $"mechanisms.{mechanism.Key}");

    /// <summary>The key with what it means, where that is short.</summary>
    private static string Named(string key)
    {
        string? meaning = ParameterSpace.Find(key)?.Meaning ?? Driver.Find(key)?.Meaning
            ?? Mechanisms.All.FirstOrDefault(mechanism => key == $"mechanisms.{mechanism.Key}")?.Meaning;
        return meaning is null ? key : $"{key} ({FirstClause(meaning)})";
    }

    // what is chosen says more than that it is a choice
    private static string FirstClause(string meaning) =>
        meaning.Replace("choice of a government: ", "", StringComparison.Ordinal).Split(';', ':')[0].Trim();

    private static string WithUnit(double value, string unit)
    {
        // a share of what there was the year before is said as per cent
        string number = Words.Setting(unit == "share per year" ? 100 * value : value).Replace('-', Words.Minus);
        return unit switch
        {
            "" or "-" or "0-1" or "x" or "0/1" => number,
            "share per year" => $"{number} % a year",
            _ => $"{number} {Words.Unit(unit)}",
        };
    }

    private static string Weights(Programme programme) =>
        $"interoperability {Words.Setting(programme.Interoperability)}, teaching "
        + $"{Words.Setting(programme.Teaching)}, material {Words.Setting(programme.Material)}";

    private static string Series(IEnumerable<KeyValuePair<int, double>> knots) =>
        string.Join(", ", knots.Select(knot => $"{Words.Setting(knot.Value)} in {knot.Key}"));

    private static string In(Where? where, Scenario scenario)
    {
        if (where is null)
            return "all states";
        List<string> parts = [];
        if (!where.States.IsEmpty)
            parts.Add(Names(where.States, scenario.Data));
        if (!where.Regions.IsEmpty)
            parts.Add($"the region {Words.List(where.Regions.Select(Words.Group))}");
        if (where.IsByCurrentStatus)
            parts.Add(Words.List(where.Statuses.Select(status => status switch
            {
                Where.Member => "the members at the time",
                Where.Partner => "the partners at the time",
                _ => Words.GroupInSentence(status),
            })));
        else if (!where.Statuses.IsEmpty)
            parts.Add($"the group {Words.List(where.Statuses.Select(Words.Group))}");
        if (!where.Programmes.IsEmpty)
            parts.Add($"the programme {Words.List(where.Programmes)}");
        return parts.Count == 0 ? "all states" : string.Join(" within ", parts);
    }

    private static string Names(IEnumerable<string> codes, CountryData data) => Words.List(codes.Select(
        code => data.Countries.FirstOrDefault(country => country.Iso3 == code)?.Name ?? code));
}
