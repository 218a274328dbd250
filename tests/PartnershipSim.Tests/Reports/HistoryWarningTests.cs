using PartnershipSim.Tests.Cli;
using Xunit;

namespace PartnershipSim.Tests.Reports;

/// <summary>
/// A model that misses history by more than a factor of two says so beside the answer, and only then.
/// </summary>
public sealed class HistoryWarningTests
{
    private const string Warning = "Warning: the model misses history by more than a factor of two";

    [Theory]
    [InlineData("--state GEO", 2)]
    [InlineData("--outcome spending_share --group ally1994", 0)]
    public void The_warning_stands_with_the_answer_and_with_the_numbers(string asked, int times)
    {
        using Workplace place = new();

        Ended ended = place.Run(
            $"compare scenarios/baseline.yaml scenarios/no_programmes.yaml {asked} --chance-only --replicates 8 "
            + "--no-mediation --quiet -o out");

        Assert.Equal(0, ended.ExitCode);
        string page = place.Read("out/report.html");
        Assert.Equal(times, page.Split(Warning).Length - 1);
        int numbers = page.IndexOf(">The numbers behind the answer</h2>", StringComparison.Ordinal);
        Assert.Equal(times > 0, page[..numbers].Contains(Warning, StringComparison.Ordinal));
    }
}
