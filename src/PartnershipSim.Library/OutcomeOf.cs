using System.Collections.Immutable;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Library;

/// <summary>An outcome of a group of states, or of a single state by its iso3 code.</summary>
/// <param name="Outcome">Key of the outcome, <c>interop</c>.</param>
/// <param name="Group">Key of the group, <c>dialogue</c>, or an iso3 code, <c>GEO</c>.</param>
public sealed record OutcomeOf(string Outcome, string Group)
{
    /// <summary>The outcome of its usual group.</summary>
    /// <param name="outcome">Key of the outcome.</param>
    /// <exception cref="ArgumentException">There is no such outcome.</exception>
    public static OutcomeOf Usual(string outcome) =>
        new(outcome, Outcomes.Find(outcome)?.Group ?? throw new ArgumentException(NoOutcome(outcome), nameof(outcome)));

    /// <summary>
    /// As one name: <c>interop</c> of its usual group, else <c>interop_dialogue</c>, as in the tables of studies.
    /// </summary>
    public string Name => Outcomes.Find(Outcome)?.Group == Group ? Outcome : $"{Outcome}_{Group}";

    internal static string NoOutcome(string key) =>
        $"{key} is not an outcome{Suggestion.For(key, Outcomes.All.Select(outcome => outcome.Key))}";

    /// <summary>The declaration and the number of the subject, or what is wrong.</summary>
    internal (Outcome Outcome, int Subject)? Find(ImmutableArray<Group> subjects, out string problem)
    {
        problem = "";
        if (Outcomes.Find(Outcome) is not { } outcome)
        {
            problem = NoOutcome(Outcome);
            return null;
        }

        int subject = Runs.RunResult.SubjectNumber(subjects, Group);
        if (subject < 0)
            problem = $"{Group} is neither a group nor a "
                + $"state{Suggestion.For(Group, subjects.Select(one => one.Key))}";
        else if (subjects[subject].Kind != "state" && !Outcomes.IsDefinedFor(outcome, Group))
            problem = $"{Outcome} is not defined for the group {Group}";
        return problem.Length == 0 ? (outcome, subject) : null;
    }
}
