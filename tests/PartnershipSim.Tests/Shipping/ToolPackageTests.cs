using System.Diagnostics;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using PartnershipSim.Results.Store;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Shipping;

/// <summary>
/// The .NET tool: packed from this build, installed from a folder without any network, and used where there is nothing
/// else.
/// </summary>
public sealed partial class ToolPackageTests(ToolPackageTests.Installed tool)
    : IClassFixture<ToolPackageTests.Installed>
{
    [Fact]
    public void It_knows_its_version() =>
        Assert.Equal(new(0, $"{Provenance.InformationalVersion}\n", ""), tool.Run("--version"));

    [Fact]
    public void It_brings_its_library_and_gives_the_bytes_of_the_table()
    {
        Ended library = tool.Run("library");
        Ended again = tool.Run("library");
        Ended run = tool.Run("run", "scenarios/baseline.yaml", "--replicates", "9", "--quiet", "-o", "out");

        Assert.Equal((0, ""), (library.ExitCode, library.Output));
        again.FailedWith(2);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        string[][] table = [.. File.ReadLines(Path.Combine(Repository.Tests, "Golden", "sameness.csv"))
            .Select(line => line.Split(',')).Where(row => row[0] == "baseline")];
        Assert.NotEmpty(table);
        Assert.All(table, row => Assert.Equal(row[2], Checksum.OfFile(Path.Combine(tool.Folder, "out", row[1]))));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(tool.Folder, "out", "figures"), "*.png"));
        Assert.True(File.Exists(Path.Combine(tool.Folder, "out", "report.html")));
    }

    [Fact]
    public void Its_library_is_the_one_of_the_repository()
    {
        tool.Run("library", "whole");
        string whole = Path.Combine(tool.Folder, "whole");
        string[] Files(string folder) =>
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path))
                .Where(path => !path.StartsWith("pictures", StringComparison.Ordinal))
                .Where(path => !path.Contains("__pycache__", StringComparison.Ordinal)
                    && !path.EndsWith(".whl", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

        Assert.Equal(Files(Repository.Scenarios), Files(whole));
        Assert.All(Files(whole), file => Assert.Equal(
            File.ReadAllBytes(Path.Combine(Repository.Scenarios, file)), File.ReadAllBytes(Path.Combine(whole, file))));
    }

    [Fact]
    public void No_native_code_is_in_it_but_that_of_SkiaSharp_and_HarfBuzz()
    {
        string[] files = [.. Directory.EnumerateFiles(tool.Programs, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(tool.Programs, path).Replace('\\', '/'))];

        string[] native = [.. files.Where(file => IsNative(Path.Combine(tool.Programs, file)))];

        Assert.Equal(14, native.Length); // two libraries for seven systems
        Assert.All(native, file => Assert.Matches(NameOfNative(), file));
    }

    [Fact]
    public void Licences_and_notices_go_with_it()
    {
        foreach (string file in (string[])["LICENSE", "THIRD-PARTY-NOTICES.md", "CITATION.cff"])
            Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, file)), File.ReadAllText(Path.Combine(
                tool.Programs, file)));
        string[] notices = [.. Directory.EnumerateFiles(Path.Combine(tool.Programs, "licences"))
            .Select(path => Path.GetFileName(path))];
        Assert.All(
            Package.All().Where(package => package.Id.Contains(".NativeAssets.", StringComparison.Ordinal)),
            package => Assert.Contains($"{package.Id}.{package.Version}.txt", notices));
    }

    /// <summary>
    /// Machine code of any system: a program or library that is no assembly of .NET, or one that mixes both.
    /// </summary>
    private static bool IsNative(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes is [(byte)'M', (byte)'Z', ..])
        {
            using PEReader reader = new(new MemoryStream(bytes));
            return !reader.HasMetadata || !reader.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.ILOnly);
        }

        return bytes is [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] // Linux
            or [0xCF or 0xCE, 0xFA, 0xED, 0xFE, ..] or [0xCA, 0xFE, 0xBA, 0xBE, ..]; // macOS
    }

    [GeneratedRegex(@"^runtimes/[a-z0-9-]+/native/lib(SkiaSharp|HarfBuzzSharp)\.(so|dll|dylib)$")]
    private static partial Regex NameOfNative();

    /// <summary>The tool as it is installed, in an empty folder of its own.</summary>
    public sealed class Installed : IDisposable
    {
        private readonly string _home = Directory.CreateTempSubdirectory("partnersim-tool-").FullName;

        public Installed()
        {
            Folder = Directory.CreateDirectory(Path.Combine(_home, "empty")).FullName;
            string feed = Path.Combine(_home, "feed");
            // bin/Debug/net10.0 and the like: the package is made of the assemblies under test
            string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            Dotnet(
                "pack", Path.Combine(Repository.Root, "src", "PartnershipSim.Cli"), "--no-build", "-c", configuration,
                "-o", feed, $"-p:PublishDir={Path.Combine(_home, "published")}/");
            Dotnet(
                "tool", "install", "partnersim", "--tool-path", Path.Combine(_home, "tools"), "--source",
                feed, "--version", Provenance.InformationalVersion.Split('+')[0]);
        }

        /// <summary>Where the tool is used.</summary>
        public string Folder { get; }

        /// <summary>Where its assemblies are.</summary>
        public string Programs =>
            Path.GetDirectoryName(Assert.Single(Directory.GetFiles(
                Path.Combine(_home, "tools", ".store"), "partnersim.dll", SearchOption.AllDirectories)))!;

        internal Ended Run(params string[] arguments) => Start(Path.Combine(_home, "tools", "partnersim"), arguments);

        public void Dispose() => Directory.Delete(_home, recursive: true);

        private void Dotnet(params string[] arguments)
        {
            Ended ended = Start("dotnet", arguments);
            Assert.True(ended.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{ended.Output}\n{ended.Errors}");
        }

        private Ended Start(string program, string[] arguments) => Workplace.Wait(Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1" },
            })!);
    }
}
