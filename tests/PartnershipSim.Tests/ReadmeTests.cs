using System.Text.RegularExpressions;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests;

/// <summary>What the README shows is what its commands print.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void The_README_shows_what_its_commands_print() => PrintedBlocks.Check("README.md");

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
