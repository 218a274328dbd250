using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>How a restriction fares when half of the points are drawn again and again.</summary>
/// <param name="Share">The share of draws in which the axis is restricted at all.</param>
/// <param name="Low">The middle 90 % of the lower limit among those draws, or null for levels without order.</param>
/// <param name="High">The same for the upper limit.</param>
/// <param name="LevelShares">For levels without order: among those draws, the share that allow each level.</param>
public sealed record Stability(
    Axis Axis, double Share, Interval? Low, Interval? High, ImmutableArray<double> LevelShares);

/// <summary>
/// Under which conditions cases of interest occur: PRIM, the patient rule induction method of Friedman and Fisher 1999,
/// "Bump hunting in high-dimensional data", Statistics and Computing 9, used for scenario discovery as by Bryant and
/// Lempert 2010.
/// </summary>
/// <param name="Trajectory">Every box on the way to the one that was found, and beyond; the whole space first.</param>
/// <param name="Found">
/// The box with the best balance of coverage and density that any peeling rule or a single cut leads to, cleared of
/// chance and pasted.
/// </param>
/// <param name="QuasiP">For each restriction of the found box, the chance of such a density without it.</param>
/// <param name="Stability">Of every axis that the found box restricts.</param>
public sealed record PrimSearch(
    ImmutableArray<BoxStep> Trajectory, BoxStep Found, ImmutableArray<(Axis Axis, double P)> QuasiP,
    ImmutableArray<Stability> Stability)
{
    /// <summary>The share of the points that one peel takes.</summary>
    public const double PeelShare = 0.05;

    // Bryant and Lempert's habits
    private const double LeastMass = 0.05, Significance = 0.05;

    /// <summary>
    /// Finds the box of the cases of interest. <paramref name="interest"/> says for each point and replicate whether it
    /// is one (1) or not (0), NaN if unknown; replicates of a point count as a share.
    /// </summary>
    public static PrimSearch Find(
        ImmutableArray<Axis> axes, double[][] points, double[][] interest, ulong seed, int resamples = 50,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        Replicates.Check(interest, points.Length);
        int[] known = [.. Enumerable.Range(0, points.Length).Where(p => Replicates.AreDefined(interest[p]))];
        PrimSample sample = new(
            axes, [.. known.Select(p => points[p])], [.. known.Select(p => Sample.Mean(interest[p]))]);
        (ImmutableArray<BoxStep> trajectory, BoxStep best) = BestOf(sample);
        Box box = best.Box;
        DesignDice dice = new(DesignDice.Discovery, seed);
        Box[] others = new Box[resamples];
        BlockScheduler<PrimSample> scheduler = new(0, () => sample);
        scheduler.Run(
            new(resamples, (whole, draw) =>
            {
                PrimSample half = whole.Of(dice.First(whole.Count / 2, whole.Count, (uint)draw));
                others[draw] = BestOf(half).Found.Box;
            }),
            cancellation);

        int[] restricted = [.. Enumerable.Range(0, axes.Length).Where(axis => box.Sides[axis].IsRestricted)];
        return new(
            trajectory, sample.Describe(box),
            [.. restricted.Select(axis => (axes[axis], PrimPasting.QuasiP(sample, box, axis)))],
            [.. restricted.Select(axis => StabilityOf(axes[axis], [.. others.Select(other => other.Sides[axis])]))]);
    }

    /// <summary>The best of the ways to a box; of equal ones the first.</summary>
    private static (ImmutableArray<BoxStep> Trajectory, BoxStep Found) BestOf(PrimSample sample)
    {
        List<(Box Peeled, BoxStep Found)> known = [];
        return Ways(sample).Select(way => (way, Found: Tidied(way.MaxBy(step => step.Balance)!.Box)))
            .MaxBy(pair => pair.Found.Balance);

        // ways often meet
        BoxStep Tidied(Box peeled)
        {
            foreach ((Box before, BoxStep found) in known)
            {
                if (before.IsLike(peeled))
                    return found;
            }

            BoxStep tidy = sample.Describe(PrimPasting.Tidy(sample, peeled, PeelShare, Significance));
            known.Add((peeled, tidy));
            return tidy;
        }
    }

    private static IEnumerable<ImmutableArray<BoxStep>> Ways(PrimSample sample)
    {
        PeelingRule[] rules = Enum.GetValues<PeelingRule>();
        var peeled = PrimPeeling.Runs(sample, PeelShare, LeastMass, [.. rules]);
        foreach (PeelingRule rule in rules)
            yield return peeled[rule];
        if (PrimCut.Best(sample, LeastMass) is { } cut)
            yield return [sample.Describe(Box.Whole(sample.Axes)), cut];
    }

    private static Stability StabilityOf(Axis axis, BoxSide[] sides)
    {
        BoxSide[] restricted = [.. sides.Where(side => side.IsRestricted)];
        double share = sides.Length == 0 ? double.NaN : restricted.Length / (double)sides.Length;
        if (restricted.Length == 0)
            return new(axis, share, null, null, []);
        if (axis.IsUnordered)
            return new(axis, share, null, null, [.. axis.Levels.Select(
                (_, level) => restricted.Average(side => side.Levels.Contains(level) ? 1.0 : 0.0))]);
        return new(axis, share, Middle(side => side.Range.Low), Middle(side => side.Range.High), []);

        Interval Middle(Func<BoxSide, double> limit) => Distribution.Middle(restricted.Select(limit), 0.90);
    }
}
