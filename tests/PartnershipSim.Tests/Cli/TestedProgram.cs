using System.Collections.Immutable;
using System.Diagnostics;

namespace PartnershipSim.Tests.Cli;

/// <summary>
/// The program that tests start: that of this build, which compiles itself as it runs; or, where the variable
/// <c>PARTNERSHIPSIM_NATIVE</c> names it, the native one of the downloads, which starts ten times as fast. Both have to
/// do the same in every byte, so a test need not say which it wants.
/// Without the variable, as on a newcomer's machine, a command for which the process is not the point is given to a
/// program of this build that is kept running (<see cref="KeptProgram"/>). The automatic check names the native program
/// and starts a process for each command, so all that a newcomer tests without one is tested there with one.
/// </summary>
internal static class TestedProgram
{
    /// <summary>The program of this build, and the command that starts it.</summary>
    public static readonly ImmutableArray<string> OfThisBuild =
        ["dotnet", Path.Combine(AppContext.BaseDirectory, "partnersim.dll")];

    private static readonly string? Native =
        Environment.GetEnvironmentVariable("PARTNERSHIPSIM_NATIVE") is { Length: > 0 } native
            ? File.Exists(native)
                ? native
                : throw new InvalidOperationException($"PARTNERSHIPSIM_NATIVE: {native} does not exist")
            : null;

    /// <summary>The one that is named, or that of this build.</summary>
    public static readonly ImmutableArray<string> Usual = Native is null ? OfThisBuild : [Native];

    /// <summary>
    /// What a test starts with these words and variables: those of .NET (<c>DOTNET_EnableAVX2</c> and others) are for a
    /// program that is compiled as it runs; the seminar is a program of its own, which is not native; and a plan
    /// belongs to the build that made it, which in tests is often this one.
    /// </summary>
    public static ImmutableArray<string> Of(IEnumerable<string> words, IEnumerable<string> variables) =>
        words.FirstOrDefault() is "seminar" or "plan" or "submit" or "shard" or "status" or "gather"
        || variables.Any(name => name.StartsWith("DOTNET_", StringComparison.Ordinal))
            ? OfThisBuild
            : Usual;

    /// <summary>
    /// What it does with these words in this folder: as a process of its own, or by the program that is kept running.
    /// </summary>
    public static Ended Run(
        string folder, string[] words, IReadOnlyCollection<(string Name, string Value)> variables)
    {
        if (Native is null && variables.Count == 0 && !IsProgramOfPrograms(words))
            return KeptProgram.Run(folder, words);
        return RunProcess(Of(words, variables.Select(variable => variable.Name)), folder, words, variables);
    }

    /// <summary>What this program does with these words in this folder, as a process of its own.</summary>
    public static Ended RunProcess(
        ImmutableArray<string> program, string folder, string[] words,
        IEnumerable<(string Name, string Value)> variables) =>
        Workplace.Wait(Start(program[0], [.. program.Skip(1), .. words], folder, variables));

    /// <summary>Starts any program in a folder.</summary>
    public static Process Start(
        string program, IEnumerable<string> words, string folder, IEnumerable<(string Name, string Value)> variables)
    {
        ProcessStartInfo start = new(program, words)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Servers and schedulers: they start others, or stop when they are told to.</summary>
    private static bool IsProgramOfPrograms(string[] words) =>
        words.FirstOrDefault() is "seminar" or "serve" or "submit";
}
