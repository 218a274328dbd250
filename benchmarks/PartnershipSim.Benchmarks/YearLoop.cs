using BenchmarkDotNet.Attributes;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Tests.Oracle;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// One run of the baseline, 1994 to 2020: the plain twin, the engine, and the engine with every outcome taken. Times
/// are per run.
/// </summary>
[MemoryDiagnoser]
public class YearLoop
{
    private readonly PlainSimulation _plain = new(Baseline.Model);
    private readonly PlainDice _plainDice = new(Baseline.Seed, replicate: 0);
    private readonly Simulation _engine = new(Baseline.Model);
    private readonly Dice _dice = Dice.ForBlock(Baseline.Seed, first: 0);
    private readonly Measurer _measurer = new();

    [Benchmark(Baseline = true)]
    public void Oracle() => _plain.Run(Benchmarks.Baseline.Model.Timetable, _plainDice);

    [Benchmark(OperationsPerInvoke = Lanes.Count)]
    public void Engine() => _engine.Run(Benchmarks.Baseline.Settings, _dice, default(NoObserver));

    [Benchmark(OperationsPerInvoke = Lanes.Count)]
    public void EngineWithOutcomes() => _engine.Run(Benchmarks.Baseline.Settings, _dice, _measurer);
}
