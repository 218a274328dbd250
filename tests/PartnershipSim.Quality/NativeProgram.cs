namespace PartnershipSim.Quality;

/// <summary>
/// <c>partnersim</c> as machine code (NativeAOT). It can be made only on the system that it is for, with clang and the
/// headers of zlib.
/// </summary>
public static class NativeProgram
{
    public const string System = "linux-x64";

    public const string Name = "partnersim";

    /// <summary>Publishes it from a copy of the sources.</summary>
    /// <param name="sources">See <see cref="CopiedSources"/>.</param>
    /// <param name="folder">Where the program and the libraries of its figures are left.</param>
    /// <param name="options">More for <c>dotnet publish</c>.</param>
    /// <returns>The program, or null if it could not be built here.</returns>
    public static string? Publish(string sources, string folder, params string[] options)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/clang"))
            return null;
        int exitCode = CopiedSources.Execute("dotnet",
            [
                "publish", Path.Combine(sources, "src", "PartnershipSim.Cli"), "-c", "Release", "-r", System,
                "--self-contained", "-p:Native=true", "-p:RestoreLockedMode=false", "-p:DebugType=none", "-o", folder,
                .. options,
            ],
            environment: ["DOTNET_CLI_USE_MSBUILD_SERVER=0"]);
        return exitCode == 0 ? Path.Combine(folder, Name) : null;
    }
}
