namespace PartnershipSim.Tests.Cli.Sweeps;

/// <summary>Programs of others that a machine may have or not.</summary>
internal static class Tool
{
    /// <summary>Whether a program is on the path.</summary>
    public static bool Exists(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, name)));
}
