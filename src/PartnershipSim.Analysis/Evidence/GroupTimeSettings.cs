namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// Choices of a staggered difference in differences (Callaway and Sant'Anna 2021, sections 2.2 and 4).
/// </summary>
/// <param name="Controls">Whose change stands for the change without treatment.</param>
/// <param name="Base">From which period a change is counted before treatment.</param>
/// <param name="Adjustment">
/// How covariates enter; without covariates all three are the same difference of means.
/// </param>
/// <param name="NeedsCovariates">
/// Without an adjustment too, only units whose covariates are known in the base period are compared: the sample of the
/// adjustment, to be set beside it.
/// </param>
public sealed record GroupTimeSettings(
    ControlGroup Controls = ControlGroup.NotYetTreated, BasePeriod Base = BasePeriod.Universal,
    Adjustment Adjustment = Adjustment.DoublyRobust, bool NeedsCovariates = false);

public enum ControlGroup
{
    /// <summary>Units that are not treated in any period of the panel.</summary>
    NeverTreated,

    /// <summary>Units that are not treated up to the period at hand, whatever comes later.</summary>
    NotYetTreated,
}

public enum BasePeriod
{
    /// <summary>
    /// The last period before treatment, for leads as for lags: the usual event-study plot, with zero at -1.
    /// </summary>
    Universal,

    /// <summary>
    /// Before treatment, the period before the one at hand: leads are year-on-year changes, as the R package did has
    /// it.
    /// </summary>
    Varying,
}

public enum Adjustment
{
    /// <summary>Covariates are ignored, or only choose units.</summary>
    None,

    /// <summary>The change of the controls is regressed on the covariates (Heckman, Ichimura and Todd 1997).</summary>
    OutcomeRegression,

    /// <summary>
    /// Outcome regression and inverse propensity weighting together: right if either model is (Sant'Anna and Zhao
    /// 2020, their equation 2.5 with logit and least squares).
    /// </summary>
    DoublyRobust,
}
