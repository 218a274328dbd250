using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Model.Submodels;

/// <summary>
/// The alarm about the threat source as a state feels it: weaker with distance, stronger where the lead power has
/// withdrawn its troops. 0 for
/// the threat source itself.
/// </summary>
internal static class FeltAlarm
{
    /// <summary>Budgets and forces of this year answer the alarm of the year before.</summary>
    public static double LastYear(in Year year) => year.Model.Drivers[Driver.Alarm][year.Index - 1];

    /// <summary>E·prox·(1 + us_withdrawal·w) of state <paramref name="i"/>, for an alarm E.</summary>
    /// <param name="proximity">exp(-d_moscow/threat.distance_decay).</param>
    public static Lanes Of(in Year year, int i, in Lanes alarm, in Lanes proximity)
    {
        if (year.Model.States[i].IsSource)
            return 0;
        return alarm * proximity * Withdrawal.Factor(year, i, year[Threat.UsWithdrawal]);
    }
}
