using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Faults;

/// <summary>Too little memory: a sentence says what needs less, and what stood there before still stands.</summary>
public sealed class MemoryTests
{
    [SlowTheory]
    [InlineData("run scenarios/baseline.yaml --replicates 400 --no-figures")]
    [InlineData("compare scenarios/baseline.yaml scenarios/no_programmes.yaml --replicates 400 --no-figures")]
    [InlineData("hindcast scenarios/baseline.yaml --replicates 8")]
    public void Too_little_memory_is_said_and_nothing_is_left_or_lost(string command)
    {
        using Workplace place = new();
        place.Run("explain scenarios/baseline.yaml --state GEO --year 2008 --quiet -o old");
        string[] before = place.Left();

        Ended ended = place.Run(
            [("DOTNET_GCHeapHardLimit", "0x2000000")], [.. command.Split(' '), "--quiet", "-o", "old"]);

        ended.FailedWith(1);
        Assert.StartsWith("error  there is not enough memory for this.", Assert.Single(ended.ErrorLines));
        Assert.Equal(before, place.Left());
    }
}
