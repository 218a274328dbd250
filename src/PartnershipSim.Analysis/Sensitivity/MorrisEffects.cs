using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>
/// What moving one axis does to an outcome, over the trajectories of a Morris design; in units of the outcome.
/// </summary>
/// <param name="Mu">
/// Mean effect of going from the low to the high end; without meaning for levels that have no order.
/// </param>
/// <param name="MuStar">Mean size of the effect, whatever its sign (Campolongo, Cariboni and Saltelli 2007).</param>
/// <param name="Sigma">How much the effect differs from place to place: interactions, curvature, and noise.</param>
/// <param name="NoiseFloor">
/// The mean size that noise alone would show, or null if there is one replicate only and the noise is unknown.
/// </param>
/// <param name="Count">How many effects are defined.</param>
public sealed record MorrisEffect(Axis Axis, double Mu, Estimate MuStar, double Sigma, double? NoiseFloor, int Count)
{
    /// <summary>Whether the interval of the size lies above 0 and above what noise would show.</summary>
    public bool IsDistinct => MuStar.Interval.Low > (NoiseFloor ?? 0) && MuStar.Value > 0;
}

/// <summary>
/// Elementary effects (Morris 1991; mu_star by Campolongo, Cariboni and Saltelli 2007, "An effective screening design
/// for sensitivity analysis of large models", Environmental Modelling &amp; Software 22): the change of the outcome
/// divided by the share of the range that the axis moved. A move between two levels without order counts as the whole
/// range.
/// </summary>
public sealed record MorrisEffects(ImmutableArray<MorrisEffect> Axes, double Level)
{
    /// <summary>The same of results that are held in memory, y[point][replicate].</summary>
    public static MorrisEffects Estimate(
        MorrisDesign design, ImmutableArray<Axis> axes, ulong seed, double[][] y, double level = 0.95) =>
        Estimate(design, axes, seed, OutcomeRuns.Of(y), level);

    /// <summary>
    /// The effects from the results of the design's own points, at a level of 0.95 for 95 % intervals.
    /// </summary>
    public static MorrisEffects Estimate(
        MorrisDesign design, ImmutableArray<Axis> axes, ulong seed, OutcomeRuns y, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(y);
        if (y.Points != design.CountOf(axes))
            throw new ArgumentException($"{y.Points} results for {design.CountOf(axes)} points", nameof(y));
        double[][] points = design.Points(axes, seed);
        List<Move>[] moves = [.. axes.Select(_ => new List<Move>())];
        foreach ((int first, double[][] trajectory) in y.Groups(axes.Length + 1))
        {
            for (int step = 1; step < trajectory.Length; step++)
            {
                int p = first + step;
                int axis = MovedAxis(points[p - 1], points[p]);
                double share = ShareOf(axes[axis], points[p - 1][axis], points[p][axis]);
                double[] change = Replicates.Difference(trajectory[step], trajectory[step - 1]);
                if (Replicates.AreDefined(change))
                    moves[axis].Add(new(
                        Sample.Mean(change) / share,
                        Sample.Covariance(change, change) / change.Length / (share * share)));
            }
        }

        bool isNoiseKnown = y.Points > 0 && y.Replicates > 1;
        return new([.. axes.Select((axis, a) => Describe(axis, moves[a], isNoiseKnown, seed, level))], level);
    }

    /// <summary>The same where the trajectories are too few for intervals.</summary>
    public MorrisEffects WithoutIntervals() => this with
    {
        Axes = [.. Axes.Select(axis => axis with { MuStar = Statistics.Estimate.Point(axis.MuStar.Value) })],
    };

    private static MorrisEffect Describe(Axis axis, List<Move> moves, bool isNoiseKnown, ulong seed, double level)
    {
        double[] effects = [.. moves.Select(move => move.Effect)];
        double[] sizes = [.. effects.Select(Math.Abs)];
        Bootstrap bootstrap = Bootstrap.OfDesign(sizes.Length, seed);
        double[] resampled = new double[Bootstrap.Resamples];
        for (int b = 0; b < resampled.Length; b++)
            resampled[b] = Replicates.Dot(bootstrap.Weights(b), sizes) / sizes.Length;

        // the mean size of a normal number of this variance is sqrt(2/pi) of its standard deviation
        double? floor = isNoiseKnown && moves.Count > 0
            ? Math.Sqrt(2 / Math.PI * moves.Average(move => move.NoiseVariance))
            : null;
        return new(
            axis, Sample.Mean(effects), Statistics.Estimate.From(Sample.Mean(sizes), resampled, level),
            effects.Length < 2 ? double.NaN : Math.Sqrt(Sample.Covariance(effects, effects)), floor, effects.Length);
    }

    private static int MovedAxis(double[] before, double[] after)
    {
        int axis = 0;
        while (before[axis] == after[axis])
            axis++;
        return axis;
    }

    // from off to on is a whole range upwards, from on to off one downwards
    private static double ShareOf(Axis axis, double before, double after) =>
        axis.Kind == AxisKind.Categorical ? 1 : axis.ShareOf(after) - axis.ShareOf(before);

    private readonly record struct Move(double Effect, double NoiseVariance);
}
