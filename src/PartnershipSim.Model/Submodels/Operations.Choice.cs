using PartnershipSim.Model.Drivers;

using static PartnershipSim.Model.Kernel.LaneMath;

namespace PartnershipSim.Model.Submodels;

/// <content>What a government makes of its own accord, on top of what the equations say.</content>
public sealed partial class Operations
{
    /// <summary>ln of the factor on the odds of joining and on offers, this year and last year; 0 unless a scenario says otherwise.</summary>
    /// <param name="Before">Taken out of last year's contingent: a choice holds for its years and does not grow on itself.</param>
    private readonly record struct Choice(double Now, double Before, bool StaysHome)
    {
        public bool IsMade => Now != 0;

        public static Choice Of(in Year year, int i)
        {
            double[][] offers = year.Model.Drivers[Driver.OperationsOffer];
            double factor = offers[year.Index][i];
            return new(LogOf(factor), year.Index > 0 ? LogOf(offers[year.Index - 1][i]) : 0, StaysHome: factor == 0);
        }

        private static double LogOf(double factor) => factor == 1 ? 0 : Log(Math.Max(factor, Nothing))[0];
    }
}
