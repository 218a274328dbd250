using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>The nine rooms and what each may know: you may look down, never up.</summary>
public sealed class FloorPlanTests
{
    // room, assembly | rooms below it | packages it may use, by the names of their assemblies (why CsvHelper is in two
    // rooms: DECISIONS.md)
    private static readonly (string Room, string Assembly, string[] Below, string[] Packages)[] Plan =
    [
        ("PartnershipSim.Model", "PartnershipSim.Model", [], []),
        ("PartnershipSim.Scenarios", "PartnershipSim.Scenarios", ["PartnershipSim.Model"], ["YamlDotNet", "CsvHelper"]),
        ("PartnershipSim.Runs", "PartnershipSim.Runs", ["PartnershipSim.Model", "PartnershipSim.Scenarios"], []),
        ("PartnershipSim.Analysis", "PartnershipSim.Analysis",
            ["PartnershipSim.Model", "PartnershipSim.Scenarios", "PartnershipSim.Runs"], ["MathNet.Numerics"]),
        ("PartnershipSim.Results", "PartnershipSim.Results",
            ["PartnershipSim.Model", "PartnershipSim.Scenarios", "PartnershipSim.Runs", "PartnershipSim.Analysis"],
            ["Parquet", "CsvHelper", "SpreadCheetah"]),
        // the surface for other people's code: what a package promises is kept apart from what the rooms do
        ("PartnershipSim.Library", "PartnershipSim.Library", [.. UpToResults],
            ["MathNet.Numerics", "YamlDotNet", "Parquet", "CsvHelper"]),
        ("PartnershipSim.Plotting", "PartnershipSim.Plotting",
            [.. UpToResults, "PartnershipSim.Library"],
            ["ScottPlot", "SkiaSharp", "SkiaSharp.HarfBuzz", "HarfBuzzSharp"]),
        ("PartnershipSim.Seminar", "partnersim-seminar",
            [.. UpToResults, "PartnershipSim.Plotting"],
            ["YamlDotNet", "ScottPlot", "QRCoder"]),
        ("PartnershipSim.Cli", "partnersim",
            [.. UpToResults, "PartnershipSim.Library", "PartnershipSim.Plotting", "PartnershipSim.Seminar"],
            ["System.CommandLine", "Spectre.Console"]),
    ];

    private static string[] UpToResults =>
    [
        "PartnershipSim.Model", "PartnershipSim.Scenarios", "PartnershipSim.Runs", "PartnershipSim.Analysis",
        "PartnershipSim.Results",
    ];

    public static TheoryData<string> Rooms => [.. Plan.Select(row => row.Room)];

    [Fact]
    public void There_are_nine_rooms_and_every_one_is_in_the_plan()
    {
        IEnumerable<string> projects = Directory.GetFiles(
            Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(Plan.Select(row => row.Room).Order(), projects.Order());
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void An_assembly_refers_to_nothing_but_what_its_room_may_know(string room)
    {
        (_, string assembly, string[] below, string[] packages) = Plan.Single(row => row.Room == room);
        IEnumerable<string> references = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"))
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !IsPlatform(name) && !(room == WithServer && IsServer(name)));

        Assert.Empty(references.Except([.. below, .. packages]));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_project_refers_to_rooms_below_it_only(string room)
    {
        string[] below = Plan.Single(row => row.Room == room).Below;
        IEnumerable<string> references = Project(room).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(
                reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Empty(references.Except(below));
    }

    [Fact]
    public void The_model_room_ships_no_package() =>
        Assert.All(
            Project("PartnershipSim.Model").Descendants("PackageReference"),
            package => Assert.Equal("all", package.Attribute("PrivateAssets")?.Value));

    [Theory]
    [InlineData("PartnershipSim.Model")]
    [InlineData("PartnershipSim.Scenarios")]
    public void The_banned_symbols_are_watched(string room)
    {
        XDocument project = Project(room);

        Assert.Contains(
            project.Descendants("PackageReference"),
            p => p.Attribute("Include")?.Value == "Microsoft.CodeAnalysis.BannedApiAnalyzers");
        Assert.Contains(
            project.Descendants("AdditionalFiles"), file => file.Attribute("Include")?.Value == "BannedSymbols.txt");
        Assert.DoesNotContain("RS0030", string.Concat(project.Descendants("NoWarn").Select(element => element.Value)));
    }

    [Theory]
    [InlineData("T:System.Random;")]
    [InlineData("P:System.DateTime.Now;")]
    [InlineData("M:System.Guid.NewGuid;")]
    [InlineData("M:System.Math.Exp(System.Double);")]
    [InlineData("M:System.Math.Log(System.Double);")]
    [InlineData("M:System.Math.Pow(System.Double,System.Double);")]
    [InlineData("M:System.Math.Sin(System.Double);")]
    [InlineData("M:System.Math.Cos(System.Double);")]
    [InlineData("M:System.Math.Tan(System.Double);")]
    [InlineData("T:System.Threading.Tasks.Parallel;")]
    [InlineData("M:System.String.GetHashCode;")]
    public void A_symbol_that_would_break_sameness_is_banned_with_its_alternative(string symbol)
    {
        string line = File.ReadLines(Path.Combine(Repository.Root, "src", "PartnershipSim.Model", "BannedSymbols.txt"))
            .Single(text => text.StartsWith(symbol, StringComparison.Ordinal));

        Assert.NotEmpty(line[symbol.Length..].Trim());
    }

    [Fact]
    public void No_source_of_the_model_room_asks_the_platform_for_its_bits()
    {
        Regex banned = new(
            @"\bMath\.(Exp|Log|Pow|Sin|Cos|Tan|FusedMultiplyAdd)\w*\(|Vector\d+\.(Exp|Log|FusedMultiplyAdd|MultiplyAddEstimate)\(|pragma warning");
        ImmutableArray<string> guilty =
        [
            .. Directory.GetFiles(
                Path.Combine(Repository.Root, "src", "PartnershipSim.Model"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains(
                    $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Where(path => banned.IsMatch(File.ReadAllText(path))),
        ];

        Assert.Empty(guilty);
    }

    private static XDocument Project(string room) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", room, room + ".csproj"));

    /// <summary>The one room that may hold a web server.</summary>
    private const string WithServer = "PartnershipSim.Seminar";

    private static bool IsServer(string name) =>
        name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    private static bool IsPlatform(string assembly) =>
        assembly is "netstandard" or "mscorlib"
        || assembly == "System"
        || assembly.StartsWith("System.", StringComparison.Ordinal) && assembly != "System.CommandLine"
        || assembly.StartsWith("Microsoft.Win32.", StringComparison.Ordinal);
}
