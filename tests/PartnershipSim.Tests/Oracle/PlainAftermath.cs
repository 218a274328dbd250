using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using static PartnershipSim.Tests.Oracle.PlainMath;
using ReviewOf = PartnershipSim.Model.Submodels.Review;

namespace PartnershipSim.Tests.Oracle;

/// <summary>Sections 7.9 and 7.10: casualties, cost, opinion and review.</summary>
public static class PlainAftermath
{
    public static void Advance(PlainWorld world)
    {
        foreach (PlainCountry country in world.Countries)
        {
            foreach (PlainOperation operation in world.Operations)
                Mourn(world, country, operation);
            Review(world, country);
        }
    }

    private static void Mourn(PlainWorld world, PlainCountry country, PlainOperation operation)
    {
        int o = operation.Number;
        PlainState now = country.Now;
        double deaths = 0;
        if (now.Troops[o] > 0)
        {
            deaths = world.Dice.Poisson(
                operation.Card.Risk * now.Troops[o], Purpose.Deaths, world.Year, country.Card.Address,
                operation.Card.Address);
        }

        double population = world.Drivers.Population[world.YearIndex][country.Number];
        double before = country.Last.Support[o];
        double grief = deaths > 0 ? world.Point[Casualties.CasualtySensitivity] * Log(1 + deaths / population) : 0;
        now.Deaths[o] = deaths;
        now.Support[o] = Clip(
            before + 0.15 * (0.6 - before) - grief - 0.02 * (1 - operation.Card.Legitimacy), 0.05, 0.95);
    }

    private static void Review(PlainWorld world, PlainCountry country)
    {
        PlainState last = country.Last;
        PlainState now = country.Now;
        now.OperatingCost = world.Point[Casualties.CostPerTroop] * Clip(now.GdpPerHead / 35, 0.12, 1.5) * now.Deployed;
        now.Compliance = 0.5 * last.Compliance + 0.5 * Goals(now);
        now.Credibility = last.Credibility;
        if (!now.Member && !now.Invited)
            now.Credibility -= world.Point[ReviewOf.CredibilityLoss] * last.Credibility * now.Prospect * now.Desire;
        now.Credibility = Clip(now.Credibility, 0, 1);
    }

    /// <summary>The mean of the five goals.</summary>
    public static double Goals(PlainState state) =>
        (Min(1, state.Usable / 0.4)
            + Min(1, 0.5 * state.Milex / state.Pay)
            + Min(1, state.EquipmentOutlay / state.Milex / 0.2)
            + Min(1, state.Interop / 0.6)
            + Min(1, state.Deployed / state.Active / 0.03))
        / 5;
}
