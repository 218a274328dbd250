using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// What happened, for the outcomes and subjects of a run that can be observed: military spending and troops in operations. A number stands here only
/// where the data files hold all of it; filled gaps are no history.
/// </summary>
public sealed class HistoryTable
{
    /// <summary>A group's spending is known if states with this share of its income are.</summary>
    public const double EnoughIncome = 0.95;

    private readonly CompiledModel _model;
    private readonly ObservedHistory _history;
    private readonly bool[][] _isActive;

    private HistoryTable(Scenario scenario, CompiledModel model)
    {
        _model = model;
        _history = ObservedHistory.Of(scenario, model);
        _isActive = [.. _history.Operations.Select(name =>
        {
            Operation? operation = scenario.Data.Operations.FirstOrDefault(known => known.Name == name);
            return Enumerable.Range(Horizon.Start, _history.Years).Select(year => operation?.Years.Any(row => row.Year == year) == true).ToArray();
        })];
    }

    /// <summary>Writes history.csv: outcome, unit, subject (a group or iso3), year, value; no row where the value is unknown.</summary>
    public static void Write(Stream stream, Scenario scenario, CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(model);
        HistoryTable table = new(scenario, model);
        RunTables.Write(stream, ["outcome", "unit", "subject", "year", "value"], table.Rows());
    }

    private IEnumerable<IEnumerable<string>> Rows()
    {
        int years = Math.Min(_history.Years, _model.Horizon.Years);
        (string Key, int[] States)[] subjects = [.. Group.Of(_model).Select(group => (group.Key, group.States.ToArray())), .. _model.States.Select((state, i) => (state.Iso3, new[] { i }))];
        foreach ((string key, int[] states) in subjects)
        {
            int[] partners = [.. states.Where(state => Group.IsPartner(_model.States[state].Cohort))];
            foreach ((Outcome outcome, Func<int, double> value) in new (Outcome, Func<int, double>)[]
            {
                (Outcomes.SpendingShare, year => SpendingShare(states, year)),
                (Outcomes.Troops, year => Troops(states, year)),
                (Outcomes.PartnerTroopYears, year => partners.Length == 0 ? double.NaN : Troops(partners, year)),
            })
            {
                for (int t = 0; t < years; t++)
                {
                    if (value(t) is var known && double.IsFinite(known))
                        yield return [outcome.Key, outcome.Unit, key, RunTables.Number(Horizon.Start + t), RunTables.Number(known)];
                }
            }
        }
    }

    /// <summary>Per cent of GDP, over those states of which it is known.</summary>
    private double SpendingShare(int[] states, int year)
    {
        double[] gdp = _model.Drivers.Gdp[year];
        int[] known = [.. states.Where(state => double.IsFinite(_history.Spending[year][state]))];
        double income = known.Sum(state => gdp[state]);
        return income > 0 && income >= EnoughIncome * states.Sum(state => gdp[state]) ? 100 * known.Sum(state => gdp[state] * _history.Spending[year][state]) / income : double.NaN;
    }

    /// <summary>Thousands in all operations that ran; unknown if one contingent is.</summary>
    private double Troops(int[] states, int year)
    {
        int[] running = [.. Enumerable.Range(0, _isActive.Length).Where(operation => _isActive[operation][year])];
        return running.Length == 0 ? double.NaN : states.Sum(state => running.Sum(operation => _history.Troops[operation][year][state]));
    }
}
