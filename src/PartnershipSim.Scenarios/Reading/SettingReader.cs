using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>
/// Reads <c>key=value</c> as typed on a command line: a parameter, <c>mechanisms.teaching=off</c>, a driver of the
/// world (<c>threat_events=0.9</c>, <c>threat_events.2010=0.9</c>) or of a state (<c>accession_year.GEO=2010</c>,
/// <c>democracy.GEO.2008=0.6</c>).
/// </summary>
internal static class SettingReader
{
    public static ReadResult<Scenario> Read(Scenario scenario, string setting)
    {
        Problems problems = new();
        ValueReader reader = new("--set " + setting, problems);
        int equals = setting.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0 || equals == setting.Length - 1)
        {
            problems.Error(reader.File, 0, 0, "write key=value, for instance partnership.budget=300");
            return new(null, problems);
        }

        string key = setting[..equals].Trim();
        Word value = new(0, 0, setting[(equals + 1)..].Trim(), IsQuoted: false);
        Scenario changed = Apply(reader, key, value, scenario);
        if (!problems.HasErrors)
            ScenarioReader.Check(changed, problems);
        return new(changed, problems);
    }

    private static Scenario Apply(ValueReader reader, string key, Word value, Scenario scenario)
    {
        if (key.StartsWith(Timetable.MechanismPrefix, StringComparison.Ordinal))
            return SettingSections.Mechanisms(reader, Nest([key[Timetable.MechanismPrefix.Length..]], value), scenario);
        string[] path = key.Split('.');
        if (Driver.Find(path[0]) is not null)
            return DriverSection.Read(reader, Nest(path, value), scenario);
        if (key.Contains('.') || Suggestion.Nearest(key, Driver.All.Select(driver => driver.Key)) is null)
            return SettingSections.Parameters(reader, Nest([key], value), scenario);
        return DriverSection.Read(reader, Nest([key], value), scenario);
    }

    /// <summary>democracy, GEO, 2008 becomes { democracy: { GEO: { 2008: value } } }.</summary>
    private static Map Nest(ReadOnlySpan<string> path, Node value)
    {
        Node inner = path.Length == 1 ? value : Nest(path[1..], value);
        return new(0, 0, 1, ImmutableArray.Create((new Word(0, 0, path[0], IsQuoted: false), inner)));
    }
}
