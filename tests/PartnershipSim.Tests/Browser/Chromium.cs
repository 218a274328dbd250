using PartnershipSim.Tests.Cli.Sweeps;
using Xunit;

namespace PartnershipSim.Tests.Browser;

/// <summary>
/// A machine without Chromium skips what needs it; the automatic check installs it where it may, and there a missing
/// browser is a failure.
/// </summary>
internal static class Chromium
{
    /// <summary>
    /// The program's file; a test that asks in vain is skipped, or fails where .ci/run must have installed it.
    /// </summary>
    public static string Required()
    {
        if (ChromiumFile.Find(
            Environment.GetEnvironmentVariable(ChromiumFile.Variable), Environment.GetEnvironmentVariable("PATH") ?? "")
            is { } program)
            return program;
        bool mustBeThere = Environment.GetEnvironmentVariable("CI") == "true" && Environment.IsPrivilegedProcess
            && OperatingSystem.IsLinux() && Tool.Exists("apt-get");
        Assert.False(mustBeThere, $"there is no Chromium although .ci/run installs it: {ChromiumFile.Remedy}");
        Assert.Skip($"there is no Chromium, so no page was opened: {ChromiumFile.Remedy}");
        return "";
    }
}
