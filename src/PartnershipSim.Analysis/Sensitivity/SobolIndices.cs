using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>The share of the parameter variance that one axis causes alone (S1), and in company (ST).</summary>
public sealed record SobolIndex(Axis Axis, Estimate S1, Estimate ST);

/// <summary>The share that two axes cause together, beyond what each causes alone (S2).</summary>
public sealed record SobolPair(Axis First, Axis Second, Estimate S2);

/// <summary>
/// Variance-based indices (Sobol' 1993). S1 by the estimator of Saltelli et al. 2010, table 2 (b); ST by that of Jansen
/// 1999, "Analysis of variance designs for model output"; S2 by that of Saltelli 2002. The variance between replicates
/// is separated from the variance that the parameters cause: all products are taken over pairs of different replicates
/// (<see cref="Replicates"/>). Intervals are bootstrapped over the rows of the design.
/// </summary>
/// <param name="Axes">In the order of the study.</param>
/// <param name="Pairs">Every pair, first axis first; empty without second order.</param>
/// <param name="ParameterVariance">The variance of the expected outcome over the space of the axes.</param>
/// <param name="NoiseVariance">
/// The mean variance between replicates of one point, or null if there is one replicate only.
/// </param>
/// <param name="Rows">Rows of the design in which every point has a result.</param>
/// <param name="RowsLeftOut">Rows in which some point has none.</param>
/// <param name="Level">Of the intervals, 0.95 for 95 %.</param>
public sealed record SobolIndices(
    ImmutableArray<SobolIndex> Axes, ImmutableArray<SobolPair> Pairs, double ParameterVariance,
    double? NoiseVariance, int Rows, int RowsLeftOut, double Level)
{
    /// <summary>The same of results that are held in memory, y[point][replicate].</summary>
    public static SobolIndices Estimate(
        SaltelliDesign design, ImmutableArray<Axis> axes, double[][] y, ulong seed, double level = 0.95) =>
        Estimate(design, axes, OutcomeRuns.Of(y), seed, level);

    /// <summary>The indices from the results of a Saltelli design, in the order of its points.</summary>
    public static SobolIndices Estimate(
        SaltelliDesign design, ImmutableArray<Axis> axes, OutcomeRuns y, ulong seed, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(y);
        if (y.Points != design.CountOf(axes))
            throw new ArgumentException($"{y.Points} results for {design.CountOf(axes)} points", nameof(y));
        bool[] isDefined = CompleteRows(design, axes, y);
        int rows = isDefined.Count(defined => defined);
        if (rows < FewestRows)
            throw new ArgumentException("fewer than two rows of the design have all their results", nameof(y));
        SobolTerms terms = new(design, axes.Length, y, isDefined);
        SobolTerms.Indices value = terms.Value();
        SobolTerms.Indices[] resampled = terms.Resampled(Bootstrap.OfDesign(rows, seed), Bootstrap.Resamples);
        return new(
            [.. axes.Select((axis, a) => new SobolIndex(axis, Of(i => i.First[a]), Of(i => i.Total[a])))],
            [.. terms.Pairs.Select((pair, p) => new SobolPair(
                axes[pair.First], axes[pair.Second], Of(i => i.Second[p])))],
            value.Variance, terms.NoiseVariance, rows, design.Rows - rows, level);

        Estimate Of(Func<SobolTerms.Indices, double> which) =>
            Statistics.Estimate.From(which(value), [.. resampled.Select(which)], level);
    }

    /// <summary>A variance needs two.</summary>
    public const int FewestRows = 2;

    /// <summary>Of each row of the design, whether every point in it has a result.</summary>
    public static bool[] CompleteRows(SaltelliDesign design, ImmutableArray<Axis> axes, OutcomeRuns y)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(y);
        return [.. y.Groups(design.BlockOf(axes.Length)).Select(row => row.Y.All(runs => Replicates.AreDefined(runs)))];
    }

    /// <summary>The same where the rows are too few for intervals.</summary>
    public SobolIndices WithoutIntervals() => this with
    {
        Axes =
        [
            .. Axes.Select(axis => axis with
            {
                S1 = Statistics.Estimate.Point(axis.S1.Value),
                ST = Statistics.Estimate.Point(axis.ST.Value),
            }),
        ],
        Pairs = [.. Pairs.Select(pair => pair with { S2 = Statistics.Estimate.Point(pair.S2.Value) })],
    };
}
