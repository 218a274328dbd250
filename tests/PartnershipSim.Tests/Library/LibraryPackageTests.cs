using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using PartnershipSim.Library;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Scenarios;
using PartnershipSim.Tests.Scripts;
using Xunit;

namespace PartnershipSim.Tests.Library;

/// <summary>
/// The packages PartnershipSim and PartnershipSim.Plotting: packed from this build and used by a script.
/// </summary>
public sealed class LibraryPackageTests(LibraryPackageTests.Feed feed)
    : IClassFixture<LibraryPackageTests.Feed>, IDisposable
{
    private readonly Workplace _place = new();

    [Fact]
    public void A_script_of_one_file_runs_with_the_package_from_a_folder()
    {
        _place.Write("sweep.cs", Recipe.All().Single(recipe => recipe.Name == "sweep").Code);
        UseFeed();

        Ended ended = Dotnet("run", "sweep.cs");

        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
        string[] lines = ended.Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("100: interop 0.4", lines[^4]);
        Assert.StartsWith("400: interop 0.", lines[^1]);
    }

    [Fact]
    public void A_script_draws_with_the_package_of_figures()
    {
        Recipe recipe = Recipe.All().Single(recipe => recipe.Name == "draw");
        _place.Write("draw.cs", recipe.Code);
        UseFeed();

        Ended ended = Dotnet("run", "draw.cs");

        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
        byte[] picture = File.ReadAllBytes(_place[recipe.Writes!]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]);
        Assert.Contains("2014", _place.Read(Path.ChangeExtension(recipe.Writes!, "csv")));
    }

    [Fact]
    public void An_interactive_script_uses_the_package_line_by_line()
    {
        UseFeed(isAlone: false);
        Ended installed = Dotnet("tool", "install", "csharprepl", "--version", "0.7.1", "--tool-path", _place["tools"]);
        Assert.SkipUnless(installed.ExitCode == 0, "csharprepl could not be installed: no interactive script was run");

        // its own caches, else it may take the package of an earlier build
        Directory.CreateDirectory(_place["own"]);
        using Process repl = Start(
            _place.Folder, _place["tools/csharprepl"], [("XDG_CONFIG_HOME", _place["own"]), ("TMPDIR", _place["own"])],
            "--streamPipedInput");
        repl.StandardInput.Write(
            """
            #r "nuget: PartnershipSim, 0.1.0"
            using PartnershipSim.Library;
            ScenarioModel baseline = ScenarioModel.Load("scenarios/baseline.yaml");
            ScenarioModel more = baseline.With("partnership.budget", 400).Named("more");
            baseline.Compare([more], [OutcomeOf.Usual("interop")], new() { Replicates = 8 }).Effects().Single().Mean
            typeof(ScenarioModel).Assembly.Location

            """);
        repl.StandardInput.Close();
        Ended ended = Workplace.Wait(repl);

        ScenarioModel baseline = ScenarioModel.Load(_place["scenarios/baseline.yaml"]);
        double mean = baseline.Compare(
            [baseline.With("partnership.budget", 400).Named("more")], [OutcomeOf.Usual("interop")],
            new() { Replicates = 8 }).Effects().Single().Mean;
        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
        string[] lines = ended.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(mean.ToString("R", CultureInfo.InvariantCulture), lines[^2].Trim());
        Assert.Contains(_place["own"], lines[^1]);
    }

    [Fact]
    public void The_package_brings_the_rooms_below_it_and_names_what_they_need()
    {
        using ZipArchive package = feed.Open("PartnershipSim");
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
        using ZipArchive package = feed.Open("PartnershipSim.Plotting");
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

    /// <summary>
    /// Ours from the folder, what it needs from where this machine restores packages, none of ours from its cache.
    /// </summary>
    /// <param name="isAlone">Whether the folder and the cache are all there is; else registries too.</param>
    private void UseFeed(bool isAlone = true) => _place.Write(
        "nuget.config",
        $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{_place["packages"]}" /></config>
          <packageSources><add key="feed" value="{feed.Folder}" /></packageSources>
          {(isAlone ? $"<fallbackPackageFolders><add key=\"known\" value=\"{Cache}\" /></fallbackPackageFolders>" : "")}
        </configuration>
        """);

    private static string Cache => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private Ended Dotnet(params string[] arguments) =>
        Workplace.Wait(Start(_place.Folder, "dotnet", [], arguments));

    private static Process Start(
        string folder, string program, IEnumerable<(string Name, string Value)> environment,
        params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1", ["NUGET_PACKAGES"] = null },
        };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Both packages in a folder, packed once.</summary>
    public sealed class Feed : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Feed()
        {
            string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            foreach (string project in (string[])["PartnershipSim.Library", "PartnershipSim.Plotting"])
            {
                Ended packed = Workplace.Wait(Start(
                    Folder, "dotnet", [],
                    "pack", Path.Combine(Repository.Root, "src", project), "--no-build", "-c", configuration,
                    "-o", Folder));
                Assert.True(packed.ExitCode == 0, packed.Output + packed.Errors);
            }
        }

        public string Folder => _folder.Path;

        /// <summary>The package of this name, which is followed by its version.</summary>
        internal ZipArchive Open(string name) =>
            ZipFile.OpenRead(Assert.Single(Directory.GetFiles(Folder, $"{name}.0*.nupkg")));

        public void Dispose() => _folder.Dispose();
    }
}
