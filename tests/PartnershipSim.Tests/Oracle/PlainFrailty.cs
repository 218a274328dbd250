using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Tests.Oracle.PlainMath;

namespace PartnershipSim.Tests.Oracle;

/// <summary>
/// Section 7.8, frailty: nine values of a standard normal by Gauss and Hermite, weighed in logarithms. The values are
/// found here, not copied:
/// the zeros of the ninth Hermite polynomial.
/// </summary>
public static class PlainFrailty
{
    private const int Count = 9;

    private static readonly double[] Nodes = [.. Enumerable.Range(0, Count).Select(k => Zero(-4.75 + 9.5 * k / (Count - 1)))];
    private static readonly double[] LogPrior = [.. Nodes.Select(z => Math.Log(362880 / Math.Pow(Count * Hermite(Count - 1, z), 2)))];

    public static void Start(PlainWorld world, PlainCountry country)
    {
        country.FrailtyLogWeights = [.. LogPrior];
        country.Now.Frailty = Value(world, country);
    }

    /// <summary>What the year's contributions say of a state, as far as they were observed.</summary>
    public static void Learn(PlainWorld world, PlainCountry country)
    {
        int i = country.Number;
        country.Now.Frailty = country.Last.Frailty;
        if (world.Seen is not { } seen || !PlainOperations.IsEligible(world, country)
            || world.Drivers[Driver.OperationsOffer][world.YearIndex][i] == 0)
            return;
        foreach (PlainOperation operation in world.Operations.Where(operation => operation.Requested > 0))
        {
            int o = operation.Number;
            bool isFirst = world.Year == operation.Card.FirstYear;
            int source = isFirst ? operation.Card.Predecessor ?? o : o;
            bool isLaunch = isFirst && operation.Card.Predecessor is null;
            bool isYesterdayKnown = !double.IsNaN(seen.Troops[source][world.YearIndex - 1][i]);
            if (!seen.IsCovered[o][world.YearIndex][i] || double.IsNaN(seen.Troops[o][world.YearIndex][i]) || !(isLaunch || isYesterdayKnown))
                continue;
            for (int k = 0; k < Count; k++)
            {
                double chance = Logistic(country.Explained[o] + world.Point[Operations.JoinFrailty] * Nodes[k]);
                country.FrailtyLogWeights[k] += Math.Log(seen.Troops[o][world.YearIndex][i] > 0 ? chance : 1 - chance);
            }
        }

        country.Now.Frailty = Value(world, country);
    }

    private static double Value(PlainWorld world, PlainCountry country)
    {
        double largest = country.FrailtyLogWeights.Max();
        double[] weights = [.. country.FrailtyLogWeights.Select(w => Math.Exp(w - largest))];
        double sum = weights.Sum();
        if (world.Dice.IsDeterministic)
            return weights.Zip(Nodes, (w, z) => w / sum * z).Sum();
        double u = world.Dice.Uniform(Purpose.Frailty, 0, country.Card.Address);
        double below = 0;
        for (int k = 0; k < Count; k++)
        {
            below += weights[k] / sum;
            if (u < below)
                return Nodes[k];
        }

        return Nodes[^1];
    }

    /// <summary>The zero near a guess; the zeros of the ninth polynomial lie a little more than 1 apart.</summary>
    private static double Zero(double guess)
    {
        double x = guess;
        for (int step = 0; step < 100; step++)
            x -= Hermite(Count, x) / (Count * Hermite(Count - 1, x));
        return x;
    }

    private static double Hermite(int degree, double x)
    {
        (double before, double now) = (0, 1);
        for (int n = 0; n < degree; n++)
            (before, now) = (now, x * now - n * before);
        return now;
    }
}
