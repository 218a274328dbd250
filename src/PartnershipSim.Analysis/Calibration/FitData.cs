using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>
/// What the years up to <see cref="Window.LastFitYear"/> show of a scenario, and the scenario with those observations
/// imposed
/// year by year, so that each year is expected from what was known at the end of the year before. No later year is in
/// it.
/// </summary>
public sealed class FitData
{
    private FitData(CompiledModel model, ImmutableArray<FitCase> cases)
    {
        Model = model;
        Cases = cases;
    }

    /// <summary>Ends with the last fit year; observations replace what is simulated.</summary>
    public CompiledModel Model { get; }

    /// <summary>By year; sizes of an operation's year stand together, followed by their total.</summary>
    public ImmutableArray<FitCase> Cases { get; }

    public int Count(FitTask task) => Cases.Count(each => each.Task == task);

    /// <summary>The fit years of a scenario's own data.</summary>
    public static FitData Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        CompiledModel model = Compiler.Compile(scenario, Window.LastFitYear).Model;
        return Of(model, ObservedHistory.Of(scenario, model));
    }

    /// <param name="nudged">Compiled with observations up to the last fit year.</param>
    /// <param name="history">The same observations, as they are scored.</param>
    public static FitData Of(CompiledModel nudged, ObservedHistory history)
    {
        ArgumentNullException.ThrowIfNull(nudged);
        ArgumentNullException.ThrowIfNull(history);
        if (nudged.Nudge?.Origin != Window.LastFitYear)
            throw new ArgumentException(
                $"the model does not take over observations up to {Window.LastFitYear}", nameof(nudged));
        IEnumerable<FitCase> cases =
            from year in Enumerable.Range(Horizon.Start + 1, Window.LastFitYear - Horizon.Start)
            from found in Joinings(nudged, history, year).Concat(Sizes(nudged, history, year)).Concat(Levels(
                nudged, history, year))
            select found;
        return new(nudged.Until(Window.LastFitYear), [.. cases]);
    }

    private static IEnumerable<FitCase> Joinings(CompiledModel model, ObservedHistory history, int year) =>
        from sent in Contingents(model, history, year)
        where history.IsComplete(sent.Operation, year)
        select new FitCase(FitTask.Joining, year, sent.State, sent.Operation, sent.Troops > 0 ? 1 : 0);

    // who is alone says nothing of its size relative to the others
    private static IEnumerable<FitCase> Sizes(CompiledModel model, ObservedHistory history, int year) =>
        Contingents(model, history, year).Where(sent => sent.Troops > 0)
            .GroupBy(sent => sent.Operation).Where(together => together.Skip(1).Any())
            .SelectMany(together => together
                .Select(sent => new FitCase(FitTask.Size, year, sent.State, sent.Operation, Math.Log(sent.Troops)))
                .Append(new FitCase(FitTask.Total, year, -1, together.Key, 0)));

    private static IEnumerable<(int Operation, int State, double Troops)> Contingents(
        CompiledModel model, ObservedHistory history, int year)
    {
        int t = Horizon.IndexOf(year);
        KnownHistory known = new(model, history, year - 1);
        return
            from operation in Enumerable.Range(0, model.Operations.Length)
            where model.Drivers.Requested[operation][t] > 0
            from state in Enumerable.Range(0, model.States.Length)
            where model.States[state].MayContribute && model.Drivers.CanContribute[t][state]
            let troops = history.Troops[operation][t][state]
            where !double.IsNaN(troops) && IsYesterdayKnown(model, known, operation, state, year)
            select (operation, state, troops);
    }

    // who was there last year is most of the answer: where it is not known, a few simulated yesterdays are no
    // substitute
    private static bool IsYesterdayKnown(CompiledModel model, KnownHistory known, int operation, int state, int year) =>
        (year == model.Operations[operation].FirstYear && model.Operations[operation].Predecessor is null)
            || !double.IsNaN(known.TroopsIn(operation, state, year - 1));

    // the lead power's spending is given to the model
    private static IEnumerable<FitCase> Levels(CompiledModel model, ObservedHistory history, int year)
    {
        int t = Horizon.IndexOf(year);
        IEnumerable<int> states = Enumerable.Range(0, model.States.Length);
        bool IsKnown(double[][] values, int i) => !double.IsNaN(values[t][i]) && !double.IsNaN(values[t - 1][i]);
        return states.Where(i => !model.States[i].IsLead && IsKnown(history.Spending, i))
            .Select(i => new FitCase(FitTask.Spending, year, i, -1, Math.Log(history.Spending[t][i])))
            .Concat(states.Where(i => IsKnown(history.Strength, i))
                .Select(i => new FitCase(FitTask.Strength, year, i, -1, Math.Log(history.Strength[t][i]))));
    }
}
