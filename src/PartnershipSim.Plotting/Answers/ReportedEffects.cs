using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using StateGroup = PartnershipSim.Model.Entities.Group;

namespace PartnershipSim.Plotting.Answers;

/// <summary>A row of the main tables: an outcome of a group.</summary>
public sealed record ReportedEffect(Outcome Outcome, string Group)
{
    /// <summary>What the row is called.</summary>
    public string Label => Words.Subject(Outcome.Key, Group);
}

/// <summary>
/// What the main tables show: the outcomes that are tagged so, of their own group; the first of them also of every
/// cohort of partners, and what can be taken of any group and is no sum also of the partners.
/// </summary>
public static class ReportedEffects
{
    public static ImmutableArray<ReportedEffect> All { get; } = [.. Outcomes.With(Tags.Reported).SelectMany(Of)];

    private static IEnumerable<ReportedEffect> Of(Outcome outcome)
    {
        const string partners = "partners";
        yield return new(outcome, outcome.Group);
        if (outcome.Group != partners && outcome is { Span: Span.Last, Domain: Domain.Any })
            yield return new(outcome, partners);
        if (outcome is not { Span: Span.Sum } || !outcome.Tags.HasFlag(Tags.Headline))
            yield break;
        foreach (Cohort cohort in StateGroup.Cohorts.Where(StateGroup.IsPartner))
            yield return new(outcome, StateGroup.KeyOf(cohort));
    }
}
