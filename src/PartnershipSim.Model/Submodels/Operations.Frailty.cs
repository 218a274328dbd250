using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>
/// Frailty: what makes a state lastingly readier, or less ready, to join than the equations say. A standard normal on
/// nine values, drawn once a
/// run; in a nudged run the observed contributions say which values are likely.
/// </content>
public sealed partial class Operations
{
    /// <summary>
    /// Nodes of the Gauss-Hermite rule with nine points for a standard normal (probabilists' polynomials).
    /// </summary>
    private static readonly ImmutableArray<double> Nodes =
    [
        -4.512745863399783, -3.20542900285647, -2.07684797867783, -1.0232556637891326, 0,
        1.0232556637891326, 2.07684797867783, 3.20542900285647, 4.512745863399783,
    ];

    /// <summary>Weights of the same rule: the probabilities of the nodes before anything is observed.</summary>
    private static readonly ImmutableArray<double> Prior =
    [
        2.2345844007746583e-05, 0.002789141321231769, 0.04991640676521787, 0.24409750289493945, 0.40634920634920635,
        0.24409750289493945, 0.04991640676521787, 0.002789141321231769, 2.2345844007746583e-05,
    ];

    /// <summary>Every state's frailty at the start of a run, from the prior weights.</summary>
    internal static void StartFrailty(in Year year, World world)
    {
        for (int i = 0; i < world.States; i++)
        {
            Span<Lanes> weights = WeightsOf(world, i);
            for (int k = 0; k < Nodes.Length; k++)
                weights[k] = Prior[k];
            world.Frailty.Next[i] = FrailtyOf(year, weights, i);
        }
    }

    /// <summary>Frailty stays; in a nudged year the observed contributions weigh its values first.</summary>
    private void UpdateFrailty(in Year year, World world, ReadOnlySpan<int> requested)
    {
        world.Frailty.Now.CopyTo(world.Frailty.Next);
        if (year.Nudge is not { } seen || !(year[JoinFrailty] > 0).Any)
            return;

        Span<Lanes> factors = stackalloc Lanes[World.FrailtyNodes];
        for (int k = 0; k < factors.Length; k++)
            factors[k] = Exp(year[JoinFrailty] * Nodes[k]);
        for (int i = 0; i < world.States; i++)
        {
            if (!IsEligible(year, i) || Choice.Of(year, i).StaysHome)
                continue;
            bool isSeen = false;
            Span<Lanes> weights = WeightsOf(world, i);
            foreach (int o in requested)
            {
                if (!IsEvidence(year, seen, _requests[o], i))
                    continue;
                isSeen = true;
                bool isThere = seen.Troops[o][year.Index][i] > 0;
                Weigh(weights, factors, Exp(_explained[o][i]), isThere, isAsked: _requests[o].Troops > 0);
            }

            if (isSeen)
            {
                Normalise(weights);
                world.Frailty.Next[i] = FrailtyOf(year, weights, i);
            }
        }
    }

    /// <summary>
    /// It is known of the state whether it contributed, and whether it did the year before, without which the equation
    /// has no persistence.
    /// </summary>
    private static bool IsEvidence(in Year year, Observations seen, Request request, int i)
    {
        int o = request.Number;
        bool isLaunch = year.Number == request.Card.FirstYear && request.Card.Predecessor is null;
        return seen.IsCovered[o][year.Index][i]
            && !double.IsNaN(seen.Troops[o][year.Index][i])
            && (isLaunch || !double.IsNaN(seen.Troops[request.Source][year.Index - 1][i]));
    }

    /// <summary>Multiplies the weight of each value by the probability of what was seen.</summary>
    /// <param name="odds">exp V without frailty.</param>
    private static void Weigh(
        Span<Lanes> weights, ReadOnlySpan<Lanes> factors, in Lanes odds, bool isThere, Mask isAsked)
    {
        for (int k = 0; k < weights.Length; k++)
        {
            Lanes with = odds * factors[k];
            weights[k] *= Select(isAsked, (isThere ? with : 1) / (1 + with), 1);
        }
    }

    private static void Normalise(Span<Lanes> weights)
    {
        Lanes sum = 0;
        foreach (Lanes weight in weights)
            sum += weight;
        for (int k = 0; k < weights.Length; k++)
            weights[k] /= sum;
    }

    /// <summary>The value at the state's draw; the mean where nothing is drawn.</summary>
    private static Lanes FrailtyOf(in Year year, ReadOnlySpan<Lanes> weights, int i)
    {
        if (year.Dice.IsDeterministic)
        {
            Lanes mean = 0;
            for (int k = 0; k < weights.Length; k++)
                mean += weights[k] * Nodes[k];
            return mean;
        }

        const int once = 0;
        Lanes u = year.Dice.Uniform(Purpose.Frailty, once, year.Model.States[i].Address);
        Lanes value = Nodes[0];
        Lanes below = 0;
        for (int k = 1; k < weights.Length; k++)
        {
            below += weights[k - 1];
            value = Select(u >= below, Nodes[k], value);
        }

        return value;
    }

    private static Span<Lanes> WeightsOf(World world, int i) =>
        world.FrailtyWeights.AsSpan(i * World.FrailtyNodes, World.FrailtyNodes);
}
