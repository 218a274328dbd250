using BenchmarkDotNet.Attributes;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// Each submodel alone: the year 2010 of eight runs, again and again. Every submodel may be asked twice: it reads, and
/// fills its own columns.
/// </summary>
[MemoryDiagnoser]
public class SubmodelCosts
{
    private const int Index = 2010 - Horizon.Start;

    private readonly Dice _dice = Dice.ForBlock(Baseline.Seed, first: 0);
    private World _world = null!;
    private ISubmodel _submodel = null!;

    public static IEnumerable<string> Names => Schedule.Of(Baseline.Model).Select(submodel => submodel.Card.Name);

    [ParamsSource(nameof(Names))]
    public string Submodel { get; set; } = "";

    [GlobalSetup]
    public void ReachTheYear()
    {
        Simulation simulation = new(Baseline.Until(2009));
        simulation.Run(Baseline.Settings, _dice, default(NoObserver));
        _world = simulation.World;
        foreach (ISubmodel submodel in Schedule.Of(Baseline.Model))
        {
            submodel.Advance(
                new Year(Baseline.Model, Index, Baseline.Settings.ForYear(Index), _dice), _world,
                default(ClosedLedger));
            if (submodel.Card.Name == Submodel)
                _submodel = submodel;
        }
    }

    [Benchmark]
    public void Advance() =>
        _submodel.Advance(
            new Year(Baseline.Model, Index, Baseline.Settings.ForYear(Index), _dice), _world, default(ClosedLedger));
}
