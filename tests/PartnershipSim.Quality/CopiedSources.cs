using PartnershipSim.Benchmarks;
using System.Diagnostics;

namespace PartnershipSim.Quality;

/// <summary>
/// A copy of the sources without anything that was built from them: another build must not touch the one at hand, nor
/// its lock files.
/// </summary>
public static class CopiedSources
{
    private static readonly string[] OfTheProgram =
    [
        "src", "scenarios", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props",
        "global.json", "README.md", "LICENSE", "THIRD-PARTY-NOTICES.md", "CITATION.cff",
    ];

    /// <summary>
    /// Copies what the program is built from, and what else is named; what a folder of that name held before is gone.
    /// </summary>
    public static void Into(string folder, params string[] more)
    {
        Directory.CreateDirectory(folder);
        foreach (string part in OfTheProgram.Concat(more))
        {
            if (Directory.Exists(Path.Combine(folder, part)))
                Directory.Delete(Path.Combine(folder, part), recursive: true);
            if (Execute("cp", ["-r", Path.Combine(Checkout.Root, part), folder]) != 0)
                throw new IOException($"{part} could not be copied to {folder}");
        }

        foreach (string built in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories)
            .Where(one => Path.GetFileName(one) is "bin" or "obj").ToArray())
        {
            if (Directory.Exists(built))
                Directory.Delete(built, recursive: true);
        }
    }

    /// <summary>Runs a program to its end; what it wrote is told only when it failed.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="words">Its arguments.</param>
    /// <param name="folder">Where it works, the repository unless told.</param>
    /// <param name="environment">What is added to its environment, <c>NAME=value</c>.</param>
    /// <returns>Its exit code.</returns>
    public static int Execute(string program, string[] words, string? folder = null, string[]? environment = null)
    {
        ProcessStartInfo start = new(program, words)
        {
            WorkingDirectory = folder ?? Checkout.Root,
            RedirectStandardOutput = true,
        };
        foreach (string[] pair in (environment ?? []).Select(variable => variable.Split('=', 2)))
            start.Environment[pair[0]] = pair[1];
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            Console.Error.WriteLine(output);
        return process.ExitCode;
    }
}
