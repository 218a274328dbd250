using System.Text.RegularExpressions;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Plotting;

/// <summary>The folders of the room that draws: each may use those below it, and none above or beside it.</summary>
public sealed partial class FloorsTests
{
    private const string Room = "PartnershipSim.Plotting";

    // folder | folders below it
    private static readonly (string Folder, string[] Below)[] Plan =
    [
        ("Markup", []),
        ("Drawing", []),
        ("Charts", ["Drawing"]),
        ("Figures.Runs", ["Drawing", "Charts"]),
        ("Figures.Effects", ["Drawing", "Charts"]),
        ("Figures.Sensitivity", ["Drawing", "Charts"]),
        ("Figures.History", ["Drawing", "Charts"]),
        ("Figures.Calibration", ["Drawing", "Charts"]),
        ("Report",
            [
                "Markup", "Drawing", "Charts", "Figures.Runs", "Figures.Effects", "Figures.Sensitivity", "Figures.History", "Figures.Calibration",
            ]),
    ];

    private static readonly string Root = Path.Combine(Repository.Root, "src", Room);

    public static TheoryData<string> Folders => [.. Plan.Select(row => row.Folder)];

    [Fact]
    public void Every_folder_with_code_is_in_the_plan() =>
        Assert.Equal(Plan.Select(row => row.Folder).Order(), Sources(Root).Select(FolderOf).Where(folder => folder.Length > 0).Distinct().Order());

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_those_below_it_only(string folder)
    {
        string[] below = Plan.Single(row => row.Folder == folder).Below;
        foreach (string path in Sources(Path.Combine([Root, .. folder.Split('.')])).Where(path => FolderOf(path) == folder))
        {
            string code = File.ReadAllText(path);
            Assert.Contains($"namespace {Room}.{folder};", code, StringComparison.Ordinal);
            Assert.Empty(Used().Matches(code).Select(match => match.Groups[1].Value).Except([.. below, folder]));
        }
    }

    private static string FolderOf(string path) => Path.GetRelativePath(Root, Path.GetDirectoryName(path)!).Replace(Path.DirectorySeparatorChar, '.').TrimStart('.');

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar)[0].Equals("obj", StringComparison.Ordinal))
            .Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar)[0].Equals("bin", StringComparison.Ordinal));

    [GeneratedRegex(@"^using PartnershipSim\.Plotting\.([A-Za-z.]+);", RegexOptions.Multiline)]
    private static partial Regex Used();
}
