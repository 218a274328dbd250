using PartnershipSim.Model;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Results.Tables;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Answers;

public sealed class MediatedEffectTests
{
    /// <summary>What operations request is changed by no attitude: there is no share to speak of.</summary>
    [Theory]
    [InlineData(0.001, 0, 0.004, "No part of the change in partners' troop-years is mediated by attitudes.")]
    [InlineData(0.001, 0, 0.02, "Mediated by attitudes: 0 % of the change in partners' troop-years (0 % to 2 % over")]
    [InlineData(0.28, 0.1, 0.55, "Mediated by attitudes: 28 % of the change")]
    [InlineData(-0.2, 0, 0, "Attitudes move against the effect")]
    public void A_share_is_said_as_far_as_there_is_one(double share, double low, double high, string sentence)
    {
        MediationRow row = new(
            "base", "other", Outcomes.PartnerTroopYears.Key, "partners", share, double.NaN, double.NaN, double.NaN, low,
            high, 20, 20);

        Assert.StartsWith(
            sentence, new MediatedEffect(row, IsUnderEnsemble: true, "Tested.").Sentence, StringComparison.Ordinal);
    }
}
