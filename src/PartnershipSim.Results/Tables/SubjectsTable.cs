using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>A group or a state that a result speaks of: a row of subjects.csv.</summary>
/// <param name="Key">Of the group or of the state.</param>
/// <param name="Kind">all, cohort, region, programme, current or state.</param>
/// <param name="Name">Of a state; blank for groups.</param>
/// <param name="Region">Key of a state's region.</param>
/// <param name="Cohort">Key of a state's cohort.</param>
/// <param name="States">How many states it has; those that may ever belong to a current group.</param>
/// <param name="Income">GDP of a state, bn US$, summed over the years of <see cref="OutcomeYears.Burden"/>.</param>
/// <param name="TroopYears">Mean troop-years of a state over those years, thousand; undefined in results of several
/// scenarios.</param>
public sealed record Subject(
    string Key, string Kind, string Name, string Region, string Cohort, int States, double Income, double TroopYears)
{
    public bool IsState => Kind == "state";

    public bool IsPartner => Group.Cohorts.Any(cohort => Group.IsPartner(cohort) && Group.KeyOf(cohort) == Cohort);

    /// <summary>Neither lead power nor threat source.</summary>
    public bool MayContribute => IsState && Group.Cohorts.Any(cohort => Group.KeyOf(cohort) == Cohort);

    /// <summary>The subjects of a run.</summary>
    public static ImmutableArray<Subject> Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int[] years = result.Years.Burden(result.Model.Horizon).Troops;
        return Of(result.Model, result.Years, state =>
            years.Sum(year => result[Outcomes.Troops, result.Model.States[state].Iso3, year].Mean));
    }

    /// <summary>The subjects of several runs of states that are the same.</summary>
    public static ImmutableArray<Subject> Of(CompiledModel model, OutcomeYears years) =>
        Of(model, years, _ => double.NaN);

    private static ImmutableArray<Subject> Of(CompiledModel model, OutcomeYears years, Func<int, double> troopYears)
    {
        ArgumentNullException.ThrowIfNull(model);
        int[] known = years.Burden(model.Horizon).Income;
        return
        [
            .. Group.Of(model).Select(
                group => new Subject(group.Key, group.Kind, "", "", "", group.States.Length, double.NaN, double.NaN)),
            .. model.States.Select((state, i) => new Subject(
                state.Iso3, "state", state.Name, Group.KeyOf(model.Regions[state.Region]), Group.KeyOf(state.Cohort), 1,
                known.Sum(year => model.Drivers.Gdp[Horizon.IndexOf(year)][i]), troopYears(i))),
        ];
    }
}

/// <summary>subjects.csv.</summary>
public static class SubjectsTable
{
    public static Table<Subject> Table { get; } =
        new("subjects.csv", "a group or a state of which the other tables speak", columns =>
    {
        var subject = columns.Name("subject", "key of the group or of the state", row => row.Key);
        var kind = columns.Text("kind", "all, cohort, region, programme, current or state", row => row.Kind);
        var name = columns.Text("name", "name of a state; blank for groups", row => row.Name);
        var region = columns.Text("region", "key of the group of a state's region", row => row.Region);
        var cohort = columns.Text("cohort", "key of the group of a state's cohort", row => row.Cohort);
        var states = columns.Whole(
            "states", "states", "how many states it has; if its kind is current: how many may ever belong to it",
            row => row.States);
        var income = columns.Number(
            "income_bn_usd", "bn US$",
                "GDP of a state, summed over the outcome years up to 2020; where there are none, over the last of the "
                    + "data", row => row.Income);
        var troopYears = columns.Number(
            "troop_years_k", "k troop-years",
                "troop-years of a state over the same years, mean over the replicates; blank in comparisons", row =>
                row.TroopYears);
        return cells => new(
            cells.Of(subject), cells.Of(kind), cells.Of(name), cells.Of(region), cells.Of(cohort), cells.Of(states),
                cells.Of(income), cells.Of(troopYears));
    });
}
