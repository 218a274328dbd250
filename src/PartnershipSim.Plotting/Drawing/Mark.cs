namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// What a mark stands for where it is not a group or a mechanism. A colour of a cohort means that cohort and nothing
/// else, so these have colours of their own; two roles that meet in one figure can be told apart by every kind of
/// sight.
/// </summary>
public enum Mark
{
    /// <summary>What was measured.</summary>
    Observed,

    /// <summary>What the model says, where no group is meant.</summary>
    Modelled,

    /// <summary>The scenario that another is compared with.</summary>
    Base,

    /// <summary>The scenario that is compared.</summary>
    Scenario,

    /// <summary>The low end of an axis.</summary>
    LowEnd,

    /// <summary>The high end of an axis.</summary>
    HighEnd,

    /// <summary>The effect of an axis alone: a first-order index.</summary>
    Alone,

    /// <summary>The effect of an axis together with all others: a total-order index.</summary>
    Together,

    /// <summary>What a box allows.</summary>
    Allowed,

    /// <summary>The one of several that was chosen.</summary>
    Chosen,

    /// <summary>What chance alone would show.</summary>
    Chance,

    /// <summary>The data exclude both ends of the range of a parameter; an effect is larger than noise.</summary>
    Clear,

    /// <summary>The data exclude one end of the range of a parameter.</summary>
    OneSided,

    /// <summary>The data exclude no value; an effect is not larger than noise.</summary>
    Unclear,

    /// <summary>All of it: the bar of a total, a legend that is true of every colour.</summary>
    Whole,
}
