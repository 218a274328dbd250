namespace PartnershipSim.Analysis.Effects;

/// <summary>What a goal is given in.</summary>
public enum SeekScale
{
    /// <summary>The change of the outcome as a share of its base: 0.05 is +5 %.</summary>
    Change,

    /// <summary>The outcome itself, in its unit.</summary>
    Level,
}

/// <summary>On which side of its value a goal is met.</summary>
public enum SeekSide
{
    /// <summary>At the value itself.</summary>
    Exactly,

    /// <summary>At the value and above.</summary>
    AtLeast,

    /// <summary>At the value and below.</summary>
    AtMost,
}

/// <summary>What an outcome should come to.</summary>
/// <param name="Value">A share of the base, or a number in the outcome's unit.</param>
public sealed record SeekGoal(SeekScale Scale, SeekSide Side, double Value)
{
    /// <summary>
    /// Is it met by a mean? A single value is never met by chance alone, so a goal of that kind has to be sought.
    /// </summary>
    public bool IsMetBy(double mean) => Side switch
    {
        SeekSide.AtLeast => mean >= Value,
        SeekSide.AtMost => mean <= Value,
        _ => mean == Value,
    };
}
