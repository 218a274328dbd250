using System.Diagnostics;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Strangers;

/// <summary>A program that is asked to stop stops, also where it only waits or counts.</summary>
public sealed class StopTests
{
    [SlowTheory]
    [InlineData("run pipe.yaml")]
    [InlineData("check pipe.yaml")]
    [InlineData("sweep pipe.yaml")]
    [InlineData("new mine --from pipe.yaml")]
    [InlineData("compare scenarios/baseline.yaml pipe.yaml --replicates 1")]
    public async Task A_pipe_that_nobody_writes_to_does_not_keep_the_program(string words)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no mkfifo");
        CancellationToken stop = TestContext.Current.CancellationToken;
        using Workplace place = new();
        place.RunTool("mkfifo", "pipe.yaml");
        Process process = place.StartInterruptible(words.Split(' '));
        await UntilItWaits(process, stop);

        place.RunTool("kill", "-INT", $"{process.Id}");
        Ended ended = Workplace.Wait(process);

        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("Stopped.", ended.Errors);
    }

    [SlowTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_second_signal_ends_at_once_and_says_nothing_more(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no mkfifo");
        CancellationToken stop = TestContext.Current.CancellationToken;
        using Workplace place = new();
        place.RunTool("mkfifo", "pipe.yaml");
        Process process = place.StartInterruptible("run", "pipe.yaml");
        await UntilItWaits(process, stop);

        place.RunTool(
            "bash", "-c", $"kill -{signal} {process.Id}; sleep 0.3; kill -{signal} {process.Id}");
        Ended ended = Workplace.Wait(process);

        Assert.Equal(signal == "INT" ? 130 : 143, ended.ExitCode);
        Assert.Equal("", ended.Errors);
    }

    /// <summary>Many points of a million replicates, of which some are done: counting them takes hours.</summary>
    [Fact]
    public async Task Counting_what_is_missing_of_a_large_sweep_can_be_stopped()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by kill");
        CancellationToken stop = TestContext.Current.CancellationToken;
        using SweepPlace place = new();
        Assert.Equal(0, place.Sweep("out").ExitCode);
        Process process = place.Workplace.StartInterruptible(
            [.. $"sweep {SweepPlace.Study} -o out --quiet --points 200000 --replicates 1000000".Split(' ')]);
        while (!process.HasExited && process.TotalProcessorTime < TimeSpan.FromSeconds(2))
            await Task.Delay(100, stop);

        place.Workplace.RunTool("kill", "-INT", $"{process.Id}");
        Ended ended = Workplace.Wait(process);

        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("Stopped.", ended.Errors);
    }

    // as soon as two looks find that it has computed nothing between them
    private static async Task UntilItWaits(Process process, CancellationToken stop)
    {
        TimeSpan before = TimeSpan.Zero;
        while (process.TotalProcessorTime - before > TimeSpan.FromMilliseconds(10)
            || process.TotalProcessorTime < TimeSpan.FromMilliseconds(60))
        {
            before = process.TotalProcessorTime;
            await Task.Delay(1000, stop);
            process.Refresh();
        }
    }
}
