using System.Collections.Concurrent;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// How much each case of a forecast counts, in a sample and its resamples side by side: what a score adds up case by
/// case it adds for all of them at once. States are resampled, because cases of one state are no independent witnesses.
/// </summary>
public sealed class CaseWeights
{
    /// <summary>
    /// How often each state is drawn, by state and resample, after the sample itself; the same for all cases of as many
    /// states.
    /// </summary>
    private static readonly ConcurrentDictionary<(int States, ulong Seed), double[][]> Draws = new();

    private readonly double[][] _ofCases;

    private CaseWeights(double[][] ofCases, int count, int states)
    {
        _ofCases = ofCases;
        States = states;
        Totals = new double[count];
        foreach (double[] weights in ofCases)
            Rows.Add(weights, Totals);
    }

    /// <summary>A sample of which every case counts once, and nothing else.</summary>
    public static CaseWeights Once(int cases)
    {
        double[][] ofCases = new double[cases][];
        Array.Fill(ofCases, [1]);
        return new(ofCases, count: 1, states: 0);
    }

    /// <summary>A sample, and nothing else.</summary>
    /// <param name="weights">Of each case.</param>
    public static CaseWeights Of(IEnumerable<double> weights) =>
        new([.. weights.Select(weight => new[] { weight })], count: 1, states: 0);

    /// <summary>A sample of which every case counts once, and its bootstrap over states.</summary>
    /// <param name="stateOf">The state of each case.</param>
    public static CaseWeights OfStates(IEnumerable<int> stateOf, ulong seed)
    {
        int[] ofCases = [.. stateOf];
        int[] states = [.. ofCases.Distinct().Order()];
        double[][] drawn = Draws.GetOrAdd((states.Length, seed), Draw);
        return new(
            [.. ofCases.Select(state => drawn[Array.BinarySearch(states, state)])], 1 + Bootstrap.Resamples,
            states.Length);
    }

    /// <summary>How many states are resampled.</summary>
    public int States { get; }

    /// <summary>The weights of all cases together, in the sample and in each resample.</summary>
    public double[] Totals { get; }

    /// <summary>The weights of a case, in the sample and in each resample.</summary>
    public ReadOnlySpan<double> this[int number] => _ofCases[number];

    private static double[][] Draw((int States, ulong Seed) of)
    {
        Bootstrap bootstrap = Bootstrap.OfStates(of.States, of.Seed);
        double[][] byResample = [.. Enumerable.Range(0, Bootstrap.Resamples).Select(bootstrap.Weights)];
        return [.. Enumerable.Range(0, of.States).Select(state =>
            (double[])[1, .. byResample.Select(weights => weights[state])])];
    }
}
