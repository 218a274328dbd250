using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model;

/// <summary>
/// The state of the world in 1994 (ODD element 5). No number is set by hand per state; every value is a formula of the data of 1994.
/// </summary>
public static class Initialisation
{
    public static readonly Parameter OpsConst = Parameter.Fixed(
        "initial.ops_const", "-", -1.5, -3, 0, Evidence.Calibrated,
        "logit of initial operations attitude at zero affinity");

    public static readonly Parameter OpsAffinity = Parameter.Uncertain(
        "initial.ops_affinity", "-", 1.2, 0, 5, Evidence.Assumed,
        "effect of affinity on the initial operations attitude; search ended at its lower limit");

    public static readonly Parameter OpsUnTradition = Parameter.Fixed(
        "initial.ops_un_tradition", "-", 0.3, 0, 0.6, Evidence.Calibrated,
        "effect of log(1+UN troops 1990-94 per 1000 active)");

    public static readonly Parameter ReformRevealed = Parameter.Fixed(
        "initial.reform_revealed", "-", 0.5, 0, 1, Evidence.Assumed,
        "weight of the revealed pay share in the initial reform attitude");

    public static readonly Parameter InteropConst = Parameter.Fixed(
        "initial.interop_const", "-", -2.8, -4, 0, Evidence.Assumed,
        "logit of initial interoperability of a non-ally");

    public static readonly Parameter InteropAffinity = Parameter.Fixed(
        "initial.interop_affinity", "-", 1.5, 0, 3, Evidence.Assumed,
        "effect of affinity");

    public static readonly Parameter InteropMember = Parameter.Fixed(
        "initial.interop_member", "-", 1.8, 1, 4, Evidence.Assumed,
        "ally bonus");

    public static readonly Parameter InteropModern = Parameter.Fixed(
        "initial.interop_modern", "-", 0.5, 0, 1, Evidence.Assumed,
        "effect of log spending per soldier over 25 k$");

    public static ImmutableArray<Parameter> Parameters =>
        [OpsConst, OpsAffinity, OpsUnTradition, ReformRevealed, InteropConst, InteropAffinity, InteropMember, InteropModern];

    /// <summary>The equations in symbols.</summary>
    public const string Equations =
        """
        M = m·Y ;  w = clip(resources.pay_multiple·gpc·N/M/1000, .25, .85) ;  c = w·M/N                    gpc in k$, N in k, M in bn
        xR = ρ·clip((hi - w)/(hi - lo), .05, .95) + (1 - ρ)·clip(.1 + .6·democracy, .05, .95)
              ρ = initial.reform_revealed, hi = resources.bulk_pay_share, lo = resources.lean_pay_share
        xO = Λ(initial.ops_const + initial.ops_affinity·A + initial.ops_un_tradition·ln(1 + un_rate))
        aR = xR ;  aO = xO
        q  = Λ(initial.interop_const + initial.interop_affinity·A + initial.interop_member·member + initial.interop_modern·ln(1000·M/N/25))
        T  = T* of 1994, T0 := T ;  h = ln m ;  e = .30 + .18·xR ;  E = e(M - wM) ;  O = M - wM - E ;  K = E/capability.depreciation
        φ = 0 ;  eff = 1 ;  u = u* (7.7 with eff = 1, cost 0) ;  Z = 0 ;  cr = 1 ;  B = 0 ;  F = 0 ;  s = .6 for every operation
        years_in = 0 ;  g = goals (7.10) ;  S0 = S (7.5) ;  f: drawn once for the run (7.8)
        Y0, gpc0, T0 and S0 of 1994 are kept. desire and score are 0 in 1994; prospect = member.
        """;

    /// <summary>Fills every column's <see cref="Column.Next"/> with the state of 1994.</summary>
    internal static void Fill(in Year year, World world)
    {
        for (int place = 0; place < world.Columns.Count; place++)
            world.Columns[place].Next.Clear();

        for (int i = 0; i < world.States; i++)
        {
            Standing(year, world, i);
            Money(year, world, i);
            Minds(year, world, i);
            Abilities(year, world, i);
        }

        if (year.Model.Priors != Priors.Own)
            Level(year.Model, world);
        Lanes alliedSpending = 0;
        for (int i = 0; i < world.States; i++)
            alliedSpending += world.Member.Next[i] * world.Milex.Next[i];
        for (int i = 0; i < world.States; i++)
            world.InitialSpillIn[i] = Budget.SpillIn(year, alliedSpending, world.Member.Next[i], world.Milex.Next[i]);

        foreach (Column support in world.SupportFor)
            support.Next.Fill(Casualties.NormalSupport);
        world.Fill.Next.Fill(double.NaN);
        Operations.StartFrailty(year, world);
    }

    /// <summary>Ablations replace what the data of 1994 say of each state by the mean of its cohort, or of all.</summary>
    private static void Level(CompiledModel model, World world)
    {
        foreach (Column column in (Column[])[world.Reform, world.ReformAnchor, world.Willingness, world.WillingnessAnchor, world.Interop])
        {
            foreach (IGrouping<Cohort, int> group in Enumerable.Range(0, world.States).GroupBy(i => model.Priors == Priors.Flat ? default : model.States[i].Cohort))
            {
                Lanes sum = 0;
                foreach (int i in group)
                    sum += column.Next[i];
                foreach (int i in group)
                    column.Next[i] = sum / group.Count();
            }
        }
    }

    private static void Standing(in Year year, World world, int i)
    {
        DriverValues drivers = year.Model.Drivers;
        Lanes gdp = drivers.Gdp[0][i];
        Lanes accession = drivers.AccessionYear[i];
        Lanes member = accession <= Horizon.Start;
        Lanes threat = Threat.Objective(year, i);

        world.Gdp.Next[i] = gdp;
        world.GdpPerHead.Next[i] = gdp / drivers.Population[0][i];
        world.AccessionYear.Next[i] = accession;
        world.Member.Next[i] = member;
        world.Invited.Next[i] = (accession > Horizon.Start) & (accession - 2 <= Horizon.Start);
        world.Prospect.Next[i] = member;
        world.Credibility.Next[i] = 1;
        world.Affinity.Next[i] = Affinity.Of(year, i, member);
        world.Threat.Next[i] = threat;
        world.InitialGdp[i] = gdp;
        world.InitialGdpPerHead[i] = world.GdpPerHead.Next[i];
        world.InitialThreat[i] = threat;
    }

    private static void Money(in Year year, World world, int i)
    {
        DriverValues drivers = year.Model.Drivers;
        Lanes share = drivers.SpendingShare[0][i];
        Lanes milex = share * world.Gdp.Next[i];
        Lanes active = drivers.InitialStrength[i];
        Lanes payShare = Clip(year[Forces.PayMultiple] * world.GdpPerHead.Next[i] * active / milex / 1000, 0.25, Forces.LargestPayShare);

        world.LogShare.Next[i] = Log(share);
        world.Habit.Next[i] = Log(share);
        world.Milex.Next[i] = milex;
        world.Active.Next[i] = active;
        world.SoldierCost.Next[i] = payShare * milex / active;
        world.Pay.Next[i] = payShare * milex;
    }

    private static void Minds(in Year year, World world, int i)
    {
        double democracy = year.Model.Drivers[Driver.Democracy][0][i];
        Lanes bulk = year[Forces.BulkPayShare];
        Lanes lean = year[Forces.LeanPayShare];
        Lanes revealed = year[ReformRevealed];
        Lanes payShare = world.Pay.Next[i] / world.Milex.Next[i];
        Lanes reform = revealed * Clip((bulk - payShare) / (bulk - lean), 0.05, 0.95)
            + (1 - revealed) * Clip(0.1 + 0.6 * democracy, 0.05, 0.95);
        Lanes willingness = Logistic(
            year[OpsConst]
            + year[OpsAffinity] * world.Affinity.Next[i]
            + year[OpsUnTradition] * Log(1 + year.Model.States[i].UnRate));

        world.Reform.Next[i] = reform;
        world.ReformAnchor.Next[i] = reform;
        world.Willingness.Next[i] = willingness;
        world.WillingnessAnchor.Next[i] = willingness;
    }

    private static void Abilities(in Year year, World world, int i)
    {
        Lanes milex = world.Milex.Next[i];
        Lanes pay = world.Pay.Next[i];
        Lanes active = world.Active.Next[i];
        Lanes reform = world.Reform.Next[i];
        Lanes equipmentShare = 0.30 + 0.18 * reform;
        Lanes outlay = equipmentShare * (milex - pay);
        Lanes running = milex - pay - outlay;
        Lanes equipment = outlay / year[Capability.Depreciation];
        Lanes usable = Capability.UsableIdeal(year, equipment, pay, running, operatingCost: 0, efficiency: 1, reform);
        Lanes interop = Logistic(
            year[InteropConst]
            + year[InteropAffinity] * world.Affinity.Next[i]
            + year[InteropMember] * world.Member.Next[i]
            + year[InteropModern] * Log(1000 * milex / active / 25));

        world.EquipmentShare.Next[i] = equipmentShare;
        world.EquipmentOutlay.Next[i] = outlay;
        world.RunningCosts.Next[i] = running;
        world.Efficiency.Next[i] = 1;
        world.Equipment.Next[i] = equipment;
        world.Usable.Next[i] = usable;
        world.Sustainable.Next[i] = usable * active / year[Capability.Rotation];
        world.Interop.Next[i] = interop;
        world.Compliance.Next[i] = Review.Goals(usable, milex, pay, outlay, interop, deployedShare: 0);
    }
}
