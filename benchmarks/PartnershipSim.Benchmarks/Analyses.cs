using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.History.References;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Benchmarks;

/// <summary>Sobol' indices with a thousand bootstraps: thirty inputs, results in memory.</summary>
[MemoryDiagnoser]
public class SobolAnalysis
{
    private const int Inputs = 30;

    private ImmutableArray<Axis> _axes;
    private SaltelliDesign _design = null!;
    private double[][] _y = null!;

    /// <summary>Base points; the target of three seconds on one core stands for 16,384.</summary>
    [Params(1 << 10, 1 << 14)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Sample()
    {
        _axes = [.. Enumerable.Range(0, Inputs).Select(i => Axis.Real($"x{i}", 0, 1))];
        _design = new(Rows);
        _y = [.. _design.Points(_axes, 1)
            .Select(point => (double[])[point.Select((x, i) => x * (Inputs - i)).Sum() + 20 * point[0] * point[1]])];
    }

    [Benchmark]
    public SobolIndices Estimate() => SobolIndices.Estimate(_design, _axes, _y, seed: 1);
}

/// <summary>PRIM with its stability over fifty halves of the points: forty inputs, a box of three planted.</summary>
[MemoryDiagnoser]
public class PrimAnalysis
{
    private const int Inputs = 40;

    private ImmutableArray<Axis> _axes;
    private double[][] _points = null!;
    private double[][] _interest = null!;

    /// <summary>The target of ten seconds stands for 100,000.</summary>
    [Params(5_000, 100_000)]
    public int Points { get; set; }

    [GlobalSetup]
    public void Sample()
    {
        _axes = [.. Enumerable.Range(0, Inputs)
            .Select(i => i == 2 ? Axis.Categorical("c", "north", "east", "south") : Axis.Real($"x{i}", 0, 1))];
        _points = new LatinHypercube(Points).Points(_axes, 1);
        _interest = [.. _points.Select((point, p) => (double[])[IsPlanted(point) != IsOdd(p) ? 1 : 0])];
    }

    [Benchmark]
    public PrimSearch Find() => PrimSearch.Find(_axes, _points, _interest, seed: 1);

    private static bool IsPlanted(double[] point) => point[0] > 0.6 && point[1] < 0.5 && point[2] == 1;

    // one case in ten is the other way round
    private static bool IsOdd(int p) => Philox.Words((uint)p, 0, 0, 0, 1, 0).W0 % 10 == 0;
}

/// <summary>
/// Morris' elementary effects with their intervals: thirty inputs, a hundred trajectories, results in memory.
/// </summary>
[MemoryDiagnoser]
public class MorrisAnalysis
{
    private const int Inputs = 30;

    private readonly MorrisDesign _design = new(Trajectories: 100);
    private readonly ImmutableArray<Axis> _axes = [.. Enumerable.Range(0, Inputs)
        .Select(i => Axis.Real($"x{i}", 0, 1))];
    private double[][] _y = null!;

    [GlobalSetup]
    public void Sample() =>
        _y = [.. _design.Points(_axes, 1).Select(point => (double[])[point.Select((x, i) => x * (Inputs - i)).Sum()])];

    [Benchmark]
    public MorrisEffects Estimate() => MorrisEffects.Estimate(_design, _axes, seed: 1, _y);
}
