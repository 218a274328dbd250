using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// The patient half of PRIM: from the whole space, peel off a thin slice at a time, always the one that a rule likes
/// best (Friedman and Fisher 1999, section 9; see <see cref="PeelingRule"/>).
/// </summary>
internal static class PrimPeeling
{
    /// <summary>
    /// Every box on the way, the whole space first, until the next would hold less than the given share of the points.
    /// </summary>
    public static ImmutableArray<BoxStep> Run(
        PrimSample sample, double patience, double leastMass, PeelingRule rule = PeelingRule.GainPerPoint) =>
        Runs(sample, patience, leastMass, [rule])[rule];

    /// <summary>The same for several rules, which share the work as long as they like the same slices.</summary>
    public static Dictionary<PeelingRule, ImmutableArray<BoxStep>> Runs(
        PrimSample sample, double patience, double leastMass, ImmutableArray<PeelingRule> rules)
    {
        Dictionary<PeelingRule, ImmutableArray<BoxStep>> ways = [];
        Follow(new(sample), [], rules);
        return ways;

        void Follow(PrimRemains remains, List<BoxStep> steps, ImmutableArray<PeelingRule> together)
        {
            while (!together.IsEmpty)
            {
                steps.Add(sample.Step(remains.Box, remains.Count, remains.Interest));
                PrimPeel[] peels = [.. remains.Peels(patience, leastMass)];
                ILookup<PrimPeel?, PeelingRule> liked = together.ToLookup(rule => Best(rule, remains, peels));
                foreach (PeelingRule rule in liked[null])
                    ways[rule] = [.. steps];

                IGrouping<PrimPeel?, PeelingRule>[] next = [.. liked.Where(group => group.Key is not null)];
                foreach (IGrouping<PrimPeel?, PeelingRule> others in next.Skip(1))
                {
                    PrimRemains apart = remains.Copy();
                    apart.Take(others.Key!.Value);
                    Follow(apart, [.. steps], [.. others]);
                }

                together = [];
                if (next is [{ Key: { } peel } first, ..])
                {
                    remains.Take(peel);
                    together = [.. first];
                }
            }
        }
    }

    /// <summary>Null if no slice leaves a denser box.</summary>
    private static PrimPeel? Best(PeelingRule rule, PrimRemains remains, PrimPeel[] peels)
    {
        PrimPeel? best = null;
        double most = 0;
        foreach (PrimPeel peel in peels)
        {
            int kept = remains.Count - peel.Count;
            double rise = (remains.Interest - peel.Interest) / kept - remains.Interest / remains.Count;
            double gain = rule switch
            {
                PeelingRule.GainPerPoint => rise / peel.Count,
                PeelingRule.WeightedGainPerPoint => kept * rise / peel.Count,
                _ => rise,
            };
            if (gain > most)
                (best, most) = (peel, gain);
        }

        return best;
    }
}
