using System.Collections.Immutable;

namespace PartnershipSim.Tests.Cli;

/// <summary>
/// The program that tests start: that of this build, which compiles itself as it runs; or, where the variable
/// <c>PARTNERSHIPSIM_NATIVE</c> names it, the native one of the downloads, which starts ten times as fast. Both have to
/// do the same in every byte, so a test need not say which it wants.
/// </summary>
internal static class TestedProgram
{
    /// <summary>The program of this build, and the command that starts it.</summary>
    public static readonly ImmutableArray<string> OfThisBuild =
        ["dotnet", Path.Combine(AppContext.BaseDirectory, "partnersim.dll")];

    /// <summary>The one that is named, or that of this build.</summary>
    public static readonly ImmutableArray<string> Usual =
        Environment.GetEnvironmentVariable("PARTNERSHIPSIM_NATIVE") is { Length: > 0 } native
            ? File.Exists(native)
                ? [native]
                : throw new InvalidOperationException($"PARTNERSHIPSIM_NATIVE: {native} does not exist")
            : OfThisBuild;

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
}
