using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>
/// outcomes: keys, or { outcome, group } where a group other than the outcome's own is meant. All of them if none is
/// named.
/// </summary>
internal static class OutcomesSection
{
    public static Study Read(ValueReader reader, Node value, Study study, StudySources sources)
    {
        List<StudyOutcome> outcomes = [];
        foreach (Node item in value is Items items ? items.Values : [value])
        {
            if (One(reader, item, study.Base) is not { } outcome)
                continue;
            if (outcomes.Contains(outcome))
                reader.Error(item, $"{outcome.Column} is listed twice");
            else
                outcomes.Add(outcome);
        }

        return outcomes.Count > 0 ? study with { Outcomes = [.. outcomes] } : study;
    }

    private static StudyOutcome? One(ValueReader reader, Node item, Scenario scenario)
    {
        if (item is Word word)
            return Find(reader, word) is { } known ? new(known, known.Group) : null;
        if (reader.Block(item, "outcomes") is not { } block)
            return null;
        Outcome? outcome = null;
        string? group = null;
        foreach ((Word key, Node value) in reader.Known(block, "an outcome", "outcome", "group"))
        {
            if (key.Text == "group")
                group = reader.Choice(value, "group", ExpectationSection.Groups(scenario));
            else
                outcome = value is Word text ? Find(reader, text) : null;
        }

        if (block.Entries.All(entry => entry.Key.Text != "outcome"))
            reader.Error(block, "lacks its outcome; write { outcome: interop, group: dialogue }");
        return outcome is null || (group is not null && !ExpectationSection.IsDefined(reader, block, outcome, group))
            ? null
            : new(outcome, group ?? outcome.Group);
    }

    private static Outcome? Find(ValueReader reader, Word word) =>
        ExpectationSection.OutcomeKey(reader, word) is { } key ? Outcomes.Find(key) : null;
}
