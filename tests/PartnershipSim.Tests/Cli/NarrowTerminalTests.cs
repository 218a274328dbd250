using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>A terminal of any width shows every row by its name and every column.</summary>
public sealed class NarrowTerminalTests
{
    [SlowTheory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_column_and_no_name_is_lost(int width)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs a program that opens a terminal");
        using Workplace place = new();

        // a terminal in colours puts escape codes between the letters; the shell of whoever runs the tests may or may
        // not want them
        Ended ended = place.RunUnder(
            $"exec env NO_COLOR=1 script -qec \"stty cols {width}; $*\" /dev/null",
            "explain", "scenarios/baseline.yaml", "--state", "GEO", "--year", "2008",
            "--versus", "scenarios/no_programmes.yaml", "--quiet", "--no-figures", "-o", "out");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("no_programmes  ", ended.Output);
        Assert.Matches("share of the allocation +0-1 +0\\.\\d{3} +0\\.000", ended.Output);
    }
}
