using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Measurement;

/// <summary>
/// How the members of each lane share the burden, the lead power included: by their spending as a share of GDP.
/// </summary>
/// <param name="Gini">Gini coefficient of the spending share.</param>
/// <param name="RankCorrelation">
/// Spearman's rank correlation of spending share and GDP; above 0 the larger economies carry more.
/// </param>
public readonly record struct BurdenSharing(Lanes Gini, Lanes RankCorrelation)
{
    /// <summary>Compares the members of a year that has just ended.</summary>
    /// <param name="candidates">Room for the numbers of the states that are members in any lane.</param>
    /// <param name="shares">Room for their spending shares.</param>
    internal static BurdenSharing Of(World world, Span<int> candidates, Span<Lanes> shares)
    {
        int count = 0;
        Lanes members = 0;
        Lanes sumOfShares = 0;
        for (int i = 0; i < world.States; i++)
        {
            Lanes member = world.Member.Now[i];
            if (!(member > 0).Any)
                continue;
            candidates[count] = i;
            shares[count] = world.Milex.Now[i] / world.Gdp.Now[i];
            members += member;
            sumOfShares += member * shares[count];
            count++;
        }

        Lanes distances = 0;
        Lanes covariance = 0;
        Lanes varianceOfShare = 0;
        Lanes varianceOfGdp = 0;
        Lanes middle = (members - 1) * 0.5;
        for (int a = 0; a < count; a++)
        {
            Lanes isMember = world.Member.Now[candidates[a]];
            Lanes share = shares[a];
            Lanes gdp = world.Gdp.Now[candidates[a]];
            Lanes below = 0;
            Lanes poorer = 0;
            for (int b = 0; b < count; b++)
            {
                if (b == a)
                    continue;
                Lanes other = world.Member.Now[candidates[b]];
                distances += isMember * other * Abs(share - shares[b]);
                below += other * (0.5 * (Lanes)(shares[b] <= share) + 0.5 * (Lanes)(shares[b] < share));
                Lanes otherGdp = world.Gdp.Now[candidates[b]];
                poorer += other * (0.5 * (Lanes)(otherGdp <= gdp) + 0.5 * (Lanes)(otherGdp < gdp));
            }

            covariance += isMember * (below - middle) * (poorer - middle);
            varianceOfShare += isMember * (below - middle) * (below - middle);
            varianceOfGdp += isMember * (poorer - middle) * (poorer - middle);
        }

        return new(distances / (2 * members * sumOfShares), covariance / Sqrt(varianceOfShare * varianceOfGdp));
    }
}
