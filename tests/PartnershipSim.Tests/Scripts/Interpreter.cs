using System.Diagnostics;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Scenarios;

namespace PartnershipSim.Tests.Scripts;

/// <summary>
/// Python and R as this machine has them. Packages that no registry of this machine serves, such as SALib, are found
/// where the variable PYTHONPATH of the tests says.
/// </summary>
internal static class Interpreter
{
    /// <summary>A Python with Debian's packages, if there is one: another first on the path may have none.</summary>
    public static string? Python { get; } =
        ((string[])["/usr/bin/python3", "python3", "python"]).FirstOrDefault(name => Can(name, "--version"));

    public static string? R { get; } = Can("Rscript", "--version") ? "Rscript" : null;

    /// <summary>What cannot be imported, or nothing.</summary>
    public static string Missing(IEnumerable<string> packages, string language) =>
        string.Join(", ", packages.Where(package => language == "r"
            ? R is null || !Can(R, "-e", $"library({package})")
            : Python is null || !Can(Python, "-W", "ignore", "-c", $"import {package}")));

    public static Ended Run(string program, string folder, params string[] arguments) =>
        Workplace.Wait(Process.Start(Start(program, folder, arguments))!);

    public static ProcessStartInfo Start(string program, string folder, params string[] arguments)
    {
        string packages = Path.Combine(Repository.Scenarios, "scripts", "python");
        return new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PARTNERSIM"] = string.Join(' ', TestedProgram.Usual),
                ["PYTHONPATH"] = packages + More,
                ["PYTHONDONTWRITEBYTECODE"] = "1",
                ["PYTHONWARNINGS"] = "ignore",
                ["MPLCONFIGDIR"] = Path.GetTempPath(),
            },
        };
    }

    /// <summary>
    /// As in the cookbook: the tool is on the path, and the package for Python where <c>partnersim library</c> put it.
    /// </summary>
    public static ProcessStartInfo WithTool(
        string program, string onPath, string folder, params string[] arguments)
    {
        ProcessStartInfo start = Start(program, folder, arguments);
        start.Environment.Remove("PARTNERSIM");
        start.Environment["PATH"] = onPath + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["PYTHONPATH"] = "scenarios/scripts/python" + More;
        return start;
    }

    private static string More => Environment.GetEnvironmentVariable("PYTHONPATH") is { Length: > 0 } path
        ? Path.PathSeparator + path : "";

    private static bool Can(string program, params string[] arguments)
    {
        try
        {
            return Run(program, Path.GetTempPath(), arguments).ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
