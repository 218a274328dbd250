using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// w: the share of its troops that the lead power has withdrawn from a state, measured from the largest presence of the
/// ten years before.
/// </summary>
internal static class Withdrawal
{
    /// <summary>Years over which a presence is remembered: about two terms of a government on each side.</summary>
    private const int Memory = 10;

    /// <summary>
    /// Presence, in persons, from which a withdrawal counts: attachés, trainers and exercises are fewer.
    /// </summary>
    private const double LeastPresence = 1000;

    /// <summary>1 + weight·w.</summary>
    public static Lanes Factor(in Year year, int i, in Lanes weight) => (weight == 0).All ? 1 : 1 + weight * Of(year, i);

    /// <summary>0 to 1; 0 in the first year.</summary>
    private static double Of(in Year year, int i)
    {
        double[][] troops = year.Model.Drivers[Driver.UsTroops];
        double most = 0;
        for (int before = Math.Max(0, year.Index - Memory); before < year.Index; before++)
            most = Math.Max(most, troops[before][i]);
        return most < LeastPresence ? 0 : Math.Max(0, 1 - troops[year.Index][i] / most);
    }
}
