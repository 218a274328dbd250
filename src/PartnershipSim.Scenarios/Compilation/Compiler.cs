using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>A scenario made ready to run, and the holes in the data that had to be filled for it.</summary>
public sealed record Compiled(CompiledModel Model, ImmutableArray<Fill> Fills);

/// <summary>Turns a scenario and its data into plain arrays.</summary>
public static class Compiler
{
    private const int FirstUnYear = 1990;
    private const int LastUnYear = 1994;

    /// <summary>
    /// The compiled scenario; throws <see cref="InvalidScenarioException"/> if an intervention drives a value out of
    /// its range.
    /// </summary>
    /// <param name="nudgedTo">
    /// The forecast origin of a hindcast: up to it observations replace simulated values. Null: as the scenario says,
    /// a run beyond the data starts from the last observation before the scenario changes history.
    /// </param>
    public static Compiled Compile(Scenario scenario, int? nudgedTo = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Compiled free = Free(scenario);
        return Nudged(free, scenario, nudgedTo ?? OriginOf(scenario, free.Model));
    }

    /// <summary>
    /// Scenarios that are compared: observations replace simulated values in all of them up to the same year, the
    /// earliest that one of them asks for, so that their difference is due to what they change.
    /// </summary>
    public static ImmutableArray<Compiled> CompileTogether(IReadOnlyCollection<Scenario> scenarios)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        ImmutableArray<(Scenario Scenario, Compiled Free)> all = [.. scenarios.Select(
            scenario => (scenario, Free(scenario)))];
        int?[] origins = [.. all.Select(one => OriginOf(one.Scenario, one.Free.Model))];
        int? origin = origins.Contains(null) ? null : origins.Min();
        return [.. all.Select(one => Nudged(one.Free, one.Scenario, origin))];
    }

    /// <summary>
    /// How the scenario's settings stand in every year. Parameters and mechanisms are compiled into this and into
    /// nothing else of a free run, so that a model compiled for other values of theirs can be used again with it.
    /// </summary>
    public static ImmutableArray<ParameterPoint> TimetableOf(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Timetable.Of(scenario);
    }

    /// <summary>
    /// All that was observed, to score forecasts against: no filled gap, no contingent of unknown size. Indexed as in
    /// the
    /// compiled model.
    /// </summary>
    public static Observations Observed(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return Observing.UpTo(
            scenario.Data.LastObserved, scenario, OperationPlan.Cards(OperationPlan.Of(scenario)),
            unknownSize: double.NaN);
    }

    private static Compiled Free(Scenario scenario)
    {
        Problems problems = new();
        Compiled compiled = Free(scenario, problems);
        return problems.HasErrors ? throw new InvalidScenarioException(problems.Sorted()) : compiled;
    }

    private static int? OriginOf(Scenario scenario, CompiledModel free) => ForecastOrigin.Of(
        scenario, free,
        history: () => Free(new Scenario
        {
            Name = scenario.Name,
            Data = scenario.Data,
            Years = scenario.Years,
            Dates = scenario.Dates,
        }).Model);

    private static Compiled Nudged(Compiled free, Scenario scenario, int? origin) => origin is not { } last
        ? free
        : free with { Model = free.Model.With(Observing.UpTo(last, scenario, free.Model.Operations, unknownSize: 0)) };

    /// <summary>The scenario as a free run; reports what an intervention drives out of its range.</summary>
    internal static Compiled Free(Scenario scenario, Problems problems)
    {
        CountryData data = scenario.Data;
        Gaps gaps = new(data);
        ImmutableArray<string> regions = [.. data.States.Select(state => state.Region).Distinct()
            .Order(StringComparer.Ordinal)];
        ImmutableArray<PlannedOperation> plan = OperationPlan.Of(scenario);
        ImmutableArray<OperationCard> operations = OperationPlan.Cards(plan);
        ILookup<string, double> unTroops = UnTroops(data);
        CompiledModel model = new()
        {
            Horizon = scenario.Horizon,
            States = [.. data.States.Select((state, i) => Card(
                state, i, scenario, gaps, regions, unTroops[state.Iso3].Sum()))],
            Regions = regions,
            Operations = operations,
            Drivers = DriversOf(scenario, gaps, plan, problems),
            Timetable = Timetable.Of(scenario),
        };
        return new(model, gaps.Fills);
    }

    private static StateCard Card(
        Country state, int i, Scenario scenario, Gaps gaps, ImmutableArray<string> regions, double unTroops)
    {
        Country source = scenario.Data.States.Single(other => other.Iso3 == Nations.Source);
        return new(
            state.Iso3,
            state.Name,
            Dice.StateAddress(state.Iso3),
            regions.IndexOf(state.Region),
            scenario.Data.CohortOf(state),
            GreatCircle.Distance(state.Latitude, state.Longitude, source.Latitude, source.Longitude),
            Nations.IsSouthern(state),
            ProgrammeCalendar.YearOf("pfp", state, scenario) is not null,
            unTroops / (LastUnYear - FirstUnYear + 1) / gaps.StrengthOf(i, Horizon.Start))
        {
            AccessionByData = state.AccessionYear ?? CalendarDriver.Never,
            Programmes = [.. Country.ProgrammeKeys.Where(programme => state.YearOf(programme) is not null)],
        };
    }

    /// <summary>Troops in UN operations in the five years before the start, by state.</summary>
    private static ILookup<string, double> UnTroops(CountryData data) => data.Deployments
        .Where(row => row.Operation == Deployment.UnTotal && row.Year is >= FirstUnYear and <= LastUnYear
            && !double.IsNaN(row.Troops))
        .ToLookup(row => row.Iso3, row => row.Troops);

    private static DriverValues DriversOf(
        Scenario scenario, Gaps gaps, ImmutableArray<PlannedOperation> plan, Problems problems)
    {
        ImmutableArray<Country> states = scenario.Data.States;
        DriverTable table = new(scenario, problems);
        Economy economy = new(table, gaps);
        ImmutableArray<ProgrammeCalendar> programmes = [.. states.Select(state => new ProgrammeCalendar(
            state, scenario))];
        double[][] Weights(Func<Programme, double> weight) =>
            [.. table.Calendar().Select(year => programmes.Select(calendar => calendar.Sum(year, weight)).ToArray())];

        return new(table.World, driver => table.PerState(driver, gaps.SeriesOf(driver)))
        {
            Gdp = economy.Gdp,
            GrowthMean = economy.GrowthMean,
            GrowthSpread = economy.GrowthSpread,
            Population = economy.Population,
            SpendingShare = SpendingShare(table, gaps, states),
            InitialStrength = [.. table.Numbers().Select(i => gaps.StrengthOf(i, Horizon.Start))],
            CanContribute = [.. table.Calendar().Select(
                year => states.Select(state => CanContribute(scenario.Data, state, table.Seen(year))).ToArray())],
            RelativeDistance = RelativeDistance(scenario.Data, table, gaps),
            Conflict = table.FromData(gaps.ConflictOf),
            AccessionYear = [.. states.Select(state => scenario.Drivers.YearOf(Driver.AccessionYear, state.Iso3)
                ?? state.AccessionYear ?? CalendarDriver.Never)],
            TakesPart = [.. table.Calendar()
                .Select(year => programmes.Select(calendar => calendar.TakesPart(year)).ToArray())],
            InteroperabilityWeight = Weights(programme => programme.Interoperability),
            TeachingWeight = Weights(programme => programme.Teaching),
            MaterialWeight = Weights(programme => programme.Material),
            OwnMoney =
            [
                .. scenario.Programmes.Where(programme => programme.Money > 0).Select(programme => table.Calendar()
                    .Select(year => programmes
                        .Select(calendar => calendar.TakesPart(programme.Key, year) ? programme.Money : 0).ToArray())
                    .ToArray()),
            ],
            Requested = [.. plan.Select(
                operation => table.Calendar().Select(year => operation.Requested.GetValueOrDefault(year)).ToArray())],
            DistanceToOperation = [.. plan.Select(operation => states
                .Select(state => GreatCircle.Distance(
                    state.Latitude, state.Longitude, operation.Latitude, operation.Longitude))
                .ToArray())],
        };
    }

    /// <summary>Percent in scenarios, a share in the model.</summary>
    private static double[][] SpendingShare(DriverTable table, Gaps gaps, ImmutableArray<Country> states)
    {
        int lead = states.ToList().FindIndex(state => state.Iso3 == Nations.Lead);
        double[][] shares = table.FromData(gaps.SpendingShareOf);
        foreach (int year in table.Calendar())
        {
            double percent = 100 * gaps.SpendingShareOf(lead, table.Seen(year));
            double changed = table.Value(Driver.SpendingShare, lead, year, percent);
            if (changed != percent)
                shares[Horizon.IndexOf(year)][lead] = changed / 100;
        }

        return shares;
    }

    /// <summary>Distance minus the median of the 1994 allies, both after gaps are filled.</summary>
    private static double[][] RelativeDistance(CountryData data, DriverTable table, Gaps gaps)
    {
        ImmutableArray<int> allies = [.. table.Numbers().Where(i => data.CohortOf(data.States[i]) == Cohort.Ally1994)];
        Dictionary<int, double> medians = table.Calendar().Select(table.Seen).Distinct().ToDictionary(
            year => year, year => Scalar.Median(allies.Select(i => gaps.UnDistanceOf(i, year))));
        return table.FromData(
            (i, year) => data.States[i].Iso3 == Nations.Lead ? -1 : gaps.UnDistanceOf(i, year) - medians[year]);
    }

    /// <summary>
    /// From the first year with forces, or in which Correlates of War knows the state (Montenegro 2006, strength not
    /// given).
    /// </summary>
    private static bool CanContribute(CountryData data, Country state, int lastYear)
    {
        StatePanel panel = data.Panels[state.Iso3];
        for (int i = 0; i <= lastYear - StatePanel.FirstYear; i++)
        {
            if (panel.Strength[i] > 0 || panel.IsKnownToCow[i])
                return true;
        }

        return false;
    }
}
