using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Tests.Oracle.PlainMath;

namespace PartnershipSim.Tests.Oracle;

/// <summary>Section 5: the state of the world in 1994.</summary>
public static class PlainStart
{
    public static void Fill(PlainWorld world)
    {
        foreach (PlainOperation operation in world.Operations)
            operation.Restart();
        foreach (PlainCountry country in world.Countries)
            Fill(world, country);

        double alliedSpending = world.Countries.Where(c => c.Now.Member).Sum(c => c.Now.Milex);
        foreach (PlainCountry country in world.Countries)
        {
            country.SpillInOf1994 = country.Now.Member
                ? alliedSpending - country.Now.Milex
                : world.Point[Budget.PartnerSpillin] * alliedSpending;
        }
    }

    private static void Fill(PlainWorld world, PlainCountry country)
    {
        ParameterPoint point = world.Point;
        DriverValues drivers = world.Drivers;
        int i = country.Number;
        PlainState state = country.Now;
        double democracy = drivers[Driver.Democracy][0][i];

        state.Gdp = drivers.Gdp[0][i];
        state.GdpPerHead = state.Gdp / drivers.Population[0][i];
        state.GrowthDeviation = 0;
        state.AccessionYear = drivers.AccessionYear[i];
        state.Member = state.AccessionYear <= 1994;
        state.Invited = state.AccessionYear - 2 <= 1994 && 1994 < state.AccessionYear;
        state.Affinity = PlainStatus.Affinity(world, country);
        state.Threat = PlainStatus.ObjectiveThreat(world, country);

        double share = drivers.SpendingShare[0][i];
        double milex = share * state.Gdp;
        double active = drivers.InitialStrength[i];
        double payShare = Clip(point[Forces.PayMultiple] * state.GdpPerHead * active / milex / 1000, 0.25, 0.85);
        state.LogShare = Log(share);
        state.Habit = Log(share);
        state.Milex = milex;
        state.Active = active;
        state.SoldierCost = payShare * milex / active;
        state.Pay = payShare * milex;

        double high = point[Forces.BulkPayShare];
        double low = point[Forces.LeanPayShare];
        double revealed = point[Initialisation.ReformRevealed];
        state.Reform = revealed * Clip((high - payShare) / (high - low), 0.05, 0.95)
            + (1 - revealed) * Clip(0.1 + 0.6 * democracy, 0.05, 0.95);
        state.Willingness = Logistic(
            point[Initialisation.OpsConst] + point[Initialisation.OpsAffinity] * state.Affinity
            + point[Initialisation.OpsUnTradition] * Log(1 + country.Card.UnRate));
        state.ReformAnchor = state.Reform;
        state.WillingnessAnchor = state.Willingness;
        state.Interop = Logistic(
            point[Initialisation.InteropConst] + point[Initialisation.InteropAffinity] * state.Affinity
            + (state.Member ? point[Initialisation.InteropMember] : 0)
            + point[Initialisation.InteropModern] * Log(1000 * milex / active / 25));

        state.EquipmentShare = 0.30 + 0.18 * state.Reform;
        state.EquipmentOutlay = state.EquipmentShare * (milex - state.Pay);
        state.RunningCosts = milex - state.Pay - state.EquipmentOutlay;
        state.Equipment = state.EquipmentOutlay / point[Capability.Depreciation];
        state.Pooled = 0;
        state.Efficiency = 1;
        state.Usable = PlainForces.UsableIdeal(point, state, operatingCost: 0);
        state.Sustainable = state.Usable * active / point[Capability.Rotation];

        state.TakesPart = false;
        state.YearsIn = 0;
        state.ProgrammeMoney = state.ExerciseExposure = state.TeachingExposure = state.Inducement = 0;
        state.Desire = state.Score = state.Pull = 0;
        state.Prospect = state.Member ? 1 : 0;
        state.Alumni = 0;
        state.Record = state.Deployed = state.OperatingCost = 0;
        Array.Fill(state.Troops, 0);
        Array.Fill(state.Deaths, 0);
        Array.Fill(state.Support, 0.6);
        state.Credibility = 1;
        state.Compliance = PlainAftermath.Goals(state);

        PlainFrailty.Start(world, country);
        country.GdpOf1994 = state.Gdp;
        country.ThreatOf1994 = state.Threat;
    }
}
