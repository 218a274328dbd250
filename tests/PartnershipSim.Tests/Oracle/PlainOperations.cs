using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Tests.Oracle.PlainMath;

namespace PartnershipSim.Tests.Oracle;

/// <summary>Section 7.8: who joins, with how many, and what capacity, rationing and backfill make of it.</summary>
public static class PlainOperations
{
    public static void Advance(PlainWorld world)
    {
        foreach (PlainOperation operation in world.Operations)
        {
            double history = world.Drivers.Requested[operation.Number][world.YearIndex];
            operation.Requested = history * world.Point[Operations.DemandScale] / world.Point[Operations.FillReference];
            Ask(world, operation);
        }

        foreach (PlainCountry country in world.Countries)
            FitToCapacity(country);
        foreach (PlainOperation operation in world.Operations)
            Ration(world, operation);
        foreach (PlainCountry country in world.Countries)
            country.SentBeforeBackfill = country.Now.Troops.Sum();
        foreach (PlainOperation operation in world.Operations)
        {
            Backfill(world, operation);
            ImposeObserved(world, operation);
            Measure(world, operation);
        }

        foreach (PlainCountry country in world.Countries)
        {
            country.Now.Deployed = country.Now.Troops.Sum();
            Remember(world, country);
            PlainFrailty.Learn(world, country);
        }
    }

    private static void Remember(PlainWorld world, PlainCountry country)
    {
        double before = country.Last.Record;
        country.Now.Record = before;
        PlainOperation[] present = [.. world.Operations.Where(operation => operation.Requested > 0 && country.Now.Troops[operation.Number] > 0)];
        if (world.Point[Operations.SizeRecord] == 0 || present.Length == 0 || !IsEligible(world, country))
            return;
        double beyond = present.Average(operation => Clip(Log(Max(country.Now.Troops[operation.Number], 1e-12)) - Share(world, country, operation), -3, 3));
        country.Now.Record = before + world.Point[Operations.RecordSpeed] * (beyond - before);
    }

    /// <summary>The log of what size, means and will would have the state send.</summary>
    private static double Share(PlainWorld world, PlainCountry country, PlainOperation operation)
    {
        ParameterPoint point = world.Point;
        PlainState now = country.Now;
        double share = Log(Max(operation.Requested, 1e-12))
            + point[Operations.SizeGdp] * Log(now.Gdp / 100)
            + point[Operations.SizeStrength] * Log(now.Active / 30)
            + point[Operations.SizeConst]
            + point[Operations.SizeAttitude] * now.Willingness
            + point[Operations.SizeInterop] * now.Interop
            + point[Operations.SizeProspect] * now.Pull
            - point[Operations.SizeDistance] * Log(1 + world.Drivers.DistanceToOperation[operation.Number][country.Number])
            + point[Operations.SizeContested] * (1 - operation.Card.Legitimacy);
        return now.Member ? share : share - point[Operations.SizeCaution] * (1 - now.Pull) * Log(1 + operation.Card.Risk);
    }

    public static bool IsEligible(PlainWorld world, PlainCountry country) =>
        !country.Card.IsLead && !country.Card.IsSource && world.Drivers.CanContribute[world.YearIndex][country.Number];

    private static void Ask(PlainWorld world, PlainOperation operation)
    {
        bool isFirstYear = world.Year == operation.Card.FirstYear;
        PlainOperation past = isFirstYear && operation.Card.Predecessor is { } number ? world.Operations[number] : operation;
        bool isLaunch = isFirstYear && operation.Card.Predecessor is null;
        int regions = world.Model.Regions.Length;
        int[] present = new int[regions];
        int[] eligible = new int[regions];
        foreach (PlainCountry country in world.Countries)
        {
            if (country.Last.Troops[past.Number] > 0)
                present[country.Card.Region]++;
            if (IsEligible(world, country))
                eligible[country.Card.Region]++;
        }

        foreach (PlainCountry country in world.Countries)
        {
            country.Offers[operation.Number] = 0;
            if (operation.Requested > 0 && IsEligible(world, country))
            {
                int region = country.Card.Region;
                country.Offers[operation.Number] = Offer(world, country, operation, past, isLaunch, present[region], eligible[region]);
            }
        }
    }

    private static double Offer(
        PlainWorld world, PlainCountry country, PlainOperation operation, PlainOperation past, bool isLaunch, int present, int eligible)
    {
        double before = country.Last.Troops[past.Number];
        bool wasThere = before > 0;
        double distance = world.Drivers.DistanceToOperation[operation.Number][country.Number];
        double peers = (present - (wasThere ? 1 : 0)) / (double)Math.Max(1, eligible - 1);
        double explained = Inclination(world, country, operation, wasThere, isLaunch, peers, distance);
        country.Explained[operation.Number] = explained;
        double chance = Logistic(explained + world.Point[Operations.JoinFrailty] * country.Last.Frailty);
        double[][] factors = world.Drivers[Driver.OperationsOffer];
        double factor = factors[world.YearIndex][country.Number];
        if (factor == 0 || world.Dice.Uniform(Purpose.Join, world.Year, country.Card.Address, operation.Card.Address) >= chance)
            return 0;

        ParameterPoint point = world.Point;
        double shock = world.Dice.Shock(
            point[Operations.SizeTails], Purpose.Size, world.Year, country.Card.Address, operation.Card.Address);
        double least = point[Operations.LeastContingent];
        double level = Share(world, country, operation) + point[Operations.SizeRecord] * country.Last.Record;
        if (!wasThere)
            return Max(least, Exp(Min(level + point[Operations.SizeEntryNoise] * shock + Log(factor), 5)));

        double ratio = past.RequestedLast > 0 ? Log(Max(operation.Requested, 1e-12) / Max(past.RequestedLast, 1e-12)) : 0;
        double inertia = point[Operations.SizeInertia];
        double custom = Log(Max(before, 1e-12)) - Log(Max(factors[world.YearIndex - 1][country.Number], 1e-12));
        double scale = point[Operations.SizeNoise] * Pow(Max(before, 1e-12) / 0.1, -point[Operations.SizeSteady]);
        double size = inertia * (custom + point[Operations.SizeResponse] * ratio) + (1 - inertia) * level + scale * shock + Log(factor);
        return Max(least, Exp(Min(size, 5)));
    }

    private static double Inclination(
        PlainWorld world, PlainCountry country, PlainOperation operation, bool wasThere, bool isLaunch, double peers, double distance)
    {
        ParameterPoint point = world.Point;
        PlainState now = country.Now;
        DriverValues drivers = world.Drivers;
        int i = country.Number;
        double insurance = now.Affinity * Exp(-country.Card.DistanceToMoscow / point[Threat.DistanceDecay])
            * (1 + point[Operations.InsuranceWithdrawal] * PlainStatus.Withdrawal(world, country));
        double v = point[Operations.JoinConst]
            + point[Operations.JoinAttitude] * now.Willingness
            + point[Operations.JoinInterop] * now.Interop
            + point[Operations.JoinProspect] * now.Pull
            - point[Operations.JoinDistance] * Log(1 + distance)
            + point[Operations.JoinDemand] * Log(Max(operation.Requested, 0.001) / 20)
            + point[Operations.JoinCapacity] * Log(now.Active / 30)
            + point[Operations.JoinContested] * (1 - operation.Card.Legitimacy)
            - point[Operations.OpinionWeight] * drivers[Driver.Democracy][world.YearIndex][i] * (0.6 - country.Last.Support[operation.Number])
            + point[Operations.JoinInsurance] * insurance
            - point[Operations.JoinConflict] * drivers.Conflict[world.YearIndex][i]
            + Log(Max(drivers[Driver.OperationsOffer][world.YearIndex][i], 1e-12));
        v -= point[Operations.JoinWar] * drivers[Driver.InterstateWar][world.YearIndex][i];
        if (country.Card.Cohort == Cohort.Ally1994)
            v += point[Operations.JoinOld] * (1 - operation.Card.Legitimacy);
        if (world.IsOn(Mechanisms.Peers))
            v += point[Operations.JoinPeers] * peers;
        if (wasThere)
            v += point[Operations.JoinPersistence];
        if (isLaunch)
            v += point[Operations.JoinLaunch];
        if (now.Member && operation.Card.Lead == Lead.Nato)
            v += point[Operations.JoinMember];
        if (!now.Member)
            v += 0.6 * point[Operations.SidePayment] + 0.5 * now.Inducement;
        return v;
    }

    private static void FitToCapacity(PlainCountry country)
    {
        double offered = country.Offers.Sum();
        double sustainable = country.Now.Sustainable;
        double fits = Min(1, sustainable / Max(offered, 1e-12));
        country.Free = Max(0, sustainable - offered * fits);
        for (int o = 0; o < country.Offers.Length; o++)
            country.Offers[o] *= fits;
    }

    private static void Ration(PlainWorld world, PlainOperation operation)
    {
        int o = operation.Number;
        double offered = 0;
        foreach (PlainCountry country in world.Countries)
            offered += country.Offers[o];
        double accepted = Min(1, operation.Requested / Max(offered, 1e-12));
        foreach (PlainCountry country in world.Countries)
            country.Now.Troops[o] = country.Offers[o] * accepted;
    }

    private static void Backfill(PlainWorld world, PlainOperation operation)
    {
        int o = operation.Number;
        double found = 0;
        double rooms = 0;
        foreach (PlainCountry country in world.Countries)
        {
            found += country.Now.Troops[o];
            rooms += Room(country, o);
        }

        double missing = Max(0, world.Point[Operations.FillReference] * operation.Requested - found);
        double called = Min(1, world.Point[Operations.BackfillRate] * missing / Max(rooms, 1e-12));
        foreach (PlainCountry country in world.Countries)
            country.Now.Troops[o] += Room(country, o) * called;
    }

    private static double Room(PlainCountry country, int o) =>
        Min(country.Free * country.Now.Troops[o] / Max(country.SentBeforeBackfill, 1e-12), country.Now.Troops[o]);

    private static void ImposeObserved(PlainWorld world, PlainOperation operation)
    {
        if (world.Seen is not { } seen)
            return;
        foreach (PlainCountry country in world.Countries)
        {
            double observed = seen.Troops[operation.Number][world.YearIndex][country.Number];
            if (!double.IsNaN(observed))
                country.Now.Troops[operation.Number] = observed;
        }
    }

    private static void Measure(PlainWorld world, PlainOperation operation)
    {
        double found = 0;
        foreach (PlainCountry country in world.Countries)
            found += country.Now.Troops[operation.Number];
        double expected = world.Point[Operations.FillReference] * operation.Requested;
        operation.Fill = expected > 0 ? 1 - Max(0, expected - found) / Max(expected, 1e-12) : double.NaN;
    }
}
