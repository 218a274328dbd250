using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Entities;

using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>What a government chooses in a scenario, in addition to the equations.</content>
public sealed partial class Operations
{
    /// <summary>
    /// ln of the factor on the odds of joining and on offers, this year and last year; 0 unless a scenario says
    /// otherwise.
    /// </summary>
    /// <param name="Before">
    /// Taken out of last year's contingent, so that a choice does not accumulate over its years.
    /// </param>
    private readonly record struct Choice(double Now, double Before, bool StaysHome)
    {
        public bool IsMade => Now != 0;

        public static Choice Of(in Year year, int i)
        {
            double[][] offers = year.Model.Drivers[Driver.OperationsOffer];
            double factor = offers[year.Index][i];
            return new(LogOf(factor), year.Index > 0 ? LogOf(offers[year.Index - 1][i]) : 0, StaysHome: factor == 0);
        }

        private static double LogOf(double factor) => factor == 1 ? 0 : Log(Math.Max(factor, Epsilon))[0];
    }
}
