using System.Numerics;

namespace PartnershipSim.Analysis.Effects;

/// <summary>
/// Exact Shapley values of a game with few players: what each adds, averaged over every order in which they could have
/// joined (Shapley 1953). A coalition is a number whose bits are its players.
/// </summary>
public static class Shapley
{
    /// <summary>One value per player; they sum to worth(all) - worth(none).</summary>
    /// <param name="worth">The worth of every coalition, 2^players of them.</param>
    public static double[] Values(ReadOnlySpan<double> worth)
    {
        int players = PlayersOf(worth);
        double[] values = new double[players];
        for (int player = 0; player < players; player++)
        {
            for (int coalition = 0; coalition < worth.Length; coalition++)
            {
                if ((coalition >> player & 1) == 0)
                    values[player] += Weight(BitOperations.PopCount((uint)coalition), players)
                        * (worth[coalition | 1 << player] - worth[coalition]);
            }
        }

        return values;
    }

    /// <summary>
    /// Pairwise interaction indices (Grabisch and Roubens 1999): how much more two players add together than apart,
    /// averaged over the coalitions of the others. Symmetric, 0 on the diagonal.
    /// </summary>
    public static double[,] Interactions(ReadOnlySpan<double> worth)
    {
        int players = PlayersOf(worth);
        double[,] interactions = new double[players, players];
        for (int i = 0; i < players; i++)
        {
            for (int j = i + 1; j < players; j++)
            {
                int pair = 1 << i | 1 << j;
                for (int coalition = 0; coalition < worth.Length; coalition++)
                {
                    if ((coalition & pair) != 0)
                        continue;
                    double together = worth[coalition | pair] - worth[coalition | 1 << i] - worth[coalition | 1 << j]
                        + worth[coalition];
                    interactions[i, j] += Weight(BitOperations.PopCount((uint)coalition), players - 1) * together;
                }

                interactions[j, i] = interactions[i, j];
            }
        }

        return interactions;
    }

    // s!(n - s - 1)!/n!
    private static double Weight(int size, int players)
    {
        double weight = 1.0 / players;
        for (int k = 1; k <= size; k++)
            weight *= (double)k / (players - k);
        return weight;
    }

    private static int PlayersOf(ReadOnlySpan<double> worth)
    {
        if (!BitOperations.IsPow2(worth.Length))
            throw new ArgumentException("a game of n players has 2^n coalitions", nameof(worth));
        return BitOperations.Log2((uint)worth.Length);
    }
}
