using CsCheck;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// A scenario is what it means, not how it was typed: other orders, line ends, quotes and files make the same hash and
/// the same model.
/// </summary>
public sealed class RoundTripTests
{
    private static readonly int Cases = Effort.Cases(40);

    [Fact]
    public void The_order_of_sections_does_not_matter() => RandomScenarios.Text.Sample(
        text => AssertSame(RandomScenarios.Valid(text), RandomScenarios.Valid(string.Concat(Sections(text).Reverse()))),
        seed: Effort.Seed, iter: Cases);

    [Fact]
    public void Line_ends_comments_quoted_keys_and_a_byte_order_mark_do_not_matter() => RandomScenarios.Text.Sample(
        text =>
        {
            string typed = string.Join("\r\n", text.Split('\n').Select(
                line => line.Length > 0 && line[0] is >= 'a' and <= 'z' && line.EndsWith(':')
                    ? $"\"{line[..^1]}\": # why"
                    : line));
            AssertSame(RandomScenarios.Valid(text), RandomScenarios.Valid("\uFEFF# a scenario\r\n\r\n" + typed));
        },
        seed: Effort.Seed, iter: Cases);

    [Fact]
    public void A_scenario_in_two_files_is_the_scenario_in_one() =>
        Gen.Select(RandomScenarios.Text, Gen.Int[1, 8]).Sample(
            (text, cut) =>
            {
                string[] sections = Sections(text);
                int first = Math.Min(3 + cut, sections.Length);
                using TemporaryFolder folder = new();
                File.WriteAllText(folder["base.yaml"], string.Concat(sections[..first]));
                File.WriteAllText(
                    folder["other.yaml"], "scenario: random\nextends: base.yaml\n" + string.Concat(sections[first..]));

                AssertSame(
                    RandomScenarios.Valid(text),
                    PartnershipSim.Scenarios.Reading.ScenarioReader.Read(folder["other.yaml"], RandomScenarios.Data)
                        .Require());
            },
            seed: Effort.Seed, iter: Cases);

    [Fact]
    public void A_parameter_on_the_command_line_is_the_parameter_in_the_file() => RandomScenarios.Text.Sample(
        text =>
        {
            Scenario typed = RandomScenarios.Valid(text);
            Scenario set = typed with { Parameters = typed.Parameters.Clear(), Interventions = [] };
            foreach ((string key, double value) in typed.Parameters)
                set = set.WithSetting(FormattableString.Invariant($"{key}={value:R}")).Require();

            AssertSame(typed with { Interventions = [] }, set);
        },
        seed: Effort.Seed, iter: Cases);

    [Fact]
    public void The_resolved_text_tells_two_worlds_apart() =>
        Gen.Select(RandomScenarios.Text, RandomScenarios.Text).Sample(
            (first, second) =>
            {
                Scenario a = RandomScenarios.Valid(first);
                Scenario b = RandomScenarios.Valid(second) with { Seed = a.Seed };
                if (a.Hash == b.Hash)
                    Assert.Equal(ModelOf(a), ModelOf(b));
                Assert.NotEqual(a.Hash, a.With(
                    ParameterSpace.Find("partnership.budget")!.Key,
                    a.Parameters.GetValueOrDefault("partnership.budget", 150) == 7 ? 8 : 7)
                    .Hash);
            },
            seed: Effort.Seed, iter: Cases / 4);

    private static void AssertSame(Scenario expected, Scenario actual)
    {
        Assert.Equal(expected.ResolvedText, actual.ResolvedText);
        Assert.Equal(expected.Hash, actual.Hash);
        Assert.Equal(ModelOf(expected), ModelOf(actual));
    }

    private static string ModelOf(Scenario scenario) => SameModel.Text(Compiler.Compile(scenario).Model);

    /// <summary>The top-level keys of a text with what belongs to them.</summary>
    private static string[] Sections(string text)
    {
        List<string> sections = [];
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != ' ')
                sections.Add("");
            sections[^1] += line + "\n";
        }

        return [.. sections];
    }
}
