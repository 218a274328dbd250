using System.Runtime.CompilerServices;
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
    private readonly int[] _eligible = new int[model.States.Length];
    private readonly uint[] _addresses = new uint[model.States.Length];
    private readonly double[] _eligibleInRegion = new double[model.Regions.Length];
    private readonly Choice[] _choices = new Choice[model.States.Length];
    private readonly Lanes[] _logStrength = new Lanes[model.States.Length];
    private readonly Lanes[] _chances = new Lanes[model.States.Length * model.Operations.Length];
    private readonly Lanes[] _draws = new Lanes[model.States.Length * model.Operations.Length];
    private int _eligibles;

    /// <summary>The numbers of the states that may contribute this year.</summary>
    private ReadOnlySpan<int> Eligible => _eligible.AsSpan(0, _eligibles);

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

    private static bool IsEligible(in Year year, int state) =>
        year.Model.States[state].MayContribute && year.Model.Drivers.CanContribute[year.Index][state];

    private void FindEligible(in Year year, World world)
    {
        _eligibles = 0;
        Array.Clear(_eligibleInRegion);
        for (int i = 0; i < world.States; i++)
        {
            if (!IsEligible(year, i))
                continue;
            StateCard state = year.Model.States[i];
            _eligibleInRegion[state.Region]++;
            _addresses[_eligibles] = state.Address;
            _choices[_eligibles] = Choice.Of(year, i);
            _logStrength[_eligibles] = world.Active.Next[i] / 30;
            _eligible[_eligibles++] = i;
        }

        Log(_logStrength.AsSpan(0, _eligibles));
    }

    /// <summary>Λ(V) of every eligible state and every operation, and what each of them draws.</summary>
    private void WeighJoining(in Year year, World world, ReadOnlySpan<int> requested)
    {
        int states = _eligibles;
        bool isNudged = year.Nudge is not null;
        ReadOnlySpan<Lanes> proximity = _proximity.For(year);
        for (int e = 0; e < states; e++)
        {
            int i = _eligible[e];
            InclinationOf(year, world, e, proximity, out Inclination alike);
            for (int r = 0; r < requested.Length; r++)
            {
                int o = requested[r];
                Lanes explained = Explained(year, world, _requests[o], i, alike, default(ClosedLedger));
                if (isNudged)
                    _explained[o][i] = explained;
                _chances[r * states + e] = explained + alike.Frailty;
            }
        }

        Logistic(_chances.AsSpan(0, requested.Length * states));
        for (int r = 0; r < requested.Length; r++)
        {
            for (int e = 0; e < states; e++)
            {
                if (_choices[e].StaysHome)
                    _chances[r * states + e] = 0;
            }

            year.Dice.Uniform(
                Purpose.Join, year.Number, _addresses, _requests[requested[r]].Card.Address,
                _draws.AsSpan(r * states, states));
        }
    }

    private void InclinationOf(
        in Year year, World world, int e, ReadOnlySpan<Lanes> proximity, out Inclination alike)
    {
        int i = _eligible[e];
        alike.Attitude = year[JoinAttitude] * world.Willingness.Next[i];
        alike.Ability = year[JoinInterop] * world.Interop.Next[i];
        alike.Prospect = year[JoinProspect] * world.Pull.Next[i];
        alike.Capacity = year[JoinCapacity] * _logStrength[e];
        alike.Insurance = year[JoinInsurance] * world.Affinity.Next[i] * proximity[i]
            * Withdrawal.Factor(year, i, year[InsuranceWithdrawal]);
        alike.AtHome = -year[JoinConflict] * year.Model.Drivers.Conflict[year.Index][i];
        alike.War = -year[JoinWar] * year.Model.Drivers[Driver.InterstateWar][year.Index][i];
        alike.Frailty = year[JoinFrailty] * world.Frailty.Now[i];
        alike.Payment = (1 - world.Member.Next[i]) * (0.6 * year[SidePayment] + 0.5 * world.Inducement.Next[i]);
        alike.Choice = _choices[e];
    }

    /// <summary>V without frailty.</summary>
    private Lanes Explained<TLedger>(
        in Year year, World world, Request request, int i, in Inclination alike, TLedger ledger)
        where TLedger : struct, ILedger
    {
        int o = request.Number;
        StateCard state = year.Model.States[i];
        Mask wasThere = request.Before.Now[i] > 0;
        Lanes bandwagon = year[JoinPeers] * year[Mechanisms.Peers] * request.ShareOfNeighbours(
            state.Region, _eligibleInRegion[state.Region], wasThere);
        Lanes persistence = year[JoinPersistence] * (Lanes)wasThere;
        Lanes remoteness = -year[JoinDistance] * request.LogDistance[i];
        Lanes membership = request.JoinMember * world.Member.Next[i];
        Lanes opinion = -year[OpinionWeight] * year.Model.Drivers[Driver.Democracy][year.Index][i]
            * (Casualties.NormalSupport - world.SupportFor[o].Now[i]);
        Lanes old = state.Cohort == Cohort.Ally1994 ? request.Old : 0;
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
        }

        return year[JoinConst] + alike.Attitude + alike.Ability + alike.Prospect + bandwagon
            + persistence + remoteness
            + membership + request.Launch + request.Demand + alike.Capacity + request.Contested + opinion
            + alike.Insurance
            + alike.AtHome + alike.Payment + alike.Choice.Now + old + alike.War;
    }

    /// <summary>The contingents: every eligible state with every operation that it joins in some lane.</summary>
    private void Join(in Year year, World world, ReadOnlySpan<int> requested)
    {
        _sized = 0;
        bool isNudged = year.Nudge is not null;
        foreach (int o in requested)
        {
            _offers[o].AsSpan().Clear();
            _requests[o].Joining.Clear();
        }

        for (int e = 0; e < _eligibles; e++)
        {
            int i = _eligible[e];
            bool isMeasured = false;
            for (int r = 0; r < requested.Length; r++)
            {
                Request request = _requests[requested[r]];
                Mask joins = Joins(request, r, e);
                if (!joins.Any && !isNudged)
                    continue;
                if (!isMeasured)
                    MeansOf(year, world, e, out _means[i]);
                isMeasured = true;
                request.Joining.Add(i);
                _joins[_sized] = joins;
                _contingents[_sized++] = new(i, request.Number);
            }
        }
    }

    /// <summary>In which lanes an eligible state joins.</summary>
    /// <param name="r">Place of the operation among those that request troops.</param>
    /// <param name="e">Place of the state among those that are eligible.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Mask Joins(Request request, int r, int e) =>
        (_draws[r * _eligibles + e] < _chances[r * _eligibles + e]) & (request.Troops > 0);

    private void WriteTerms<TLedger>(
        in Year year, World world, int r, int o, int e, in Inclination alike, TLedger ledger)
        where TLedger : struct, ILedger
    {
        int i = _eligible[e];
        Lanes explained = Explained(year, world, _requests[o], i, alike, ledger);
        ledger.Write(new(Joining.Inclination, i, o, explained + alike.Frailty));
        ledger.Write(new(Joining.Probability, i, o, _chances[r * _eligibles + e]));
        ledger.Write(new(Joining.Draw, i, o, _draws[r * _eligibles + e]));
        ledger.Write(new(Joining.Joins, i, o, Joins(_requests[o], r, e)));
    }
}
