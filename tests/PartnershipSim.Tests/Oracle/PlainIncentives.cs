using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Tests.Oracle.PlainMath;

namespace PartnershipSim.Tests.Oracle;

/// <summary>Section 7.3: programme money and what it buys, and the prospect of membership.</summary>
public static class PlainIncentives
{
    public static void Advance(PlainWorld world)
    {
        double claims = 0;
        foreach (PlainCountry country in world.Countries)
        {
            country.Now.TakesPart = TakesPart(world, country);
            country.Now.YearsIn = country.Last.YearsIn + (country.Now.TakesPart ? 1 : 0);
            country.Claim = Claim(world, country);
            claims += country.Claim;
        }

        double allies = 0;
        double alliedPeople = 0;
        foreach (PlainCountry country in world.Countries)
        {
            if (country.Card.Cohort != Cohort.Ally1994)
                continue;
            allies += country.Now.Gdp;
            alliedPeople += world.Drivers.Population[world.YearIndex][country.Number];
        }

        foreach (PlainCountry country in world.Countries)
        {
            Receive(world, country, claims);
            Hope(world, country, allies / alliedPeople);
        }
    }

    private static bool TakesPart(PlainWorld world, PlainCountry country) =>
        world.Drivers.TakesPart[world.YearIndex][country.Number]
        && !country.Now.Member
        && (world.Point[Incentives.ProgrammeBudget] > 0
            || world.Drivers.OwnMoney.Any(line => line[world.YearIndex][country.Number] > 0));

    private static double Claim(PlainWorld world, PlainCountry country)
    {
        if (!country.Now.TakesPart)
            return 0;
        double population = world.Drivers.Population[world.YearIndex][country.Number];
        double south = country.Card.IsSouthern ? world.Point[Incentives.MenaWeight] : 1;
        return (0.3 + country.Now.Affinity)
            * Pow(0.2 + country.Last.Compliance, world.Point[Incentives.Merit])
            * Math.Sqrt(population)
            * south
            * world.Drivers[Driver.PartnershipWeight][world.YearIndex][country.Number];
    }

    private static void Receive(PlainWorld world, PlainCountry country, double claims)
    {
        PlainState now = country.Now;
        now.ProgrammeMoney = now.ExerciseExposure = now.TeachingExposure = now.Inducement = 0;
        if (!now.TakesPart)
            return;

        ParameterPoint point = world.Point;
        DriverValues drivers = world.Drivers;
        int year = world.YearIndex;
        int i = country.Number;
        double allocated = point[Incentives.ProgrammeBudget] * country.Claim / Max(claims, 1e-12)
            + drivers.OwnMoney.Where(line => line[year][i] > 0).Sum(line => line[year][i] * country.Claim / Max(
                world.Countries.Where(other => line[year][other.Number] > 0).Sum(other => other.Claim), 1e-12));
        double conditionality = world.IsOn(Mechanisms.Conditionality) ? point[Incentives.Conditionality] : 0;
        double aid = allocated * (1 - conditionality + conditionality * country.Last.Compliance);
        double intensity = 1 - Exp(-aid / (point[Incentives.VolumeScale] * Math.Sqrt(drivers.Population[year][i])));

        now.ProgrammeMoney = aid;
        now.ExerciseExposure = intensity * point[Incentives.Exercises] * drivers.InteroperabilityWeight[year][i];
        now.TeachingExposure = intensity * (0.5 * point[Incentives.Education] + 0.5 * point[Incentives.Planning])
            * drivers.TeachingWeight[year][i];
        if (world.IsOn(Mechanisms.Material))
        {
            now.Inducement = Min(1, 20 * (0.3 + 0.7 * conditionality) * point[Incentives.AidLevel]
                * drivers.MaterialWeight[year][i] * aid / 1000 / country.Last.Milex);
        }
    }

    private static void Hope(PlainWorld world, PlainCountry country, double alliedIncome)
    {
        ParameterPoint point = world.Point;
        PlainState last = country.Last;
        PlainState now = country.Now;
        int i = country.Number;
        double democracy = world.Drivers[Driver.Democracy][world.YearIndex][i];
        bool isMeritocratic = world.IsOn(Mechanisms.Conditionality);

        now.Desire = 0;
        if (country.Card.SignedPfp && !now.Member)
        {
            double income = now.GdpPerHead / alliedIncome;
            now.Desire = Logistic(
                point[Incentives.DesireConst]
                + point[Incentives.DesireDemocracy] * (democracy - 0.5)
                - point[Incentives.DesireDistance] * world.Drivers.RelativeDistance[world.YearIndex][i]
                - point[Incentives.DesireIncome] * Max(0, Log(income / 0.53))
                + point[Incentives.DesireThreat]
                    * PlainStatus.Felt(world, country, world.Drivers[Driver.Alarm][world.YearIndex]));
        }

        now.Score = isMeritocratic
            ? 0.35 * last.Compliance + 0.30 * last.Interop + 0.20 * democracy
                + 0.15 * Min(1, last.Deployed / last.Active / 0.03)
            : point[Incentives.ProspectThreshold];

        if (now.Member || now.Invited)
        {
            now.Prospect = 1;
            now.Pull = 0;
            return;
        }

        now.Prospect = point[Status.Door] * last.Credibility
            * Logistic(point[Incentives.ProspectSteepness] * (now.Score - point[Incentives.ProspectThreshold]));
        double uncertainty = isMeritocratic ? 4 * now.Prospect * (1 - now.Prospect) : 0.5 * now.Prospect;
        now.Pull = world.IsOn(Mechanisms.Prospect) ? now.Desire * uncertainty : 0;
    }
}
