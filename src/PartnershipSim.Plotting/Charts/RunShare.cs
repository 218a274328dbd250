using PartnershipSim.Model.Wording;

namespace PartnershipSim.Plotting.Charts;

/// <summary>A share of the runs as it is written.</summary>
internal static class RunShare
{
    /// <summary>From here on it is every run: what a sum of shares lacks by rounding is no doubt.</summary>
    public const double Always = 1 - 1e-9;

    /// <summary>"over 99 %" is not "100 %".</summary>
    public static string Percent(double share) => share >= Always ? "100 %" : share == 0 ? "0 %"
        : share > 0.99 ? "over 99 %" : share < 0.01 ? "below 1 %" : $"{Words.Fixed(100 * share, 0)} %";
}
