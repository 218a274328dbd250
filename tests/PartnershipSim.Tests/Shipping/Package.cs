using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Shipping;

/// <summary>A package of others as our lock files name it and as it describes itself in the package cache.</summary>
/// <param name="IsShipped">Whether the programs need it to run; the rest only builds or tests them.</param>
internal sealed record Package(
    string Id, string Version, bool IsShipped, string Licence, string Copyright, string Address)
{
    /// <summary>The programs that users get.</summary>
    private static readonly string[] Programs = ["PartnershipSim.Cli", "PartnershipSim.Seminar"];

    /// <summary>What the licence is where a package names only an address, as read there.</summary>
    private static readonly Dictionary<string, string> ReadByHand = new()
    {
        ["https://github.com/MiloszKrajewski/K4os.Compression.LZ4/blob/master/LICENSE?raw=true"] = "MIT",
    };

    /// <summary>Every package of every lock file, direct or not, in order.</summary>
    public static ImmutableArray<Package> All() =>
    [
        .. ((string[])["src", "tests", "benchmarks"]).SelectMany(part => Directory.EnumerateDirectories(Path.Combine(
            Repository.Root, part)))
            .Select(project => Path.Combine(project, "packages.lock.json")).Where(File.Exists)
            .SelectMany(file => Locked(file).Select(
                package => (package, IsShipped: Programs.Contains(Path.GetFileName(Path.GetDirectoryName(file))))))
            .GroupBy(found => found.package)
            .OrderBy(group => group.Key.Id, StringComparer.OrdinalIgnoreCase).ThenBy(
                group => group.Key.Version, StringComparer.Ordinal)
            .Select(group => Describe(group.Key.Id, group.Key.Version, group.Any(found => found.IsShipped))),
    ];

    private static IEnumerable<(string Id, string Version)> Locked(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. document.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!)),
        ];
    }

    private static Package Describe(string id, string version, bool isShipped)
    {
        string folder = Path.Combine(Cache(), id.ToLowerInvariant(), version);
        string file = Path.Combine(folder, $"{id.ToLowerInvariant()}.nuspec");
        Assert.True(File.Exists(file), $"{file} is missing: run 'dotnet restore'");
        XElement metadata = XDocument.Load(file).Root!.Elements()
            .Single(element => element.Name.LocalName == "metadata");
        string Of(string name) =>
            Line(metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value);
        XElement? licence = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license");
        string repository = Line(metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "repository")
            ?.Attribute("url")?.Value);
        return new(id, version, isShipped,
            licence?.Attribute("type")?.Value switch
            {
                "expression" => licence.Value.Trim(),
                "file" => Recognise(File.ReadAllText(Path.Combine(folder, licence.Value.Trim().Replace('\\', '/')))),
                _ => ReadByHand.GetValueOrDefault(Of("licenseUrl"), Of("licenseUrl")),
            },
            Of("copyright") is { Length: > 0 } copyright ? copyright : Of("authors"),
            Of("projectUrl") is { Length: > 0 } address ? address : repository);
    }

    private static string Recognise(string text) =>
        text.Contains("MIT License", StringComparison.Ordinal) ? "MIT" : "its own, see the package";

    private static string Line(string? text) =>
        string.Join(' ', (text ?? "").Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static string Cache() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
