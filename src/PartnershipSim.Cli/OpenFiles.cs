using System.Globalization;

namespace PartnershipSim.Cli;

/// <summary>How many files this process may open at a time; each of its assemblies is one.</summary>
internal static class OpenFiles
{
    /// <summary>Measured: with 96 the runtime gives up within a run, with 128 a run with figures ends well.</summary>
    private const int Fewest = 128;

    public static ReadOnlySpan<byte> Message =>
        "error  this program may open too few files (ulimit -n); 'ulimit -n 256' before it would do\n"u8;

    /// <summary>False where the system does not tell.</summary>
    public static bool AreTooFew() =>
        OwnProcess.Value("limits", "Max open files") is { } limits
        && int.TryParse(limits.Split(' ')[0], CultureInfo.InvariantCulture, out int most)
        && most < Fewest;
}
