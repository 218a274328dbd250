using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Results.Tables;

/// <summary>An observed value: a row of history.csv.</summary>
/// <param name="Subject">Key of the group or of the state.</param>
public sealed record HistoryRow(string Outcome, string Unit, string Subject, int Year, double Value);

/// <summary>
/// history.csv: what was observed, for the outcomes and subjects of a run that can be: military spending and troops in
/// operations; and what the model does not have, missions of the United Nations. A number is here only where the data
/// files contain all of it; filled gaps are not history.
/// </summary>
public sealed class HistoryTable
{
    public static Table<HistoryRow> Table { get; } = new(
        "history.csv",
        "an observed value of an outcome of a group or a state; a group by current status has the states that had the "
        + "status by the data; no row where the data do not contain all of it. un_persons and un_contributors, persons "
        + "in missions of the United Nations and how many states have any there, are observed and not modelled: "
        + "no other table has them",
        columns =>
        {
            var outcome = columns.Outcome(row => row.Outcome);
            var unit = columns.Unit(row => row.Unit);
            var subject = columns.Name("subject", "key of the group or of the state", row => row.Subject);
            var year = columns.Year(row => row.Year);
            var value = columns.Number("value", Columns<HistoryRow>.Row, "what was observed", row => row.Value);
            return cells => new(cells.Of(outcome), cells.Of(unit), cells.Of(subject), cells.Of(year), cells.Of(value));
        });

    /// <summary>A group's spending is known if states with this share of its income are.</summary>
    public const double EnoughIncome = 0.95;

    private readonly CompiledModel _model;
    private readonly ObservedHistory _history;
    private readonly UnMissions _unMissions;
    private readonly double[][] _troops;

    private HistoryTable(Scenario scenario, CompiledModel model)
    {
        _model = model;
        _history = ObservedHistory.Of(scenario, model);
        _unMissions = new(scenario.Data, model);
        _troops =
        [
            .. Enumerable.Range(0, _history.Years).Select(year => TroopsIn(
                year,
                [.. Enumerable.Range(0, _history.Operations.Length)
                    .Where(o => RanIn(scenario, _history.Operations[o], Horizon.Start + year))])),
        ];
    }

    /// <summary>What the data of a scenario contain.</summary>
    public static ImmutableArray<HistoryRow> Of(Scenario scenario, CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(model);
        return [.. new HistoryTable(scenario, model).Rows()];
    }

    private IEnumerable<HistoryRow> Rows()
    {
        int years = Math.Min(_history.Years, _model.Horizon.Years);
        int last = Math.Max(years, Horizon.IndexOf(_unMissions.Last) + 1);
        (string Key, int[][] StatesIn)[] subjects =
        [
            .. Group.Of(_model).Select(group => (group.Key, StatesIn(group, last))),
            .. _model.States.Select((state, i) => (state.Iso3, Always([i], last))),
        ];
        foreach ((string key, int[][] states) in subjects)
        {
            int[][] partners = [.. states.Select(of => of.Where(IsPartner).ToArray())];
            foreach ((Outcome outcome, Func<int, double> value) in new (Outcome, Func<int, double>)[]
            {
                (Outcomes.SpendingShare, year => SpendingShare(states[year], year)),
                (Outcomes.Troops, year => Troops(states[year], year)),
                (Outcomes.PartnerTroopYears, year => Troops(partners[year], year)),
            })
            {
                for (int t = 0; t < years; t++)
                {
                    if (value(t) is var known && double.IsFinite(known))
                        yield return new(outcome.Key, outcome.Unit, key, Horizon.Start + t, known);
                }
            }

            for (int year = UnMissions.First; year <= _unMissions.Last; year++)
            {
                int[] there = states[Math.Max(0, year - Horizon.Start)];
                if (there.Length == 0 || double.IsNaN(_unMissions.Sum(there, year)))
                    continue;
                yield return new(UnMissions.Persons, "k", key, year, _unMissions.Sum(there, year));
                yield return new(
                    UnMissions.Contributors, "states", key, year, _unMissions.Contributing(there, year));
            }
        }
    }

    /// <summary>
    /// The states of a group in each year: the same ones, or, in a group by current status, those that had the status
    /// by the data, whatever a scenario makes of their accession.
    /// </summary>
    private int[][] StatesIn(Group group, int years) => group.IsCurrent
        ? [.. Enumerable.Range(Horizon.Start, years).Select(year => group.States
            .Where(state => WasMember(state, year) == (group.Key == Group.MembersNow)).ToArray())]
        : Always([.. group.States], years);

    private static int[][] Always(int[] states, int years) => [.. Enumerable.Repeat(states, years)];

    private bool WasMember(int state, int year) =>
        (_model.States[state].AccessionByData ?? CalendarDriver.Never) <= year;

    private bool IsPartner(int state) => Group.IsPartner(_model.States[state].Cohort);

    /// <summary>Per cent of GDP, over those states of which it is known.</summary>
    private double SpendingShare(int[] states, int year)
    {
        double[] gdp = _model.Drivers.Gdp[year];
        int[] known = [.. states.Where(state => double.IsFinite(_history.Spending[year][state]))];
        double income = known.Sum(state => gdp[state]);
        return income > 0 && income >= EnoughIncome * states.Sum(state => gdp[state])
            ? 100 * known.Sum(state => gdp[state] * _history.Spending[year][state]) / income
            : double.NaN;
    }

    /// <summary>
    /// Thousands in all operations that ran; unknown if one contingent is, undefined without a state.
    /// </summary>
    private double Troops(int[] states, int year) =>
        states.Length == 0 ? double.NaN : states.Sum(state => _troops[year][state]);

    /// <summary>Thousands of each state in the operations that ran; undefined if there was none.</summary>
    private double[] TroopsIn(int year, int[] running) =>
    [
        .. Enumerable.Range(0, _model.States.Length).Select(state => running.Length == 0 ? double.NaN
            : running.Sum(operation => _history.Troops[operation][year][state])),
    ];

    private static bool RanIn(Scenario scenario, string operation, int year) =>
        scenario.Data.Operations.FirstOrDefault(known => known.Name == operation)?.Years
            .Any(row => row.Year == year) == true;
}
