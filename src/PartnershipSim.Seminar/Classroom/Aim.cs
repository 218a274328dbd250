namespace PartnershipSim.Seminar.Classroom;

/// <summary>What a government secretly wants.</summary>
internal enum AimKind
{
    /// <summary>More troops abroad than it would have had.</summary>
    BeSeen,

    /// <summary>Fewer troops abroad.</summary>
    StayHome,

    /// <summary>A larger share of the economy for the military.</summary>
    Arm,

    /// <summary>A smaller share.</summary>
    Save,

    /// <summary>More of the force usable.</summary>
    Modernise,

    /// <summary>A force that can work with the Alliance's.</summary>
    WorkTogether,
}

/// <summary>A secret aim of a government, and how far it is reached.</summary>
/// <param name="Outcome">The outcome by which it is measured.</param>
/// <param name="Target">
/// The change, compared with a game without decisions, that earns full points: a share of the value, or points of GDP
/// for spending. Below 0 if less is wanted.
/// </param>
/// <param name="IsShare">The change is taken as a share.</param>
internal sealed record Aim(AimKind Kind, string Outcome, double Target, bool IsShare = true)
{
    /// <summary>Points of a team that changes nothing.</summary>
    public const double Neutral = 50;

    /// <summary>Every aim. The sizes were found in reach of one resolute government over three rounds.</summary>
    public static readonly Aim[] All =
    [
        new(AimKind.BeSeen, "troops", 0.5),
        new(AimKind.StayHome, "troops", -0.5),
        new(AimKind.Arm, "spending_share", 0.4, IsShare: false),
        new(AimKind.Save, "spending_share", -0.3, IsShare: false),
        new(AimKind.Modernise, "usable", 0.03),
        new(AimKind.WorkTogether, "interop", 0.02),
    ];

    public static Aim Of(AimKind kind) => All.Single(aim => aim.Kind == kind);

    /// <summary>0 to 100; 50 if nothing has changed, 100 at the target.</summary>
    public double Score(double game, double without)
    {
        double change = IsShare ? without == 0 ? 0 : game / without - 1 : game - without;
        return Math.Clamp(Neutral * (1 + change / Target), 0, 2 * Neutral);
    }
}
