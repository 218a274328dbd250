using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>The size of an offer: fair share, record and precedent, and what a state can sustain.</content>
public sealed partial class Operations
{
    /// <summary>
    /// Cap of the log offer, ln k: e^5 = 148 thousand troops, more than any state but the lead power has sent.
    /// </summary>
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

    /// <summary>A state and an operation that it joins in some lanes.</summary>
    private readonly record struct Contingent(int State, int Operation);

    private readonly Means[] _means = new Means[model.States.Length];
    private readonly Contingent[] _contingents = new Contingent[model.States.Length * model.Operations.Length];
    private readonly Mask[] _joins = new Mask[model.States.Length * model.Operations.Length];
    private readonly uint[] _stateOf = new uint[model.States.Length * model.Operations.Length];
    private readonly uint[] _operationOf = new uint[model.States.Length * model.Operations.Length];
    private readonly Lanes[] _logBefore = new Lanes[model.States.Length * model.Operations.Length];
    private readonly Lanes[] _scales = new Lanes[model.States.Length * model.Operations.Length];
    private readonly Lanes[] _shocks = new Lanes[model.States.Length * model.Operations.Length];
    private readonly Lanes[] _sizes = new Lanes[model.States.Length * model.Operations.Length];
    private int _sized;

    private void MeansOf(in Year year, World world, int e, out Means alike)
    {
        int i = _eligible[e];
        Lanes logWealth = _log.Of(year, i, world.Gdp.Next[i] / 100);
        Lanes pull = world.Pull.Next[i];
        alike.FairShare = year[SizeGdp] * logWealth + year[SizeStrength] * _logStrength[e];
        alike.Attitude = year[SizeAttitude] * world.Willingness.Next[i];
        alike.Ability = year[SizeInterop] * world.Interop.Next[i];
        alike.Prospect = year[SizeProspect] * pull;
        alike.Caution = -year[SizeCaution] * (1 - world.Member.Next[i]) * (1 - pull);
        alike.Record = year[SizeRecord] * world.Record.Now[i];
        alike.Choice = _choices[e];
    }

    /// <summary>The scale of the shock to a contingent that was there last year.</summary>
    /// <param name="logBefore">Logarithm of last year's contingent, ln k.</param>
    public static Lanes SizeScale(in Year year, Lanes logBefore) =>
        year[SizeNoise] * Exp(Steadiness(year, logBefore));

    /// <summary>The logarithm of that scale, in units of size_noise.</summary>
    private static Lanes Steadiness(in Year year, Lanes logBefore) => -year[SizeSteady] * (logBefore - LogOfHundred);

    /// <summary>What the states offer in the lanes where they join, and their share of the burden.</summary>
    private void Size(in Year year)
    {
        Span<Lanes> logBefore = _logBefore.AsSpan(0, _sized);
        Span<Lanes> scales = _scales.AsSpan(0, _sized);
        Span<Lanes> shocks = _shocks.AsSpan(0, _sized);
        Span<Lanes> sizes = _sizes.AsSpan(0, _sized);
        for (int c = 0; c < _sized; c++)
        {
            (int i, int o) = _contingents[c];
            _stateOf[c] = year.Model.States[i].Address;
            _operationOf[c] = _requests[o].Card.Address;
            logBefore[c] = Max(_requests[o].Before.Now[i], Epsilon);
        }

        Log(logBefore);
        for (int c = 0; c < _sized; c++)
            scales[c] = Steadiness(year, logBefore[c]);
        Exp(scales);
        year.Dice.Shock(year[SizeTails], Purpose.Size, year.Number, _stateOf, _operationOf, shocks);

        for (int c = 0; c < _sized; c++)
            sizes[c] = Min(LogOffer(year, c, default(ClosedLedger)), LargestLogOffer);
        Exp(sizes);
        for (int c = 0; c < _sized; c++)
        {
            (int i, int o) = _contingents[c];
            _offers[o][i] = Select(_joins[c], Max(year[LeastContingent], sizes[c]), 0);
        }
    }

    /// <summary>ln offer of a contingent, before it is capped.</summary>
    private Lanes LogOffer<TLedger>(in Year year, int c, TLedger ledger)
        where TLedger : struct, ILedger
    {
        (int i, int o) = _contingents[c];
        Request request = _requests[o];
        ref readonly Means alike = ref _means[i];
        Mask wasThere = request.Before.Now[i] > 0;
        Lanes inertia = year[SizeInertia];
        Lanes remoteness = -year[SizeDistance] * request.LogDistance[i];
        Lanes caution = alike.Caution * request.LogRisk;
        Lanes share = request.LogTroops + alike.FairShare + year[SizeConst] + alike.Attitude + alike.Ability
            + alike.Prospect + remoteness + request.SizeContested + caution;
        Lanes level = share + alike.Record;
        Lanes weight = Select(wasThere, 1 - inertia, 1);
        Lanes precedent = Select(wasThere, inertia * (_logBefore[c] + request.LogRatio - alike.Choice.Before), 0);
        Lanes noise = Select(wasThere, year[SizeNoise] * _scales[c], year[SizeEntryNoise]);
        Lanes shock = noise * _shocks[c];
        Lanes logOffer = precedent + weight * level + shock + alike.Choice.Now;
        _shares[o][i] = share;
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
        }

        return logOffer;
    }

    private void WriteTerms<TLedger>(in Year year, int c, TLedger ledger)
        where TLedger : struct, ILedger
    {
        (int i, int o) = _contingents[c];
        LogOffer(year, c, ledger);
        ledger.Write(new(Sizing.Offer, i, o, _offers[o][i]));
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
