using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>Military spending: joint-product demand with inertia, free riding, threat, prospect of membership and the norm of the allies.</summary>
public sealed partial class Budget : ISubmodel
{
    public static readonly Parameter GdpElasticity = Parameter.Uncertain(
        "budget.gdp_elasticity", "-", 0.81, 0.5, 1.1, Evidence.Literature,
        "George & Sandler 2021");

    public static readonly Parameter ThreatElasticity = Parameter.Uncertain(
        "budget.threat_elasticity", "-", 0.68, 0, 2, Evidence.Literature,
        "ln spending per unit of perceived threat");

    public static readonly Parameter SpillinElasticity = Parameter.Uncertain(
        "budget.spillin_elasticity", "-", 0.19, 0, 0.5, Evidence.Literature,
        "George & Sandler; zero: Alley 2021, Pluemper & Neumayer 2015");

    public static readonly Parameter PartnerSpillin = Parameter.Uncertain(
        "budget.partner_spillin", "-", 0.5, 0.1, 1, Evidence.Assumed,
        "share of allied spending that a partner counts as spill-in");

    public static readonly Parameter ProspectPull = Parameter.Uncertain(
        "budget.prospect_pull", "-", 0.15, 0, 0.35, Evidence.Literature,
        "Olejnik 2025: +0.1-0.2 pp of GDP");

    public static readonly Parameter NormPull = Parameter.Uncertain(
        "budget.norm_pull", "-", 0.13, 0, 0.4, Evidence.Literature,
        "Odehnal 2021");

    public static readonly Parameter FiscalStress = Parameter.Fixed(
        "budget.fiscal_stress", "-", 2.2, 0, 8, Evidence.Assumed,
        "ln spending per unit growth shortfall");

    public static readonly Parameter Reversion = Parameter.Uncertain(
        "budget.reversion", "-", 0.41, 0, 1, Evidence.Calibrated,
        "weight of the reference share in the long-run target");

    public static readonly Parameter Habit = Parameter.Fixed(
        "budget.habit", "1/y", 0.27, 0, 0.5, Evidence.Calibrated,
        "speed at which a state's own customary share follows actual spending");

    public static readonly Parameter ReferenceShare = Parameter.Fixed(
        "budget.reference_share", "%GDP", 1.34, 1, 2.5, Evidence.Calibrated,
        "reference share");

    public static readonly Parameter Inertia = Parameter.Uncertain(
        "budget.inertia", "-", 0.92, 0.6, 0.97, Evidence.Calibrated,
        "lag coefficient; Kuokstyte & Kuokstis");

    public static readonly Parameter Noise = Parameter.Fixed(
        "budget.noise", "ln", 0.1, 0, 0.2, Evidence.Calibrated,
        "sd of the yearly shock");

    public static ImmutableArray<Parameter> Parameters =>
        [GdpElasticity, ThreatElasticity, SpillinElasticity, PartnerSpillin, ProspectPull, NormPull, FiscalStress, Reversion, Habit, ReferenceShare, Inertia, Noise];

    /// <summary>Cap of the yearly adjustment of the spending share, ln: about 20 %.</summary>
    private const double LargestStep = 0.2;

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
        ln m = ln m(t-1) + clip((1 - inertia)(target - ln m(t-1)), -.2, .2) + budget.noise·ε + stance      growth = Y/Y(t-1) - 1
        stance = what the state's government adds by its own choice, 0 unless a scenario says otherwise
        M = m·Y ;  the lead power: m is the driver ;  nudged: m is replaced where observed
        """,
        "M > 0; scaling Y, M and c of all states by λ leaves every ratio in 7.5-7.6 unchanged; spillin_elasticity 0 is legal.",
        Parameters)
    {
        Draws = [Purpose.BudgetShock],
        Decisions = [Target.Decision, Spending.Decision],
    };

    private readonly Memo<Logarithm> _log = new();

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
        Lanes alliedSpending = AlliedSpending(world);
        Lanes logNorm = Log(AlliedShare(year, world));

        for (int i = 0; i < world.States; i++)
        {
            StateCard state = year.Model.States[i];
            Lanes gdp = world.Gdp.Next[i];
            Lanes before = world.LogShare.Now[i];
            Lanes member = world.Member.Next[i];
            Lanes habit = world.Habit.Now[i] + habitSpeed * (before - world.Habit.Now[i]);
            Lanes spillIn = SpillIn(year, alliedSpending, member, world.Milex.Now[i]);
            Lanes growth = gdp / world.Gdp.Now[i] - 1;

            Lanes custom = (1 - reversion) * habit;
            Lanes income = (gdpElasticity - 1) * _log.Of(year, i, gdp / world.InitialGdp[i]);
            Lanes fear = threatElasticity * (world.Threat.Next[i] - world.InitialThreat[i]);
            Lanes freeRide = -spillInElasticity * Log(spillIn / world.InitialSpillIn[i]);
            Lanes courtship = prospectPull * world.Pull.Next[i];
            Lanes stress = -fiscalStress * Max(0, NormalGrowth - growth);
            Lanes example = member * normPull * (logNorm - before);
            Lanes target = custom + reference + income + fear + freeRide + courtship + stress + example;

            Lanes shock = noise * year.Dice.Normal(Purpose.BudgetShock, year.Number, state.Address);
            double stance = year.Model.Drivers[Driver.BudgetStance][year.Index][i];
            Lanes logShare = before + Clip(speed * (target - before), -LargestStep, LargestStep) + shock + stance;
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
                ledger.Write(new(Spending.Step, i, Clip(speed * (target - before), -LargestStep, LargestStep)));
                ledger.Write(new(Spending.Shock, i, shock));
                if (stance != 0)
                    ledger.Write(new(Spending.Stance, i, stance));
            }

            if (state.IsLead)
                logShare = Log(year.Model.Drivers.SpendingShare[year.Index][i]);
            if (year.Nudge is { } seen && !double.IsNaN(seen.SpendingShare[year.Index][i]))
                logShare = Log(seen.SpendingShare[year.Index][i]);
            if (typeof(TLedger) != typeof(ClosedLedger))
            {
                Lanes simulated = before + Clip(speed * (target - before), -LargestStep, LargestStep) + shock + stance;
                ledger.Write(new(Spending.Imposed, i, logShare - simulated));
                ledger.Write(new(Spending.LogShare, i, logShare));
                ledger.Write(new(Spending.Share, i, 100 * Exp(logShare)));
            }

            world.Habit.Next[i] = habit;
            world.LogShare.Next[i] = logShare;
            world.Milex.Next[i] = Exp(logShare) * gdp;
        }
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
