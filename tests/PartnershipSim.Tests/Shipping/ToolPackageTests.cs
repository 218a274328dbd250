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
[Collection(nameof(InstalledTool))]
public sealed partial class ToolPackageTests(InstalledTool tool)
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
}
