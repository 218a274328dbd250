using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>A point of the parameters with its fit.</summary>
/// <param name="Unit">Where each axis stands between the ends of its range, 0 to 1.</param>
public sealed record Particle(double[] Unit, Fit Fit)
{
    /// <summary>
    /// The same as normal scores, in which the ranges have no ends: where all of a range fits alike, scores are
    /// standard normal.
    /// </summary>
    public double[] Scores { get; init; } = [.. Unit.Select(NormalScores.Of)];

    /// <summary>What the tolerance is compared with.</summary>
    public double Distance => Fit.Distance;
}

/// <summary>A population of points none of which is farther from the observations than the tolerance.</summary>
/// <param name="Number">0 is a sample of the ranges, accepted as a whole.</param>
/// <param name="Tolerance">The largest distance that was accepted.</param>
/// <param name="Replicates">Replicates over which each distance was taken.</param>
/// <param name="Noise">
/// How far chance decides a distance: the standard deviation, over the population, of half the difference of its two
/// halves.
/// </param>
/// <param name="Acceptance">Share of the proposed points that were accepted.</param>
/// <param name="Evaluations">Points that were compared with the observations so far, all generations together.</param>
/// <param name="Best">The best point met so far.</param>
public sealed record Generation(
    int Number, double Tolerance, int Replicates, double Noise, double Acceptance, long Evaluations,
    Particle Best, IReadOnlyList<Particle> Population)
{
    /// <summary>
    /// In how many directions the observations narrow the points, of all axes: in a ball of k directions the mean
    /// squared distance from the centre is k/(k + 2) of the largest.
    /// </summary>
    public double Directions
    {
        get
        {
            double largest = Tolerance - Best.Distance;
            double mean = Population.Average(each => each.Distance) - Best.Distance;
            double left = Math.Max(largest - mean, 0);
            return 2 * mean >= Best.Unit.Length * left ? Best.Unit.Length : 2 * mean / left;
        }
    }

    /// <summary>
    /// The excess over the best distance at which sampling ends: k + 2 for k <see cref="Directions"/>. A ball of that
    /// squared radius has, in each direction, the spread of the normal posterior whose deviance rises as the square of
    /// the distance, so the accepted points spread as a posterior would.
    /// </summary>
    public double GoalExcess => Directions + 2;

    /// <summary>
    /// How often all points were moved at a tolerance that had reached its goal; below 0 if they were not this time.
    /// Each time the goal is better known; as it depends on the points, it may swing about its mean, and counting goes
    /// on.
    /// </summary>
    public int Settled { get; init; }

    /// <summary>Whether sampling ends here.</summary>
    public bool IsLast =>
        Settled > 0 && (Settled >= MostRounds || Math.Abs(Tolerance - Best.Distance - GoalExcess) < 1);

    private const int MostRounds = 4;
}
