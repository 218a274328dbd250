using System.Collections.Immutable;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>Whom states send where: first whether to join, then how many, then what capacity, rationing and backfill make of the offers.</summary>
public sealed class Operations(CompiledModel model) : ISubmodel
{
    public static readonly Parameter JoinConst = Parameter.Fixed(
        "operations.join_const", "-", -4.74, -9, -2, Evidence.Calibrated,
        "participation logit: constant");

    public static readonly Parameter JoinAttitude = Parameter.Uncertain(
        "operations.join_attitude", "-", 3.6, 0, 8, Evidence.Assumed,
        "participation: operations attitude; NOT identified: train log-likelihood falls by only 0.9 at zero");

    public static readonly Parameter JoinInterop = Parameter.Uncertain(
        "operations.join_interop", "-", 1.25, 0, 4, Evidence.Assumed,
        "participation: interoperability; NOT identified: train log-likelihood falls by only 0.3 at zero");

    public static readonly Parameter JoinProspect = Parameter.Uncertain(
        "operations.join_prospect", "-", 1.4, 0, 3, Evidence.Calibrated,
        "participation: prospect pull");

    public static readonly Parameter JoinPeers = Parameter.Uncertain(
        "operations.join_peers", "-", 0.5, -1, 3, Evidence.Calibrated,
        "participation: share of region taking part last year");

    public static readonly Parameter JoinPersistence = Parameter.Uncertain(
        "operations.join_persistence", "-", 4.8, 2, 6, Evidence.Calibrated,
        "participation: present last year");

    public static readonly Parameter JoinDistance = Parameter.Fixed(
        "operations.join_distance", "-", 0.05, 0, 1.5, Evidence.Calibrated,
        "participation: log(1+distance in 1000 km)");

    public static readonly Parameter JoinMember = Parameter.Uncertain(
        "operations.join_member", "-", 2.4, 0, 3, Evidence.Calibrated,
        "participation: member (NATO-led operations)");

    public static readonly Parameter JoinCapacity = Parameter.Fixed(
        "operations.join_capacity", "-", 0.21, 0, 1, Evidence.Calibrated,
        "participation: log of active strength over 30k");

    public static readonly Parameter JoinLaunch = Parameter.Fixed(
        "operations.join_launch", "-", 1.5, 0, 4, Evidence.Calibrated,
        "participation: first year of an operation without predecessor");

    public static readonly Parameter JoinDemand = Parameter.Fixed(
        "operations.join_demand", "-", 0.6, 0, 1, Evidence.Calibrated,
        "participation: log of requested troops over 20k");

    public static readonly Parameter JoinContested = Parameter.Fixed(
        "operations.join_contested", "-", -1.25, -2, 0, Evidence.Calibrated,
        "participation: contested mandate");

    public static readonly Parameter JoinInsurance = Parameter.Uncertain(
        "operations.join_insurance", "-", 2.3, 0, 6, Evidence.Assumed,
        "participation: affinity x proximity to Russia; weak (1.7 at zero); added after a look at a held-out failure");

    public static readonly Parameter JoinConflict = Parameter.Fixed(
        "operations.join_conflict", "-", 0.3, 0, 2, Evidence.Calibrated,
        "participation: fall in years of own internal conflict");

    public static readonly Parameter SizeConst = Parameter.Fixed(
        "operations.size_const", "-", -5.1, -9, -5, Evidence.Calibrated,
        "log size over fair share: constant");

    public static readonly Parameter SizeAttitude = Parameter.Uncertain(
        "operations.size_attitude", "-", 0.5, 0, 5, Evidence.Assumed,
        "log size: operations attitude; train fit is 0, kept at .5 by assumption");

    public static readonly Parameter SizeInterop = Parameter.Uncertain(
        "operations.size_interop", "-", 0.8, 0, 3, Evidence.Calibrated,
        "log size: interoperability");

    public static readonly Parameter SizeProspect = Parameter.Fixed(
        "operations.size_prospect", "-", 0.2, 0, 2, Evidence.Calibrated,
        "log size: prospect pull; set by hand between two fits (0.31 and, with state effects, -0.51), neither clear of 0");

    public static readonly Parameter SizeDistance = Parameter.Fixed(
        "operations.size_distance", "-", 0, -1, 1, Evidence.Calibrated,
        "log size: log(1+distance)");

    public static readonly Parameter SizeInertia = Parameter.Uncertain(
        "operations.size_inertia", "-", 0.85, 0, 0.95, Evidence.Calibrated,
        "weight of last year's contribution in log size");

    public static readonly Parameter SizeNoise = Parameter.Fixed(
        "operations.size_noise", "ln", 0.47, 0, 1, Evidence.Calibrated,
        "sd of the log size shock");

    public static readonly Parameter SizeGdp = Parameter.Fixed(
        "operations.size_gdp", "-", 0.35, 0, 1, Evidence.Calibrated,
        "exponent of GDP in the fair share");

    public static readonly Parameter SizeStrength = Parameter.Fixed(
        "operations.size_strength", "-", 0.45, 0, 1, Evidence.Calibrated,
        "exponent of active strength in the fair share");

    public static readonly Parameter SizeEntryNoise = Parameter.Fixed(
        "operations.size_entry_noise", "ln", 0.95, 0, 1.5, Evidence.Calibrated,
        "sd of the log size shock of a newcomer");

    public static readonly Parameter SizeContested = Parameter.Fixed(
        "operations.size_contested", "-", 0.6, -1, 2, Evidence.Calibrated,
        "log size: contested mandate; those who join a coalition of the willing are willing");

    public static readonly Parameter SizeCaution = Parameter.Fixed(
        "operations.size_caution", "-", 0.9, 0, 2, Evidence.Calibrated,
        "log size: fall with log(1+risk) for outsiders, who neither are members nor court membership");

    public static readonly Parameter SizeRecord = Parameter.Fixed(
        "operations.size_record", "-", 0.9, 0, 1, Evidence.Calibrated,
        "log size: weight of what the state customarily sent beyond its fair share");

    public static readonly Parameter RecordSpeed = Parameter.Fixed(
        "operations.record_speed", "1/y", 0.2, 0, 1, Evidence.Calibrated,
        "speed at which the record follows what is sent");

    public static readonly Parameter FillReference = Parameter.Fixed(
        "operations.fill_reference", "-", 0.9, 0.7, 1, Evidence.Assumed,
        "share of requested troops that history delivered");

    public static readonly Parameter BackfillRate = Parameter.Uncertain(
        "operations.backfill", "-", 0.5, 0, 1, Evidence.Assumed,
        "share of a shortfall that participants make up");

    public static readonly Parameter DemandScale = Parameter.Lever(
        "operations.demand_scale", "x", 1, 0, 3, Evidence.Lever,
        "multiplies requested troops");

    public static readonly Parameter SidePayment = Parameter.Lever(
        "operations.side_payment", "0-1", 0, 0, 1, Evidence.Lever,
        "reward for taking part offered to non-members");

    public static readonly Parameter OpinionWeight = Parameter.Uncertain(
        "operations.opinion_weight", "-", 1, 0, 3, Evidence.Literature,
        "pull of low public support; Kreps 2010 small");

    public static ImmutableArray<Parameter> Parameters =>
        [JoinConst, JoinAttitude, JoinInterop, JoinProspect, JoinPeers, JoinPersistence, JoinDistance, JoinMember, JoinCapacity, JoinLaunch, JoinDemand, JoinContested, JoinInsurance, JoinConflict, SizeConst, SizeAttitude, SizeInterop, SizeProspect, SizeDistance, SizeInertia, SizeNoise, SizeGdp, SizeStrength, SizeEntryNoise, SizeContested, SizeCaution, SizeRecord, RecordSpeed, FillReference, BackfillRate, DemandScale, SidePayment, OpinionWeight];

    /// <summary>Instead of dividing by nothing.</summary>
    private const double Nothing = 1e-12;

    /// <summary>ln thousand troops: no offer is larger than e^5 thousand.</summary>
    private const double LargestLogOffer = 5;

    /// <summary>ln: one contingent does not speak louder than this in the record.</summary>
    private const double LoudestWord = 3;

    public SubmodelCard Card { get; } = new(
        "Operations", "7.8", "Participation, offers, capacity, rationing and backfill.",
        """
        Requested D_o = nonus(t)·demand_scale/fill_reference (k). Last year's contribution F' is that of the predecessor in an operation's first
        year; launch = 1 in the first year of an operation without one.
        Eligible: active and neither lead power nor threat source. ins = A·exp(-d_moscow/threat.distance_decay).
        peers = (regional count of states with F' > 0, without i)/max(1, regional count of eligible states, without i).       0 if peers is off
        V = join_const + join_attitude·xO + join_interop·q + join_prospect·B + join_peers·peers + join_persistence·[F' > 0]
            - join_distance·ln(1 + d_io) + join_member·member·[lead = NATO] + join_launch·launch + join_demand·ln(max(D_o,.001)/20)
            + join_capacity·ln(N/30) + join_contested·(1 - legitimacy) - opinion_weight·democracy·(.6 - s_io(t-1)) + join_insurance·ins
            - join_conflict·conflict + (1 - member)(.6·side_payment + .5·I)
        join if u < Λ(V) and D_o > 0                                                                        purpose join
        share = ln D_o + size_gdp·ln(Y/100) + size_strength·ln(N/30) + size_const + size_attitude·xO + size_interop·q + size_prospect·B
                - size_distance·ln(1 + d_io) + size_contested·(1 - legitimacy) - size_caution·(1 - member)(1 - B)·ln(1 + risk)
        level = share + size_record·r(t-1)
        newcomer (F' = 0): ln offer = level + size_entry_noise·ε
        else ln offer = size_inertia·(ln F' + ln(D_o/D'_o)) + (1 - size_inertia)·level + size_noise·ε       purpose size
        offer = join·exp(min(ln offer, 5))     D' = last year's request of the operation (or predecessor); the ratio term is 0 if D' = 0
        capacity: offers_i· ← offers_i·min(1, sus/Σ_o offers)      free = max(0, sus - Σ_o offers)          both before rationing
        ration  : F_io = offer_io·min(1, D_o/Σ_i offers)
        backfill: short = max(0, fill_reference·D_o - Σ_i F) ; room_io = join·min(free_i·F_io/Σ_o' F_io', F_io)
                  F_io += room_io·min(1, backfill·short/Σ_i room)
                  Σ_o' F is taken once, before any backfill; denominators, and troops in logarithms, are max(·,1e-12)
        fill_o = 1 - max(0, fill_reference·D_o - ΣF)/(fill_reference·D_o)
        r = r(t-1) + record_speed·(mean over o with F_io > 0 of clip(ln F_io - share_io, -3, 3) - r(t-1)), r(t-1) if there is no such o
        D_o = 0: offers and F are 0, fill_o is undefined and left out of means. Nudged: F is replaced where observed.
        """,
        "Σ_o F_io ≤ sus; Σ_i F_io ≤ D_o; no demand ⇒ no troops; raising backfill never lowers ΣF in that year.",
        Parameters)
    {
        Draws = [Purpose.Join, Purpose.Size],
    };

    private readonly Proximity _proximity = new(model);
    private readonly Request[] _requests = [.. model.Operations.Select((_, o) => new Request(model, o))];
    private readonly Lanes[][] _offers = [.. model.Operations.Select(_ => new Lanes[model.States.Length])];
    private readonly Lanes[][] _shares = [.. model.Operations.Select(_ => new Lanes[model.States.Length])];
    private readonly int[] _all = [.. Enumerable.Range(0, model.Operations.Length)];
    private readonly int[] _requested = new int[model.Operations.Length];
    private readonly Lanes[] _free = new Lanes[model.States.Length];
    private readonly Lanes[] _sent = new Lanes[model.States.Length];

    /// <summary>One operation as it asks for troops this year.</summary>
    private sealed class Request(CompiledModel model, int operation)
    {
        public readonly OperationCard Card = model.Operations[operation];
        public readonly double[] LogDistance = [.. model.Drivers.DistanceToOperation[operation].Select(distance => Log(1 + distance)[0])];
        public readonly Lanes[] NeighboursPresent = new Lanes[model.Regions.Length];
        public readonly double[] NeighboursEligible = new double[model.Regions.Length];
        public int Number => operation;
        public int Source;
        public Lanes Troops;
        public Lanes LogTroops;
        public Lanes LogRatio;
        public Lanes Launch;
        public Lanes Demand;
        public readonly double LogRisk = Log(1 + model.Operations[operation].Risk)[0];
        public Lanes Contested;
        public Lanes SizeContested;
        public Lanes JoinMember;

        /// <summary>The share of the other eligible states of the region that were there last year.</summary>
        public Lanes ShareOfNeighbours(int region, Mask wasThere) =>
            (NeighboursPresent[region] - wasThere) / Math.Max(1, NeighboursEligible[region] - 1);
    }

    public IEnumerable<Column> Writes(World world) => [world.Record, world.Deployed, .. world.DeployedTo, world.Requested, world.Fill];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        int count = 0;
        for (int o = 0; o < world.Operations; o++)
        {
            double wanted = year.Model.Drivers.Requested[o][year.Index];
            world.Requested.Next[o] = wanted * year[DemandScale] / year[FillReference];
            if (wanted > 0)
                _requested[count++] = o;
            else
                StandDown(world, o);
        }

        ReadOnlySpan<int> requested = _requested.AsSpan(0, count);
        foreach (int o in requested)
            Open(year, world, _requests[o]);
        Offer(year, world, requested, ledger);
        FitToCapacity(world, requested);
        foreach (int o in requested)
            Ration(world, o);
        Add(world, requested, _sent);
        foreach (int o in requested)
            Backfill(year, world, o);
        Impose(year, world);
        foreach (int o in requested)
            Close(year, world, o, ledger);
        Add(world, year.Nudge is null ? requested : _all, world.Deployed.Next);
        Remember(year, world, requested);
    }

    private static void StandDown(World world, int o)
    {
        world.DeployedTo[o].Next.Clear();
        world.Fill.Next[o] = double.NaN;
    }

    private static bool IsEligible(in Year year, int state) =>
        year.Model.States[state].MayContribute && year.Model.Drivers.CanContribute[year.Index][state];

    /// <summary>What an operation asks for, and who of each region was there last year and could be there now.</summary>
    private static void Open(in Year year, World world, Request request)
    {
        OperationCard operation = request.Card;
        bool isFirstYear = year.Number == operation.FirstYear;
        request.Source = isFirstYear && operation.Predecessor is { } predecessor ? predecessor : request.Number;
        Lanes requested = world.Requested.Next[request.Number];
        Lanes before = world.Requested.Now[request.Source];
        request.Troops = requested;
        request.LogTroops = Log(Max(requested, Nothing));
        request.LogRatio = Select((before > 0) & (requested > 0), request.LogTroops - Log(Max(before, Nothing)), 0);
        request.Launch = isFirstYear && operation.Predecessor is null ? year[JoinLaunch] : 0;
        request.Demand = year[JoinDemand] * Log(Max(requested, 0.001) / 20);
        request.Contested = year[JoinContested] * (1 - operation.Legitimacy);
        request.SizeContested = year[SizeContested] * (1 - operation.Legitimacy);
        request.JoinMember = operation.Lead == Lead.Nato ? year[JoinMember] : 0;

        Array.Clear(request.NeighboursPresent);
        Array.Clear(request.NeighboursEligible);
        ReadOnlySpan<Lanes> troops = world.DeployedTo[request.Source].Now;
        for (int i = 0; i < world.States; i++)
        {
            int region = year.Model.States[i].Region;
            request.NeighboursPresent[region] += troops[i] > 0;
            if (IsEligible(year, i))
                request.NeighboursEligible[region]++;
        }
    }

    /// <summary>Participation of every state in every operation, and the size of what it offers.</summary>
    private void Offer<TLedger>(in Year year, World world, ReadOnlySpan<int> requested, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Drivers drivers = year.Model.Drivers;
        Lanes joinConst = year[JoinConst];
        Lanes joinPeers = year[JoinPeers] * year[Mechanisms.Peers];
        Lanes joinPersistence = year[JoinPersistence];
        Lanes joinDistance = year[JoinDistance];
        Lanes opinionWeight = year[OpinionWeight];
        Lanes sidePayment = 0.6 * year[SidePayment];
        ReadOnlySpan<Lanes> proximity = _proximity.For(year);
        Lanes sizeConst = year[SizeConst];
        Lanes sizeDistance = year[SizeDistance];
        Lanes sizeInertia = year[SizeInertia];
        Lanes sizeNoise = year[SizeNoise];
        Lanes entryNoise = year[SizeEntryNoise];

        for (int i = 0; i < world.States; i++)
        {
            foreach (int o in requested)
                _offers[o][i] = 0;
            if (!IsEligible(year, i))
                continue;

            // what a state brings to every operation alike
            StateCard state = year.Model.States[i];
            double democracy = drivers.Democracy[year.Index][i];
            Lanes member = world.Member.Next[i];
            Lanes willingness = world.Willingness.Next[i];
            Lanes interop = world.Interop.Next[i];
            Lanes pull = world.Pull.Next[i];
            Lanes logStrength = Log(world.Active.Next[i] / 30);
            Lanes attitude = year[JoinAttitude] * willingness;
            Lanes ability = year[JoinInterop] * interop;
            Lanes prospect = year[JoinProspect] * pull;
            Lanes capacity = year[JoinCapacity] * logStrength;
            Lanes insurance = year[JoinInsurance] * world.Affinity.Next[i] * proximity[i];
            Lanes atHome = -year[JoinConflict] * drivers.Conflict[year.Index][i];
            Lanes payment = (1 - member) * (sidePayment + 0.5 * world.Inducement.Next[i]);
            Lanes fairShare = year[SizeGdp] * Log(world.Gdp.Next[i] / 100) + year[SizeStrength] * logStrength;
            Lanes sizeAttitude = year[SizeAttitude] * willingness;
            Lanes sizeAbility = year[SizeInterop] * interop;
            Lanes sizeProspect = year[SizeProspect] * pull;
            Lanes caution = -year[SizeCaution] * (1 - member) * (1 - pull);
            Lanes record = year[SizeRecord] * world.Record.Now[i];

            foreach (int o in requested)
            {
                Request request = _requests[o];
                Lanes before = world.DeployedTo[request.Source].Now[i];
                Mask wasThere = before > 0;
                Lanes bandwagon = joinPeers * request.ShareOfNeighbours(state.Region, wasThere);
                Lanes persistence = joinPersistence * (Lanes)wasThere;
                Lanes remoteness = -joinDistance * request.LogDistance[i];
                Lanes membership = request.JoinMember * member;
                Lanes opinion = -opinionWeight * democracy * (Casualties.NormalSupport - world.SupportFor[o].Now[i]);
                Lanes inclination = joinConst + attitude + ability + prospect + bandwagon + persistence + remoteness + membership + request.Launch
                    + request.Demand + capacity + request.Contested + opinion + insurance + atHome + payment;

                Lanes chance = Logistic(inclination);
                Lanes u = year.Dice.Uniform(Purpose.Join, year.Number, state.Address, request.Card.Address);
                Mask joins = (u < chance) & (request.Troops > 0);
                if (typeof(TLedger) != typeof(ClosedLedger))
                {
                    ledger.Write(new("joining", LineKind.Term, i, o, "constant", "logit", joinConst));
                    ledger.Write(new("joining", LineKind.Term, i, o, "attitude to operations", "logit", attitude));
                    ledger.Write(new("joining", LineKind.Term, i, o, "interoperability", "logit", ability));
                    ledger.Write(new("joining", LineKind.Term, i, o, "prospect of membership", "logit", prospect));
                    ledger.Write(new("joining", LineKind.Term, i, o, "neighbours there last year", "logit", bandwagon));
                    ledger.Write(new("joining", LineKind.Term, i, o, "was there last year", "logit", persistence));
                    ledger.Write(new("joining", LineKind.Term, i, o, "distance", "logit", remoteness));
                    ledger.Write(new("joining", LineKind.Term, i, o, "membership", "logit", membership));
                    ledger.Write(new("joining", LineKind.Term, i, o, "launch of the operation", "logit", request.Launch));
                    ledger.Write(new("joining", LineKind.Term, i, o, "size of the request", "logit", request.Demand));
                    ledger.Write(new("joining", LineKind.Term, i, o, "size of the force", "logit", capacity));
                    ledger.Write(new("joining", LineKind.Term, i, o, "contested mandate", "logit", request.Contested));
                    ledger.Write(new("joining", LineKind.Term, i, o, "public opinion", "logit", opinion));
                    ledger.Write(new("joining", LineKind.Term, i, o, "insurance against the threat", "logit", insurance));
                    ledger.Write(new("joining", LineKind.Term, i, o, "conflict at home", "logit", atHome));
                    ledger.Write(new("joining", LineKind.Term, i, o, "side payment and inducement", "logit", payment));
                    ledger.Write(new("joining", LineKind.Sum, i, o, "inclination", "logit", inclination));
                    ledger.Write(new("joining", LineKind.Threshold, i, o, "probability of joining", "0-1", chance));
                    ledger.Write(new("joining", LineKind.Draw, i, o, "draw", "0-1", u));
                    ledger.Write(new("joining", LineKind.Outcome, i, o, "joins", "0/1", joins));
                }

                if (!joins.Any && year.Nudge is null)
                    continue;

                Lanes sizeRemoteness = -sizeDistance * request.LogDistance[i];
                Lanes sizeCaution = caution * request.LogRisk;
                Lanes share = request.LogTroops + fairShare + sizeConst + sizeAttitude + sizeAbility + sizeProspect + sizeRemoteness
                    + request.SizeContested + sizeCaution;
                Lanes level = share + record;
                _shares[o][i] = share;
                Lanes weight = Select(wasThere, 1 - sizeInertia, 1);
                Lanes precedent = Select(wasThere, sizeInertia * (Log(Max(before, Nothing)) + request.LogRatio), 0);
                Lanes noise = Select(wasThere, sizeNoise, entryNoise);
                Lanes shock = noise * year.Dice.Normal(Purpose.Size, year.Number, state.Address, request.Card.Address);
                Lanes logOffer = precedent + weight * level + shock;
                Lanes offer = Select(joins, Exp(Min(logOffer, LargestLogOffer)), 0);
                _offers[o][i] = offer;
                if (typeof(TLedger) != typeof(ClosedLedger))
                {
                    ledger.Write(new("size", LineKind.Term, i, o, "last year's contingent, scaled to the request", "ln k", precedent));
                    ledger.Write(new("size", LineKind.Term, i, o, "request", "ln k", weight * request.LogTroops));
                    ledger.Write(new("size", LineKind.Term, i, o, "fair share by GDP and strength", "ln k", weight * fairShare));
                    ledger.Write(new("size", LineKind.Term, i, o, "constant", "ln k", weight * sizeConst));
                    ledger.Write(new("size", LineKind.Term, i, o, "attitude to operations", "ln k", weight * sizeAttitude));
                    ledger.Write(new("size", LineKind.Term, i, o, "interoperability", "ln k", weight * sizeAbility));
                    ledger.Write(new("size", LineKind.Term, i, o, "prospect of membership", "ln k", weight * sizeProspect));
                    ledger.Write(new("size", LineKind.Term, i, o, "distance", "ln k", weight * sizeRemoteness));
                    ledger.Write(new("size", LineKind.Term, i, o, "contested mandate", "ln k", weight * request.SizeContested));
                    ledger.Write(new("size", LineKind.Term, i, o, "caution of an outsider in a dangerous operation", "ln k", weight * sizeCaution));
                    ledger.Write(new("size", LineKind.Term, i, o, "record of earlier contingents", "ln k", weight * record));
                    ledger.Write(new("size", LineKind.Term, i, o, "shock of the year", "ln k", shock));
                    ledger.Write(new("size", LineKind.Sum, i, o, "log offer", "ln k", logOffer));
                    ledger.Write(new("size", LineKind.Outcome, i, o, "offer", "k", offer));
                }
            }
        }
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

    /// <summary>The operation takes no more than it asked for.</summary>
    private void Ration(World world, int o)
    {
        Span<Lanes> troops = world.DeployedTo[o].Next;
        Lanes offered = 0;
        foreach (Lanes offer in _offers[o])
            offered += offer;
        Lanes accepted = Min(1, world.Requested.Next[o] / Max(offered, Nothing));
        for (int i = 0; i < troops.Length; i++)
            troops[i] = _offers[o][i] * accepted;
    }

    /// <summary>Where too few came, those who are there send some more.</summary>
    private void Backfill(in Year year, World world, int o)
    {
        Span<Lanes> troops = world.DeployedTo[o].Next;
        Lanes expected = year[FillReference] * world.Requested.Next[o];
        Lanes found = 0;
        Lanes room = 0;
        for (int i = 0; i < troops.Length; i++)
        {
            found += troops[i];
            room += Room(troops[i], i);
        }

        Lanes missing = Max(0, expected - found);
        Lanes called = Min(1, year[BackfillRate] * missing / Max(room, Nothing));
        for (int i = 0; i < troops.Length; i++)
            troops[i] += Room(troops[i], i) * called;
    }

    /// <summary>How much a state could add: its share of what it has free, at most as much again.</summary>
    private Lanes Room(Lanes troops, int i) => Min(_free[i] * troops / Max(_sent[i], Nothing), troops);

    /// <summary>Troops of every state in the given operations together.</summary>
    private static void Add(World world, ReadOnlySpan<int> operations, Span<Lanes> sums)
    {
        sums.Clear();
        foreach (int o in operations)
        {
            ReadOnlySpan<Lanes> troops = world.DeployedTo[o].Next;
            for (int i = 0; i < sums.Length; i++)
                sums[i] += troops[i];
        }
    }

    /// <summary>Observations, where a nudged run has them.</summary>
    private static void Impose(in Year year, World world)
    {
        if (year.Nudge is not { } seen)
            return;
        for (int o = 0; o < world.Operations; o++)
        {
            Span<Lanes> troops = world.DeployedTo[o].Next;
            double[] observed = seen.Troops[o][year.Index];
            for (int i = 0; i < troops.Length; i++)
            {
                if (!double.IsNaN(observed[i]))
                    troops[i] = observed[i];
            }
        }
    }

    /// <summary>What was sent beyond or below the fair share becomes custom; whoever sent nobody keeps the custom it has.</summary>
    private void Remember(in Year year, World world, ReadOnlySpan<int> requested)
    {
        Lanes speed = year[RecordSpeed];
        bool isKept = (year[SizeRecord] != 0).Any;
        for (int i = 0; i < world.States; i++)
        {
            Lanes before = world.Record.Now[i];
            world.Record.Next[i] = before;
            if (!isKept || !(world.Deployed.Next[i] > 0).Any || !IsEligible(year, i))
                continue;
            Lanes beyond = 0;
            Lanes count = 0;
            foreach (int o in requested)
            {
                Lanes troops = world.DeployedTo[o].Next[i];
                Mask isThere = troops > 0;
                beyond += Select(isThere, Clip(Log(Max(troops, Nothing)) - _shares[o][i], -LoudestWord, LoudestWord), 0);
                count += isThere;
            }

            world.Record.Next[i] = Select(count > 0, before + speed * (beyond / Max(count, 1) - before), before);
        }
    }

    /// <summary>How far the request was met.</summary>
    private static void Close<TLedger>(in Year year, World world, int o, TLedger ledger)
        where TLedger : struct, ILedger
    {
        ReadOnlySpan<Lanes> troops = world.DeployedTo[o].Next;
        Lanes found = 0;
        foreach (Lanes sent in troops)
            found += sent;
        Lanes expected = year[FillReference] * world.Requested.Next[o];
        world.Fill.Next[o] = Select(expected > 0, 1 - Max(0, expected - found) / Max(expected, Nothing), double.NaN);

        if (typeof(TLedger) != typeof(ClosedLedger))
        {
            for (int i = 0; i < troops.Length; i++)
            {
                if ((troops[i] > 0).Any)
                    ledger.Write(new("troops", LineKind.Outcome, i, o, "sent after capacity, rationing and backfill", "k", troops[i]));
            }
        }
    }
}
