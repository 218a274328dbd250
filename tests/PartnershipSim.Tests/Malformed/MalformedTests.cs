using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Malformed;

/// <summary>One broken file per message. Each stands beside its approved lines: what its author would read.</summary>
public sealed class MalformedTests
{
    private static readonly string Folder = Path.Combine(Repository.Tests, "Malformed");
    private static readonly string Copy = CopyOf(Folder);
    private static readonly CountryData Data = CountryData.Load(Repository.Data);

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.yaml")
        .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_broken_file_yields_its_approved_lines(string file)
    {
        string approvedFile = Path.Combine(Folder, Path.ChangeExtension(file, ".approved.txt"));

        string printed = Print(file);

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(approvedFile, printed);
        string approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";
        Assert.True(
            approved == printed,
            $"{file} now says:\n{printed}instead of:\n{approved}If that is better: "
            + $"APPROVE=1 dotnet run --project tests/PartnershipSim.Tests -- -class {typeof(MalformedTests).FullName}");
    }

    [Fact]
    public void There_are_at_least_forty_of_them_and_each_yields_something() =>
        Assert.True(Files.Count >= 40 && Files.All(file => Print(file.Data).Length > 0));

    [Fact]
    public void Three_or_more_combine_several_mistakes_and_report_all() =>
        Assert.True(Files.Count(file => Print(file.Data).Count(c => c == '\n') >= 4) >= 3);

    private static string Print(string file)
    {
        ReadResult<Scenario> result = ScenarioReader.Read(Path.Combine(Copy, file), Data);
        Assert.Null(result.Value);
        return string.Concat(result.Problems.Select(problem => $"{problem}\n")).Replace(
            Copy.Replace('\\', '/') + "/", "", StringComparison.Ordinal);
    }

    /// <summary>A copy in a folder tree of its own, so that it does not matter where the repository lies.</summary>
    private static string CopyOf(string folder)
    {
        string root = Directory.CreateTempSubdirectory("malformed").FullName;
        foreach (string file in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
        {
            string target = Path.Combine(root, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return root;
    }
}
