using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Model;

/// <summary>Reads the world once a year, as a recorder does.</summary>
public interface IObserver
{
    /// <summary>The last calendar year that it reads; the run ends there. By default it reads all years.</summary>
    int Until => int.MaxValue;

    /// <summary>
    /// Called after every year, the initial one included; the current values stand in <see cref="Column.Now"/>.
    /// </summary>
    void Observe(in Year year, World world);
}

/// <summary>
/// Eight runs of one compiled model, from 1994 to the end of its horizon, or to the last year that is read. One object
/// serves one thread and can be run again and again; between the first year and the last it allocates nothing.
/// </summary>
public sealed class Simulation
{
    private readonly CompiledModel _model;
    private readonly ImmutableArray<ISubmodel> _schedule;

    public Simulation(CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _schedule = Schedule.Of(model);
        World = new World(model);
    }

    public World World { get; }

    /// <summary>Runs the eight lanes through all years that the observer reads.</summary>
    /// <param name="settings">The settings, year by year and lane by lane.</param>
    /// <param name="dice">The random streams of the eight replicates.</param>
    /// <param name="observer">Called after every year.</param>
    /// <param name="imposed">Attitudes taken from a run of another scenario, or null.</param>
    public void Run<TObserver>(Settings settings, Dice dice, TObserver observer, AttitudePath? imposed = null)
        where TObserver : IObserver =>
        Run(settings, dice, observer, default(ClosedLedger), imposed);

    /// <summary>The same, with every decision written into a ledger term by term.</summary>
    public void Run<TObserver, TLedger>(
        Settings settings, Dice dice, TObserver observer, TLedger ledger, AttitudePath? imposed = null)
        where TObserver : IObserver
        where TLedger : struct, ILedger
    {
        ArgumentNullException.ThrowIfNull(settings);
        int years = Math.Clamp(observer.Until - Horizon.Start + 1, 1, _model.Horizon.Years);
        for (int index = 0; index < years; index++)
            RunYear(World, new(_model, index, settings.ForYear(index), dice, imposed), observer, ledger);
    }

    /// <summary>
    /// One year of a world, for those who run several worlds side by side: a year needs nothing but the world as the
    /// year before left it.
    /// </summary>
    /// <param name="world">Of the same model; the first year, number 0, fills it from data.</param>
    public void RunYear<TObserver, TLedger>(World world, in Year year, TObserver observer, TLedger ledger)
        where TObserver : IObserver
        where TLedger : struct, ILedger
    {
        ArgumentNullException.ThrowIfNull(world);
        if (year.Index == 0)
        {
            Initialisation.Fill(year, world);
        }
        else
        {
            foreach (ISubmodel submodel in _schedule)
                submodel.Advance(year, world, ledger);
        }

        world.Turn();
        observer.Observe(year, world);
    }
}
