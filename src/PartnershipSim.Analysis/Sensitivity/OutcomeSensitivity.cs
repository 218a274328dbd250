using System.Collections.Immutable;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Statistics;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>How it is measured which axes matter.</summary>
public enum SensitivityMethod
{
    /// <summary>Elementary effects; need a morris design.</summary>
    Morris,

    /// <summary>Shares of the variance; need a saltelli design.</summary>
    Sobol,

    /// <summary>Shifts of the distribution; work with any points.</summary>
    Pawn,
}

/// <summary>
/// What a sweep says about its axes for one outcome: the indices of one of the three kinds, and a verdict in words.
/// </summary>
/// <param name="Outcome">The outcome's column.</param>
/// <param name="Morris">Null unless that is how it was measured.</param>
/// <param name="Sobol">Null unless that is how it was measured.</param>
/// <param name="Pawn">Empty unless that is how it was measured.</param>
public sealed record OutcomeSensitivity(
    string Outcome, MorrisEffects? Morris, SobolIndices? Sobol, ImmutableArray<PawnIndex> Pawn, string Verdict)
{
    /// <summary>What a design was made for; PAWN if for nothing in particular.</summary>
    public static SensitivityMethod MethodOf(Design design) => design switch
    {
        MorrisDesign => SensitivityMethod.Morris,
        SaltelliDesign => SensitivityMethod.Sobol,
        _ => SensitivityMethod.Pawn,
    };

    /// <summary>Whether the points of the design allow the method.</summary>
    public static bool IsPossible(SensitivityMethod method, Design design) =>
        method == SensitivityMethod.Pawn || method == MethodOf(design);

    /// <summary>The same of results that are held in memory, y[point][replicate].</summary>
    public static OutcomeSensitivity Of(
        SweepPlan plan, string outcome, SensitivityMethod method, double[][] y, bool isExact = false) =>
        Of(plan, outcome, method, OutcomeRuns.Of(y), isExact);

    /// <param name="y">The results; with one value a point, that value counts as exact.</param>
    /// <param name="isExact">Whether somebody vouches for results without noise; then one replicate is enough.</param>
    /// <exception cref="ArgumentException">The design does not allow the method.</exception>
    public static OutcomeSensitivity Of(
        SweepPlan plan, string outcome, SensitivityMethod method, OutcomeRuns y, bool isExact = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(y);
        if (y.Each().All(runs => runs.All(double.IsNaN)))
            return new(
                outcome, null, null, [],
                $"{outcome} is not defined in any run, so nothing can be said of what moves it.");
        ulong seed = plan.Study.Seed;
        switch (method)
        {
            case SensitivityMethod.Morris when plan.Design is MorrisDesign design:
                MorrisEffects effects = MorrisEffects.Estimate(design, plan.Axes, seed, y);
                if (Lacking(effects.Axes.Min(axis => axis.Count)) is { } trajectories)
                    return new(outcome, effects.WithoutIntervals(), null, [], trajectories);
                return new(outcome, effects, null, [], Sensitivity.Verdict.Of(outcome, effects));
            case SensitivityMethod.Sobol when plan.Design is SaltelliDesign design:
                int rows = SobolIndices.CompleteRows(design, plan.Axes, y).Count(complete => complete);
                if (rows < SobolIndices.FewestRows)
                    return new(outcome, null, null, [], Lacking(rows)!);
                SobolIndices indices = SobolIndices.Estimate(design, plan.Axes, y, seed);
                if (Lacking(rows) is { } few)
                    return new(outcome, null, indices.WithoutIntervals(), [], few);
                return new(outcome, null, indices, [], Sensitivity.Verdict.Of(outcome, indices));
            case SensitivityMethod.Pawn:
                ImmutableArray<PawnIndex> pawn = Sensitivity.Pawn.Estimate(
                    plan.Axes, plan.Points, y, seed, together: TogetherIn(plan));
                if (Lacking(y.Each().Count(runs => Replicates.AreDefined(runs))) is { } points)
                    return new(
                        outcome, null, null,
                        [.. pawn.Select(axis => axis with { Median = Estimate.Point(axis.Median.Value) })], points);
                return new(outcome, null, null, pawn, Sensitivity.Verdict.Of(outcome, pawn, plan.Points.Length));
            default:
                throw new ArgumentException($"a {plan.Design.Key} design does not allow {method}", nameof(method));
        }

        string? Lacking(int there) => EnoughRuns.Lacking(outcome, plan, method, there, isExact);
    }

    // points of one trajectory, or of one row of the matrices, share coordinates: chance draws them together or not at
    // all
    private static int TogetherIn(SweepPlan plan) => plan.Design switch
    {
        MorrisDesign => plan.Axes.Length + 1,
        SaltelliDesign design => design.BlockOf(plan.Axes.Length),
        _ => 1,
    };
}
