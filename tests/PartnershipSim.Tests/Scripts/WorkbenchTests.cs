using System.Globalization;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Scripts;

/// <summary>
/// SALib's and the EMA Workbench's own analyses of our model give the numbers of our commands. The verb workbenches of
/// tests/PartnershipSim.Quality prints them side by side.
/// </summary>
public sealed class WorkbenchTests
{
    // one point of the last of ten slices of 500 points: SALib leaves the largest value out of it
    private const double OnePoint = 1.0 / 49;

    [Theory]
    [InlineData("SALib", 78)]
    [InlineData("ema_workbench", 21)]
    public void Their_own_analysis_gives_our_numbers(string package, int numbers)
    {
        Assert.SkipWhen(Interpreter.Python is null, $"Python is not installed: {package} was not asked");
        string missing = Interpreter.Missing(["numpy", "scipy", "SALib", package], "python");
        Assert.SkipUnless(missing.Length == 0, $"{missing} is not installed: {package} was not asked");
        using Workplace place = new();

        Ended ended = Interpreter.Run(
            Interpreter.Python!, place.Folder, Path.Combine(Repository.Tests, "Scripts", "workbenches.py"), ".",
            package);

        Assert.True(ended.ExitCode == 0, ended.Errors);
        string[][] rows = [.. ended.Output.TrimEnd('\n').Split('\n').Select(line => line.Split(','))];
        string[][] exact = [.. rows.Where(row => !row[0].Contains("its box", StringComparison.Ordinal))];
        Assert.Equal(numbers, exact.Length);
        Assert.All(exact, row =>
        {
            double ours = double.Parse(row[^2], CultureInfo.InvariantCulture);
            double theirs = double.Parse(row[^1], CultureInfo.InvariantCulture);
            double most = row[0] == "SALib: PAWN" ? OnePoint : 1e-12 * Math.Max(1, Math.Abs(theirs));
            Assert.InRange(ours - theirs, -most, most);
        });
    }
}
