using System.Text.RegularExpressions;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>The folders of each room: a folder imports only folders that stand below it in this table.</summary>
public sealed partial class FolderPlanTests
{
    private const string Root = "(root)";

    // room | folder | folders of the same room that it may import
    private static readonly (string Room, string Folder, string[] MayImport)[] Plan =
    [
        ("Model", "Kernel", []),
        ("Model", "Parameters", ["Kernel"]),
        ("Model", "Terms", ["Kernel"]),
        ("Model", "Drivers", ["Kernel", "Parameters"]),
        ("Model", "Entities", ["Kernel", "Parameters", "Drivers"]),
        ("Model", "Submodels", ["Kernel", "Parameters", "Terms", "Drivers", "Entities"]),
        ("Model", "Measurement", ["Kernel", "Entities", "Submodels"]),
        ("Model", "Wording", ["Measurement"]),
        ("Model", Root, ["Kernel", "Parameters", "Terms", "Drivers", "Entities", "Submodels", "Measurement"]),

        ("Scenarios", "Text", []),
        ("Scenarios", "Data", ["Text"]),
        ("Scenarios", "Language", ["Text", "Data"]),
        ("Scenarios", "Compilation", ["Text", "Data", "Language"]),
        ("Scenarios", "Reading", ["Text", "Data", "Language", "Compilation"]),
        ("Scenarios", "Studies", ["Text", "Data", "Language", "Compilation", "Reading"]),
        ("Scenarios", "Questions", ["Data", "Language"]),
        ("Scenarios", "Schema", ["Text", "Reading", "Studies"]),

        ("Runs", Root, []),

        ("Analysis", "Statistics", []),
        ("Analysis", "Decisions", []),
        ("Analysis", "Evidence", []),
        ("Analysis", "Evidence.Links", ["History"]),
        ("Analysis", "Designs", ["Statistics"]),
        ("Analysis", "Sensitivity", ["Designs", "Statistics"]),
        ("Analysis", "History.References", ["Statistics"]),
        ("Analysis", "History", ["History.References", "Statistics"]),
        ("Analysis", "Effects", ["Designs", "History", "Statistics"]),
        ("Analysis", "Expectations", ["Effects", "Evidence.Links"]),
        ("Analysis", "Estimation", ["Evidence", "History", "Statistics"]),
        ("Analysis", "Calibration", ["Designs", "History", "Statistics"]),

        ("Results", "Files", []),
        ("Results", "Tables", ["Files"]),
        ("Results", "Store", ["Files", "Tables"]),
        ("Results", "Plans", ["Files", "Tables", "Store"]),

        ("Library", Root, []),

        ("Plotting", "Markup", []),
        ("Plotting", "Records", []),
        ("Plotting", "Drawing", []),
        ("Plotting", "Charts", ["Drawing", "Records"]),
        // what history says of missions of the United Nations is drawn alike in runs and hindcasts
        ("Plotting", "Figures.Runs", ["Drawing", "Charts", "Records", "Figures.History"]),
        ("Plotting", "Figures.Effects", ["Answers", "Drawing", "Charts", "Records"]),
        ("Plotting", "Figures.Sensitivity", ["Drawing", "Charts"]),
        ("Plotting", "Figures.History", ["Drawing", "Charts"]),
        ("Plotting", "Figures.Calibration", ["Drawing", "Charts"]),
        ("Plotting", "Answers", ["Records"]),
        ("Plotting", "Figures.Evidence", ["Drawing", "Charts"]),
        ("Plotting", "Report",
            [
                "Answers", "Markup", "Records", "Drawing", "Charts", "Figures.Runs", "Figures.Effects",
                "Figures.Sensitivity", "Figures.History", "Figures.Evidence",
            ]),

        ("Seminar", "Web", []),
        ("Seminar", "TypedNames", ["Web"]),
        ("Seminar", "Engine", ["Web"]),
        ("Seminar", "Pages", ["Web"]),
        ("Seminar", "Explorer", ["Engine", "Web"]),
        ("Seminar", "Classroom", ["Engine", "TypedNames", "Web"]),
        ("Seminar", "Kit", []),
        ("Seminar", Root, ["Classroom", "Engine", "Explorer", "Kit", "Pages", "Web"]),

        ("Cli", "Terminal", []),
        ("Cli", "Scheduling", []),
        ("Cli", "Serving", []),
        ("Cli", "Commands", ["Terminal", "Scheduling", "Serving"]),
        ("Cli", Root, ["Commands", "Terminal"]),
    ];

    /// <summary>Rooms whose folders still form a ring. The list only gets shorter.</summary>
    private static readonly string[] WithRing = [];

    public static TheoryData<string> Rooms => [.. Plan.Select(row => row.Room).Distinct()];

    [Fact]
    public void Every_room_is_in_the_table()
    {
        IEnumerable<string> projects = Directory.GetDirectories(
            Path.Combine(Repository.Root, "src"), "PartnershipSim.*")
            .Select(path => Path.GetFileName(path)["PartnershipSim.".Length..]);

        Assert.Equal(projects.Order(), Plan.Select(row => row.Room).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_folder_with_source_is_in_the_table_and_its_files_are_of_its_namespace(string room)
    {
        Source[] sources = [.. Sources(room)];

        Assert.Equal(
            Plan.Where(row => row.Room == room).Select(row => row.Folder).Order(),
            sources.Select(source => source.Folder).Distinct().Order());
        Assert.All(
            sources.Where(source => source.Namespace is not null),
            source => Assert.Equal(source.Folder, FolderOf(room, source.Namespace!)));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_folder_imports_only_what_the_table_allows(string room)
    {
        IEnumerable<string> guilty =
            from source in Sources(room)
            from import in source.Imports
            where import != source.Folder && !MayImport(room, source.Folder).Contains(import)
            select $"{source.Path}: {source.Folder} imports {import}";

        Assert.Empty(guilty.Distinct());
    }

    /// <summary>An unused permission would hide the true order.</summary>
    [Theory]
    [MemberData(nameof(Rooms))]
    public void The_table_allows_nothing_that_is_not_done(string room)
    {
        HashSet<(string, string)> done = [.. Sources(room)
            .SelectMany(source => source.Imports.Select(import => (source.Folder, import)))];

        Assert.Empty(
            from row in Plan
            where row.Room == room
            from import in row.MayImport
            where !done.Contains((row.Folder, import))
            select $"{row.Folder} does not import {import}");
    }

    [Fact]
    public void There_is_no_circle_between_folders() =>
        Assert.Equal(WithRing, Plan.Select(row => row.Room).Distinct().Where(HasCircle).Order());

    /// <summary>
    /// The types of the root stand above the folders, and a folder would see them without importing anything.
    /// </summary>
    [Fact]
    public void No_folder_of_the_model_uses_a_type_of_its_root()
    {
        Source[] sources = [.. Sources("Model")];
        string[] types = [.. sources.Where(source => source.Folder == Root).SelectMany(source => source.Types)];

        Assert.Contains("Simulation", types);
        Assert.Contains("ParameterSpace", types);
        Assert.Empty(
            from source in sources
            where source.Folder != Root
            from type in types
            where Regex.IsMatch(source.Code, $@"(?<![\w.""]){type}\b")
            select $"{source.Path} uses {type}");
    }

    /// <summary>Inside a room <c>Studies.StudyReader</c> needs no import, and so would pass unseen.</summary>
    [Fact]
    public void No_folder_of_the_scenarios_names_a_type_by_a_folder_that_it_may_not_import()
    {
        string[] folders = [.. Plan.Where(row => row.Room == "Scenarios").Select(row => row.Folder)];

        Assert.Empty(
            from source in Sources("Scenarios")
            from folder in folders.Except([source.Folder, .. MayImport("Scenarios", source.Folder)])
            where Regex.IsMatch(source.Code, $@"(?<![\w.""]){folder}\.[A-Z]\w+")
            select $"{source.Path} names {folder}");
    }

    private static bool HasCircle(string room)
    {
        HashSet<string> standing = [];
        List<(string Room, string Folder, string[] MayImport)> left = [.. Plan.Where(row => row.Room == room)];
        while (left.RemoveAll(row => row.MayImport.All(standing.Contains) && standing.Add(row.Folder)) > 0)
        {
        }

        return left.Count > 0;
    }

    private static string[] MayImport(string room, string folder) =>
        [.. Plan.Where(row => row.Room == room && row.Folder == folder).SelectMany(row => row.MayImport)];

    private static IEnumerable<Source> Sources(string room)
    {
        string home = Path.Combine(Repository.Root, "src", "PartnershipSim." + room);
        foreach (string path in Directory.GetFiles(home, "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            string[] parts = Path.GetRelativePath(home, path).Split(Path.DirectorySeparatorChar);
            if (parts[0] is "obj" or "bin")
                continue;
            string text = File.ReadAllText(path);
            string code = Comments().Replace(text, "");
            yield return new(
                string.Join('/', parts),
                parts.Length == 1 ? Root : string.Join('.', parts[..^1]),
                Namespaces().Match(code) is { Success: true } match ? match.Groups[1].Value : null,
                [.. Usings().Matches(code).Select(use => FolderOf(room, use.Groups[1].Value)).OfType<string>()],
                [.. Declarations().Matches(code).Select(type => type.Groups[1].Value)],
                code);
        }
    }

    /// <summary>
    /// The folder of a namespace, or of a type that is imported statically; null if it is of another room.
    /// </summary>
    private static string? FolderOf(string room, string import)
    {
        string home = "PartnershipSim." + room;
        if (import == home)
            return Root;
        if (!import.StartsWith(home + ".", StringComparison.Ordinal))
            return null;
        string below = import[(home.Length + 1)..];
        return Plan.Where(
            row => row.Room == room && (below + ".").StartsWith(row.Folder + ".", StringComparison.Ordinal))
            .MaxBy(row => row.Folder.Length).Folder ?? Root;
    }

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Usings();

    [GeneratedRegex(
        @"^(?:public|internal) (?:(?:static|sealed|abstract|partial|readonly|ref) )*(?:class|record struct|record|struct|enum|interface) (\w+)",
        RegexOptions.Multiline)]
    private static partial Regex Declarations();

    private sealed record Source(
        string Path, string Folder, string? Namespace, string[] Imports, string[] Types, string Code);
}
