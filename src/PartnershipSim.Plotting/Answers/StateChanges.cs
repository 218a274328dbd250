using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Scenarios.Questions;

namespace PartnershipSim.Plotting.Answers;

/// <summary>Which states a change moves: what the map shows in colours and the answer says in a sentence.</summary>
public static class StateChanges
{
    /// <summary>
    /// Smaller changes of a state are not worth a word: thousand troop-years, or a share of the base.
    /// </summary>
    private const double SmallestTroops = 0.1, SmallestShare = 0.01;

    /// <summary>A side effect on a state that was named is told from this share of its base on.</summary>
    private const double WorthAWord = 0.05;

    /// <summary>So many states are named, and so many effects of each.</summary>
    private const int Named = 3;

    /// <summary>
    /// The first outcome that was asked for and is kept of every state; else troop-years, which also stand for those of
    /// partners.
    /// </summary>
    public static Outcome Mapped(ImmutableArray<Aim> aims) =>
        aims.Select(aim => Outcomes.Find(aim.Outcome)!)
            .Select(outcome => outcome == Outcomes.PartnerTroopYears ? Outcomes.NonleadTroopYears : outcome)
            .FirstOrDefault(outcome => outcome.Tags.HasFlag(Tags.Mapped), Outcomes.NonleadTroopYears);

    /// <summary>Is it more than noise, and large enough to be spoken of?</summary>
    public static bool IsClear(EffectRecord? effect, Outcome mapped)
    {
        ArgumentNullException.ThrowIfNull(mapped);
        return effect is { MayBeZero: false }
            && (mapped.Span == Span.Sum
                ? Math.Abs(effect.Effect) >= SmallestTroops
                : Math.Abs(effect.Relative) >= SmallestShare);
    }

    /// <summary>
    /// What changes most in the states that a scenario names, where it names few: a question about a region may miss
    /// that what is changed for a state changes something else there. Null if that is little, or asked for itself.
    /// </summary>
    internal static string? WhereChanged(
        string other, ScenarioQuestion question, EffectTable states, Dictionary<string, string> names, string years)
    {
        string[] changed = [.. question.Changes.SelectMany(change => change.States).Distinct()];
        if (changed.Length > Named)
            return null;
        string[] most =
        [
            .. from state in changed
               from effect in states.Rows.Where(row => row.Scenario == other && row.Group == state
                       && row is { MayBeZero: false, BaseMean: not 0 } && Math.Abs(row.Relative) >= WorthAWord
                       && !IsAttitude(row.Outcome) && !question.Aims.Contains(new Aim(row.Outcome, row.Group)))
                   .OrderByDescending(row => Math.Abs(row.Relative)).Take(Named)
               select new Finding(effect, names.GetValueOrDefault(state), years).Brief,
        ];
        return most.Length == 0 ? null : $"Where the change is made: {string.Join("; ", most)}.";
    }

    // steps on the way to what is asked about, and no news by themselves
    private static bool IsAttitude(string outcome) =>
        outcome == Outcomes.AttitudeReform.Key || outcome == Outcomes.AttitudeOperations.Key;

    /// <summary>"Which states: 24 of 69 clearly change their troop-years, ..."; null if fewer than two do.</summary>
    internal static string? Sentence(
        string other, ScenarioQuestion question, ComparisonFiles files, EffectTable states,
        Dictionary<string, string> names)
    {
        Outcome mapped = Mapped(question.Aims);
        string[] all = [.. files.Subjects.Where(subject => subject.MayContribute).Select(subject => subject.Key)];
        EffectRecord[] clear =
        [
            .. all.Select(state => states.Find(other, mapped, state)).OfType<EffectRecord>()
                .Where(effect => IsClear(effect, mapped)).OrderByDescending(effect => Math.Abs(effect.Effect))
                .ThenBy(effect => effect.Group, StringComparer.Ordinal),
        ];
        if (clear.Length < 2)
            return null;
        string what = mapped.Span == Span.Sum ? "troop-years"
            : mapped == Outcomes.SpendingShare ? "military spending" : Words.Outcome(mapped.Key);
        string most = Words.List(clear.Take(Named).Select(effect =>
            $"{names.GetValueOrDefault(effect.Group, effect.Group)} ({Words.WithSign(effect.Effect)}, "
            + $"{Words.WithSign(effect.Low90)} to {Words.WithSign(effect.High90)})"));
        string unit = mapped.Span == Span.Sum ? "thousand" : Words.Unit(mapped.Unit);
        return $"Which states: {clear.Length} of {all.Length} clearly change their {what} ({unit})"
            + $"{(clear.Length > Named ? ", most of all" : ":")} {most}.";
    }
}
