using System.Collections.Immutable;
using System.Text;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// The two secret aims of each government, drawn from the state's real situation at the start: who is threatened arms
/// or wants to be seen, who spends much wants to save, who is not ready modernises.
/// </summary>
internal static class SecretAims
{
    private const double Threatened = 0.3;
    private const double SpendsMuch = 2.2;
    private const double HardlyUsable = 0.25;
    private const double HardlyTogether = 0.35;
    private const double DecayInThousandKm = 1.5;

    /// <summary>How near the threat is: 1 in Moscow, a third at 1500 km.</summary>
    public static double Threat(double thousandKmToMoscow) => Math.Exp(-thousandKmToMoscow / DecayInThousandKm);

    /// <summary>The first aim counts twice.</summary>
    /// <param name="secret">Something of the room that no participant knows: another room draws others.</param>
    public static ImmutableArray<Aim> Of(
        string state, double thousandKmToMoscow, ImmutableArray<Line> start, string secret)
    {
        double At(string outcome) => start.First(line => line.Key == outcome).Game[^1] ?? 0;
        bool isThreatened = Threat(thousandKmToMoscow) > Threatened;
        List<AimKind> fitting = [];
        if (isThreatened)
            fitting.AddRange([AimKind.Arm, AimKind.BeSeen]);
        else
            fitting.Add(AimKind.StayHome);
        if (At("spending_share") > SpendsMuch && !isThreatened)
            fitting.Add(AimKind.Save);
        if (At("usable") < HardlyUsable)
            fitting.Add(AimKind.Modernise);
        if (At("interop") < HardlyTogether)
            fitting.Add(AimKind.WorkTogether);
        if (fitting.Count < 2)
            fitting.Add(AimKind.Modernise);
        return [.. fitting.OrderBy(kind => Checksum.Of($"{secret}/{state}/{kind}"), StringComparer.Ordinal)
            .Take(2).Select(Aim.Of)];
    }
}
