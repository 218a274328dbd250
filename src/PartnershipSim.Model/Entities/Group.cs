using System.Collections.Immutable;

namespace PartnershipSim.Model.Entities;

/// <summary>
/// A named set of states over which an outcome is summed. Frozen from data: simulated events never move a state between
/// groups, but for those of kind "current", to which a state belongs in the years in which it has their status.
/// </summary>
/// <param name="Key">lower snake_case, as written in YAML and in result files.</param>
/// <param name="Kind">all, cohort, region, programme, current or state.</param>
/// <param name="States">
/// Numbers of its states, in iso3 order; of a current group those that may ever belong to it.
/// </param>
public sealed record Group(string Key, string Kind, ImmutableArray<int> States)
{
    /// <summary>Key of the group of the states that are members in a year, without the lead power.</summary>
    public const string MembersNow = "members_now";

    /// <summary>Key of the group of the partners that are not members in a year.</summary>
    public const string PartnersNow = "partners_now";

    /// <summary>What <see cref="Kind"/> is for a group whose states change with their status.</summary>
    public const string CurrentKind = "current";

    /// <summary>Do its states change from year to year?</summary>
    public bool IsCurrent => Kind == CurrentKind;

    /// <summary>
    /// Every group of a compiled model: all, partners, members, then cohorts, regions and programmes, and last the
    /// groups by current status.
    /// </summary>
    public static ImmutableArray<Group> Of(CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ImmutableArray<StateCard> states = model.States;
        ImmutableArray<Group>.Builder groups = ImmutableArray.CreateBuilder<Group>();
        groups.Add(new("all", "all", Where(states, s => s.MayContribute)));
        groups.Add(new("partners", "all", Where(states, s => IsPartner(s.Cohort))));
        groups.Add(new("members", "all", Where(states, s => s.Cohort is Cohort.Ally1994 or Cohort.Entrant)));
        foreach (Cohort cohort in Cohorts)
            groups.Add(new(KeyOf(cohort), "cohort", Where(states, s => s.Cohort == cohort)));
        for (int region = 0; region < model.Regions.Length; region++)
        {
            int number = region;
            groups.Add(new(
                KeyOf(model.Regions[region]), "region", Where(states, s => s.Region == number && s.MayContribute)));
        }

        foreach (string programme in states.SelectMany(s => s.Programmes).Distinct().Order(StringComparer.Ordinal))
            groups.Add(new(KeyOfProgramme(programme), "programme", Where(
                states, s => s.Programmes.Contains(programme) && s.MayContribute)));

        groups.Add(new(MembersNow, CurrentKind, Where(states, s => s.MayContribute)));
        groups.Add(new(PartnersNow, CurrentKind, Where(states, s => IsPartner(s.Cohort))));
        return [.. groups.Where(g => g.States.Length > 0)];
    }

    /// <summary>entrant, pfp, dialogue and global: the states that the partnership programmes address.</summary>
    public static bool IsPartner(Cohort cohort) =>
        cohort is Cohort.Entrant or Cohort.Pfp or Cohort.Dialogue or Cohort.Global;

    /// <summary>The cohorts that are reported, lead and source left out.</summary>
    public static ImmutableArray<Cohort> Cohorts { get; } =
        [Cohort.Ally1994, Cohort.Entrant, Cohort.Pfp, Cohort.Dialogue, Cohort.Global, Cohort.None];

    public static string KeyOf(Cohort cohort) => cohort.ToString().ToLowerInvariant();

    /// <summary>
    /// Key of the group of all states that have joined the programme, later members included: programme_pfp,
    /// programme_md.
    /// </summary>
    public static string KeyOfProgramme(string programme) => $"programme_{programme}";

    /// <summary>"Western Europe" is western_europe.</summary>
    public static string KeyOf(string region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
    }

    private static ImmutableArray<int> Where(ImmutableArray<StateCard> states, Func<StateCard, bool> belongs) =>
        [.. Enumerable.Range(0, states.Length).Where(i => belongs(states[i]))];
}
