using System.Diagnostics;
using PartnershipSim.Results.Store;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Shipping;

/// <summary>
/// The .NET tool as a user has it: packed from this build and installed from a folder, once for all tests that use it.
/// </summary>
[CollectionDefinition(nameof(InstalledTool))]
public sealed class InstalledTool : ICollectionFixture<InstalledTool>, IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("partnersim-tool-").FullName;

    public InstalledTool()
    {
        Folder = EmptyFolder();
        string feed = Path.Combine(_home, "feed");
        // bin/Debug/net10.0 and the like: the package is made of the assemblies under test
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        Dotnet(
            "pack", Path.Combine(Repository.Root, "src", "PartnershipSim.Cli"), "--no-build", "-c", configuration,
            "-o", feed, $"-p:PublishDir={Path.Combine(_home, "published")}/");
        Dotnet(
            "tool", "install", "partnersim", "--tool-path", OnPath, "--source", feed, "--version",
            Provenance.InformationalVersion.Split('+')[0]);
    }

    /// <summary>Where the tool is used.</summary>
    public string Folder { get; }

    /// <summary>The folder that a user has on the path.</summary>
    public string OnPath => Path.Combine(_home, "tools");

    /// <summary>Where its assemblies are.</summary>
    public string Programs =>
        Path.GetDirectoryName(Assert.Single(Directory.GetFiles(
            Path.Combine(OnPath, ".store"), "partnersim.dll", SearchOption.AllDirectories)))!;

    /// <summary>Another folder to use it in; it goes with the tool.</summary>
    public string EmptyFolder() => Directory.CreateDirectory(Path.Combine(_home, Path.GetRandomFileName())).FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    internal Ended Run(params string[] arguments) => RunIn(Folder, arguments);

    internal Ended RunIn(string folder, params string[] arguments) =>
        Start(Path.Combine(OnPath, "partnersim"), arguments, folder);

    private void Dotnet(params string[] arguments)
    {
        Ended ended = Start("dotnet", arguments, Folder);
        Assert.True(ended.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{ended.Output}\n{ended.Errors}");
    }

    private static Ended Start(string program, string[] arguments, string folder) => Workplace.Wait(Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1" },
        })!);
}
