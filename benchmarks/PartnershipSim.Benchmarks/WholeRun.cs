using BenchmarkDotNet.Attributes;
using PartnershipSim.Analysis.History.References;
using PartnershipSim.Model;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Runs;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// The stages of <c>partnersim run</c>: the data are read, the scenario is compiled, run and described, tables and a
/// figure are written.
/// </summary>
[MemoryDiagnoser]
public class WholeRun
{
    private const int Replicates = 64;

    private readonly string _folder = Path.Combine(Checkout.Root, "scenarios", "data");
    private static readonly OutcomeYears Years = OutcomeYears.Default(Baseline.Model.Horizon);

    private readonly CountryData _data = CountryData.Load(Path.Combine(Checkout.Root, "scenarios", "data"));
    private readonly RunPlan _plan = new(Baseline.Seed, Replicates, Threads: 1);
    private readonly FigureWriter _writer = new();
    private RunResult _result = null!;
    private Figure _figure = null!;

    [GlobalSetup]
    public void RunOnce()
    {
        _result = Run();
        Distribution[] interop = [.. Enumerable.Range(Horizon.Start, Baseline.Model.Horizon.Years)
            .Select(year => _result[Outcomes.All.Single(o => o.Key == "interop"), "pfp", year])];
        _figure = new Interoperability(
            [new Trajectory("pfp", "Partnership for Peace", "interop", "0-1", Horizon.Start, [.. interop])],
            new FigureContext("baseline", Replicates, Baseline.Seed, ""));
    }

    [Benchmark]
    public CountryData Load() => CountryData.Load(_folder);

    [Benchmark]
    public CompiledModel Compile() => Compiler.Compile(new Scenario { Name = "baseline", Data = _data }).Model;

    [Benchmark]
    public RunResult Run() => ScenarioRun.Of(Baseline.Model, _plan, Years);

    [Benchmark]
    public void WriteTables()
    {
        OutcomesTable.Table.Write(Stream.Null, YearRow.OfGroups("baseline", _result));
        StatesTable.Table.Write(Stream.Null, YearRow.OfStates("baseline", _result));
        SummaryTable.Table.Write(Stream.Null, SummaryRow.Of("baseline", _result));
    }

    [Benchmark]
    public string DrawAFigure() => _writer.Svg(_figure);
}
