using System.Diagnostics;
using System.IO.Compression;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Scenarios;
using PartnershipSim.Tests.Scripts;
using Xunit;

namespace PartnershipSim.Tests.Library;

/// <summary>
/// The packages PartnershipSim and PartnershipSim.Plotting: packed from this build and used by a script.
/// </summary>
public sealed class LibraryPackageTests : IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public void A_script_of_one_file_runs_with_the_package_from_a_folder()
    {
        Pack("PartnershipSim.Library");
        _place.Write("sweep.cs", Recipe.All().Single(recipe => recipe.Language == "csharp").Code);
        UseFeed();

        Ended ended = Dotnet("run", "sweep.cs");

        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
        string[] lines = ended.Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("100: interop 0.4", lines[^4]);
        Assert.StartsWith("400: interop 0.", lines[^1]);
    }

    [Fact]
    public void The_package_brings_the_rooms_below_it_and_names_what_they_need()
    {
        Pack("PartnershipSim.Library");

        using ZipArchive package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(_place["feed"])));
        string[] files = [.. package.Entries.Select(entry => entry.FullName)];

        foreach (string room in (string[])["Model", "Scenarios", "Runs", "Analysis", "Results", "Library"])
            Assert.Contains($"lib/net10.0/PartnershipSim.{room}.dll", files);
        Assert.Contains("lib/net10.0/PartnershipSim.Library.xml", files);
        Assert.DoesNotContain(
            files,
            file => file.Contains("Spectre", StringComparison.Ordinal) || file.Contains(
                "Plotting", StringComparison.Ordinal));
        using StreamReader nuspec = new(
            package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        string text = nuspec.ReadToEnd();
        Assert.All(
            (string[])["CsvHelper", "MathNet.Numerics", "Parquet.Net", "YamlDotNet"],
            id => Assert.Contains($"id=\"{id}\"", text));
        Assert.DoesNotContain("id=\"PartnershipSim.", text);
    }

    [Fact]
    public void Figures_are_a_second_package_that_names_the_first()
    {
        Pack("PartnershipSim.Plotting");

        using ZipArchive package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(_place["feed"])));
        string[] libraries =
        [
            .. package.Entries.Select(entry => entry.FullName).Where(
                name => name.EndsWith(".dll", StringComparison.Ordinal)),
        ];
        using StreamReader nuspec = new(
            package.Entries.Single(entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        string text = nuspec.ReadToEnd();

        Assert.Equal(["lib/net10.0/PartnershipSim.Plotting.dll"], libraries);
        Assert.Contains("id=\"PartnershipSim\"", text);
        Assert.Contains("id=\"ScottPlot\"", text);
        Assert.DoesNotContain("id=\"PartnershipSim.", text);
    }

    public void Dispose() => _place.Dispose();

    private void Pack(string project)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        Ended packed = Dotnet(
            "pack", Path.Combine(Repository.Root, "src", project), "--no-build", "-c", configuration,
            "-o", _place["feed"]);
        Assert.True(packed.ExitCode == 0, packed.Output + packed.Errors);
    }

    /// <summary>
    /// Ours from the folder, what it needs from where this machine restores packages, none of ours from its cache.
    /// </summary>
    private void UseFeed() => _place.Write(
        "nuget.config",
        $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{_place["packages"]}" /></config>
          <packageSources><add key="feed" value="{_place["feed"]}" /></packageSources>
          <fallbackPackageFolders><add key="known" value="{Cache}" /></fallbackPackageFolders>
        </configuration>
        """);

    private static string Cache => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private Ended Dotnet(params string[] arguments) =>
        Workplace.Wait(Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _place.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1", ["NUGET_PACKAGES"] = null },
        })!);
}
