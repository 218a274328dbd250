using System.Text.RegularExpressions;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>The folders of the seminar and which may use which: down, never up, and no circle.</summary>
public sealed partial class FolderTests
{
    // from the lowest to the highest; the explorer and the classroom do not know each other
    private static readonly (string Folder, string[] Below)[] Floors =
    [
        ("Web", []),
        ("Texts", ["Web"]),
        ("Engine", ["Web"]),
        ("Pages", ["Web"]),
        ("Explorer", ["Web", "Engine"]),
        ("Classroom", ["Web", "Texts", "Engine"]),
    ];

    public static TheoryData<string> Folders => [.. Floors.Select(floor => floor.Folder)];

    [Fact]
    public void Every_folder_is_in_the_plan() =>
        Assert.Equal(
            Floors.Select(floor => floor.Folder).Order(),
            Directory.GetDirectories(Root).Select(path => Path.GetFileName(path)).Where(name => name is not ("bin" or "obj")).Order());

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_folders_below_it_only(string folder)
    {
        string[] below = Floors.Single(floor => floor.Folder == folder).Below;
        IEnumerable<string> used = Directory.GetFiles(Path.Combine(Root, folder), "*.cs")
            .SelectMany(path => Used().Matches(File.ReadAllText(path)).Select(match => match.Groups["folder"].Value)).Distinct();

        Assert.Empty(used.Except([.. below, folder]));
    }

    private static string Root => Path.Combine(Repository.Root, "src", "PartnershipSim.Seminar");

    [GeneratedRegex(@"PartnershipSim\.Seminar\.(?<folder>[A-Z][A-Za-z]+)\b")]
    private static partial Regex Used();
}
