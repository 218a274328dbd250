using PartnershipSim.Tests.Cli.Sweeps;
using Xunit;

namespace PartnershipSim.Tests.Browser;

/// <summary>
/// Where this machine keeps Chromium: the variable CHROMIUM, or a program on the path. A machine without one skips what
/// needs it; the automatic check installs it where it may, and there a missing browser is a failure.
/// </summary>
internal static class Chromium
{
    public const string Variable = "CHROMIUM";

    private const string Remedy = $"install Debian's package chromium, or let {Variable} name the program";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    /// <summary>
    /// The program's file; a test that asks in vain is skipped, or fails where .ci/run must have installed it.
    /// </summary>
    public static string Required()
    {
        if (Find(Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH") ?? "")
            is { } program)
            return program;
        bool mustBeThere = Environment.GetEnvironmentVariable("CI") == "true" && Environment.IsPrivilegedProcess
            && OperatingSystem.IsLinux() && Tool.Exists("apt-get");
        Assert.False(mustBeThere, $"there is no Chromium although .ci/run installs it: {Remedy}");
        Assert.Skip($"there is no Chromium, so no page was opened: {Remedy}");
        return "";
    }

    /// <summary>
    /// The program that is named, else the first of the usual names on a path; null if there is none.
    /// </summary>
    public static string? Find(string? named, string path) => !string.IsNullOrEmpty(named)
        ? File.Exists(named) ? named : null
        : path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}
