using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// Military spending: the share of GDP goes on from last year's, drifts down in peace, and rises for a pledge, for
/// alarm and for a prospect
/// of membership. Joint-product demand with inertia, free riding and the norm of the allies (version 1) stands beside
/// it at weights of 0.
/// </summary>
public sealed partial class Budget : ISubmodel
{
    public static readonly Parameter GdpElasticity = Parameter.Uncertain(
        "budget.gdp_elasticity", "-", 1, 0.5, 1.1, Evidence.Calibrated,
        "level of spending and level of GDP; 1: growth_damping does its work; 0.81: George & Sandler 2021");

    public static readonly Parameter ThreatElasticity = Parameter.Uncertain(
        "budget.threat_elasticity", "-", 0, 0, 2, Evidence.Calibrated,
        "target: ln spending per unit of perceived threat; 0: alarm_pull does its work");

    public static readonly Parameter SpillinElasticity = Parameter.Uncertain(
        "budget.spillin_elasticity", "-", 0, 0, 0.5, Evidence.Calibrated,
        "zero: Alley 2021, Pluemper & Neumayer 2015; 0.19: George & Sandler");

    public static readonly Parameter PartnerSpillin = Parameter.Uncertain(
        "budget.partner_spillin", "-", 0.5, 0.1, 1, Evidence.Assumed,
        "share of allied spending that a partner counts as spill-in");

    public static readonly Parameter ProspectPull = Parameter.Uncertain(
        "budget.prospect_pull", "-", 0, 0, 0.35, Evidence.Calibrated,
        "target: pull of the prospect of membership; 0: courtship does its work");

    public static readonly Parameter NormPull = Parameter.Uncertain(
        "budget.norm_pull", "-", 0, 0, 0.4, Evidence.Calibrated,
        "target: example of the allies; loses to 0 on the years to 2024; 0.13: Odehnal 2021");

    public static readonly Parameter FiscalStress = Parameter.Fixed(
        "budget.fiscal_stress", "-", 0, 0, 8, Evidence.Assumed,
        "target: ln spending per unit growth shortfall");

    public static readonly Parameter Reversion = Parameter.Uncertain(
        "budget.reversion", "-", 0, 0, 1, Evidence.Calibrated,
        "weight of the reference share in the long-run target");

    public static readonly Parameter Habit = Parameter.Fixed(
        "budget.habit", "1/y", 1, 0, 1, Evidence.Calibrated,
        "speed at which a state's own customary share follows actual spending; 1: custom is last year's share");

    public static readonly Parameter ReferenceShare = Parameter.Fixed(
        "budget.reference_share", "%GDP", 1.34, 1, 2.5, Evidence.Calibrated,
        "reference share");

    public static readonly Parameter Inertia = Parameter.Uncertain(
        "budget.inertia", "-", 0.92, 0.6, 0.97, Evidence.Calibrated,
        "lag coefficient; Kuokstyte & Kuokstis");

    public static readonly Parameter Noise = Parameter.Fixed(
        "budget.noise", "ln", 0.08, 0, 0.2, Evidence.Calibrated,
        "scale of the yearly shock; its sd where shock_tails is 0");

    public static readonly Parameter GrowthDamping = Parameter.Uncertain(
        "budget.growth_damping", "-", 0.35, 0, 0.8, Evidence.Calibrated,
        "fall of the share per ln growth of GDP in the same year; least squares 1996-2020: .34 (.12); 1996-2024: .39");

    public static readonly Parameter MemberDrift = Parameter.Uncertain(
        "budget.member_drift", "1/y", -0.018, -0.03, 0, Evidence.Calibrated,
        "yearly drift of the share of members, the peace dividend; least squares 1996-2020: -.018 (.004)");

    public static readonly Parameter PledgePull = Parameter.Uncertain(
        "budget.pledge_pull", "1/y", 0.046, 0, 0.1, Evidence.Calibrated,
        "share of the ln gap to the pledge that a member closes in a year; least squares 1996-2020: .046 (.016)");

    public static readonly Parameter AlarmPull = Parameter.Uncertain(
        "budget.alarm_pull", "1/y", 0.62, 0, 1, Evidence.Calibrated,
        "rise of a member's share at alarm 1, at Moscow, from 0 spending; least squares 1996-2020: .62 (.11)");

    public static readonly Parameter AlarmPullPartners = Parameter.Uncertain(
        "budget.alarm_pull_partners", "1/y", 0.41, 0, 0.8, Evidence.Calibrated,
        "the same of non-members, for alarm above partner_alarm_from; least squares 1996-2024: .41 (.08)");

    public static readonly Parameter PartnerAlarmFrom = Parameter.Fixed(
        "budget.partner_alarm_from", "x", 0.38, 0, 0.9, Evidence.Assumed,
        "alarm from which on budgets of non-members answer: that of 2014-21, when they did not");

    public static readonly Parameter ThreatCeiling = Parameter.Uncertain(
        "budget.threat_ceiling", "%GDP", 6, 5, 8, Evidence.Assumed,
        "share of GDP at which alarm raises spending no further; 5 to 8 fit alike");

    public static readonly Parameter Courtship = Parameter.Uncertain(
        "budget.courtship", "1/y", 0.05, 0, 0.15, Evidence.Assumed,
        "yearly rise of the share at full pull of membership; MAP entry +.18 [.03, .35] within three years, "
        + "dates and selection open");

    public static readonly Parameter LargestRise = Parameter.Fixed(
        "budget.largest_rise", "1/y", 0.25, 0.2, 0.5, Evidence.Assumed,
        "largest yearly rise of the ln share before the shock");

    public static readonly Parameter ShockTails = Parameter.Fixed(
        "budget.shock_tails", "0/1", 1, 0, 1, Evidence.Calibrated,
        "1: shocks are Student's t with four degrees of freedom; 0: normal");

    public static ImmutableArray<Parameter> Parameters =>
    [
        GdpElasticity, ThreatElasticity, SpillinElasticity, PartnerSpillin, ProspectPull, NormPull,
        FiscalStress, Reversion,
        Habit, ReferenceShare, Inertia, Noise, GrowthDamping, MemberDrift, PledgePull, AlarmPull, AlarmPullPartners,
        PartnerAlarmFrom, ThreatCeiling, Courtship, LargestRise, ShockTails,
    ];

    /// <summary>Largest yearly cut of the ln share before the shock: about 20 %.</summary>
    private const double LargestCut = 0.2;

    /// <summary>Growth of GDP below which fiscal stress begins, 1/year.</summary>
    private const double NormalGrowth = 0.01;

    public SubmodelCard Card { get; } = new(
        "Budget", "7.5", "Military spending as a share of GDP.",
        """
        S = Σ_members M(t-1) minus own if member ;  S = budget.partner_spillin·Σ_members M(t-1) if not
        m̄ = ΣM(t-1)/ΣY(t-1) over this year's members without the lead power
        h = h(t-1) + budget.habit·(ln m(t-1) - h(t-1))
        target = (1 - reversion)·h + reversion·ln(reference_share/100) + (gdp_elasticity - 1)·ln(Y/Y0) + threat_elasticity·(T - T0)
                 - spillin_elasticity·ln(S/S0) + prospect_pull·B - fiscal_stress·max(0, .01 - growth)
                 + member·norm_pull·ln(m̄/m(t-1))                                                          norm pull 0 if peers is off
                 growth = Y/Y(t-1) - 1
        E = alarm(t-1) ;  felt = E·prox·(1 + threat.us_withdrawal·w) (7.2), 0 for the threat source
        room = max(0, 1 - 100·m(t-1)/threat_ceiling) ;  pledge: driver, % of GDP, no term where it is 0
        rise = (1 - inertia)(target - ln m(t-1)) - growth_damping·ln(Y/Y(t-1))
               + member·(member_drift + pledge_pull·max(0, ln(pledge/100) - ln m(t-1)) + alarm_pull·felt·room)
               + (1 - member)·alarm_pull_partners·max(0, (E - partner_alarm_from)/(1 - partner_alarm_from))·felt/E·room
               + courtship·B·room
        ln m = ln m(t-1) + clip(rise, -.2, largest_rise) + budget.noise·ε + stance
        ε is Student's t with four degrees of freedom; normal if shock_tails is 0
        stance = what the state's government adds by its own choice, 0 unless a scenario says otherwise
        M = m·Y ;  the lead power: m is the driver ;  nudged: m is replaced where observed
        """,
        "M > 0; scaling Y, M and c of all states by λ leaves every ratio in 7.5-7.6 unchanged; "
        + "spillin_elasticity 0 is legal.",
        Parameters)
    {
        Draws = [Purpose.BudgetShock],
        Decisions = [Target.Decision, Spending.Decision],
    };

    private readonly Proximity _proximity = new();
    private readonly Memo<Logarithm> _log = new();
    private readonly Memo<Logarithm> _logGrowth = new();
    private readonly Memo<Logarithm> _logPledge = new();

    public IEnumerable<Column> Writes(World world) => [world.Habit, world.LogShare, world.Milex];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Lanes habitSpeed = year[Habit];
        Lanes reversion = year[Reversion];
        Lanes reference = reversion * Log(year[ReferenceShare] / 100);
        Lanes gdpElasticity = year[GdpElasticity];
        Lanes threatElasticity = year[ThreatElasticity];
        Lanes spillInElasticity = year[SpillinElasticity];
        Lanes prospectPull = year[ProspectPull];
        Lanes fiscalStress = year[FiscalStress];
        Lanes normPull = year[NormPull] * year[Mechanisms.Peers];
        Lanes speed = 1 - year[Inertia];
        Lanes noise = year[Noise];
        Lanes tails = year[ShockTails];
        Rates rates = Rates.Of(year);
        ReadOnlySpan<Lanes> proximity = _proximity.For(year);
        Lanes alliedSpending = AlliedSpending(world);
        Lanes logNorm = Log(AlliedShare(year, world));

        Observations? seen = year.Nudge;
        ReadOnlySpan<Lanes> gdpNow = world.Gdp.Now;
        ReadOnlySpan<Lanes> gdpNext = world.Gdp.Next;
        ReadOnlySpan<Lanes> logShareBefore = world.LogShare.Now;
        ReadOnlySpan<Lanes> milexBefore = world.Milex.Now;
        ReadOnlySpan<Lanes> habitBefore = world.Habit.Now;
        ReadOnlySpan<Lanes> pulls = world.Pull.Next;
        Span<Lanes> habits = world.Habit.Next;
        Span<Lanes> logShares = world.LogShare.Next;
        Span<Lanes> milex = world.Milex.Next;
        Span<Lanes> shocks = world.Scratch(0);
        Span<Lanes> logLeanings = world.Scratch(1);
        year.Dice.Shock(tails, Purpose.BudgetShock, year.Number, world.Addresses, shocks);
        if (typeof(TLedger) != typeof(ClosedLedger) || (spillInElasticity != 0).Any)
            LogLeanings(year, world, alliedSpending, logLeanings);
        else
            logLeanings.Clear(); // its weight is 0, and no ledger asks for it

        for (int i = 0; i < shocks.Length; i++)
        {
            StateCard state = year.Model.States[i];
            Lanes gdp = gdpNext[i];
            Lanes before = logShareBefore[i];
            Lanes member = world.Member.Next[i];
            Lanes habit = habitBefore[i] + habitSpeed * (before - habitBefore[i]);
            Lanes factor = gdp / gdpNow[i];
            Lanes growth = factor - 1;

            Lanes custom = (1 - reversion) * habit;
            Lanes income = (gdpElasticity - 1) * _log.Of(year, i, gdp / world.InitialGdp[i]);
            Lanes fear = threatElasticity * (world.Threat.Next[i] - world.InitialThreat[i]);
            Lanes freeRide = -spillInElasticity * logLeanings[i];
            Lanes courtship = prospectPull * pulls[i];
            Lanes stress = -fiscalStress * Max(0, NormalGrowth - growth);
            Lanes example = member * normPull * (logNorm - before);
            Lanes target = custom + reference + income + fear + freeRide + courtship + stress + example;

            Lanes step = speed * (target - before);
            Lanes dampened = -rates.GrowthDamping * _logGrowth.Of(year, i, factor);
            Lanes drift = member * rates.Drift;
            Lanes pledge = member * Pledged(year, i, rates, before);
            Lanes pull = pulls[i];
            Lanes room = rates.Alarm > 0 || (pull > 0).Any
                ? Max(0, 1 - milexBefore[i] / (rates.Ceiling * gdpNow[i]))
                : 0;
            Lanes alarm = Alarmed(year, i, rates, proximity[i], member) * room;
            Lanes courting = rates.Courtship * pull * room;
            Lanes wanted = step + dampened + drift + pledge + alarm + courting;
            Lanes rise = Clip(wanted, -LargestCut, rates.LargestRise);

            Lanes shock = noise * shocks[i];
            double stance = year.Model.Drivers[Driver.BudgetStance][year.Index][i];
            Lanes logShare = before + rise + shock + stance;
            Lanes simulated = logShare;
            if (typeof(TLedger) != typeof(ClosedLedger))
            {
                ledger.Write(new(Target.Custom, i, custom));
                ledger.Write(new(Target.Reference, i, reference));
                ledger.Write(new(Target.Income, i, income));
                ledger.Write(new(Target.Threat, i, fear));
                ledger.Write(new(Target.SpillIn, i, freeRide));
                ledger.Write(new(Target.Prospect, i, courtship));
                ledger.Write(new(Target.Stress, i, stress));
                ledger.Write(new(Target.Example, i, example));
                ledger.Write(new(Target.Value, i, target));
                ledger.Write(new(Spending.LastYear, i, before));
                ledger.Write(new(Spending.Step, i, step));
                ledger.Write(new(Spending.Growth, i, dampened));
                ledger.Write(new(Spending.Drift, i, drift));
                ledger.Write(new(Spending.Pledge, i, pledge));
                ledger.Write(new(Spending.Alarm, i, alarm));
                ledger.Write(new(Spending.Courtship, i, courting));
                ledger.Write(new(Spending.Limit, i, rise - wanted));
                ledger.Write(new(Spending.Shock, i, shock));
                if (stance != 0)
                    ledger.Write(new(Spending.Stance, i, stance));
            }

            if (state.IsLead)
                logShare = Log(year.Model.Drivers.SpendingShare[year.Index][i])[0];
            if (seen is not null && !double.IsNaN(seen.SpendingShare[year.Index][i]))
                logShare = Log(seen.SpendingShare[year.Index][i])[0];
            if (typeof(TLedger) != typeof(ClosedLedger))
            {
                ledger.Write(new(Spending.Imposed, i, logShare - simulated));
                ledger.Write(new(Spending.LogShare, i, logShare));
                ledger.Write(new(Spending.Share, i, 100 * Exp(logShare)));
            }

            habits[i] = habit;
            logShares[i] = logShare;
            milex[i] = logShare;
        }

        Exp(milex);
        for (int i = 0; i < milex.Length; i++)
            milex[i] *= gdpNext[i];
    }

    /// <summary>ln(S/S0) of every state.</summary>
    private static void LogLeanings(in Year year, World world, in Lanes alliedSpending, Span<Lanes> column)
    {
        for (int i = 0; i < column.Length; i++)
        {
            Lanes spillIn = SpillIn(year, alliedSpending, world.Member.Next[i], world.Milex.Now[i]);
            column[i] = spillIn / world.InitialSpillIn[i];
        }

        Log(column);
    }

    /// <summary>S: what a state can lean on, bn, given last year's spending of all of this year's members.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes SpillIn(in Year year, Lanes alliedSpending, Lanes member, Lanes ownSpending) =>
        Select(member > 0, alliedSpending - ownSpending, year[PartnerSpillin] * alliedSpending);

    /// <summary>Σ_members M(t-1), bn.</summary>
    private static Lanes AlliedSpending(World world)
    {
        Lanes sum = 0;
        for (int i = 0; i < world.States; i++)
            sum += world.Member.Next[i] * world.Milex.Now[i];
        return sum;
    }

    /// <summary>m̄: last year's spending over last year's GDP of this year's members without the lead power.</summary>
    private static Lanes AlliedShare(in Year year, World world)
    {
        Lanes spending = 0;
        Lanes gdp = 0;
        for (int i = 0; i < world.States; i++)
        {
            if (year.Model.States[i].IsLead)
                continue;
            spending += world.Member.Next[i] * world.Milex.Now[i];
            gdp += world.Member.Next[i] * world.Gdp.Now[i];
        }

        return spending / gdp;
    }
}
