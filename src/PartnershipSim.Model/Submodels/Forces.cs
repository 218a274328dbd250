using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// How large the force is, how spending splits into pay, equipment and running costs, and how much is procured
/// together.
/// </summary>
public sealed partial class Forces : ISubmodel
{
    public static readonly Parameter PayMultiple = Parameter.Fixed(
        "resources.pay_multiple", "-", 2, 1, 3, Evidence.Assumed,
        "cost of one soldier in GDP per head");

    public static readonly Parameter PayGrowth = Parameter.Fixed(
        "resources.pay_growth", "-", 0.94, 0.5, 1.2, Evidence.Assumed,
        "elasticity of pay to GDP per head");

    public static readonly Parameter PayDrift = Parameter.Uncertain(
        "resources.pay_drift", "1/y", 0.017, 0, 0.04, Evidence.Calibrated,
        "yearly real growth of soldier cost above GDP per head (end of conscription)");

    public static readonly Parameter BulkPayShare = Parameter.Fixed(
        "resources.bulk_pay_share", "-", 0.75, 0.6, 0.85, Evidence.Assumed,
        "pay share with no reform");

    public static readonly Parameter LeanPayShare = Parameter.Fixed(
        "resources.lean_pay_share", "-", 0.35, 0.25, 0.5, Evidence.Assumed,
        "pay share with full reform");

    public static readonly Parameter MaxForceCut = Parameter.Uncertain(
        "resources.max_force_cut", "1/y", 0.08, 0.02, 0.15, Evidence.Calibrated,
        "largest yearly cut of active strength");

    public static readonly Parameter MaxForceGrowth = Parameter.Fixed(
        "resources.max_force_growth", "1/y", 0.05, 0, 0.15, Evidence.Assumed,
        "largest yearly growth");

    public static readonly Parameter ForceSpeed = Parameter.Fixed(
        "resources.force_speed", "1/y", 0.0075, 0, 0.5, Evidence.Calibrated,
        "share of the gap closed per year");

    public static readonly Parameter ForceNoise = Parameter.Fixed(
        "resources.force_noise", "ln", 0.06, 0, 0.2, Evidence.Calibrated,
        "scale of the yearly shock of active strength; its sd where force_tails is 0");

    public static readonly Parameter ForceTails = Parameter.Fixed(
        "resources.force_tails", "0/1", 1, 0, 1, Evidence.Calibrated,
        "1: shocks are Student's t with four degrees of freedom; 0: normal");

    public static readonly Parameter AlarmedGrowth = Parameter.Fixed(
        "resources.alarmed_growth", "1/y", 0.15, 0, 0.3, Evidence.Assumed,
        "largest yearly growth of a force where felt alarm is above alarmed_from");

    public static readonly Parameter AlarmedFrom = Parameter.Fixed(
        "resources.alarmed_from", "x", 0.3, 0, 3, Evidence.Assumed,
        "felt alarm from which a state may enlarge its force faster");

    public static readonly Parameter ReformCut = Parameter.Uncertain(
        "resources.reform_cut", "1/y", 0.05, 0, 0.2, Evidence.Assumed,
        "yearly cut of strength at planning exposure 1; half of what least squares on PARP states says (.10 "
        + "(.02)): selection is open");

    public static readonly Parameter CostGivesWay = Parameter.Fixed(
        "resources.cost_gives_way", "0/1", 1, 0, 1, Evidence.Calibrated,
        "where pay would exceed .85 of spending: 1: soldiers are paid less, 0: "
        + "the force is cut (a ratchet; version 1)");

    public static readonly Parameter ScaleExponent = Parameter.Uncertain(
        "resources.scale_exponent", "-", 0.12, 0.03, 0.2, Evidence.Literature,
        "-log2 of the learning slope; EDA, EPRS");

    public static readonly Parameter CoordinationCost = Parameter.Uncertain(
        "resources.coordination_cost", "-", 0.05, 0, 0.15, Evidence.Literature,
        "Hartley & Braddon; zero: Ford 2022");

    public static readonly Parameter Sovereignty = Parameter.Fixed(
        "resources.sovereignty", "-", 0.1, 0.02, 0.5, Evidence.Assumed,
        "reluctance to pool");

    public static readonly Parameter PoolingCeiling = Parameter.Lever(
        "pooling.ceiling", "0-1", 0.25, 0, 0.5, Evidence.Literature,
        "largest pooled share; EPRS 2013");

    public static readonly Parameter PoolingGroupSize = Parameter.Lever(
        "pooling.group_size", "states", 5, 2, 25, Evidence.Lever,
        "states per pooling group");

    public static ImmutableArray<Parameter> Parameters =>
    [
        PayMultiple, PayGrowth, PayDrift, BulkPayShare, LeanPayShare, MaxForceCut, MaxForceGrowth,
        ForceSpeed, ForceNoise,
        ForceTails, AlarmedGrowth, AlarmedFrom, ReformCut, CostGivesWay, ScaleExponent, CoordinationCost, Sovereignty,
        PoolingCeiling, PoolingGroupSize,
    ];

    /// <summary>
    /// Cap of pay as a share of spending; 0.85 is the largest share that the data of 1994 are allowed to imply, too.
    /// </summary>
    internal const double LargestPayShare = 0.85;

    public SubmodelCard Card { get; } = new(
        "Forces", "7.6", "Strength, the split of spending, and pooling.",
        """
        c  = c(t-1)·(gpc/gpc(t-1))^pay_growth·(1 + pay_drift) ;  w* = hi - (hi - lo)·xR ;  N* = w*·M/c       hi bulk_pay_share, lo lean_pay_share
        Ez_planning = Ez·planning/(education + planning), 0 if both are 0 ;  most = alarmed_growth where felt (7.5) > alarmed_from, else max_force_growth
        N  = N(t-1)·exp(clip(force_speed·ln(N*/N(t-1)) - reform_cut·Ez_planning, -max_force_cut, most) + force_noise·ε)     purpose force_shock
             ε is Student's t with four degrees of freedom; normal if force_tails is 0
        if cN > .85M: c = .85M/N if cost_gives_way, else N = .85M/c
        e  = e(t-1) + .12(.30 + .18·xR - e(t-1)) ;  pay = cN ;  E = e(M - pay) ;  O = M - pay - E
        Φ  = n^scale_exponent/(1 + coordination_cost(sqrt(n) - 1)), n = pooling.group_size ;  gain = max(0, Φ - 1)       Φ := 1 if pooling is off
        φ* = min(ceiling, 2·ceiling·xR·gain/(gain + sovereignty))·access,  access = max(member, min(1, Eq + Ez)) ;  φ = φ(t-1) + .2(φ* - φ(t-1))
        eff = (1 - φ) + φΦ
        nudged: N is replaced where observed, pay, E and O follow; if cN > .85M then c := .85M/N
        """,
        "pay + E + O = M; pay ≤ .85M; Φ = 1 ⇒ eff = 1.",
        Parameters)
    {
        Draws = [Purpose.ForceShock],
        Decisions = [Strength.Decision, Allocation.Decision, Pooling.Decision],
    };

    private readonly Proximity _proximity = new();
    private readonly Memo<Logarithm> _log = new();
    private readonly Memo<Exponential> _exp = new();

    public IEnumerable<Column> Writes(World world) =>
    [
        world.SoldierCost, world.Active, world.Pay, world.EquipmentShare, world.EquipmentOutlay,
        world.RunningCosts, world.Pooled, world.Efficiency,
    ];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Lanes payGrowth = year[PayGrowth];
        Lanes drift = 1 + year[PayDrift];
        Lanes bulk = year[BulkPayShare];
        Lanes lean = year[LeanPayShare];
        Lanes forceSpeed = year[ForceSpeed];
        Lanes largestCut = -year[MaxForceCut];
        Lanes largestGrowth = year[MaxForceGrowth];
        Lanes noise = year[ForceNoise];
        Lanes tails = year[ForceTails];
        bool isShaken = (noise > 0).Any;
        Lanes reformCut = year[ReformCut] * ShareOfPlanning(year);
        Mask costGives = year[CostGivesWay] > 0;
        double alarm = FeltAlarm.LastYear(year);
        ReadOnlySpan<Lanes> proximity = _proximity.For(year);
        Lanes ceiling = year[PoolingCeiling];
        Lanes scaleGain = ScaleGain(year);
        Lanes gain = Max(0, scaleGain - 1);
        Lanes appetite = 2 * ceiling * gain / (gain + year[Sovereignty]);
        Observations? seen = year.Nudge;

        ReadOnlySpan<Lanes> milexOf = world.Milex.Next;
        ReadOnlySpan<Lanes> reformOf = world.Reform.Next;
        ReadOnlySpan<Lanes> activeBefore = world.Active.Now;
        ReadOnlySpan<Lanes> teaching = world.TeachingExposure.Next;
        ReadOnlySpan<Lanes> equipmentShareBefore = world.EquipmentShare.Now;
        ReadOnlySpan<Lanes> pooledBefore = world.Pooled.Now;
        Span<Lanes> costOf = world.SoldierCost.Next;
        Span<Lanes> pulls = world.Scratch(0);
        Span<Lanes> steps = world.Scratch(1);
        Span<Lanes> shocks = world.Scratch(2);
        Span<Lanes> growth = world.Scratch(3);

        // c and ln(N*/N(t-1))
        for (int i = 0; i < pulls.Length; i++)
        {
            Lanes enrichment = _log.Of(year, i, world.GdpPerHead.Next[i] / world.GdpPerHead.Now[i]);
            Lanes cost = world.SoldierCost.Now[i] * _exp.Of(year, i, payGrowth * enrichment) * drift;
            Lanes wantedPayShare = bulk - (bulk - lean) * reformOf[i];
            Lanes wanted = wantedPayShare * milexOf[i] / cost;
            costOf[i] = cost;
            pulls[i] = wanted / activeBefore[i];
        }

        Log(pulls);
        if (isShaken)
            year.Dice.Shock(tails, Purpose.ForceShock, year.Number, world.Addresses, shocks);
        else
            shocks.Clear();

        // N/N(t-1)
        for (int i = 0; i < pulls.Length; i++)
        {
            Lanes pull = forceSpeed * pulls[i];
            Lanes cut = -reformCut * teaching[i];
            Lanes most = largestGrowth;
            if (alarm > 0)
                most = Select(
                    FeltAlarm.Of(year, i, alarm, proximity[i]) > year[AlarmedFrom], year[AlarmedGrowth], most);
            Lanes step = Clip(pull + cut, largestCut, most);
            Lanes shock = noise * shocks[i];
            steps[i] = step;
            growth[i] = step + shock;
        }

        Exp(growth);

        for (int i = 0; i < pulls.Length; i++)
        {
            Lanes milex = milexOf[i];
            Lanes reform = reformOf[i];
            Lanes before = activeBefore[i];
            Lanes cost = costOf[i];
            Lanes active = before * growth[i];
            Mask isTooDear = cost * active > LargestPayShare * milex;
            if (isTooDear.Any)
            {
                active = Select(isTooDear & !costGives, LargestPayShare * milex / cost, active);
                cost = Select(isTooDear & costGives, LargestPayShare * milex / active, cost);
            }

            if (seen is not null && !double.IsNaN(seen.Strength[year.Index][i]))
            {
                active = seen.Strength[year.Index][i];
                cost = Select(cost * active > LargestPayShare * milex, LargestPayShare * milex / active, cost);
            }

            Lanes pay = cost * active;
            Lanes equipmentShare = equipmentShareBefore[i] + 0.12 * (0.30 + 0.18 * reform - equipmentShareBefore[i]);
            Lanes equipment = equipmentShare * (milex - pay);
            Lanes running = milex - pay - equipment;

            Lanes access = Max(world.Member.Next[i], Min(1, world.ExerciseExposure.Next[i] + teaching[i]));
            Lanes wantedPooling = Min(ceiling, appetite * reform) * access;
            Lanes pooled = pooledBefore[i] + 0.2 * (wantedPooling - pooledBefore[i]);

            if (typeof(TLedger) != typeof(ClosedLedger))
            {
                Lanes pull = forceSpeed * pulls[i];
                Lanes cut = -reformCut * teaching[i];
                ledger.Write(new(Strength.WantedPayShare, i, bulk - (bulk - lean) * reform));
                ledger.Write(new(Strength.SoldierCost, i, cost));
                ledger.Write(new(Strength.Affordable, i, LargestPayShare * milex / costOf[i]));
                ledger.Write(new(Strength.LastYear, i, before));
                ledger.Write(new(Strength.Step, i, before * Exp(pull) - before));
                ledger.Write(new(Strength.ReformCut, i, before * (Exp(pull + cut) - Exp(pull))));
                ledger.Write(new(Strength.Limit, i, before * (Exp(steps[i]) - Exp(pull + cut))));
                ledger.Write(new(Strength.Shock, i, active - before * Exp(steps[i])));
                ledger.Write(new(Strength.Active, i, active));
                ledger.Write(new(Allocation.Pay, i, pay));
                ledger.Write(new(Allocation.Equipment, i, equipment));
                ledger.Write(new(Allocation.Running, i, running));
                ledger.Write(new(Allocation.Spending, i, milex));
                ledger.Write(new(Pooling.Access, i, access));
                ledger.Write(new(Pooling.Wanted, i, wantedPooling));
                ledger.Write(new(Pooling.LastYear, i, pooledBefore[i]));
                ledger.Write(new(Pooling.Step, i, pooled - pooledBefore[i]));
                ledger.Write(new(Pooling.Pooled, i, pooled));
            }

            costOf[i] = cost;
            world.Active.Next[i] = active;
            world.Pay.Next[i] = pay;
            world.EquipmentShare.Next[i] = equipmentShare;
            world.EquipmentOutlay.Next[i] = equipment;
            world.RunningCosts.Next[i] = running;
            world.Pooled.Next[i] = pooled;
            world.Efficiency.Next[i] = 1 - pooled + pooled * scaleGain;
        }
    }

    /// <summary>The share of planning in what the programmes teach; 0 where neither is bought.</summary>
    private static Lanes ShareOfPlanning(in Year year)
    {
        Lanes planning = year[Incentives.Planning];
        Lanes both = year[Incentives.Education] + planning;
        return Select(both > 0, planning / both, 0);
    }

    /// <summary>
    /// Φ: what the same money buys in a pooling group, relative to buying alone; 1 if pooling is off.
    /// </summary>
    internal static Lanes ScaleGain(in Year year)
    {
        Lanes size = year[PoolingGroupSize];
        Lanes gain = Pow(size, year[ScaleExponent]) / (1 + year[CoordinationCost] * (Sqrt(size) - 1));
        return Select(year[Mechanisms.Pooling] > 0, gain, 1);
    }
}
