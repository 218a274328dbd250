using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Sensitivity;
using PartnershipSim.Results.Store;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Results.Store;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Sensitivity;

/// <summary>Results that are read some points at a time give the bits of results that are held in memory.</summary>
public sealed class OutcomeRunsTests
{
    [Theory]
    [InlineData(StudyDesign.Saltelli, SensitivityMethod.Sobol)]
    [InlineData(StudyDesign.Morris, SensitivityMethod.Morris)]
    [InlineData(StudyDesign.Sobol, SensitivityMethod.Pawn)]
    [InlineData(StudyDesign.Saltelli, SensitivityMethod.Pawn)]
    public void Indices_of_small_windows_are_those_of_the_whole(StudyDesign design, SensitivityMethod method)
    {
        SweepPlan plan = SweepPlan.Of(SmallSweep.Grid with { Design = design, Points = 16, Replicates = 3 });
        double[][] y = [.. plan.Points.Select((point, p) => Enumerable.Range(0, 3)
            .Select(r => p == 5 ? double.NaN : point[0] * point[1] + Math.Sqrt(p * 3 + r)).ToArray())];
        Windows windows = new(y);

        OutcomeSensitivity whole = OutcomeSensitivity.Of(plan, "rme", method, y);
        OutcomeSensitivity inWindows = OutcomeSensitivity.Of(plan, "rme", method, windows);

        Assert.True(windows.Calls > 3, "read in several windows");
        Assert.Equal(whole.Verdict, inWindows.Verdict);
        Assert.Equal(whole.Pawn, inWindows.Pawn);
        Assert.Equal(whole.Morris?.Axes, inWindows.Morris?.Axes);
        Assert.Equal(whole.Sobol?.Axes, inWindows.Sobol?.Axes);
        Assert.Equal(whole.Sobol?.ParameterVariance, inWindows.Sobol?.ParameterVariance);
    }

    [Fact]
    public void The_share_of_interest_counts_runs_that_are_defined()
    {
        Interest interest = new("rme", ">", 2);

        (double[][] shares, long count, long defined) = interest.Of(OutcomeRuns.Of([[1, 3], [3, 4], [double.NaN, 5]]));

        Assert.Equal([0.5, 1, double.NaN], shares.Select(share => share[0]));
        Assert.Equal((4, 5), (count, defined));
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 1)]
    public void A_stored_table_is_read_at_any_points(int first, int count)
    {
        using TemporaryFolder folder = new();
        SmallSweep.Run(SmallSweep.Grid, folder["out"]);
        OutcomeRuns runs = SweepColumns.Of(folder["out"], 6, 2, "interop");

        Assert.Equal(runs.Read(0, 6)[first..(first + count)], runs.Read(first, count));
    }

    private sealed class Windows(double[][] y) : OutcomeRuns(y.Length, y[0].Length)
    {
        public int Calls { get; private set; }

        protected override int MostHeld => 20;

        public override double[][] Read(int first, int count)
        {
            Calls++;
            return y[first..(first + count)];
        }
    }
}
