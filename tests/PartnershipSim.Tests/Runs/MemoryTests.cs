using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Runs;

/// <summary>
/// The promise is 500 MB for 10,000 replicates of the baseline. What grows with the replicates is one row of scalars each; what grows with
/// the cells is a sketch each. A fifth of the promise is left to the runtime and to the writers of files.
/// </summary>
public sealed class MemoryTests
{
    private const int Replicates = 10_000;
    private const double ForTheData = 0.8 * 500e6;
    private const double Reach = 1.15;

    private static readonly int Subjects = new Measures(RealWorld.Compile()).Subjects.Length;
    private static readonly int Groups = new Measures(RealWorld.Compile()).Groups.Length;
    private static readonly double Scalars = (double)Replicates * Groups * Outcomes.All.Length * sizeof(double);
    private static readonly double Cells = (double)RealWorld.Compile().Horizon.Years * Subjects * Outcomes.All.Length;

    [Fact]
    public void A_sketch_allocates_nothing_for_a_range_that_it_has_seen()
    {
        Tally tally = new(1, Replicates);
        Fill(tally);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fill(tally);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Ten_thousand_replicates_of_the_baseline_keep_the_promise()
    {
        // both ends of the range come first, so that what is allocated is what is kept
        Tally tally = new(1, Replicates);
        long before = GC.GetAllocatedBytesForCurrentThread();
        tally.Add(0, 2, [LaneMath.Exp(Lanes.From([-Reach, Reach, 0, 0, 0, 0, 0, 0]))]);
        Fill(tally);
        double perCell = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(Scalars + Cells * perCell < ForTheData, $"scalars {Scalars / 1e6:0} MB, sketches {Cells * perCell / 1e6:0} MB");
    }

    [Fact]
    public void Kept_one_by_one_the_same_values_would_break_the_promise() => Assert.True(Cells * Replicates * sizeof(double) > 500e6);

    // within a year an outcome rarely moves by more than a factor of ten
    private static void Fill(Tally tally)
    {
        for (int first = 0; first < Replicates; first += Lanes.Count)
            tally.Add(first, Lanes.Count, [LaneMath.Exp(Math.Clamp(0.5 * Draws.Normal(first), -Reach, Reach))]);
    }
}
