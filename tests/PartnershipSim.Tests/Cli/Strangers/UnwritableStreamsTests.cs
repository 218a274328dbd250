using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Strangers;

/// <summary>A closed or full standard error loses words, but neither a run nor its exit code.</summary>
public sealed class UnwritableStreamsTests
{
    private const string Run = "run scenarios/baseline.yaml --replicates 1 --no-figures -o out";

    [SlowTheory]
    [InlineData("2>&-")]
    [InlineData("2>/dev/full")]
    [InlineData("2>&- </dev/null")]
    public void A_run_is_not_lost_because_nobody_reads_its_messages(string redirection)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no /dev/full");
        using Workplace place = new();

        Ended ended = place.RunUnder($"\"$@\" {redirection}", Run.Split(' '));

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("troops of partners", ended.Output);
        Assert.True(File.Exists(place["out/summary.csv"]) && File.Exists(place["out/run.json"]));
    }

    [SlowTheory]
    [InlineData("2>&-", "run scenarios/none.yaml", 3)]
    [InlineData("2>/dev/full", "run scenarios/none.yaml", 3)]
    [InlineData("2>&-", "run scenarios/baseline.yaml --nope", 2)]
    [InlineData("2>/dev/full", "run scenarios/baseline.yaml --nope", 2)]
    [InlineData("2>/dev/full", "nope", 2)]
    [InlineData("2>&-", "check scenarios/none.yaml", 3)]
    [InlineData("2>/dev/full", "merge none", 3)]
    public void An_exit_code_stays_what_it_is_where_its_reason_cannot_be_said(
        string redirection, string words, int exitCode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no /dev/full");
        using Workplace place = new();

        Assert.Equal(exitCode, place.RunUnder($"\"$@\" {redirection}", words.Split(' ')).ExitCode);
    }

    [SlowTheory]
    [InlineData(">/dev/full", "parameters")]
    [InlineData(">/dev/full", "outcomes --format json")]
    [InlineData(">/dev/full", "odd")]
    [InlineData(">/dev/full", Run)]
    [InlineData(">/dev/full", Run + " --format csv")]
    [InlineData(">&-", "parameters")]
    [InlineData(">&-", "outcomes --format csv")]
    [InlineData(">&-", Run)]
    public void Data_that_cannot_be_written_are_a_failure_in_words(string redirection, string words)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no /dev/full");
        using Workplace place = new();

        Ended ended = place.RunUnder($"\"$@\" {redirection}", words.Split(' '));

        ended.FailedWith(1);
        Assert.DoesNotContain("internal error", ended.Errors);
        Assert.Contains(redirection == ">&-" ? "standard output is closed" : "No space left", ended.Errors);
        Assert.Equal(words.StartsWith("run", StringComparison.Ordinal), File.Exists(place["out/summary.csv"]));
    }
}
