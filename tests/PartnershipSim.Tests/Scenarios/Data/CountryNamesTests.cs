using PartnershipSim.Scenarios.Data;
using PartnershipSim.Tests.Cli;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Data;

public sealed class CountryNamesTests
{
    [Theory]
    [InlineData("Turkiye", "Türkiye")]
    [InlineData("Turkey", "Türkiye")]
    [InlineData("Cote d'Ivoire", "Côte d'Ivoire")]
    [InlineData("Georgia", "Georgia")]
    public void A_name_is_shown_with_its_letters(string written, string shown) =>
        Assert.Equal(shown, CountryNames.Of(written));

    [Theory]
    [InlineData("Türkiye")]
    [InlineData("turkiye")]
    [InlineData("TUR")]
    public void A_state_is_found_by_its_name_with_and_without_them(string typed)
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "compare", "scenarios/baseline.yaml", "scenarios/no_programmes.yaml", "--replicates", "2", "--no-figures",
            "--no-mediation", "--quiet", "--state", typed, "-o", "out");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains(",TUR,", place.Read("out/effects.csv"));
        Assert.Contains("TUR,state,Türkiye,", place.Read("out/subjects.csv"));
    }
}
