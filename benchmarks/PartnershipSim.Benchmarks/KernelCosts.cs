using BenchmarkDotNet.Attributes;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// Draws and functions, eight lanes a call; times are per call. The multiplication is what a call costs at least.
/// </summary>
public class KernelCosts
{
    private const int Calls = 1024;

    private readonly Dice _dice = Dice.ForBlock(Baseline.Seed, first: 0);
    private readonly Lanes[] _shares = new Lanes[Calls];
    private readonly Lanes[] _logits = new Lanes[Calls];
    private readonly Lanes[] _results = new Lanes[Calls];

    public KernelCosts()
    {
        for (int call = 0; call < Calls; call++)
        {
            _shares[call] = _dice.Uniform(Purpose.Join, year: 0, state: (uint)call);
            _logits[call] = 4 * _dice.Normal(Purpose.Size, year: 0, state: (uint)call);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public void Multiply()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = _shares[call] * _logits[call];
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Divide()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = _logits[call] / _shares[call];
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Sqrt()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = LaneMath.Sqrt(_shares[call]);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Exp()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = LaneMath.Exp(_logits[call]);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Log()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = LaneMath.Log(_shares[call]);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Pow()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = LaneMath.Pow(_shares[call], _logits[call]);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Logistic()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = LaneMath.Logistic(_logits[call]);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Logit()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = LaneMath.Logit(_shares[call]);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void NormalQuantile()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = LaneMath.NormalQuantile(_shares[call]);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void PoissonQuantile()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = Dice.PoissonQuantile(2, _shares[call]);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void UniformDraw()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = _dice.Uniform(Purpose.Join, year: 0, state: (uint)call);
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public void NormalDraw()
    {
        for (int call = 0; call < Calls; call++)
            _results[call] = _dice.Normal(Purpose.Size, year: 0, state: (uint)call);
    }
}
