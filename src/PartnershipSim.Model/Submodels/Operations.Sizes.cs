using PartnershipSim.Model.Kernel;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>How many: the fair share, custom and precedent, and what a state can sustain.</content>
public sealed partial class Operations
{
    /// <summary>ln thousand troops: no offer is larger than e^5 thousand.</summary>
    private const double LargestLogOffer = 5;

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
        Lanes precedent = Select(wasThere, inertia * (Log(Max(before, Nothing)) + request.LogRatio - alike.Choice.Before), 0);
        Lanes noise = Select(wasThere, year[SizeNoise], year[SizeEntryNoise]);
        Lanes shock = noise * year.Dice.Normal(Purpose.Size, year.Number, year.Model.States[i].Address, request.Card.Address);
        Lanes logOffer = precedent + weight * level + shock + alike.Choice.Now;
        Lanes offer = Select(joins, Exp(Min(logOffer, LargestLogOffer)), 0);
        if (typeof(TLedger) != typeof(ClosedLedger))
        {
            ledger.Write(new("size", LineKind.Term, i, o, "last year's contingent, scaled to the request", "ln k", precedent));
            ledger.Write(new("size", LineKind.Term, i, o, "request", "ln k", weight * request.LogTroops));
            ledger.Write(new("size", LineKind.Term, i, o, "fair share by GDP and strength", "ln k", weight * alike.FairShare));
            ledger.Write(new("size", LineKind.Term, i, o, "constant", "ln k", weight * year[SizeConst]));
            ledger.Write(new("size", LineKind.Term, i, o, "attitude to operations", "ln k", weight * alike.Attitude));
            ledger.Write(new("size", LineKind.Term, i, o, "interoperability", "ln k", weight * alike.Ability));
            ledger.Write(new("size", LineKind.Term, i, o, "prospect of membership", "ln k", weight * alike.Prospect));
            ledger.Write(new("size", LineKind.Term, i, o, "distance", "ln k", weight * remoteness));
            ledger.Write(new("size", LineKind.Term, i, o, "contested mandate", "ln k", weight * request.SizeContested));
            ledger.Write(new("size", LineKind.Term, i, o, "caution of an outsider in a dangerous operation", "ln k", weight * caution));
            ledger.Write(new("size", LineKind.Term, i, o, "record of earlier contingents", "ln k", weight * alike.Record));
            ledger.Write(new("size", LineKind.Term, i, o, "shock of the year", "ln k", shock));
            if (alike.Choice.IsMade)
                ledger.Write(new("size", LineKind.Term, i, o, "choice of the government", "ln k", alike.Choice.Now));
            ledger.Write(new("size", LineKind.Sum, i, o, "log offer", "ln k", logOffer));
            ledger.Write(new("size", LineKind.Outcome, i, o, "offer", "k", offer));
        }

        return offer;
    }

    /// <summary>Nobody offers more than it can sustain; what is left over is free for backfill.</summary>
    private void FitToCapacity(World world, ReadOnlySpan<int> requested)
    {
        for (int i = 0; i < world.States; i++)
        {
            Lanes offered = 0;
            foreach (int o in requested)
                offered += _offers[o][i];

            Lanes sustainable = world.Sustainable.Next[i];
            Lanes fits = Min(1, sustainable / Max(offered, Nothing));
            _free[i] = Max(0, sustainable - offered * fits);
            foreach (int o in requested)
                _offers[o][i] *= fits;
        }
    }
}
