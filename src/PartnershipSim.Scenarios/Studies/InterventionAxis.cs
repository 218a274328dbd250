using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// An axis with a name of its own that varies interventions. <c>intervention</c> alone is off or on; with <c>x</c>, a
/// range or a list of numbers, the word x in it stands for the value of the axis, as an amount or as a year;
/// <c>choices</c> names one or several interventions, or none, level by level.
/// </summary>
internal static class InterventionAxis
{
    /// <summary>The word that stands for the value.</summary>
    private const string X = "x";

    private static readonly ImmutableArray<string> Ends = ["from", "to"];
    private static readonly Interval AnyNumber = new(-1e9, 1e9);

    /// <summary>Whether the block behind an unknown key is meant as such an axis.</summary>
    public static bool IsMeant(Node value) =>
        value is Map block && block.Entries.Any(entry => entry.Key.Text is "intervention" or "choices");

    public static StudyAxis? Read(ValueReader reader, Word key, Map block, Scenario scenario)
    {
        if (!HeadSections.IsSnakeCase(key.Text))
        {
            reader.Error(key, $"{key.Text} should be lower snake_case: small letters, digits and _, a letter first");
            return null;
        }

        Dictionary<string, Node> given = reader.Known(block, key.Text, X, "intervention", "choices")
            .ToDictionary(entry => entry.Key.Text, entry => entry.Value);
        given.TryGetValue(X, out Node? x);
        if (given.TryGetValue("choices", out Node? choices))
        {
            if (x is not null || given.ContainsKey("intervention"))
                reader.Error(
                    block, $"{key.Text}: choices stand alone; leave out {(x is not null ? X : "intervention")}");
            return Choices(reader, key, choices, scenario);
        }

        if (!given.TryGetValue("intervention", out Node? written))
            return null;
        bool hasX = HasX(written);
        if (hasX != x is not null)
        {
            reader.Error(written, hasX
                ? $"{key.Text} has the word x, but not its values; write x: {{ from: low, to: high }} or x: [low, high]"
                : $"{key.Text} has values of x, but the word x stands nowhere in its intervention");
            return null;
        }

        return x is null ? Switch(reader, key, written, scenario) : Driven(reader, key, x, written, scenario);
    }

    private static StudyAxis? Switch(ValueReader reader, Word key, Node written, Scenario scenario)
    {
        ImmutableArray<Intervention> changes = Interventions(reader, written, scenario);
        return changes.IsEmpty
            ? null
            : new(key.Text, StudyAxisKind.Switch, new(0, 1), []) { Interventions = new([], [[], changes]) };
    }

    private static StudyAxis? Choices(ValueReader reader, Word key, Node choices, Scenario scenario)
    {
        if (reader.Block(choices, $"{key.Text}.choices") is not { } block)
            return null;
        if (block.Entries.Length < 2)
            reader.Error(choices, $"{key.Text}.choices needs two levels or more; one may be nothing: none:");
        foreach ((Word level, _) in block.Entries.Where(entry => !HeadSections.IsSnakeCase(entry.Key.Text)))
            reader.Error(
                level, $"{key.Text}.choices.{level.Text} should be lower snake_case: "
                    + "small letters, digits and _, a letter first");
        ImmutableArray<ImmutableArray<Intervention>> chosen =
            [.. block.Entries.Select(
                entry => entry.Value is Word { IsBlank: true } ? [] : Interventions(reader, entry.Value, scenario))];
        ImmutableArray<string> levels = [.. block.Entries.Select(entry => entry.Key.Text)];
        return levels.IsEmpty
            ? null
            : new(key.Text, StudyAxisKind.Choice, new(0, levels.Length - 1), levels)
            {
                Interventions = new([], chosen),
            };
    }

    /// <summary>
    /// Both ends of a range, or all numbers of a list, are read as if they had been written, so that the messages are
    /// those of any intervention; what differs between the two ends is what the axis drives.
    /// </summary>
    private static StudyAxis? Driven(ValueReader reader, Word key, Node x, Node written, Scenario scenario)
    {
        bool isYear = HoldsYear(written);
        StudyAxis? axis = x is Items { Values.Length: > 0 } list
            ? AxesSection.Levels(reader, key, list, item => reader.Number(item, $"{key.Text}.{X}", AnyNumber, "")
                ?.ToString("R", CultureInfo.InvariantCulture))
            : x is Map { Entries: var ends }
                && Ends.Except(ends.Select(end => end.Key.Text)).FirstOrDefault() is { } lacking
                ? Lacking(reader, key, x, lacking)
                : AxesSection.Numbers(reader, key with { Text = $"{key.Text}.{X}" }, x, AnyNumber, "", isYear);
        if (axis is null)
            return null;
        double[] tried = axis.Kind == StudyAxisKind.Choice
            ? [.. axis.Levels.Select((_, level) => axis.SettingOf(level))]
            : [axis.Range.Low, axis.Range.High];
        ImmutableArray<Intervention>[] read = [.. tried.Select(value => Interventions(
            reader, Put(written, value), scenario))];
        if (read.Any(changes => changes.Length != read[0].Length) || read[0].IsEmpty)
            return null;
        ImmutableArray<DrivenIntervention> driven =
        [
            .. read[0].Select((low, i) => new DrivenIntervention(
                low,
                DrivesFrom: read.Any(other => other[i].From != low.From),
                DrivesTo: read.Any(other => other[i].To != low.To),
                DrivesValue: read.Any(other => other[i].Value != low.Value))),
        ];
        return axis with { Key = key.Text, Interventions = new(driven, []) };
    }

    private static StudyAxis? Lacking(ValueReader reader, Word key, Node x, string end)
    {
        reader.Error(x, $"{key.Text}.{X} lacks '{end}'; write x: {{ from: low, to: high }}");
        return null;
    }

    /// <summary>
    /// As a scenario would have them; tried on the base, so that what they drive out of its range is reported before
    /// anything runs.
    /// </summary>
    private static ImmutableArray<Intervention> Interventions(ValueReader reader, Node written, Scenario scenario)
    {
        Items list = written as Items ?? new(written.Line, written.Column, written.Size, [written]);
        Scenario changed = InterventionSection.Read(reader, list, scenario);
        if (!reader.Problems.HasErrors)
            ScenarioReader.Check(changed, reader.Problems);
        return changed.Interventions.RemoveRange(0, scenario.Interventions.Length);
    }

    private static bool IsX(Node node) => node is Word { IsQuoted: false, Text: X };

    private static bool HasX(Node node) => node switch
    {
        Map map => map.Entries.Any(entry => HasX(entry.Value)),
        Items items => items.Values.Any(HasX),
        _ => IsX(node),
    };

    private static bool HoldsYear(Node node) => node switch
    {
        Map map => map.Entries.Any(
            entry => (entry.Key.Text is "year" or "from" or "to" && IsX(entry.Value)) || HoldsYear(entry.Value)),
        Items items => items.Values.Any(HoldsYear),
        _ => false,
    };

    private static Node Put(Node node, double value) => node switch
    {
        Map map => map with { Entries = [.. map.Entries.Select(entry => (entry.Key, Put(entry.Value, value)))] },
        Items items => items with { Values = [.. items.Values.Select(item => Put(item, value))] },
        Word word when IsX(word) => word with { Text = value.ToString("R", CultureInfo.InvariantCulture) },
        _ => node,
    };
}
