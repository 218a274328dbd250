using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Tests.Oracle.PlainMath;
using AffinityOf = PartnershipSim.Model.Submodels.Affinity;

namespace PartnershipSim.Tests.Oracle;

/// <summary>Sections 7.0 to 7.2: GDP, the calendar of membership, affinity and threat.</summary>
public static class PlainStatus
{
    private static readonly double FullTie = Log(10001);

    public static void Advance(PlainWorld world)
    {
        foreach (PlainCountry country in world.Countries)
        {
            Grow(world, country);
            MoveCalendar(world, country);
            country.Now.Affinity = Affinity(world, country);
            double before = country.Last.Threat;
            country.Now.Threat = before + world.Point[Threat.AdjustRate] * (ObjectiveThreat(world, country) - before);
        }
    }

    private static void Grow(PlainWorld world, PlainCountry country)
    {
        int i = country.Number;
        DriverValues drivers = world.Drivers;
        PlainState now = country.Now;
        if (world.IsProjected)
        {
            double shock = world.Dice.Normal(Purpose.Growth, world.Year, country.Card.Address);
            now.GrowthDeviation = 0.35 * country.Last.GrowthDeviation + drivers.GrowthSpread[i] * Math.Sqrt(1 - 0.35 * 0.35) * shock;
            now.Gdp = country.Last.Gdp * Exp(drivers.GrowthMean[world.YearIndex][i] + now.GrowthDeviation);
        }
        else
        {
            now.GrowthDeviation = 0;
            now.Gdp = drivers.Gdp[world.YearIndex][i];
        }

        now.GdpPerHead = now.Gdp / drivers.Population[world.YearIndex][i];
    }

    private static void MoveCalendar(PlainWorld world, PlainCountry country)
    {
        PlainState last = country.Last;
        PlainState now = country.Now;
        double door = world.Point[Status.Door];
        now.AccessionYear = last.AccessionYear;
        if (last.AccessionYear == world.Year + 2 && door < 0.5)
        {
            now.AccessionYear = CalendarDriver.Never;
        }
        else if (world.IsProjected && last.AccessionYear == CalendarDriver.Never)
        {
            double chance = world.Point[Status.Hazard] * last.Prospect * last.Desire * door;
            if (world.Dice.Uniform(Purpose.Accession, world.Year, country.Card.Address) < chance)
                now.AccessionYear = world.Year + 2;
        }

        now.Member = now.AccessionYear <= world.Year;
        now.Invited = now.AccessionYear - 2 <= world.Year && world.Year < now.AccessionYear;
    }

    public static double Affinity(PlainWorld world, PlainCountry country)
    {
        ParameterPoint point = world.Point;
        DriverValues drivers = world.Drivers;
        int i = country.Number;
        double tie = Min(1, Log(1 + drivers[Driver.UsTroops][world.YearIndex][i]) / FullTie);
        return Logistic(
            point[AffinityOf.Democracy] * (drivers[Driver.Democracy][world.YearIndex][i] - 0.6)
            - point[AffinityOf.Distance] * drivers.RelativeDistance[world.YearIndex][i]
            + point[AffinityOf.UsTies] * (tie - 0.3)
            + (country.Now.Member ? point[AffinityOf.Membership] : 0));
    }

    public static double ObjectiveThreat(PlainWorld world, PlainCountry country)
    {
        ParameterPoint point = world.Point;
        DriverValues drivers = world.Drivers;
        int i = country.Number;
        double threat = point[Threat.TerrorWeight] * drivers[Driver.Terrorism][world.YearIndex]
            + point[Threat.LocalConflict] * Max(drivers.Conflict[world.YearIndex][i], drivers[Driver.InterstateWar][world.YearIndex][i])
            + point[Threat.Background];
        if (!country.Card.IsSource)
        {
            threat += 2 * point[Threat.EventWeight] * drivers[Driver.ThreatEvents][world.YearIndex]
                * Exp(-country.Card.DistanceToMoscow / point[Threat.DistanceDecay])
                * (1 + point[Threat.UsWithdrawal] * Withdrawal(world, country));
        }

        return Clip(threat, 0, 1);
    }

    /// <summary>The share of the largest presence of the last ten years that the lead power has withdrawn.</summary>
    public static double Withdrawal(PlainWorld world, PlainCountry country)
    {
        double[][] troops = world.Drivers[Driver.UsTroops];
        double[] past = [.. troops.Take(world.YearIndex).TakeLast(10).Select(row => row[country.Number])];
        double most = past.Length == 0 ? 0 : past.Max();
        return most < 1000 ? 0 : Max(0, 1 - troops[world.YearIndex][country.Number] / most);
    }

    /// <summary>An answer to alarm, as strong as the state feels it.</summary>
    public static double Felt(PlainWorld world, PlainCountry country, double answer) => country.Card.IsSource
        ? 0
        : answer * Exp(-country.Card.DistanceToMoscow / world.Point[Threat.DistanceDecay])
            * (1 + world.Point[Threat.UsWithdrawal] * Withdrawal(world, country));
}
