using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Reading;

/// <summary>Files of unknown origin do no harm.</summary>
public sealed class SafetyTests : IDisposable
{
    private static readonly CountryData Data = CountryData.Load(Repository.Data);
    private readonly string _folder = Directory.CreateTempSubdirectory("safety").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_alias_bomb_ends_in_a_problem_within_a_second_and_100_MB()
    {
        string text = "scenario: bomb\ntitle: &a [x,x,x,x,x,x,x,x,x,x]\n";
        for (char name = 'b'; name <= 'z'; name++)
            text += $"k{name}: &{name} [{string.Join(',', Enumerable.Repeat($"*{(char)(name - 1)}", 10))}]\n";
        Problem problem = OnlyProblem(text);

        Assert.EndsWith("values when its aliases are written out", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_aliases_than_anybody_needs_end_in_a_problem() =>
        Assert.Contains(
            "aliases",
            OnlyProblem($"scenario: bomb\nstates: [&a GEO, {string.Join(',', Enumerable.Repeat("*a", 5000))}]\n")
                .Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_hundred_thousand_brackets_end_in_a_problem() =>
        Assert.Contains(
            "nested deeper", OnlyProblem("scenario: deep\nstates: " + new string('[', 100_000)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_huge_file_ends_in_a_problem() =>
        Assert.Contains(
            "larger than", OnlyProblem("scenario: huge\n" + new string('#', 30_000_000)).Message,
            StringComparison.Ordinal);

    /// <summary>Whoever followed such a programme to its end would never come back.</summary>
    [Theory]
    [InlineData("one: { eligible: { programme: [one] } }", "one -> one")]
    [InlineData("one: { eligible: { programme: [two] } }", "one -> two -> one")]
    [InlineData("two: { eligible: { programme: [pfp, two] } }", "two -> two")]
    public void A_programme_that_leads_back_to_itself_ends_in_a_problem(string change, string way)
    {
        File.WriteAllText(
            Path.Combine(_folder, "parent.yaml"),
            "scenario: parent\nprogrammes:\n  one: { eligible: { status: [pfp] }, from: 2000, teaching: 1 }\n"
            + "  two: { eligible: { programme: [one] }, from: 2001, teaching: 1 }\n");
        File.WriteAllText(
            Path.Combine(_folder, "child.yaml"), $"scenario: child\nextends: parent.yaml\nprogrammes:\n  {change}\n");

        ReadResult<Scenario> result = ScenarioReader.Read(Path.Combine(_folder, "child.yaml"), Data);

        Assert.Contains($"depends on itself: {way};", Assert.Single(result.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(ScenarioReader.Read(Path.Combine(_folder, "parent.yaml"), Data).Problems);
    }

    /// <summary>
    /// Two hundred thousand letters are compared with no name, however often an alias repeats them, and are not read
    /// out in full.
    /// </summary>
    [Fact]
    public void A_word_without_end_is_not_compared_letter_by_letter()
    {
        string text = $"scenario: long\nquestion: &w {new string('q', 200_000)}\ninterventions:\n"
            + string.Concat(Enumerable.Repeat("  - { from: 2000, set: { *w : 1 } }\n", 50));
        string file = Path.Combine(_folder, "long.yaml");
        File.WriteAllText(file, text);
        long before = GC.GetAllocatedBytesForCurrentThread();

        ReadResult<Scenario> result = ScenarioReader.Read(file, Data);

        Assert.NotEmpty(result.Problems);
        Assert.All(result.Problems, problem => Assert.InRange(problem.Message.Length, 1, 2100));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000_000);
    }

    [Theory]
    [InlineData("../outside.yaml")]
    [InlineData("parts/../../outside.yaml")]
    public void No_path_leads_out_of_the_tree(string path)
    {
        string inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        File.WriteAllText(Path.Combine(_folder, "outside.yaml"), "scenario: outside\n");
        File.WriteAllText(Path.Combine(inner, "a.yaml"), $"scenario: a\nextends: {path}\n");

        ReadResult<Scenario> result = ScenarioReader.Read(Path.Combine(inner, "a.yaml"), Data);

        Assert.Equal(
            $"extends = {path} leads out of the folder tree of this scenario", Assert.Single(result.Problems).Message);
    }

    [Theory]
    [InlineData("link.yaml")]
    [InlineData("linked/outside.yaml")]
    [InlineData("twice.yaml")]
    public void No_link_leads_out_of_the_tree(string path)
    {
        string inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        string outer = Directory.CreateDirectory(Path.Combine(_folder, "outer")).FullName;
        File.WriteAllText(Path.Combine(outer, "outside.yaml"), "scenario: outside\n");
        File.CreateSymbolicLink(Path.Combine(inner, "link.yaml"), Path.Combine(outer, "outside.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(inner, "linked"), outer);
        File.CreateSymbolicLink(Path.Combine(inner, "twice.yaml"), Path.Combine("linked", "outside.yaml"));
        File.WriteAllText(Path.Combine(inner, "a.yaml"), $"scenario: a\nextends: {path}\n");

        ReadResult<Scenario> result = ScenarioReader.Read(Path.Combine(inner, "a.yaml"), Data);

        Assert.Equal(
            $"extends = {path} follows a link that leads out of the folder tree of this scenario; "
            + "copy there what it links to",
            Assert.Single(result.Problems).Message);
    }

    [Fact]
    public void A_link_to_a_file_of_the_same_tree_is_followed_also_where_the_tree_itself_is_reached_by_a_link()
    {
        string inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(_folder, "door"), inner);
        File.WriteAllText(Path.Combine(inner, "base.yaml"), "scenario: base\n");
        File.CreateSymbolicLink(Path.Combine(inner, "link.yaml"), "base.yaml");
        File.WriteAllText(Path.Combine(inner, "a.yaml"), "scenario: a\nextends: link.yaml\n");

        Assert.Empty(ScenarioReader.Read(Path.Combine(_folder, "door", "a.yaml"), Data).Problems);
    }

    [Fact]
    public void Links_that_lead_round_and_round_end_in_a_problem()
    {
        File.CreateSymbolicLink(Path.Combine(_folder, "one.yaml"), "two.yaml");
        File.CreateSymbolicLink(Path.Combine(_folder, "two.yaml"), "one.yaml");

        Assert.Contains(
            "follows a link", OnlyProblem("scenario: a\nextends: one.yaml\n").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data: mine\n", "data = mine: panel.csv is a link")]
    [InlineData("data: linked\n", "data = linked follows a link")]
    [InlineData("", "panel.csv is a link")]
    public void No_data_file_comes_by_a_link_from_outside(string named, string said)
    {
        string inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        foreach (string folder in new[] { "mine", "data" })
        {
            string mine = Directory.CreateDirectory(Path.Combine(inner, folder)).FullName;
            File.CreateSymbolicLink(Path.Combine(mine, "panel.csv"), Path.Combine(Repository.Data, "panel.csv"));
        }

        Directory.CreateSymbolicLink(Path.Combine(inner, "linked"), Repository.Data);
        File.WriteAllText(Path.Combine(inner, "a.yaml"), $"scenario: a\n{named}");

        Problem problem = Assert.Single(ScenarioReader.Read(Path.Combine(inner, "a.yaml")).Problems);

        Assert.StartsWith(said, problem.Message, StringComparison.Ordinal);
        Assert.Contains("leads out of the folder tree", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_a_folder_called_scenarios_a_subfolder_may_read_the_base_above_it()
    {
        string mine = Directory.CreateDirectory(Path.Combine(_folder, "scenarios", "mine")).FullName;
        File.WriteAllText(
            Path.Combine(_folder, "scenarios", "base.yaml"),
            "scenario: base\nparameters: { partnership.budget: 300 }\n");
        File.WriteAllText(Path.Combine(mine, "a.yaml"), "scenario: a\nextends: ../base.yaml\n");

        ReadResult<Scenario> result = ScenarioReader.Read(Path.Combine(mine, "a.yaml"), Data);

        Assert.Equal(300, result.Value!.Parameters["partnership.budget"]);
    }

    [Fact]
    public void A_circle_of_three_is_named()
    {
        foreach ((string file, string next) in new[] { ("a", "b"), ("b", "c"), ("c", "a") })
            File.WriteAllText(Path.Combine(_folder, file + ".yaml"), $"scenario: {file}\nextends: {next}.yaml\n");

        ReadResult<Scenario> result = ScenarioReader.Read(Path.Combine(_folder, "a.yaml"), Data);

        Assert.Contains(result.Problems, problem =>
            problem.Message == "extends goes in a circle: a.yaml -> b.yaml -> c.yaml -> a.yaml");
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told_apart()
    {
        Assert.Equal(
            "there is no such file, and no other .yaml file in that folder",
            Assert.Single(ScenarioReader.Read(Path.Combine(_folder, "none.yaml"), Data).Problems).Message);
        Assert.Equal(
            "is a folder; name a scenario file", Assert.Single(ScenarioReader.Read(_folder, Data).Problems).Message);
    }

    [Theory]
    [InlineData("scenarios/basline.yaml", "there is no such file; did you mean baseline.yaml?")]
    [InlineData("scenarios/baseline", "there is no such file; did you mean baseline.yaml?")]
    [InlineData("scenarios/parts/nothing_like_it.yaml", "there is no such file, and no folder scenarios/parts for it")]
    public void A_missing_file_is_answered_with_the_one_that_was_meant(string typed, string said) =>
        Assert.Equal(
            said.Replace("scenarios/parts", Path.Combine(Repository.Root, "scenarios/parts"), StringComparison.Ordinal),
            MissingFile.Message(Path.Combine(Repository.Root, typed)));

    [Fact]
    public void Where_nothing_is_alike_a_missing_file_is_answered_with_those_beside_it()
    {
        foreach (int number in Enumerable.Range(1, 8))
            File.WriteAllText(Path.Combine(_folder, $"s{number}.yaml"), "");

        Assert.Equal(
            "there is no such file; beside it there are s1.yaml, s2.yaml, s3.yaml, s4.yaml, "
            + "s5.yaml, s6.yaml and 2 more",
            MissingFile.Message(Path.Combine(_folder, "nothing_like_it.yaml")));
    }

    [Fact]
    public void A_library_file_with_lines_lost_swapped_or_garbled_gives_problems_or_a_scenario_but_never_an_exception()
    {
        string[] garbage =
        [
            "{", "]", ": :", "&x", "*x", "- -", "? ", "'", "\"", "|", "%", "@", "!t", "\t", "\u0000",
            "\uFFFF", "~", "- {", "a: [", "<<: *y",
        ];
        foreach (string file in Directory.EnumerateFiles(Repository.Scenarios, "*.yaml").Order(StringComparer.Ordinal))
        {
            string[] lines = [.. File.ReadAllLines(file).Where(line => !line.StartsWith(
                "extends", StringComparison.Ordinal))];
            for (int i = 0; i < lines.Length; i++)
            {
                string bad = garbage[i % garbage.Length];
                int middle = lines[i].Length / 2;
                MustNotThrow(lines[..i].Concat(lines[(i + 1)..]));
                MustNotThrow(lines[..i].Append(lines[i][..middle] + bad + lines[i][middle..]).Concat(lines[(i + 1)..]));
                MustNotThrow(lines[..i].Append(bad).Concat(lines[i..]));
                MustNotThrow(lines[..i].Append(lines[i][..middle]));
            }
        }
    }

    private void MustNotThrow(IEnumerable<string> lines)
    {
        string file = Path.Combine(_folder, "file.yaml");
        File.WriteAllText(file, string.Join('\n', lines) + "\n");
        ReadResult<Scenario> result = ScenarioReader.Read(file, Data);
        Assert.True(result.Value is not null || result.Problems.Length > 0);
    }

    /// <summary>
    /// Reads the text, watching the memory: what multiplies without end takes it. The fuzzer watches the clock.
    /// </summary>
    private Problem OnlyProblem(string text)
    {
        string file = Path.Combine(_folder, "file.yaml");
        File.WriteAllText(file, text);
        long before = GC.GetAllocatedBytesForCurrentThread();

        ReadResult<Scenario> result = ScenarioReader.Read(file, Data);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000_000);
        Assert.Null(result.Value);
        return result.Problems[0];
    }
}
