using System.Globalization;

namespace PartnershipSim.Cli;

/// <summary>How many files this process may open at a time; each of its assemblies is one.</summary>
internal static class OpenFiles
{
    /// <summary>Measured: with 96 the runtime gives up within a run, with 128 a run with figures ends well.</summary>
    private const int Fewest = 128;

    private const string Limits = "/proc/self/limits", Limit = "Max open files";

    public static ReadOnlySpan<byte> Message =>
        "error  this program may open too few files (ulimit -n); 'ulimit -n 256' before it would do\n"u8;

    /// <summary>False where the system does not tell.</summary>
    public static bool AreTooFew()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            string? line = File.ReadLines(Limits)
                .FirstOrDefault(line => line.StartsWith(Limit, StringComparison.Ordinal));
            return line is not null
                && int.TryParse(
                    line[Limit.Length..].TrimStart().Split(' ')[0], CultureInfo.InvariantCulture, out int most)
                && most < Fewest;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
