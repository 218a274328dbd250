using System.Runtime.CompilerServices;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Runs;

/// <summary>
/// The promise is 500 MB for 10,000 replicates of the baseline. What grows with the replicates is one row of scalars
/// each; what grows with the cells is a sketch each. A fifth of the promise is
/// left to the runtime and to the writers of files.
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
        Sketch sketch = default;
        double[] values = Values()[..100]; // twice: no count outgrows its byte
        sketch.Add(values);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sketch.Add(values);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Ten_thousand_replicates_of_the_baseline_keep_the_promise()
    {
        // both ends of the range come first, so that what is allocated is what is kept
        Sketch sketch = default;
        double[] values = [Math.Exp(-Reach), Math.Exp(Reach), .. Values()];
        long before = GC.GetAllocatedBytesForCurrentThread();
        sketch.Add(values);
        double perCell = GC.GetAllocatedBytesForCurrentThread() - before + Unsafe.SizeOf<Sketch>();
        double waiting = BatchRunner.MostBlocks * Cells / RealWorld.Compile().Horizon.Years * Unsafe.SizeOf<Lanes>();

        Assert.True(
            Scalars + Cells * perCell + waiting < ForTheData,
            $"scalars {Scalars / 1e6:0} MB, sketches {Cells * perCell / 1e6:0} MB, "
            + $"a year that waits {waiting / 1e6:0} MB");
    }

    [Fact]
    public void Kept_one_by_one_the_same_values_would_break_the_promise() =>
        Assert.True(Cells * Replicates * sizeof(double) > 500e6);

    // within a year an outcome rarely moves by more than a factor of ten
    private static double[] Values() =>
        [.. Enumerable.Range(0, Replicates).Select(r => Math.Exp(Math.Clamp(0.5 * Draws.Normal(r), -Reach, Reach)))];
}
