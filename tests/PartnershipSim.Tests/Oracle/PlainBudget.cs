using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Tests.Oracle.PlainMath;

namespace PartnershipSim.Tests.Oracle;

/// <summary>Section 7.5: military spending.</summary>
public static class PlainBudget
{
    public static void Advance(PlainWorld world)
    {
        double alliedSpending = 0;
        double otherSpending = 0;
        double otherGdp = 0;
        foreach (PlainCountry country in world.Countries)
        {
            if (!country.Now.Member)
                continue;
            alliedSpending += country.Last.Milex;
            if (country.Card.IsLead)
                continue;
            otherSpending += country.Last.Milex;
            otherGdp += country.Last.Gdp;
        }

        double logNorm = Log(otherSpending / otherGdp);
        foreach (PlainCountry country in world.Countries)
            Spend(world, country, alliedSpending, logNorm);
    }

    private static void Spend(PlainWorld world, PlainCountry country, double alliedSpending, double logNorm)
    {
        ParameterPoint point = world.Point;
        PlainState last = country.Last;
        PlainState now = country.Now;
        int i = country.Number;
        double before = last.LogShare;
        double spillIn = now.Member ? alliedSpending - last.Milex : point[Budget.PartnerSpillin] * alliedSpending;
        double growth = now.Gdp / last.Gdp - 1;
        now.Habit = last.Habit + point[Budget.Habit] * (before - last.Habit);

        double target = (1 - point[Budget.Reversion]) * now.Habit
            + point[Budget.Reversion] * Log(point[Budget.ReferenceShare] / 100)
            + (point[Budget.GdpElasticity] - 1) * Log(now.Gdp / country.GdpOf1994)
            + point[Budget.ThreatElasticity] * (now.Threat - country.ThreatOf1994)
            - point[Budget.SpillinElasticity] * Log(spillIn / country.SpillInOf1994)
            + point[Budget.ProspectPull] * now.Pull
            - point[Budget.FiscalStress] * Max(0, 0.01 - growth);
        if (now.Member && world.IsOn(Mechanisms.Peers))
            target += point[Budget.NormPull] * (logNorm - before);

        double rise = (1 - point[Budget.Inertia]) * (target - before)
            - point[Budget.GrowthDamping] * Log(now.Gdp / last.Gdp)
            + point[Budget.Courtship] * now.Pull * Room(world, country)
            + (now.Member ? AsMember(world, country) : AsPartner(world, country));
        double shock = point[Budget.Noise]
            * world.Dice.Shock(point[Budget.ShockTails], Purpose.BudgetShock, world.Year, country.Card.Address);
        now.LogShare = before + Clip(rise, -0.2, point[Budget.LargestRise]) + shock
            + world.Drivers[Driver.BudgetStance][world.YearIndex][i];
        if (country.Card.IsLead)
            now.LogShare = Log(world.Drivers.SpendingShare[world.YearIndex][i]);
        if (world.Seen is { } seen && !double.IsNaN(seen.SpendingShare[world.YearIndex][i]))
            now.LogShare = Log(seen.SpendingShare[world.YearIndex][i]);
        now.Milex = Exp(now.LogShare) * now.Gdp;
    }

    private static double AsMember(PlainWorld world, PlainCountry country)
    {
        ParameterPoint point = world.Point;
        double pledge = world.Drivers[Driver.Pledge][world.YearIndex][country.Number];
        double gap = pledge > 0 ? Max(0, Log(pledge / 100) - country.Last.LogShare) : 0;
        double answer = point[Budget.AlarmPull] * world.Drivers[Driver.Alarm][world.YearIndex - 1];
        return point[Budget.MemberDrift]
            + point[Budget.PledgePull] * gap
            + PlainStatus.Felt(world, country, answer) * Room(world, country);
    }

    private static double AsPartner(PlainWorld world, PlainCountry country)
    {
        ParameterPoint point = world.Point;
        double from = point[Budget.PartnerAlarmFrom];
        double beyond = Max(0, (world.Drivers[Driver.Alarm][world.YearIndex - 1] - from) / (1 - from));
        return PlainStatus.Felt(world, country, point[Budget.AlarmPullPartners] * beyond) * Room(world, country);
    }

    /// <summary>How far last year's share lies below the share that alarm raises no further.</summary>
    private static double Room(PlainWorld world, PlainCountry country) =>
        Max(0, 1 - country.Last.Milex / country.Last.Gdp / (world.Point[Budget.ThreatCeiling] / 100));
}
