namespace PartnershipSim.Plotting.Answers;

/// <summary>How large an effect is, in words that a reader can rely on: each has a bound.</summary>
public enum Magnitude
{
    /// <summary>The same in every replicate.</summary>
    None,

    /// <summary>There is no interval: one replicate has none.</summary>
    Unsure,

    /// <summary>The 90 % interval contains 0.</summary>
    Indistinct,

    /// <summary>Clear, and below 1 % of the base.</summary>
    Tiny,

    /// <summary>Below 5 % of the base.</summary>
    Small,

    /// <summary>Below 20 % of the base.</summary>
    Moderate,

    /// <summary>20 % of the base or more.</summary>
    Large,

    /// <summary>Clear, where the base is 0 and there is no share.</summary>
    Clear,
}

/// <summary>The magnitude of effects and their names.</summary>
public static class Magnitudes
{
    private const double TinyBelow = 0.01, SmallBelow = 0.05, ModerateBelow = 0.2;

    /// <summary>The magnitude of an effect.</summary>
    public static Magnitude Of(EffectRecord effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return effect switch
        {
            { IsExactlyZero: true } => Magnitude.None,
            _ when !double.IsFinite(effect.Low90) || !double.IsFinite(effect.High90) => Magnitude.Unsure,
            { MayBeZero: true } => Magnitude.Indistinct,
            { BaseMean: 0 } => Magnitude.Clear,
            _ => Math.Abs(effect.Relative) switch
            {
                < TinyBelow => Magnitude.Tiny,
                < SmallBelow => Magnitude.Small,
                < ModerateBelow => Magnitude.Moderate,
                _ => Magnitude.Large,
            },
        };
    }

    /// <summary>Does it mean anything to divide something by this effect?</summary>
    public static bool CarriesShares(this Magnitude magnitude) => magnitude >= Magnitude.Small;

    /// <summary>The sentence that an answer begins with.</summary>
    public static string Sentence(this Magnitude magnitude) => magnitude switch
    {
        Magnitude.None => "No effect.",
        Magnitude.Unsure => "A difference of one replicate, which has no interval.",
        Magnitude.Indistinct => "No effect that can be distinguished from zero.",
        Magnitude.Tiny => "A very small effect, below 1 %.",
        Magnitude.Small => "A small effect.",
        Magnitude.Moderate => "A moderate effect.",
        Magnitude.Large => "A large effect.",
        _ => "An effect.",
    };
}
