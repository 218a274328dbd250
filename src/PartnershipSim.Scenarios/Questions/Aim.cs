using System.Collections.Immutable;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Questions;

/// <summary>What a question is about: an outcome of a group of states.</summary>
/// <param name="Outcome">Key of the outcome.</param>
/// <param name="Group">Key of the group, or code of the state.</param>
public sealed record Aim(string Outcome, string Group)
{
    /// <summary>The two headline effects, which every question can be measured by.</summary>
    public static ImmutableArray<Aim> Headline { get; } =
        [.. Outcomes.With(Tags.Headline).Select(outcome => new Aim(outcome.Key, outcome.Group))];

    /// <summary>
    /// What a scenario is about: the outcomes that it reports, and those that it has expectations of, in the order in
    /// which it names them. A scenario that names none is about the headline effects.
    /// </summary>
    public static ImmutableArray<Aim> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Aim[] named =
        [
            .. scenario.Expectations.Select(claim => Named(claim.Outcome, claim.Group)),
            .. scenario.Outcomes.Where(key => scenario.Expectations.All(claim => claim.Outcome != key))
                .Select(key => Named(key, null)),
        ];
        return named.Length == 0 ? Headline : [.. named.Distinct()];
    }

    /// <summary>What is asked of single states: their contribution and how well they use their resources.</summary>
    public static ImmutableArray<Aim> OfStates(IEnumerable<string> states) =>
    [
        .. from state in states
           from outcome in new[] { Outcomes.NonleadTroopYears, Outcomes.Rme }
           select new Aim(outcome.Key, state),
    ];

    /// <summary>The aim that is meant by an outcome and, if one is named, a group.</summary>
    public static Aim Named(string outcome, string? group) =>
        new(outcome, group ?? Outcomes.Find(outcome)?.Group ?? Outcomes.All[0].Group);
}
