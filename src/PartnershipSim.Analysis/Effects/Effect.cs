using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Effects;

/// <summary>
/// What a scenario does to one outcome of one group: the mean over replicates of (other - base), each pair under the
/// same draws, and how sure that mean is.
/// </summary>
/// <param name="Base">Mean of the base.</param>
/// <param name="Mean">Mean difference, in the outcome's unit.</param>
/// <param name="Interval90">Paired t interval of the mean difference.</param>
/// <param name="Bootstrap90">Percentile bootstrap interval of the same.</param>
/// <param name="ShareHigher">Share of replicates in which the other scenario is strictly higher.</param>
/// <param name="Standardised">Mean difference over the pooled standard deviation of the two (Cohen's d).</param>
/// <param name="VarianceReduction">
/// Variance of an unpaired difference over that of the paired one; below 1, common random numbers did harm.
/// </param>
public sealed record Effect(
    Outcome Outcome, string Group, int Replicates, double Base, double Mean, Interval Interval90, Interval Interval95,
    Interval Bootstrap90, Interval Bootstrap95, double ShareHigher, double Standardised, double VarianceReduction)
{
    /// <summary>
    /// Set if the replicates ran under the members of an ensemble: then <see cref="Interval90"/> and
    /// <see cref="Interval95"/> hold that share of the members' own effects, and so tell what is not known of
    /// parameters and of chance together; the bootstrap intervals remain those of the mean.
    /// </summary>
    public ParameterSpread? Parameters { get; init; }

    /// <summary>The effect as a share of the base mean.</summary>
    public double Relative => Mean / Math.Abs(Base);

    /// <summary>Every replicate gives the same in both scenarios.</summary>
    public bool IsExactlyZero => Mean == 0 && Interval95.Low == 0 && Interval95.High == 0;
}

/// <summary>How much of an effect's spread comes from the parameters.</summary>
/// <param name="Members">Points of the ensemble that were run.</param>
/// <param name="Share">Of the variance of a single pair, the part that lies between members; the rest is Monte Carlo
/// noise.</param>
public sealed record ParameterSpread(int Members, double Share);
