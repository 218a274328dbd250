using System.Collections.Immutable;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Text;

/// <summary>Keys that a file may have, and their old names.</summary>
public sealed class FileKeysTests
{
    private static readonly ImmutableArray<StudyKey> Table =
        [StudyKeys.Study, StudyKeys.Points with { OldNames = ["samples", "size"] }];

    [Fact]
    public void An_old_name_still_works_with_a_warning_that_names_the_new_one()
    {
        (ImmutableArray<(string Key, string Value)> given, Problems problems) = Read("samples: 8\nstudy: a\n");

        Assert.Equal([("study", "a"), ("points", "8")], given);
        Assert.False(problems.HasErrors);
        Assert.Equal(
            "a.yaml:1:1  warning  samples is now called points; the old name still works",
            Assert.Single(problems.Sorted()).ToString());
    }

    [Theory]
    [InlineData("points: 8\nsamples: 9\n", "samples is the old name of points, which is given too; remove one")]
    [InlineData("samples: 8\nsize: 9\n", "size is the old name of points, which is given too; remove one")]
    public void The_new_name_and_an_old_one_exclude_each_other(string text, string message) =>
        Assert.Contains(
            Read(text).Problems.Sorted(), problem => problem.Severity == Severity.Error && problem.Message == message);

    [Fact]
    public void An_unknown_key_is_answered_with_all_that_are_valid() =>
        Assert.Equal(
            "pionts is not a key of a study; did you mean points? Valid are study, points",
            Assert.Single(Read("pionts: 8\n").Problems.Sorted()).Message);

    [Fact]
    public void No_name_of_a_key_new_or_old_stands_for_two()
    {
        IEnumerable<string> Names(IEnumerable<IFileKey> keys) => keys.SelectMany(key => key.OldNames.Prepend(key.Name));

        Assert.Distinct(Names(ScenarioKeys.All));
        Assert.Distinct(Names(StudyKeys.All));
    }

    private static (ImmutableArray<(string Key, string Value)> Given, Problems Problems) Read(string text)
    {
        Problems problems = new();
        Map content = YamlText.Read("a.yaml", System.Text.Encoding.UTF8.GetBytes(text), problems)!;
        return (
            [.. FileKeys.Given(new("a.yaml", problems), content, Table, "a study")
                .Select(pair => (pair.Key.Name, ((Word)pair.Value).Text))],
            problems);
    }
}
