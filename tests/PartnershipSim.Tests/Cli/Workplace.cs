using System.Diagnostics;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>How a program ended and what it said.</summary>
internal sealed record Ended(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines on standard error.</summary>
    public string[] ErrorLines => Errors.TrimEnd('\n').Split('\n');

    /// <summary>Given up with this exit code, without data and without a stack trace.</summary>
    public void FailedWith(int exitCode)
    {
        Assert.Equal((exitCode, ""), (ExitCode, Output));
        Assert.NotEmpty(Errors);
        Assert.DoesNotContain("   at ", Errors);
        Assert.DoesNotContain("Exception", Errors);
        Assert.DoesNotContain("System.", Errors);
    }
}

/// <summary>
/// A folder of its own with a copy of scenarios/, in which the real program is run as a user would: a process with
/// arguments, environment, exit code, standard output and standard error. The folder goes with its owner.
/// </summary>
internal sealed class Workplace : IDisposable
{
    public Workplace()
    {
        Folder = Directory.CreateTempSubdirectory("partnersim-").FullName;
        foreach (string file in Directory.EnumerateFiles(
            Path.Combine(Repository.Root, "scenarios"), "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(Folder, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Folder { get; }

    public string this[string path] => Path.Combine(Folder, path);

    /// <summary>Runs the program on words separated by blanks.</summary>
    public Ended Run(string words) => Run(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public Ended Run(params string[] arguments) => Run([], arguments);

    public Ended Run(IEnumerable<(string Name, string Value)> environment, params string[] arguments) =>
        TestedProgram.Run(Folder, arguments, [.. environment]);

    /// <summary>Runs the program under a line of bash, where "$@" stands for it.</summary>
    public Ended RunUnder(string bash, params string[] arguments) =>
        Wait(Start(
            "bash", ["-c", bash, "bash", .. TestedProgram.OfThisBuild, .. arguments],
            [("DOTNET_EnableWriteXorExecute", "0")]));

    /// <summary>Runs a program of others in this folder, which finds ours under the variable PARTNERSIM.</summary>
    public Ended RunTool(string tool, params string[] arguments) =>
        Wait(Start(tool, arguments, [("PARTNERSIM", string.Join(' ', TestedProgram.OfThisBuild))]));

    /// <summary>
    /// Starts the program of this build as from a terminal, where Ctrl-C is heard: the native one would often be done
    /// before a test can stop it.
    /// </summary>
    public Process StartInterruptible(params string[] arguments) =>
        Start("env", ["--default-signal=INT,HUP", .. TestedProgram.OfThisBuild, .. arguments], []);

    public static Ended Wait(Process process)
    {
        using (process)
        {
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new(process.ExitCode, output.ReplaceLineEndings("\n"), errors.Result.ReplaceLineEndings("\n"));
        }
    }

    public string Read(string path) => File.ReadAllText(this[path]);

    public void Write(string path, string text) => File.WriteAllText(this[path], text);

    /// <summary>Rewrites the lines of a file.</summary>
    public void Edit(string path, Action<List<string>> edit)
    {
        List<string> lines = [.. File.ReadAllLines(this[path])];
        edit(lines);
        File.WriteAllLines(this[path], lines);
    }

    /// <summary>Everything in the folder but the scenarios, relative and in order.</summary>
    public string[] Left() =>
    [
        .. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path))
            .Where(path => path.Split(Path.DirectorySeparatorChar)[0] != "scenarios").Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Process Start(
        string program, IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> environment) =>
        TestedProgram.Start(program, arguments, Folder, environment);
}
