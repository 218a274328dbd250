using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Terms;
using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// What the Alliance offers: programme money and what it buys (exercises, teaching, material), and the prospect of
/// membership, whose pull is strongest where entry is open but uncertain.
/// </summary>
public sealed partial class Incentives : ISubmodel
{
    public static readonly Parameter ProgrammeBudget = Parameter.Lever(
        "partnership.budget", "m$/y", 150, 0, 500, Evidence.Literature,
        "all donors; US Warsaw Initiative alone 84 m$/y 1994-2000 (GAO-01-734)");

    public static readonly Parameter Planning = Parameter.Lever(
        "partnership.planning", "x", 1, 0, 3, Evidence.Lever,
        "multiplier on PARP/IPAP planning");

    public static readonly Parameter Education = Parameter.Lever(
        "partnership.education", "x", 1, 0, 3, Evidence.Lever,
        "multiplier on education and training");

    public static readonly Parameter Exercises = Parameter.Lever(
        "partnership.exercises", "x", 1, 0, 3, Evidence.Lever,
        "multiplier on exercises, OCC, PII");

    public static readonly Parameter AidLevel = Parameter.Lever(
        "partnership.aid", "x", 1, 0, 3, Evidence.Lever,
        "multiplier on material aid");

    public static readonly Parameter Conditionality = Parameter.Lever(
        "partnership.conditionality", "0-1", 0.6, 0, 1, Evidence.Lever,
        "share of programme volume that depends on compliance");

    public static readonly Parameter Merit = Parameter.Lever(
        "partnership.merit", "-", 1, 0, 3, Evidence.Lever,
        "exponent of compliance in allocation");

    public static readonly Parameter MenaWeight = Parameter.Lever(
        "partnership.mena_weight", "x", 1, 0, 5, Evidence.Lever,
        "allocation weight of MENA and Gulf partners");

    public static readonly Parameter VolumeScale = Parameter.Fixed(
        "partnership.volume_scale", "m$", 2.5, 0.5, 8, Evidence.Assumed,
        "programme money per sqrt(million people) at which intensity is 63%");

    public static readonly Parameter ProspectSteepness = Parameter.Uncertain(
        "prospect.steepness", "-", 8, 3, 15, Evidence.Literature,
        "logistic slope of accession probability; Schimmelfennig & Sedelmeier");

    public static readonly Parameter ProspectThreshold = Parameter.Uncertain(
        "prospect.threshold", "-", 0.52, 0.4, 0.7, Evidence.Assumed,
        "score at which accession probability is one half");

    public static readonly Parameter DesireConst = Parameter.Fixed(
        "prospect.desire_const", "-", 1.2, 0, 3, Evidence.Calibrated,
        "desire to join: constant");

    public static readonly Parameter DesireIncome = Parameter.Fixed(
        "prospect.desire_income", "-", 5.5, 0, 5.5, Evidence.Calibrated,
        "desire to join: fall per log unit of GDP per head above 0.53 of the mean of the non-lead 1994 allies");

    public static readonly Parameter DesireDemocracy = Parameter.Fixed(
        "prospect.desire_democracy", "-", 3.5, 0, 8, Evidence.Calibrated,
        "desire to join: rise with V-Dem above 0.5");

    public static readonly Parameter DesireDistance = Parameter.Fixed(
        "prospect.desire_distance", "-", 4, 0, 4, Evidence.Calibrated,
        "desire to join: fall with UNGA distance relative to allies");

    public static readonly Parameter DesireThreat = Parameter.Uncertain(
        "prospect.desire_threat", "-", 12, 0, 20, Evidence.Assumed,
        "desire to join: rise with felt alarm; set so that Finland and Sweden may well apply once the war has come");

    public static ImmutableArray<Parameter> Parameters =>
    [
        ProgrammeBudget, Planning, Education, Exercises, AidLevel, Conditionality, Merit, MenaWeight, VolumeScale,
        ProspectSteepness, ProspectThreshold, DesireConst, DesireIncome, DesireDemocracy, DesireDistance, DesireThreat,
    ];

    public SubmodelCard Card { get; } = new(
        "Incentives", "7.3", "What the partnership offers, and what membership promises.",
        """
        A programme counts (pr = 1) for a non-member from its year on if partnership.budget > 0; part = max of all; years_in grows by part.
        mena = region is MENA or Gulf; weight = the state's partnership weight, 1 unless a scenario says otherwise
        wt   = weight·part·(.3 + A)·(.2 + g(t-1))^partnership.merit·sqrt(pop)·(1 + mena·(partnership.mena_weight - 1))
        A_i  = partnership.budget·wt/max(Σwt, 1e-12) + Σ_p money_p·wt·pr_p/max(Σ wt·pr_p, 1e-12)
               money_p: of a programme's own, beside the common budget; 0 in history. With it pr = 1 also if the budget is 0
        κ    = partnership.conditionality (0 if the switch is off) ;  aid = A_i·((1 - κ) + κ·g(t-1))        undelivered money is unspent
        z    = 1 - exp(-aid/(partnership.volume_scale·sqrt(pop)))
        Eq   = z·partnership.exercises·Σ_p ι_p pr_p
        Ez   = z·(½·partnership.education + ½·partnership.planning)·Σ_p ζ_p pr_p
        I    = min(1, 20·(.3 + .7κ)·partnership.aid·Σ_p μ_p pr_p·aid/1000/M(t-1))                          0 if material is off
        inc  = gpc/(ΣY/Σpop over the 1994 allies without the lead power)
        des  = [has a pfp_year]·(1 - member)·Λ(prospect.desire_const + prospect.desire_democracy·(democracy - .5)
               - prospect.desire_distance·rel - prospect.desire_income·max(0, ln(inc/.53)) + prospect.desire_threat·felt)
               felt = alarm(t)·prox·(1 + threat.us_withdrawal·w) (7.2), 0 for the threat source
        score = .35·g(t-1) + .30·q(t-1) + .20·democracy + .15·min(1, F_i(t-1)/N(t-1)/.03)                  threshold if conditionality is off
        π    = 1 if member or invited, else alliance.door·cr(t-1)·Λ(prospect.steepness·(score - prospect.threshold))
        B    = 0 if member or invited, else des·4π(1 - π)            des·½π if conditionality is off ; 0 if prospect is off
        """,
        "ΣA_i = budget (and own money) if anyone with a weight takes part; Σaid ≤ ΣA_i; κ = 0 ⇒ aid = A_i; "
        + "members and non-participants receive 0; I, π, B in [0,1].",
        Parameters)
    {
        Decisions = [Money.Decision, Candidacy.Decision],
    };

    private readonly Proximity _proximity = new();
    private readonly Memo<Logarithm> _log = new();

    /// <summary>Lower limit of the sum of weights: no state takes part, and no money is allocated.</summary>
    private const double Epsilon = 1e-12;

    public IEnumerable<Column> Writes(World world) =>
    [
        world.TakesPart, world.YearsIn, world.ProgrammeMoney, world.ExerciseExposure, world.TeachingExposure,
        world.Inducement, world.Desire, world.Score, world.Prospect, world.Pull,
    ];

    public void Advance<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        Offer(year, world, ledger);
        Promise(year, world, ledger);
    }

    /// <summary>Programme money and what it buys.</summary>
    private static void Offer<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        DriverValues drivers = year.Model.Drivers;
        Lanes budget = year[ProgrammeBudget];
        Lanes merit = year[Merit];
        Lanes menaWeight = year[MenaWeight];
        Lanes conditionality = year[Conditionality] * year[Mechanisms.Conditionality];
        Lanes volumeScale = year[VolumeScale];
        Lanes exercises = year[Exercises];
        Lanes teaching = 0.5 * year[Education] + 0.5 * year[Planning];
        Lanes material = 20 * (0.3 + 0.7 * conditionality) * year[AidLevel] * year[Mechanisms.Material];
        Lanes isFunded = budget > 0;

        // until the sum is known, ProgrammeMoney holds the weights
        Span<Lanes> weights = world.ProgrammeMoney.Next;
        Lanes sumOfWeights = 0;
        for (int i = 0; i < world.States; i++)
        {
            world.TakesPart.Next[i] = 0;
            weights[i] = 0;
            if (!drivers.TakesPart[year.Index][i])
                continue;

            Lanes part = (HasOwnMoney(drivers, year.Index, i) ? 1 : isFunded) * (1 - world.Member.Next[i]);
            Lanes southern = year.Model.States[i].IsSouthern ? menaWeight : 1;
            Lanes weight = part * (0.3 + world.Affinity.Next[i]) * Pow(0.2 + world.Compliance.Now[i], merit)
                * Math.Sqrt(drivers.Population[year.Index][i]) * southern
                * drivers[Driver.PartnershipWeight][year.Index][i];
            world.TakesPart.Next[i] = part;
            weights[i] = weight;
            sumOfWeights += weight;
        }

        Lanes perWeight = budget / Max(sumOfWeights, Epsilon);
        // until aid is known, Inducement holds what comes from programmes' own money
        Span<Lanes> own = world.Inducement.Next;
        AllocateOwnMoney(year, weights, own);
        for (int i = 0; i < world.States; i++)
        {
            if (!drivers.TakesPart[year.Index][i])
            {
                StayOut(world, i);
                continue;
            }

            Lanes part = world.TakesPart.Next[i];
            Lanes allocated = perWeight * weights[i];
            if (drivers.OwnMoney.Length > 0)
                allocated += own[i];
            Lanes aid = allocated * (1 - conditionality + conditionality * world.Compliance.Now[i]);
            Lanes intensity = 1 - Exp(-aid / (volumeScale * Math.Sqrt(drivers.Population[year.Index][i])));

            world.YearsIn.Next[i] = world.YearsIn.Now[i] + part;
            world.ProgrammeMoney.Next[i] = aid;
            world.ExerciseExposure.Next[i] =
                intensity * exercises * drivers.InteroperabilityWeight[year.Index][i] * part;
            world.TeachingExposure.Next[i] = intensity * teaching * drivers.TeachingWeight[year.Index][i] * part;
            world.Inducement.Next[i] = Min(
                1, material * drivers.MaterialWeight[year.Index][i] * part * aid / 1000 / world.Milex.Now[i]);

            if (typeof(TLedger) != typeof(ClosedLedger))
            {
                ledger.Write(new(Money.AllocationShare, i, weights[i] / Max(sumOfWeights, Epsilon)));
                ledger.Write(new(Money.Compliance, i, world.Compliance.Now[i]));
                ledger.Write(new(Money.Allocated, i, allocated));
                ledger.Write(new(Money.Withheld, i, aid - allocated));
                ledger.Write(new(Money.Received, i, aid));
            }
        }
    }

    private static bool HasOwnMoney(DriverValues drivers, int t, int i)
    {
        foreach (double[][] line in drivers.OwnMoney)
        {
            if (line[t][i] > 0)
                return true;
        }

        return false;
    }

    /// <summary>Shares the money of each programme that has some among the states that take part in it.</summary>
    private static void AllocateOwnMoney(in Year year, ReadOnlySpan<Lanes> weights, Span<Lanes> own)
    {
        double[][][] lines = year.Model.Drivers.OwnMoney;
        if (lines.Length == 0)
            return;
        own.Clear();
        foreach (double[][] line in lines)
        {
            double[] money = line[year.Index];
            Lanes sum = 0;
            for (int i = 0; i < money.Length; i++)
            {
                if (money[i] > 0)
                    sum += weights[i];
            }

            Lanes perWeight = 1 / Max(sum, Epsilon);
            for (int i = 0; i < money.Length; i++)
            {
                if (money[i] > 0)
                    own[i] += money[i] * perWeight * weights[i];
            }
        }
    }

    private static void StayOut(World world, int i)
    {
        world.YearsIn.Next[i] = world.YearsIn.Now[i];
        world.ProgrammeMoney.Next[i] = 0;
        world.ExerciseExposure.Next[i] = 0;
        world.TeachingExposure.Next[i] = 0;
        world.Inducement.Next[i] = 0;
    }

    /// <summary>The prospect of membership.</summary>
    private void Promise<TLedger>(in Year year, World world, TLedger ledger)
        where TLedger : struct, ILedger
    {
        DriverValues drivers = year.Model.Drivers;
        Lanes door = year[Status.Door];
        Lanes steepness = year[ProspectSteepness];
        Lanes threshold = year[ProspectThreshold];
        Mask isMeritocratic = year[Mechanisms.Conditionality] > 0;
        Lanes works = year[Mechanisms.Prospect];
        Lanes richness = AlliedGdpPerHead(year, world);
        double alarm = drivers[Driver.Alarm][year.Index];
        ReadOnlySpan<Lanes> proximity = _proximity.For(year);

        for (int i = 0; i < world.States; i++)
        {
            double democracy = drivers[Driver.Democracy][year.Index][i];
            Mask isMember = world.Member.Next[i] > 0;
            Lanes desire = 0;
            if (year.Model.States[i].SignedPfp && !isMember.All)
            {
                Lanes income = Max(0, _log.Of(year, i, world.GdpPerHead.Next[i] / richness / 0.53));
                Lanes fear = alarm > 0 ? year[DesireThreat] * FeltAlarm.Of(year, i, alarm, proximity[i]) : 0;
                desire = (1 - world.Member.Next[i]) * Logistic(
                    year[DesireConst]
                    + year[DesireDemocracy] * (democracy - 0.5)
                    - year[DesireDistance] * drivers.RelativeDistance[year.Index][i]
                    - year[DesireIncome] * income
                    + fear);
            }

            Lanes fromCompliance = 0.35 * world.Compliance.Now[i];
            Lanes fromInterop = 0.30 * world.Interop.Now[i];
            Lanes fromDemocracy = 0.20 * democracy;
            Lanes fromTroops = 0.15 * Min(1, world.Deployed.Now[i] / world.Active.Now[i] / 0.03);
            Lanes merit = fromCompliance + fromInterop + fromDemocracy + fromTroops;
            Lanes score = Select(isMeritocratic, merit, threshold);

            world.Desire.Next[i] = desire;
            world.Score.Next[i] = score;
            world.Prospect.Next[i] = 1;
            world.Pull.Next[i] = 0;
            Mask isSettled = isMember | (world.Invited.Next[i] > 0);
            if (!isSettled.All)
            {
                Lanes open = door * world.Credibility.Now[i] * Logistic(steepness * (score - threshold));
                Lanes uncertainty = Select(isMeritocratic, 4 * open * (1 - open), 0.5 * open);
                world.Prospect.Next[i] = Select(isSettled, 1, open);
                world.Pull.Next[i] = Select(isSettled, 0, desire * uncertainty * works);
            }

            if (typeof(TLedger) != typeof(ClosedLedger))
            {
                ledger.Write(new(Candidacy.Compliance, i, fromCompliance));
                ledger.Write(new(Candidacy.Interop, i, fromInterop));
                ledger.Write(new(Candidacy.Democracy, i, fromDemocracy));
                ledger.Write(new(Candidacy.Troops, i, fromTroops));
                ledger.Write(new(Candidacy.WithoutMerit, i, score - merit));
                ledger.Write(new(Candidacy.Score, i, score));
                ledger.Write(new(Candidacy.Threshold, i, threshold));
                ledger.Write(new(Candidacy.Desire, i, desire));
                ledger.Write(new(Candidacy.Door, i, door));
                ledger.Write(new(Candidacy.Credibility, i, world.Credibility.Now[i]));
                ledger.Write(new(Candidacy.Prospect, i, world.Prospect.Next[i]));
                ledger.Write(new(Candidacy.Pull, i, world.Pull.Next[i]));
            }
        }
    }

    /// <summary>GDP per head of the 1994 allies without the lead power, k$.</summary>
    private static Lanes AlliedGdpPerHead(in Year year, World world)
    {
        Lanes gdp = 0;
        double population = 0;
        for (int i = 0; i < world.States; i++)
        {
            if (year.Model.States[i].Cohort != Cohort.Ally1994)
                continue;
            gdp += world.Gdp.Next[i];
            population += year.Model.Drivers.Population[year.Index][i];
        }

        return gdp / population;
    }
}
