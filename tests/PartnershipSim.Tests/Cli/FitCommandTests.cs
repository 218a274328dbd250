using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>The real program estimates the parameters from the real data.</summary>
public sealed class FitCommandTests
{
    [Fact]
    public void A_fit_prints_every_equation_with_default_estimate_and_standard_error()
    {
        using Workplace place = new();

        Ended ended = place.Run("fit scenarios/baseline.yaml --until 2008");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        foreach (string said in (string[])
        [
            "spending to 2008: 657 yearly changes of 66", "strength to 2008:", "joining to 2008:", "sizes to 2008:",
            "operations.join_frailty", "operations.join_attitude, if free", "standard error",
        ])
            Assert.Contains(
                said, string.Join(' ', ended.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Known_worlds_are_counted_parameter_by_parameter()
    {
        using Workplace place = new();

        Ended ended = place.Run("fit scenarios/baseline.yaml --until 2008 --known 2 --strict");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("2 known worlds to 2008", ended.Output);
        Assert.Contains(" of 2 ", ended.Output);
        Assert.Contains("operations.size_const", ended.Output);
    }

    [Theory]
    [InlineData("--until 1998", "--until 1998: choose a year from 2000 to 2024, the last in the data")]
    [InlineData("--until 2014 --known -1", "--known -1: choose 1 or more")]
    [InlineData("--until 2004 --known 2", "--known: choose --until 2008 or later")]
    public void What_cannot_be_fitted_is_said(string options, string expected)
    {
        using Workplace place = new();

        Ended ended = place.Run($"fit scenarios/baseline.yaml {options}");

        ended.FailedWith(2);
        Assert.Contains(expected, ended.Errors);
    }
}
