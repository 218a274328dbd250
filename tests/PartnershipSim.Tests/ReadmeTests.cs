using System.Text.RegularExpressions;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests;

/// <summary>What the documents show is what their commands print, and the README stays short.</summary>
public sealed partial class ReadmeTests
{
    private const int MostLines = 150;

    public static TheoryData<string> Documents =>
    [
        .. Effort.Of<string>(
        [
            "README.md", "scenarios/studies/README.md", "src/PartnershipSim.Analysis/History/VALIDATION.md",
            "src/PartnershipSim.Analysis/Evidence/EVIDENCE.md",
        ]),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_shows_what_its_commands_print(string path) => PrintedBlocks.Check(path);

    [Fact]
    public void The_README_fits_its_bound() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Length, 1, MostLines);

    [Fact]
    public void The_scenario_of_the_README_is_in_the_library()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string shown = YamlBlock().Match(readme).Groups["yaml"].Value;
        string kept = File.ReadAllText(Path.Combine(Repository.Scenarios, "georgia_offered_membership_2008.yaml"));

        Assert.StartsWith(shown.Trim(), kept, StringComparison.Ordinal);
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
