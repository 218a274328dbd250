using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

/// <summary>
/// A study of 600 points as the program of 28 November 2026 ran it: PRIM answered "partner_troop_years > 260" with
/// coverage .99 and density .64, where one cut by hand gave .93 and .71. Golden/prim_balance.csv holds its points, to
/// four digits, and which of them are cases.
/// </summary>
public sealed class PrimBalanceTests
{
    private static readonly ImmutableArray<Axis> Axes =
    [
        Axis.Real("operations.join_attitude", 0, 8), Axis.Real("operations.size_attitude", 0, 5),
        Axis.Real("capability.interop_learning", 0, 0.35), Axis.Real("resources.pay_drift", 0, 0.04),
        Axis.Real("partnership.exercises", 0, 3), Axis.Categorical("scenario", "baseline", "closed_door"),
    ];

    private static readonly double[][] Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Tests, "Golden", "prim_balance.csv")).Skip(1).Select(
            line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()),
    ];

    private static readonly double[][] Points = [.. Rows.Select(row => row[..^1])];

    private static readonly PrimSample Sample = new(Axes, Points, [.. Rows.Select(row => row[^1])]);

    [Fact]
    public void One_rule_alone_still_stops_at_99_and_64()
    {
        ImmutableArray<BoxStep> way = PrimPeeling.Run(Sample, PrimSearch.PeelShare, leastMass: 0.05);
        BoxStep found = Sample.Describe(PrimPasting.Tidy(
            Sample, way.MaxBy(step => step.Balance)!.Box, PrimSearch.PeelShare, significance: 0.05));

        Assert.Equal((0.99, 0.64), (Math.Round(found.Coverage, 2), Math.Round(found.Density, 2)));
    }

    [Fact]
    public void What_is_found_is_at_least_as_good_as_the_cut_at_93_and_71()
    {
        BoxStep cut = PrimCut.Best(Sample, leastMass: 0.05)!;

        PrimSearch search = PrimSearch.Find(
            Axes, Points, [.. Rows.Select(row => new[] { row[^1] })], seed: 3, resamples: 0,
            TestContext.Current.CancellationToken);

        Assert.Equal((0.93, 0.71), (Math.Round(cut.Coverage, 2), Math.Round(cut.Density, 2)));
        Assert.True(search.Found.Balance >= cut.Balance, $"{search.Found} is worse than {cut}");
        Assert.Contains(search.Trajectory, step => step.Balance >= cut.Balance);
    }
}
