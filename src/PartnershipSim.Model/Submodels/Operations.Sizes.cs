using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>The size of an offer: fair share, record and precedent, and what a state can sustain.</content>
public sealed partial class Operations
{
    /// <summary>Cap of the log offer, ln k: e^5 = 148 thousand troops, more than any state but the lead power has sent.</summary>
    private const double LargestLogOffer = 5;

    /// <summary>ln of .1 k: the contingent whose shock has the scale of size_noise.</summary>
    private static readonly double LogOfHundred = Log(0.1)[0];

    /// <summary>The terms of the log size that a state brings to every operation alike.</summary>
    private struct Means
    {
        public Lanes FairShare;
        public Lanes Attitude;
        public Lanes Ability;
        public Lanes Prospect;
        public Lanes Caution;
        public Lanes Record;
        public Choice Choice;
    }

    private static Means MeansOf(in Year year, World world, int i, in Lanes logStrength, in Lanes logWealth, in Choice choice)
    {
        Lanes pull = world.Pull.Next[i];
        return new()
        {
            FairShare = year[SizeGdp] * logWealth + year[SizeStrength] * logStrength,
            Attitude = year[SizeAttitude] * world.Willingness.Next[i],
            Ability = year[SizeInterop] * world.Interop.Next[i],
            Prospect = year[SizeProspect] * pull,
            Caution = -year[SizeCaution] * (1 - world.Member.Next[i]) * (1 - pull),
            Record = year[SizeRecord] * world.Record.Now[i],
            Choice = choice,
        };
    }

    /// <summary>The scale of the shock to a contingent that was there last year.</summary>
    /// <param name="logBefore">Logarithm of last year's contingent, ln k.</param>
    public static Lanes SizeScale(in Year year, Lanes logBefore) =>
        year[SizeNoise] * Exp(-year[SizeSteady] * (logBefore - LogOfHundred));

    /// <summary>What state <paramref name="i"/> offers the operation in the lanes where it joins, and its share of the burden.</summary>
    private static Lanes Offer<TLedger>(
        in Year year, Request request, int i, Mask joins, in Means alike, TLedger ledger, out Lanes share)
        where TLedger : struct, ILedger
    {
        int o = request.Number;
        Lanes before = request.Before.Now[i];
        Mask wasThere = before > 0;
        Lanes inertia = year[SizeInertia];
        Lanes remoteness = -year[SizeDistance] * request.LogDistance[i];
        Lanes caution = alike.Caution * request.LogRisk;
        share = request.LogTroops + alike.FairShare + year[SizeConst] + alike.Attitude + alike.Ability + alike.Prospect + remoteness
            + request.SizeContested + caution;
        Lanes level = share + alike.Record;
        Lanes weight = Select(wasThere, 1 - inertia, 1);
        Lanes logBefore = Log(Max(before, Epsilon));
        Lanes precedent = Select(wasThere, inertia * (logBefore + request.LogRatio - alike.Choice.Before), 0);
        Lanes noise = year[SizeEntryNoise];
        if (wasThere.Any)
            noise = Select(wasThere, SizeScale(year, logBefore), noise);
        uint address = year.Model.States[i].Address;
        Lanes shock = noise * year.Dice.Shock(year[SizeTails], Purpose.Size, year.Number, address, request.Card.Address);
        Lanes logOffer = precedent + weight * level + shock + alike.Choice.Now;
        Lanes offer = Select(joins, Max(year[LeastContingent], Exp(Min(logOffer, LargestLogOffer))), 0);
        if (typeof(TLedger) != typeof(ClosedLedger))
        {
            ledger.Write(new(Sizing.Precedent, i, o, precedent));
            ledger.Write(new(Sizing.Request, i, o, weight * request.LogTroops));
            ledger.Write(new(Sizing.FairShare, i, o, weight * alike.FairShare));
            ledger.Write(new(Sizing.Constant, i, o, weight * year[SizeConst]));
            ledger.Write(new(Sizing.Attitude, i, o, weight * alike.Attitude));
            ledger.Write(new(Sizing.Interop, i, o, weight * alike.Ability));
            ledger.Write(new(Sizing.Prospect, i, o, weight * alike.Prospect));
            ledger.Write(new(Sizing.Distance, i, o, weight * remoteness));
            ledger.Write(new(Sizing.Contested, i, o, weight * request.SizeContested));
            ledger.Write(new(Sizing.Caution, i, o, weight * caution));
            ledger.Write(new(Sizing.Record, i, o, weight * alike.Record));
            ledger.Write(new(Sizing.Shock, i, o, shock));
            if (alike.Choice.IsMade)
                ledger.Write(new(Sizing.Choice, i, o, alike.Choice.Now));
            ledger.Write(new(Sizing.LogOffer, i, o, logOffer));
            ledger.Write(new(Sizing.Offer, i, o, offer));
        }

        return offer;
    }

    /// <summary>Scales the offers of a state to what it can sustain; what is left over is free for backfill.</summary>
    private void FitToCapacity(World world, ReadOnlySpan<int> requested)
    {
        for (int i = 0; i < world.States; i++)
        {
            Lanes offered = 0;
            foreach (int o in requested)
                offered += _offers[o][i];

            Lanes sustainable = world.Sustainable.Next[i];
            Lanes fits = Min(1, sustainable / Max(offered, Epsilon));
            _free[i] = Max(0, sustainable - offered * fits);
            foreach (int o in requested)
                _offers[o][i] *= fits;
        }
    }
}
