using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Seminar.Engine;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>
/// What was observed of a group or state, where the data say it of (nearly) all of its states; not a number elsewhere.
/// </summary>
/// <remarks>
/// Troops: only years in which every operation that asked for troops is known of each state. Spending
/// and strength: years in which the states that are known make up nine tenths of the group.
/// </remarks>
internal sealed class Seen
{
    private const double Enough = 0.9;

    private readonly CompiledModel _model;
    private readonly ObservedHistory _history;

    public Seen(Scenario baseline)
    {
        _model = ScenarioRuns.ModelOf(baseline);
        _history = ObservedHistory.Of(baseline, _model);
    }

    /// <summary>The observed value of an outcome, in the outcome's unit.</summary>
    public double Of(Outcome outcome, Group subject, int year)
    {
        int t = Horizon.IndexOf(year);
        if (t < 0 || t >= _history.Years)
            return double.NaN;
        if (outcome == Outcomes.SpendingShare)
            return Spending(subject, t);
        if (outcome == Outcomes.Active)
            return Strength(subject, t);
        if (outcome == Outcomes.Troops || outcome == Outcomes.NonleadTroopYears
            || (outcome == Outcomes.PartnerTroopYears && subject.Key == "partners"))
            return Troops(subject, t);
        return double.NaN;
    }

    private double Spending(Group subject, int t)
    {
        double known = 0;
        double spent = 0;
        double all = 0;
        foreach (int state in subject.States)
        {
            double gdp = _model.Drivers.Gdp[t][state];
            all += gdp;
            if (double.IsNaN(_history.Spending[t][state]))
                continue;
            known += gdp;
            spent += 100 * _history.Spending[t][state] * gdp;
        }

        return known >= Enough * all && known > 0 ? spent / known : double.NaN;
    }

    private double Strength(Group subject, int t)
    {
        double sum = 0;
        foreach (int state in subject.States)
            sum += _history.Strength[t][state];
        return sum;
    }

    private double Troops(Group subject, int t)
    {
        double sum = 0;
        bool isAny = false;
        for (int operation = 0; operation < _history.Operations.Length; operation++)
        {
            if (_model.Drivers.Requested[operation][t] <= 0)
                continue;
            isAny = true;
            foreach (int state in subject.States)
                sum += _history.Troops[operation][t][state];
        }

        return isAny ? sum : double.NaN;
    }
}
