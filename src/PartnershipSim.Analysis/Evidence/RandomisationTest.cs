using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Randomisation inference (Fisher 1935): labels such as dates of treatment are permuted within strata, and the
/// statistic of the data is compared with those of the permutations. The test is exact if, within strata, every
/// assignment was as likely as the observed one.
/// </summary>
/// <param name="Observed">The statistic of the data.</param>
/// <param name="PValue">
/// Two-sided: the share of permutations, the data among them, whose statistic is at least as far from zero.
/// </param>
/// <param name="Permuted">The statistics of the permutations.</param>
public sealed record RandomisationTest(double Observed, double PValue, ImmutableArray<double> Permuted)
{
    /// <summary>With fewer distinct assignments no p-value reaches 5 %.</summary>
    private const double LeastAssignments = 20;

    /// <summary>Statistics that differ by less than this share are equal but for rounding.</summary>
    private const double RoundingShare = 1e-12;

    /// <summary>A statistic under a permutation of the labels.</summary>
    /// <param name="order">Unit i receives the label of unit order[i].</param>
    public delegate double Statistic(ReadOnlySpan<int> order);

    /// <param name="labels">What is permuted: units with equal labels can be exchanged without effect.</param>
    /// <param name="strata">Of each unit: cohorts, regions.</param>
    public static RandomisationTest Of(
        ImmutableArray<int> labels, ImmutableArray<int> strata, int draws, ulong seed, Statistic statistic)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        double distinct = DistinctAssignments(labels, strata);
        if (distinct < LeastAssignments)
        {
            throw new NotEstimableException(
                $"Within strata there {(distinct < 1.5 ? "is one way" : $"are {distinct:0} ways")} to assign the "
                + "treatment: no randomisation test can reach 5 %.");
        }

        int[] order = [.. Enumerable.Range(0, strata.Length)];
        double observed = statistic(order);
        int[][] members =
        [
            .. Enumerable.Range(0, strata.Length).GroupBy(i => strata[i]).OrderBy(g => g.Key).Select(g => g.ToArray()),
        ];
        EvidenceDice dice = new(seed, EvidenceDice.Permutations);
        ImmutableArray<double>.Builder permuted = ImmutableArray.CreateBuilder<double>(draws);
        int asFar = 1;
        for (int draw = 0; draw < draws; draw++)
        {
            foreach (int[] stratum in members)
                Shuffle(stratum, order, dice, draw);
            double found = statistic(order);
            permuted.Add(found);
            if (Math.Abs(found) >= Math.Abs(observed) * (1 - RoundingShare))
                asFar++;
        }

        return new(observed, asFar / (draws + 1.0), permuted.MoveToImmutable());
    }

    /// <summary>Fisher and Yates, from an order that does not depend on earlier draws.</summary>
    private static void Shuffle(int[] stratum, int[] order, EvidenceDice dice, int draw)
    {
        int[] shuffled = [.. stratum];
        for (int i = shuffled.Length - 1; i > 0; i--)
        {
            int j = dice.Below(i + 1, draw, stratum[i]);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        for (int i = 0; i < shuffled.Length; i++)
            order[stratum[i]] = shuffled[i];
    }

    private static double DistinctAssignments(ImmutableArray<int> labels, ImmutableArray<int> strata)
    {
        double distinct = 1;
        foreach (IGrouping<int, int> stratum in Enumerable.Range(0, strata.Length).GroupBy(i => strata[i]))
        {
            int placed = 0;
            foreach (int count in stratum.GroupBy(i => labels[i]).Select(g => g.Count()))
            {
                // so many ways to place these among the places taken so far and their own
                for (int k = 1; k <= count; k++)
                    distinct *= (placed + k) / (double)k;
                placed += count;
            }
        }

        return distinct;
    }
}
