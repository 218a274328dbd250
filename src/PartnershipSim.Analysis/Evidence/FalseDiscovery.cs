using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>One test of a family; the tests of a family concern one question.</summary>
/// <param name="PValue">Not a number for a test that could not be made: it does not count.</param>
public sealed record Hypothesis(string Family, string Name, double PValue);

/// <summary>A test after its family was taken into account.</summary>
/// <param name="Adjusted">The smallest false discovery rate at which the test is a discovery.</param>
public sealed record Discovery(Hypothesis Hypothesis, double Adjusted, bool IsDiscovery);

/// <summary>
/// The false discovery rate (Benjamini and Hochberg 1995), family by family: among the discoveries at a rate, at most
/// that share is expected to be false.
/// </summary>
public static class FalseDiscovery
{
    /// <summary>In the order of the tests.</summary>
    public static ImmutableArray<Discovery> Judge(ImmutableArray<Hypothesis> tests, double rate)
    {
        Discovery[] judged = new Discovery[tests.Length];
        foreach (IGrouping<string, int> family in Enumerable.Range(0, tests.Length).GroupBy(i => tests[i].Family))
        {
            int[] descending =
                [.. family.Where(i => !double.IsNaN(tests[i].PValue)).OrderByDescending(i => tests[i].PValue)];
            foreach (int i in family)
                judged[i] = new(tests[i], double.NaN, false);
            double adjusted = 1;
            for (int place = 0; place < descending.Length; place++)
            {
                int rank = descending.Length - place;
                adjusted = Math.Min(adjusted, tests[descending[place]].PValue * descending.Length / rank);
                judged[descending[place]] = new(tests[descending[place]], adjusted, adjusted <= rate);
            }
        }

        return [.. judged];
    }
}
