using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Tests.Analysis;

/// <summary>Addressed chance for test systems: the same number for the same address, on every machine.</summary>
internal static class Draws
{
    // a key of its own: nothing here is a draw of the model or of its bootstrap
    private const uint Key = 0x7E57;

    /// <summary>Uniform between 0 and 1, both excluded.</summary>
    public static double Uniform(int first, int second = 0, int third = 0) =>
        (Philox.Words((uint)first, (uint)second, (uint)third, 0, Key, 0).W0 + 0.5) / 4294967296.0;

    /// <summary>Standard normal.</summary>
    public static double Normal(int first, int second = 0, int third = 0) =>
        LaneMath.NormalQuantile(Uniform(first, second, third))[0];
}
