using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// The model as a forecaster: up to the origin observations replace what it simulates, afterwards it runs free. GDP,
/// requested troops and the other drivers are given to it.
/// </summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Seed">Decides every draw.</param>
/// <param name="Samples">Runs per origin.</param>
/// <param name="Threads">0: one per processor. Never changes a result.</param>
public sealed record Forecaster(Scenario Scenario, ulong Seed, int Samples, int Threads = 0)
{
    // shared with the forecasters that are made of this one
    private readonly OriginModels _models = new(Scenario);

    /// <summary>Points to set parameters to, sample by sample in turn; empty: as the scenario says.</summary>
    public ImmutableArray<ImmutableArray<(Setting Setting, double Value)>> Ensemble { get; init; } = [];

    /// <summary>From what the initial attitudes and interoperability are taken.</summary>
    public Priors Priors { get; init; }

    /// <summary>
    /// Parameter sets of an origin, as they could have been known then: each changes what the scenario says, and the
    /// samples take them in turn. Null: the same from every origin.
    /// </summary>
    public Func<int, ImmutableArray<ImmutableArray<(Setting Setting, double Value)>>>? OfOrigin { get; init; }

    /// <summary>
    /// How the parameters stand, year by year: once for each point of the ensemble, or as the model says.
    /// </summary>
    internal ImmutableArray<ImmutableArray<ParameterPoint>> Timetables(CompiledModel model) =>
        Ensemble.IsEmpty ? [model.Timetable] : [.. Ensemble.Select(changes => model.Timetable.With(changes))];

    /// <summary>The timetables of a block of runs, which take them in turn.</summary>
    internal static Settings SettingsFrom(int first, ImmutableArray<ImmutableArray<ParameterPoint>> timetables) =>
        Settings.PerLane([.. Enumerable.Range(first, Lanes.Count)
            .Select(s => (IReadOnlyList<ParameterPoint>)timetables[s % timetables.Length])]);

    /// <summary>The sample of every cell of a window's leg.</summary>
    public ForecastSample Run(Leg leg, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(leg);
        CompiledModel model = _models.Of(Scenario, leg.Origin).With(Priors).Until(leg.To);
        ImmutableArray<ImmutableArray<ParameterPoint>> timetables = OfOrigin is { } known
            ? [.. known(leg.Origin).Select(changes => model.Timetable.With(changes))]
            : Timetables(model);
        ForecastSample sample = new(model, leg, Samples);
        int blocks = (Samples + Lanes.Count - 1) / Lanes.Count;
        BlockScheduler<Simulation> scheduler = new(Threads, () => new Simulation(model));
        scheduler.Run(
            new(blocks, (simulation, block) =>
            {
                int first = block * Lanes.Count;
                simulation.Run(SettingsFrom(first, timetables), Dice.ForBlock(Seed, (uint)first), sample.Block(first));
            }),
            cancellation);
        return sample;
    }
}

/// <summary>What the model expected in the years of a leg, run by run.</summary>
public sealed class ForecastSample
{
    private readonly CompiledModel _model;
    private readonly Leg _leg;
    private readonly int _samples;
    private readonly double[][] _cells;

    internal ForecastSample(CompiledModel model, Leg leg, int samples)
    {
        _model = model;
        _leg = leg;
        _samples = samples;
        _cells = new double[(leg.To - leg.From + 1) * PerYear][];
        for (int cell = 0; cell < _cells.Length; cell++)
            _cells[cell] = new double[samples];
    }

    private int PerYear => _model.States.Length * (2 + _model.Operations.Length);

    /// <summary>The runs of one cell in replicate order, in the unit of the quantity.</summary>
    public ReadOnlySpan<double> this[Quantity quantity, int operation, int state, int year] =>
        _cells[Place(quantity, operation, state, year)];

    /// <summary>What the model says of a case.</summary>
    public Prediction Expect(ForecastCase asked, Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(asked);
        double[] sample = _cells[Place(quantity, asked.Operation, asked.State, asked.Year)];
        return Prediction.Of(
            sample, quantity == Quantity.Troops ? sample.Count(sent => sent > 0) / (double)sample.Length : double.NaN);
    }

    internal IObserver Block(int first) => new Recorder(this, first);

    private int Place(Quantity quantity, int operation, int state, int year) =>
        (year - _leg.From) * PerYear
            + _model.States.Length * (quantity == Quantity.Troops ? 2 + operation : (int)quantity) + state;

    private sealed class Recorder(ForecastSample sample, int first) : IObserver
    {
        private readonly double[] _lanes = new double[Lanes.Count];

        public void Observe(in Year year, World world)
        {
            if (year.Number < sample._leg.From || year.Number > sample._leg.To)
                return;
            for (int i = 0; i < world.States; i++)
            {
                Put(Quantity.Spending, -1, i, year.Number, 100 * LaneMath.Exp(world.LogShare.Now[i]));
                Put(Quantity.Strength, -1, i, year.Number, LaneMath.Log(world.Active.Now[i]));
                for (int o = 0; o < world.Operations; o++)
                    Put(Quantity.Troops, o, i, year.Number, world.DeployedTo[o].Now[i]);
            }
        }

        private void Put(Quantity quantity, int operation, int state, int year, Lanes values)
        {
            values.CopyTo(_lanes);
            _lanes.AsSpan(0, Math.Min(Lanes.Count, sample._samples - first))
                .CopyTo(sample._cells[sample.Place(quantity, operation, state, year)].AsSpan(first));
        }
    }
}
