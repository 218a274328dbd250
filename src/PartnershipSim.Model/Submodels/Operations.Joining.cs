using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>Whether to join: V, Λ(V) and the draw.</content>
public sealed partial class Operations
{
    /// <summary>The terms of V that a state brings to every operation alike.</summary>
    private struct Inclination
    {
        public Lanes Attitude;
        public Lanes Ability;
        public Lanes Prospect;
        public Lanes Capacity;
        public Lanes Insurance;
        public Lanes AtHome;
        public Lanes Payment;
        public Choice Choice;
    }

    private static Inclination InclinationOf(in Year year, World world, int i, in Lanes logStrength, in Lanes proximity, in Choice choice) => new()
    {
        Attitude = year[JoinAttitude] * world.Willingness.Next[i],
        Ability = year[JoinInterop] * world.Interop.Next[i],
        Prospect = year[JoinProspect] * world.Pull.Next[i],
        Capacity = year[JoinCapacity] * logStrength,
        Insurance = year[JoinInsurance] * world.Affinity.Next[i] * proximity,
        AtHome = -year[JoinConflict] * year.Model.Drivers.Conflict[year.Index][i],
        Payment = (1 - world.Member.Next[i]) * (0.6 * year[SidePayment] + 0.5 * world.Inducement.Next[i]),
        Choice = choice,
    };

    /// <summary>In which lanes state <paramref name="i"/> joins the operation.</summary>
    private static Mask Join<TLedger>(in Year year, World world, Request request, int i, in Inclination alike, TLedger ledger)
        where TLedger : struct, ILedger
    {
        int o = request.Number;
        StateCard state = year.Model.States[i];
        Mask wasThere = request.Before.Now[i] > 0;
        Lanes bandwagon = year[JoinPeers] * year[Mechanisms.Peers] * request.ShareOfNeighbours(state.Region, wasThere);
        Lanes persistence = year[JoinPersistence] * (Lanes)wasThere;
        Lanes remoteness = -year[JoinDistance] * request.LogDistance[i];
        Lanes membership = request.JoinMember * world.Member.Next[i];
        Lanes opinion = -year[OpinionWeight] * year.Model.Drivers[Driver.Democracy][year.Index][i] * (Casualties.NormalSupport - world.SupportFor[o].Now[i]);
        Lanes inclination = year[JoinConst] + alike.Attitude + alike.Ability + alike.Prospect + bandwagon + persistence + remoteness + membership
            + request.Launch + request.Demand + alike.Capacity + request.Contested + opinion + alike.Insurance + alike.AtHome + alike.Payment + alike.Choice.Now;

        Lanes chance = alike.Choice.StaysHome ? 0 : Logistic(inclination);
        Lanes u = year.Dice.Uniform(Purpose.Join, year.Number, state.Address, request.Card.Address);
        Mask joins = (u < chance) & (request.Troops > 0);
        if (typeof(TLedger) != typeof(ClosedLedger))
        {
            ledger.Write(new("joining", LineKind.Term, i, o, "constant", "logit", year[JoinConst]));
            ledger.Write(new("joining", LineKind.Term, i, o, "attitude to operations", "logit", alike.Attitude));
            ledger.Write(new("joining", LineKind.Term, i, o, "interoperability", "logit", alike.Ability));
            ledger.Write(new("joining", LineKind.Term, i, o, "prospect of membership", "logit", alike.Prospect));
            ledger.Write(new("joining", LineKind.Term, i, o, "neighbours there last year", "logit", bandwagon));
            ledger.Write(new("joining", LineKind.Term, i, o, "was there last year", "logit", persistence));
            ledger.Write(new("joining", LineKind.Term, i, o, "distance", "logit", remoteness));
            ledger.Write(new("joining", LineKind.Term, i, o, "membership", "logit", membership));
            ledger.Write(new("joining", LineKind.Term, i, o, "launch of the operation", "logit", request.Launch));
            ledger.Write(new("joining", LineKind.Term, i, o, "size of the request", "logit", request.Demand));
            ledger.Write(new("joining", LineKind.Term, i, o, "size of the force", "logit", alike.Capacity));
            ledger.Write(new("joining", LineKind.Term, i, o, "contested mandate", "logit", request.Contested));
            ledger.Write(new("joining", LineKind.Term, i, o, "public opinion", "logit", opinion));
            ledger.Write(new("joining", LineKind.Term, i, o, "insurance against the threat", "logit", alike.Insurance));
            ledger.Write(new("joining", LineKind.Term, i, o, "conflict at home", "logit", alike.AtHome));
            ledger.Write(new("joining", LineKind.Term, i, o, "side payment and inducement", "logit", alike.Payment));
            if (alike.Choice.IsMade)
                ledger.Write(new("joining", LineKind.Term, i, o, "choice of the government", "logit", alike.Choice.Now));
            ledger.Write(new("joining", LineKind.Sum, i, o, "inclination", "logit", inclination));
            ledger.Write(new("joining", LineKind.Threshold, i, o, "probability of joining", "0-1", chance));
            ledger.Write(new("joining", LineKind.Draw, i, o, "draw", "0-1", u));
            ledger.Write(new("joining", LineKind.Outcome, i, o, "joins", "0/1", joins));
        }

        return joins;
    }
}
