using System.Text.RegularExpressions;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>The floors of the room Scenarios: a folder may use those below it, never those above.</summary>
public sealed class ScenarioFloorsTests
{
    private const string Room = "PartnershipSim.Scenarios";

    /// <summary>From the ground up.</summary>
    private static readonly string[] Floors = ["Text", "Data", "Language", "Compilation", "Reading", "Studies", "Schema"];

    private static readonly string Folder = Path.Combine(Repository.Root, "src", Room);

    public static TheoryData<string> Names => [.. Floors];

    [Fact]
    public void Every_source_lies_on_a_floor()
    {
        IEnumerable<string> folders = Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar))
            .Where(path => path[0] is not ("bin" or "obj"))
            .Select(path => path.Length == 1 ? "" : path[0]);

        Assert.Equal(Floors.Order(), folders.Distinct().Order());
    }

    [Fact]
    public void No_type_stands_above_the_floors_where_all_of_them_would_see_it()
    {
        IEnumerable<string?> spaces = typeof(Scenario).Assembly.GetTypes()
            .Select(type => type.Namespace)
            .Where(space => space is not null && space.StartsWith(Room, StringComparison.Ordinal));

        Assert.Equal(Floors.Select(floor => $"{Room}.{floor}").Order(), spaces.Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_floor_uses_only_those_below_it(string floor)
    {
        string[] above = Floors[(Array.IndexOf(Floors, floor) + 1)..];
        Regex up = new($@"using {Room}\.({string.Join('|', above)});|(?<![\w.]|\{{ )({string.Join('|', above)})\.[A-Z]\w+\.[A-Z]");

        foreach (string file in Directory.EnumerateFiles(Path.Combine(Folder, floor), "*.cs"))
        {
            string text = File.ReadAllText(file);
            Assert.Contains($"namespace {Room}.{floor};", text, StringComparison.Ordinal);
            if (above.Length > 0)
                Assert.DoesNotMatch(up, text);
        }
    }
}
