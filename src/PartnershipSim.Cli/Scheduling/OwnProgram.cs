namespace PartnershipSim.Cli.Scheduling;

/// <summary>How this program is called again from another process or node.</summary>
internal static class OwnProgram
{
    /// <param name="binary">A self-contained program that is to be called instead, or null.</param>
    public static IReadOnlyList<string> Words(FileInfo? binary)
    {
        if (binary is not null)
            return binary.Exists
                ? [binary.FullName]
                : throw new UsageException($"--binary {binary}: there is no such file");
        string host = Environment.ProcessPath ?? "dotnet";
        string assembly = Path.Combine(AppContext.BaseDirectory, "partnersim.dll");
        return Path.GetFileNameWithoutExtension(host) == "dotnet" ? [host, assembly] : [host];
    }
}
