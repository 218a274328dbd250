using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Benchmarks;

/// <summary>What everything is measured on: all states, the full history, real country data, nothing changed.</summary>
public static class Baseline
{
    public const ulong Seed = 1;

    public static CompiledModel Model { get; } =
        Compiler.Compile(new Scenario
        {
            Name = "baseline",
            Data = CountryData.Load(Path.Combine(Checkout.Root, "scenarios", "data")),
        })
            .Model;

    public static Settings Settings { get; } = Settings.Same(Model.Timetable);

    /// <summary>
    /// The same model with its last year earlier: a way to stop the world in the middle of its history.
    /// </summary>
    public static CompiledModel Until(int year) => Model with { Horizon = Model.Horizon with { To = year } };
}

/// <summary>Looks away: the bare year loop.</summary>
public readonly struct NoObserver : IObserver
{
    public int Until => int.MaxValue;

    public void Observe(in Year year, World world)
    {
    }
}

/// <summary>
/// Takes every outcome of every group and state, every year: what a run costs when somebody wants to know.
/// </summary>
public sealed class Measurer : IObserver
{
    private readonly Measures _measures = new(Baseline.Model);

    public void Observe(in Year year, World world) => _measures.Take(year, world);
}
