using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Language;

/// <summary>In which direction an outcome should move.</summary>
public enum Change
{
    Increases,
    Decreases,
    Unchanged,
}

/// <summary>
/// What a scenario expects of itself: a claim about an outcome, mostly about its paired difference to another
/// scenario under common random numbers. Read here; judged where scenarios are run.
/// </summary>
/// <param name="Outcome">Key of the outcome.</param>
public sealed record Expectation(string Outcome)
{
    /// <summary>The confidence of an interval when none is given.</summary>
    public const double DefaultConfidence = 0.9;

    /// <summary>Key of the group; null: the outcome's own.</summary>
    public string? Group { get; init; }

    /// <summary>Null: the years of the scenario.</summary>
    public Years? Years { get; init; }

    /// <summary>
    /// The other scenario of the pair, as a path that can be loaded; null only if the level itself is meant.
    /// </summary>
    public string? Versus { get; init; }

    /// <summary>The interval of the mean difference lies on this side of 0.</summary>
    public Change? Change { get; init; }

    /// <summary>Level of the two-sided paired interval of the mean difference.</summary>
    public double Confidence { get; init; } = DefaultConfidence;

    /// <summary>The interval lies within plus or minus this share of the base mean: 0.01 is 1%.</summary>
    public double? Within { get; init; }

    /// <summary>The level, or the relative change if <see cref="IsRelative"/>, lies between these.</summary>
    public Interval? Between { get; init; }

    /// <summary>
    /// <see cref="Between"/> was given in percent: it bounds the change relative to <see cref="Versus"/>, as a share.
    /// </summary>
    public bool IsRelative { get; init; }

    /// <summary>
    /// The effect is smaller in size than the effect of this scenario against the same <see cref="Versus"/>; a path
    /// that can be loaded.
    /// </summary>
    public string? LessThan { get; init; }

    /// <summary>
    /// The effect on all non-lead states is smaller in size than the effect on partners: others fill part of the gap.
    /// </summary>
    public bool HasDisplacement { get; init; }

    /// <summary>Why it is expected, or why the honest result differs.</summary>
    public string? Because { get; init; }

    public Origin Origin { get; init; } = Origin.Code;
}
