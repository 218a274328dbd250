using System.Text.RegularExpressions;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests;

/// <summary>What the documents show is what their commands print, and the README stays short.</summary>
public sealed partial class ReadmeTests
{
    private const int MostLines = 150;

    [Theory]
    [InlineData("README.md")]
    [InlineData("scenarios/studies/README.md")]
    [InlineData("src/PartnershipSim.Analysis/History/VALIDATION.md")]
    [InlineData("src/PartnershipSim.Analysis/Evidence/EVIDENCE.md")]
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
