using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Tests.Oracle.PlainMath;

namespace PartnershipSim.Tests.Oracle;

/// <summary>Sections 7.6 and 7.7: force, allocation, pooling, capability and interoperability.</summary>
public static class PlainForces
{
    public static void Advance(PlainWorld world)
    {
        double scaleGain = ScaleGain(world);
        foreach (PlainCountry country in world.Countries)
        {
            Recruit(world, country);
            Allocate(country);
            Pool(world, country, scaleGain);
            Equip(world, country);
            Learn(world, country);
        }
    }

    private static void Recruit(PlainWorld world, PlainCountry country)
    {
        ParameterPoint point = world.Point;
        PlainState last = country.Last;
        PlainState now = country.Now;
        double cost = last.SoldierCost * Pow(now.GdpPerHead / last.GdpPerHead, point[Forces.PayGrowth]) * (1 + point[Forces.PayDrift]);
        double payShare = point[Forces.BulkPayShare] - (point[Forces.BulkPayShare] - point[Forces.LeanPayShare]) * now.Reform;
        double wanted = payShare * now.Milex / cost;
        double alarm = world.Drivers[Driver.Alarm][world.YearIndex - 1];
        bool isAlarmed = alarm > 0 && PlainStatus.Felt(world, country, alarm) > point[Forces.AlarmedFrom];
        double growth = isAlarmed ? point[Forces.AlarmedGrowth] : point[Forces.MaxForceGrowth];
        double pull = point[Forces.ForceSpeed] * Log(wanted / last.Active) - point[Forces.ReformCut] * Planned(point, now);
        double step = Clip(pull, -point[Forces.MaxForceCut], growth);
        double shock = point[Forces.ForceNoise]
            * world.Dice.Shock(point[Forces.ForceTails], Purpose.ForceShock, world.Year, country.Card.Address);
        double active = last.Active * Exp(step + shock);
        if (cost * active > 0.85 * now.Milex)
        {
            if (point[Forces.CostGivesWay] > 0)
                cost = 0.85 * now.Milex / active;
            else
                active = 0.85 * now.Milex / cost;
        }

        if (world.Seen is { } seen && !double.IsNaN(seen.Strength[world.YearIndex][country.Number]))
        {
            active = seen.Strength[world.YearIndex][country.Number];
            if (cost * active > 0.85 * now.Milex)
                cost = 0.85 * now.Milex / active;
        }

        now.SoldierCost = cost;
        now.Active = active;
    }

    /// <summary>What of the teaching is planning.</summary>
    private static double Planned(ParameterPoint point, PlainState now)
    {
        double planning = point[Incentives.Planning];
        double both = point[Incentives.Education] + planning;
        return both == 0 ? 0 : now.TeachingExposure * planning / both;
    }

    private static void Allocate(PlainCountry country)
    {
        PlainState last = country.Last;
        PlainState now = country.Now;
        now.Pay = now.SoldierCost * now.Active;
        now.EquipmentShare = last.EquipmentShare + 0.12 * (0.30 + 0.18 * now.Reform - last.EquipmentShare);
        now.EquipmentOutlay = now.EquipmentShare * (now.Milex - now.Pay);
        now.RunningCosts = now.Milex - now.Pay - now.EquipmentOutlay;
    }

    private static double ScaleGain(PlainWorld world)
    {
        if (!world.IsOn(Mechanisms.Pooling))
            return 1;
        double size = world.Point[Forces.PoolingGroupSize];
        return Pow(size, world.Point[Forces.ScaleExponent]) / (1 + world.Point[Forces.CoordinationCost] * (Math.Sqrt(size) - 1));
    }

    private static void Pool(PlainWorld world, PlainCountry country, double scaleGain)
    {
        PlainState now = country.Now;
        double ceiling = world.Point[Forces.PoolingCeiling];
        double gain = Max(0, scaleGain - 1);
        double access = now.Member ? 1 : Min(1, now.ExerciseExposure + now.TeachingExposure);
        double wanted = Min(ceiling, 2 * ceiling * now.Reform * gain / (gain + world.Point[Forces.Sovereignty])) * access;
        now.Pooled = country.Last.Pooled + 0.2 * (wanted - country.Last.Pooled);
        now.Efficiency = 1 - now.Pooled + now.Pooled * scaleGain;
    }

    private static void Equip(PlainWorld world, PlainCountry country)
    {
        PlainState last = country.Last;
        PlainState now = country.Now;
        now.Equipment = (1 - world.Point[Capability.Depreciation]) * last.Equipment + now.EquipmentOutlay * now.Efficiency;
        double ideal = UsableIdeal(world.Point, now, last.OperatingCost);
        now.Usable = last.Usable + world.Point[Capability.UsableSpeed] * (ideal - last.Usable);
        now.Sustainable = now.Usable * now.Active / world.Point[Capability.Rotation];
    }

    /// <summary>u*: the usable share that equipment, running costs and reform allow.</summary>
    public static double UsableIdeal(ParameterPoint point, PlainState state, double operatingCost)
    {
        double kit = state.Equipment / state.Pay / 4;
        double upkeep = Max(0.01, (state.RunningCosts - 0.5 * operatingCost) * state.Efficiency / state.Pay) / 0.8;
        double floor = point[Capability.UsableFloor];
        return point[Capability.UsableCeiling] * Min(1, Pow(kit, 0.4) * Pow(upkeep, 0.6)) * (floor + (1 - floor) * state.Reform);
    }

    private static void Learn(PlainWorld world, PlainCountry country)
    {
        PlainState last = country.Last;
        PlainState now = country.Now;
        double exposure = 0.5 * Min(1, last.Deployed / Max(now.Sustainable, 0.001));
        if (world.IsOn(Mechanisms.Interoperability))
            exposure += now.ExerciseExposure;
        if (now.Member)
            exposure += 0.8;
        else
            exposure += world.Point[Capability.Bilateral] * now.Affinity;
        double learnt = world.Point[Capability.InteropLearning] * (1 - last.Interop) * Min(1.5, exposure);
        now.Interop = Clip(last.Interop + learnt - world.Point[Capability.InteropLoss] * last.Interop, 0, 1);
    }
}
