using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
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
        public Lanes War;
        public Lanes Frailty;
        public Lanes Payment;
        public Choice Choice;
    }

    private static Inclination InclinationOf(
        in Year year, World world, int i, in Lanes logStrength, in Lanes proximity, in Choice choice) => new()
        {
            Attitude = year[JoinAttitude] * world.Willingness.Next[i],
            Ability = year[JoinInterop] * world.Interop.Next[i],
            Prospect = year[JoinProspect] * world.Pull.Next[i],
            Capacity = year[JoinCapacity] * logStrength,
            Insurance = year[JoinInsurance] * world.Affinity.Next[i] * proximity
                * Withdrawal.Factor(year, i, year[InsuranceWithdrawal]),
            AtHome = -year[JoinConflict] * year.Model.Drivers.Conflict[year.Index][i],
            War = -year[JoinWar] * year.Model.Drivers[Driver.InterstateWar][year.Index][i],
            Frailty = year[JoinFrailty] * world.Frailty.Now[i],
            Payment = (1 - world.Member.Next[i]) * (0.6 * year[SidePayment] + 0.5 * world.Inducement.Next[i]),
            Choice = choice,
        };

    /// <summary>In which lanes state <paramref name="i"/> joins the operation.</summary>
    private Mask Join<TLedger>(in Year year, World world, Request request, int i, in Inclination alike, TLedger ledger)
        where TLedger : struct, ILedger
    {
        int o = request.Number;
        StateCard state = year.Model.States[i];
        Mask wasThere = request.Before.Now[i] > 0;
        Lanes bandwagon = year[JoinPeers] * year[Mechanisms.Peers] * request.ShareOfNeighbours(state.Region, wasThere);
        Lanes persistence = year[JoinPersistence] * (Lanes)wasThere;
        Lanes remoteness = -year[JoinDistance] * request.LogDistance[i];
        Lanes membership = request.JoinMember * world.Member.Next[i];
        Lanes opinion = -year[OpinionWeight] * year.Model.Drivers[Driver.Democracy][year.Index][i]
            * (Casualties.NormalSupport - world.SupportFor[o].Now[i]);
        Lanes old = state.Cohort == Cohort.Ally1994 ? request.Old : 0;
        Lanes explained = year[JoinConst] + alike.Attitude + alike.Ability + alike.Prospect + bandwagon
            + persistence + remoteness
            + membership + request.Launch + request.Demand + alike.Capacity + request.Contested + opinion
            + alike.Insurance
            + alike.AtHome + alike.Payment + alike.Choice.Now + old + alike.War;
        Lanes inclination = explained + alike.Frailty;
        if (year.Nudge is not null)
            _explained[o][i] = explained;

        Lanes chance = alike.Choice.StaysHome ? 0 : Logistic(inclination);
        Lanes u = year.Dice.Uniform(Purpose.Join, year.Number, state.Address, request.Card.Address);
        Mask joins = (u < chance) & (request.Troops > 0);
        if (typeof(TLedger) != typeof(ClosedLedger))
        {
            ledger.Write(new(Joining.Constant, i, o, year[JoinConst]));
            ledger.Write(new(Joining.Attitude, i, o, alike.Attitude));
            ledger.Write(new(Joining.Interop, i, o, alike.Ability));
            ledger.Write(new(Joining.Prospect, i, o, alike.Prospect));
            ledger.Write(new(Joining.Neighbours, i, o, bandwagon));
            ledger.Write(new(Joining.WasThere, i, o, persistence));
            ledger.Write(new(Joining.Distance, i, o, remoteness));
            ledger.Write(new(Joining.Membership, i, o, membership));
            ledger.Write(new(Joining.Launch, i, o, request.Launch));
            ledger.Write(new(Joining.Demand, i, o, request.Demand));
            ledger.Write(new(Joining.Capacity, i, o, alike.Capacity));
            ledger.Write(new(Joining.Contested, i, o, request.Contested));
            ledger.Write(new(Joining.Old, i, o, old));
            ledger.Write(new(Joining.Opinion, i, o, opinion));
            ledger.Write(new(Joining.Insurance, i, o, alike.Insurance));
            ledger.Write(new(Joining.Conflict, i, o, alike.AtHome));
            ledger.Write(new(Joining.War, i, o, alike.War));
            ledger.Write(new(Joining.Frailty, i, o, alike.Frailty));
            ledger.Write(new(Joining.Payment, i, o, alike.Payment));
            if (alike.Choice.IsMade)
                ledger.Write(new(Joining.Choice, i, o, alike.Choice.Now));
            ledger.Write(new(Joining.Inclination, i, o, inclination));
            ledger.Write(new(Joining.Probability, i, o, chance));
            ledger.Write(new(Joining.Draw, i, o, u));
            ledger.Write(new(Joining.Joins, i, o, joins));
        }

        return joins;
    }
}
