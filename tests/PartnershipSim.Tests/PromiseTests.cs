using System.Text.RegularExpressions;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests;

/// <summary>Each promise of tests/PROMISES.md names the test that holds it, and that test exists.</summary>
public sealed partial class PromiseTests
{
    public static TheoryData<string, string, string> Promises
    {
        get
        {
            TheoryData<string, string, string> promises = [];
            foreach (string row in Rows())
            {
                string[] cells = row.Split(" | ", 2);
                foreach (Match link in Link().Matches(cells[1]))
                    promises.Add(cells[0].TrimStart('|', ' '), link.Groups["test"].Value, link.Groups["file"].Value);
            }

            return promises;
        }
    }

    [Fact]
    public void There_are_promises_and_each_is_held_by_a_test()
    {
        string[] rows = [.. Rows()];

        Assert.True(rows.Length >= 10);
        Assert.All(rows, row => Assert.Matches(Link(), row));
    }

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_promise_is_held_by_a_test_of_that_name(string promise, string test, string file)
    {
        string path = Path.Combine(Repository.Root, "tests", file);

        Assert.True(File.Exists(path), $"{promise}: {file} is missing");
        // a method that runs as a test: its attribute stands within a few lines above it
        Assert.Matches(
            $@"\[(Fact|(Slow)?Theory)[^;{{}}]*?\bpublic (async Task|void) {test.Replace(' ', '_')}\(",
            File.ReadAllText(path));
    }

    private static IEnumerable<string> Rows() => File.ReadLines(Path.Combine(Repository.Root, "tests", "PROMISES.md"))
        .SkipWhile(line => line != "# What we promise").Skip(1).TakeWhile(line => !line.StartsWith(
            "## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal)
            && !line.StartsWith("| promise", StringComparison.Ordinal));

    [GeneratedRegex(@"\[(?<test>[^\]]+)\]\((?<file>PartnershipSim[^)]+\.cs)\)")]
    private static partial Regex Link();
}
