using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Tests.Model;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>A lane never learns what its neighbours do.</summary>
public sealed class LaneLawsTests
{
    private const ulong Seed = 11;

    private static readonly CompiledModel Model = RealWorld.Compile();
    private static readonly Recording Block = Recording.Of(Model, Dice.ForBlock(Seed, 0));

    [Fact]
    public void Replicates_in_another_order_of_lanes_are_the_same_replicates()
    {
        uint[] order = [6, 1, 7, 0, 3, 5, 2, 4];
        Recording shuffled = Recording.Of(Model, new Dice(Seed, order));

        for (int lane = 0; lane < Lanes.Count; lane++)
            AssertSameLane(Block, (int)order[lane], shuffled, lane);
    }

    [Fact]
    public void Replicate_five_is_the_same_whoever_runs_beside_it()
    {
        // five of nine runs in the first block; five of any others may sit anywhere
        Recording others = Recording.Of(Model, new Dice(Seed, [63, 62, 61, 5, 59, 58, 57, 8]));

        AssertSameLane(Block, 5, others, 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    public void A_mechanism_switched_off_in_one_lane_is_off_in_that_lane_only(int lane)
    {
        ParameterPoint nothing = ParameterSpace.Default.With(Mechanisms.All.Select(
            mechanism => ((Setting)mechanism, 0.0)));
        IReadOnlyList<ParameterPoint>[] timetables =
            [.. Enumerable.Range(0, Lanes.Count)
                .Select(l => l == lane ? SmallWorld.Constant(nothing, Model.Horizon.Years) : Model.Timetable)];

        Recording mixed = Recording.Of(Model, Dice.ForBlock(Seed, 0), Settings.PerLane(timetables));
        Recording none = Recording.Of(RealWorld.Compile(point: nothing), Dice.ForBlock(Seed, 0));

        for (int other = 0; other < Lanes.Count; other++)
            AssertSameLane(other == lane ? none : Block, other, mixed, other);
    }

    /// <summary>What counts nothing need not be computed, but only where it counts nothing in every lane.</summary>
    [Fact]
    public void A_number_that_is_zero_in_one_lane_counts_in_the_others()
    {
        ParameterPoint zeros = ParameterSpace.Default.With(
            ParameterSpace.Parameters.Where(parameter => parameter.Range.Contains(0))
                .Select(parameter => ((Setting)parameter, 0.0)));
        CompiledModel model = SmallWorld.Compile();
        IReadOnlyList<ParameterPoint>[] timetables =
            [.. Enumerable.Range(0, Lanes.Count)
                .Select(lane => lane == 3 ? SmallWorld.Constant(zeros, model.Horizon.Years) : model.Timetable)];

        Recording mixed = Recording.Of(model, Dice.ForBlock(Seed, 0), Settings.PerLane(timetables));
        Recording ours = Recording.Of(model, Dice.ForBlock(Seed, 0));
        Recording none = Recording.Of(SmallWorld.Compile(point: zeros), Dice.ForBlock(Seed, 0));

        for (int lane = 0; lane < Lanes.Count; lane++)
            AssertSameLane(lane == 3 ? none : ours, lane, mixed, lane);
    }

    [Fact]
    public void Eight_points_of_a_sweep_in_one_block_are_the_same_as_eight_blocks()
    {
        CompiledModel future = RealWorld.Compile(projected: true);
        ParameterPoint[] points = [.. Enumerable.Range(0, Lanes.Count).Select(Corners.InsidePoint)];
        IReadOnlyList<ParameterPoint>[] timetables = [.. points.Select(point => SmallWorld.Constant(
            point, future.Horizon.Years))];
        Recording together = Recording.Of(future, Dice.ForBlock(Seed, 0), Settings.PerLane(timetables));

        for (int lane = 0; lane < Lanes.Count; lane++)
            AssertSameLane(
                Recording.Of(RealWorld.Compile(projected: true, points[lane]), Dice.ForBlock(Seed, 0)),
                lane, together, lane);
    }

    private static void AssertSameLane(Recording expected, int expectedLane, Recording actual, int actualLane)
    {
        for (int year = 0; year < expected.Years; year++)
        {
            for (int column = 0; column < expected.Columns.Count; column++)
            {
                Lanes[] one = expected[year, column];
                Lanes[] other = actual[year, column];
                for (int row = 0; row < one.Length; row++)
                {
                    bool isSame = BitConverter.DoubleToInt64Bits(one[row][expectedLane])
                        == BitConverter.DoubleToInt64Bits(other[row][actualLane]);
                    Assert.True(
                        isSame,
                        $"{expected.Columns[column].Name}[{row}] differs in {Horizon.Start + year}, lane {actualLane}");
                }
            }
        }
    }
}
