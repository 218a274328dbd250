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

        double shock = point[Budget.Noise] * world.Dice.Normal(Purpose.BudgetShock, world.Year, country.Card.Address);
        now.LogShare = before + Clip((1 - point[Budget.Inertia]) * (target - before), -0.2, 0.2) + shock + world.Drivers[Driver.BudgetStance][world.YearIndex][i];
        if (country.Card.IsLead)
            now.LogShare = Log(world.Drivers.SpendingShare[world.YearIndex][i]);
        if (world.Seen is { } seen && !double.IsNaN(seen.SpendingShare[world.YearIndex][i]))
            now.LogShare = Log(seen.SpendingShare[world.YearIndex][i]);
        now.Milex = Exp(now.LogShare) * now.Gdp;
    }
}
