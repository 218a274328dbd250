using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

/// <summary>
/// Known worlds of 60 units in three cohorts over ten periods: paths are richer where income is, outcomes depend on
/// income, on a level of each unit, and on the path by as much as is asked for.
/// </summary>
public sealed class PathPermutationTests
{
    private const int Units = 60, Periods = 10, Draws = 99;

    private const uint Purpose = 0x7E58;

    private static readonly ImmutableArray<int> Strata = [.. Enumerable.Range(0, Units).Select(unit => unit % 3)];

    private static readonly ImmutableArray<int> Rows =
        [.. Enumerable.Range(0, Units * Periods).Select(row => row / Periods)];

    private static readonly ImmutableArray<int> Times =
        [.. Enumerable.Range(0, Units * Periods).Select(row => row % Periods)];

    /// <summary>Without an effect 5 % of the worlds have p of 5 % or less.</summary>
    [Theory]
    [InlineData(PathPermutation.Outcome.Joining, false)]
    [InlineData(PathPermutation.Outcome.Size, false)]
    [InlineData(PathPermutation.Outcome.Joining, true)]
    [InlineData(PathPermutation.Outcome.Size, true)]
    public void The_test_has_its_size(PathPermutation.Outcome kind, bool isUnbalanced)
    {
        const int worlds = 300;

        double rejected = Rejected(kind, 0, worlds, isUnbalanced);

        // three standard errors of a share of 5 % in 300 worlds are 3.8 points
        Assert.InRange(rejected, 0.012, 0.088);
    }

    [Theory]
    [InlineData(PathPermutation.Outcome.Joining)]
    [InlineData(PathPermutation.Outcome.Size)]
    public void An_effect_is_found(PathPermutation.Outcome kind) =>
        Assert.InRange(Rejected(kind, 1, 50), 0.8, 1);

    [Fact]
    public void A_path_that_the_controls_explain_is_refused_with_a_sentence()
    {
        ImmutableArray<Variable> controls = [new("income", [.. Rows.Select(unit => (double)unit)])];
        double[][] paths = [.. Enumerable.Range(0, Units).Select(unit => Constant(2.0 * unit))];

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(() => PathPermutation.Of(
            Rows, Times, Strata, controls, paths, PathPermutation.Outcome.Size,
            [.. Rows.Select((unit, row) => Noise(1, row))], Draws, seed: 1));

        Assert.Equal(
            "The path does not vary, or is a linear combination of the controls: there is nothing to permute.",
            refusal.Message);
    }

    [Fact]
    public void Joining_that_the_controls_separate_is_refused_with_a_sentence()
    {
        double[] joined = [.. Rows.Select(unit => unit >= 30 ? 1.0 : 0)];
        ImmutableArray<Variable> controls = [new("late", [.. joined])];
        double[][] paths = [.. Enumerable.Range(0, Units).Select(unit => Constant(Noise(2, unit)))];

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(() => PathPermutation.Of(
            Rows, Times, Strata, controls, paths, PathPermutation.Outcome.Joining, joined, Draws, seed: 1));

        Assert.StartsWith("The controls separate those who join", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cohort_of_one_each_cannot_be_permuted()
    {
        double[][] paths = [.. Enumerable.Range(0, Units).Select(unit => Constant(Noise(3, unit)))];

        Assert.Throws<NotEstimableException>(() => PathPermutation.Of(
            Rows, Times, [.. Enumerable.Range(0, Units)], [], paths, PathPermutation.Outcome.Size,
            [.. Rows.Select((_, row) => Noise(4, row))], Draws, seed: 1));
    }

    private static double Rejected(
        PathPermutation.Outcome kind, double effect, int worlds, bool isUnbalanced = false) =>
        Enumerable.Range(0, worlds).AsParallel().Count(world => PValue(kind, effect, world, isUnbalanced) <= 0.05)
            / (double)worlds;

    private static double PValue(PathPermutation.Outcome kind, double effect, int world, bool isUnbalanced)
    {
        double Income(int unit) => Noise(world, 10_000 + unit);
        double Level(int unit) => Noise(world, 20_000 + unit);
        double[][] paths =
        [
            .. Enumerable.Range(0, Units).Select(unit => Enumerable.Range(0, Periods).Select(t =>
                Strata[unit] + Income(unit) + (1 + 0.1 * t) * Noise(world, 30_000 + unit)).ToArray()),
        ];
        double[] outcomes =
        [
            .. Rows.Select((unit, row) =>
            {
                double index = Income(unit) + 0.5 * Level(unit) + effect * paths[unit][Times[row]];
                return kind == PathPermutation.Outcome.Size ? index + Noise(world, row)
                    : Dice(world).Uniform(0, row) < 1 / (1 + Math.Exp(-index)) ? 1 : 0;
            }),
        ];
        ImmutableArray<Variable> controls =
        [
            new("income", [.. Rows.Select(Income)]),
            new("trend", [.. Times.Select(t => t / 10.0)]),
            .. Enumerable.Range(1, 2).Select(stratum => new Variable(
                $"stratum {stratum}", [.. Rows.Select(unit => Strata[unit] == stratum ? 1.0 : 0)])),
        ];
        double[] rest = PathPermutation.Residuals(controls, [.. Rows.Select((unit, row) => paths[unit][Times[row]])]);
        // richer units stay longer, and every stratum has its own last periods
        int Last(int unit) =>
            !isUnbalanced ? Periods - 1 : Math.Clamp((int)(3 + Strata[unit] + 2 * Income(unit)), 0, Periods - 1);
        int[] kept = [.. Enumerable.Range(0, Rows.Length).Where(row => Times[row] <= Last(Rows[row]))];
        return PathPermutation.Of(
            [.. kept.Select(row => Rows[row])], [.. kept.Select(row => Times[row])], Strata,
            [.. controls.Select(each => new Variable(each.Name, [.. kept.Select(row => each.Values[row])]))],
            [.. Enumerable.Range(0, Units).Select(unit => rest[(unit * Periods)..((unit + 1) * Periods)])], kind,
            [.. kept.Select(row => outcomes[row])], Draws, (ulong)world).PValue;
    }

    private static double[] Constant(double value) => [.. Enumerable.Repeat(value, Periods)];

    private static EvidenceDice Dice(int world) => new((ulong)world, Purpose);

    private static double Noise(int world, int index) =>
        MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Dice(world).Uniform(1, index));
}
