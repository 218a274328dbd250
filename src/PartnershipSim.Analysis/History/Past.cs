using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// A course of events, lived or simulated: what a stylised fact is a function of. The same formula is read off history
/// and off every run. What is not known is not a number.
/// </summary>
public abstract class Past(CompiledModel model)
{
    private readonly string[] _operations = [.. model.Operations.Select(card => card.Name)];

    public CompiledModel Model { get; } = model;

    /// <summary>Percent of GDP.</summary>
    public abstract double SpendingShare(int state, int year);

    /// <summary>Active strength, thousands.</summary>
    public abstract double Strength(int state, int year);

    /// <summary>Thousands.</summary>
    public abstract double Troops(int state, int year, int operation);

    /// <summary>Persons.</summary>
    public abstract double Deaths(int state, int year, int operation);

    /// <summary>bn of 2015 US$; given to the model.</summary>
    public double Gdp(int state, int year) => Model.Drivers.Gdp[Horizon.IndexOf(year)][state];

    /// <summary>Millions; given to the model.</summary>
    public double Population(int state, int year) => Model.Drivers.Population[Horizon.IndexOf(year)][state];

    /// <summary>bn.</summary>
    public double Spending(int state, int year) => SpendingShare(state, year) / 100 * Gdp(state, year);

    /// <summary>By the data.</summary>
    public bool IsMember(int state, int year) => Model.Drivers.AccessionYear[state] <= year;

    public string RegionOf(int state) => Model.Regions[Model.States[state].Region];

    public int Number(string operation) => Array.IndexOf(_operations, operation);

    /// <summary>The states for which this holds, by number.</summary>
    public ImmutableArray<int> Where(Func<StateCard, bool> holds) =>
        [.. Enumerable.Range(0, Model.States.Length).Where(i => holds(Model.States[i]))];
}

/// <summary>History itself. Of deaths it knows those in Afghanistan, which are counted for ISAF.</summary>
public sealed class LivedPast(CompiledModel model, ObservedHistory history, Scenario scenario) : Past(model)
{
    private readonly Dictionary<(string Iso3, int Year), int> _deaths =
        scenario?.Data.Casualties.ToDictionary(row => (row.Iso3, row.Year), row => row.Deaths)
            ?? throw new ArgumentNullException(nameof(scenario));

    public override double SpendingShare(int state, int year) => 100 * history.Spending[Horizon.IndexOf(year)][state];

    public override double Strength(int state, int year) => history.Strength[Horizon.IndexOf(year)][state];

    public override double Troops(int state, int year, int operation) =>
        history.Troops[operation][Horizon.IndexOf(year)][state];

    public override double Deaths(int state, int year, int operation) =>
        operation == Number("ISAF") ? _deaths.GetValueOrDefault((Model.States[state].Iso3, year)) : double.NaN;
}
