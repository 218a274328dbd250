using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// axes: parameters and drivers with a range or a list of values, mechanisms, interventions, scenarios; the words
/// uncertainties and levers stand for all parameters of that role. Without this section the axes are the
/// uncertainties, and those of a list of points the parameters that its first line names.
/// </summary>
internal static class AxesSection
{
    private static readonly ImmutableArray<string> Roles = ["uncertainties", "levers"];

    /// <summary>What is varied if a study names no axes.</summary>
    public static ImmutableArray<StudyAxis> Uncertainties => [.. ParameterSpace.Uncertainties.Select(WholeRange)];

    public static Study Read(ValueReader reader, Node value, Study study, StudySources sources)
    {
        Dictionary<string, StudyAxis> axes = [];
        IEnumerable<(Word Key, Node Value)> entries = value is Items or Word
            ? reader.Words(value, "axes")
                .Select(word => (word, (Node)new Word(word.Line, word.Column, "", IsQuoted: false)))
            : reader.Block(value, "axes")?.Entries ?? [];
        foreach ((Word key, Node setting) in entries)
        {
            if (Roles.Contains(key.Text))
            {
                if (setting is not Word { IsBlank: true })
                    reader.Error(
                        setting,
                        $"{key.Text} stands for all of them, each over its whole range; nothing follows the colon");
                Role role = key.Text == "levers" ? Role.Lever : Role.Uncertainty;
                foreach (Parameter parameter in ParameterSpace.Parameters.Where(parameter => parameter.Role == role))
                    axes.TryAdd(parameter.Key, WholeRange(parameter));
            }
            else if (One(reader, key, setting, study.Base, sources) is { } axis)
            {
                axes[axis.Key] = axis;
            }
        }

        if (axes.Count == 0 && !reader.Problems.HasErrors)
            reader.Error(value, "axes names nothing to vary; leave the section out to vary the uncertainties");
        return study with { Axes = [.. axes.Values] };
    }

    /// <summary>The parameter that heads a column of a list, over its whole range; null if it heads none.</summary>
    public static StudyAxis? Headed(string column) =>
        ParameterSpace.Parameters.Select(WholeRange)
            .FirstOrDefault(axis => axis.Key == column || axis.Column == column);

    private static StudyAxis WholeRange(Parameter parameter) =>
        new(parameter.Key, StudyAxisKind.Real, parameter.Range, []) { Setting = parameter };

    private static StudyAxis? One(ValueReader reader, Word key, Node value, Scenario scenario, StudySources sources)
    {
        if (key.Text == StudyAxis.ScenarioKey)
            return Scenarios(reader, value, scenario, sources);
        if (Timetable.Find(key.Text) is Mechanism mechanism)
            return Switch(reader, key, value, mechanism);
        if (ParameterSpace.Find(key.Text) is { } parameter)
        {
            return value is Word { IsBlank: true }
                ? WholeRange(parameter)
                : Numbers(reader, key, value, parameter.Range, parameter.Unit, isWhole: false) is { } axis
                    ? axis with { Setting = parameter }
                    : null;
        }

        if (Driver.Find(key.Text.Split('.')[0]) is { } driver)
            return OfDriver(reader, key, value, driver, scenario);
        if (InterventionAxis.IsMeant(value))
            return InterventionAxis.Read(reader, key, (Map)value, scenario);
        IEnumerable<string> candidates =
        [
            .. ParameterSpace.Parameters.Select(p => p.Key),
            .. Mechanisms.All.Select(m => Timetable.MechanismPrefix + m.Key),
            .. Driver.All.Select(d => d.Key), .. Roles, StudyAxis.ScenarioKey,
        ];
        reader.Error(
            key, $"{key.Text} is neither a parameter, a mechanism nor a "
                + $"driver{Suggestion.For(key.Text, candidates)}{Hint(value)}");
        return null;
    }

    /// <summary>A block that is no range may have been meant as an intervention.</summary>
    private static string Hint(Node value) =>
        value is Map block && block.Entries.Any(entry => entry.Key.Text is "set" or "scale" or "add" or "year")
            ? "; an intervention is varied by 'a_name: { intervention: { from: 1999, set: { ... } } }'"
            : "";

    private static StudyAxis? Switch(ValueReader reader, Word key, Node value, Mechanism mechanism)
    {
        if (value is not Word { IsBlank: true } && !(value is Items items
            && items.Values.All(item => reader.Switch(item, key.Text) is not null)))
            reader.Error(value, $"{key.Text} is varied between off and on; leave the value out, or write [off, on]");
        return new(key.Text, StudyAxisKind.Switch, mechanism.Range, []) { Setting = mechanism };
    }

    private static StudyAxis? Scenarios(ValueReader reader, Node value, Scenario basis, StudySources sources)
    {
        if (value is not Items { Values.Length: > 0 } items)
        {
            reader.Error(value, $"scenario contains {value.Kind}; it should be a list of scenario files");
            return null;
        }

        List<Scenario> scenarios = [];
        foreach (Node item in items.Values)
        {
            if (StudyReader.ScenarioAt(reader, item, StudyAxis.ScenarioKey, sources) is not { } level)
                continue;
            scenarios.Add(level);
            if (level.Years != basis.Years)
            {
                reader.Error(
                    item,
                    $"{level.Name} has its outcomes in {level.Years.From}-{level.Years.To}, the base {basis.Name} in "
                    + $"{basis.Years.From}-{basis.Years.To}; the scenarios of an axis are compared "
                    + "over the same years, those of the base: write the same years in both files, "
                    + "or choose a base with other years");
            }
        }

        foreach (string twice in scenarios.GroupBy(s => s.Name).Where(same => same.Count() > 1)
            .Select(same => same.Key))
            reader.Error(value, $"scenario names {twice} twice");
        return new(
            StudyAxis.ScenarioKey, StudyAxisKind.Choice, new(0, scenarios.Count - 1),
            [.. scenarios.Select(s => s.Name)])
        {
            Scenarios = [.. scenarios],
        };
    }

    /// <summary>
    /// The ends, or the levels, are tried as settings of the base, so that the messages are those of the driver.
    /// </summary>
    private static StudyAxis? OfDriver(ValueReader reader, Word key, Node value, Driver driver, Scenario scenario)
    {
        bool isWhole = driver is CalendarDriver;
        if (value is Word { IsBlank: true })
        {
            reader.Error(key, $"{key.Text} needs a range, {{ from: low, to: high }}, or a list of values");
            return null;
        }

        StudyAxis? axis = value is Items { Values.Length: > 0 } levels
            ? Levels(reader, key, levels, item => reader.Text(item, key.Text))
            : Numbers(reader, key, value, driver.Range, driver.Unit, isWhole);
        if (axis is null)
            return null;
        IEnumerable<double> tried = axis.Kind == StudyAxisKind.Choice
            ? Enumerable.Range(0, axis.Levels.Length).Select(i => (double)i)
            : [axis.Range.Low, axis.Range.High];
        foreach (Problem problem in tried
            .SelectMany(end => SettingReader.Read(scenario, $"{key.Text}={axis.TextOf(end)}").Problems)
            .DistinctBy(p => p.Message))
            reader.Error(key, problem.Message);
        return axis;
    }

    internal static StudyAxis? Numbers(
        ValueReader reader, Word key, Node value, Interval range, string unit, bool isWhole)
    {
        if (value is Items { Values.Length: > 0 } levels)
            return Levels(reader, key, levels, item => reader.Number(item, key.Text, range, unit)
                ?.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        if (value is not Map block)
        {
            reader.Error(
                value,
                $"{key.Text} contains {value.Kind}; "
                + $"write {{ from: low, to: high }}, a list of values, or nothing for all of {range}");
            return null;
        }

        double low = range.Low, high = range.High;
        isWhole |= block.Entries.Any(
            entry => entry.Key.Text == "integer" && reader.Switch(entry.Value, $"{key.Text}.integer") == true);
        foreach ((Word end, Node number) in reader.Known(block, key.Text, "from", "to", "integer"))
        {
            string path = $"{key.Text}.{end.Text}";
            if (end.Text == "integer")
                continue;
            double? read = isWhole
                ? reader.Whole(number, path, (int)Math.Ceiling(range.Low), (int)Math.Floor(range.High), unit)
                : reader.Number(number, path, range, unit);
            if (end.Text == "from")
                low = read ?? low;
            else
                high = read ?? high;
        }

        if (isWhole)
            (low, high) = (Math.Ceiling(low), Math.Floor(high));
        if (low < high)
            return new(key.Text, isWhole ? StudyAxisKind.Whole : StudyAxisKind.Real, new(low, high), []);
        reader.Error(value, $"{key.Text}: from = {low} should be less than to = {high}");
        return null;
    }

    internal static StudyAxis? Levels(ValueReader reader, Word key, Items values, Func<Node, string?> textOf)
    {
        ImmutableArray<string> levels = [.. values.Values.Select(textOf).OfType<string>()];
        if (levels.Distinct().Count() < levels.Length)
            reader.Error(values, $"{key.Text} lists a value twice");
        return levels.IsEmpty ? null : new(key.Text, StudyAxisKind.Choice, new(0, levels.Length - 1), levels);
    }
}
