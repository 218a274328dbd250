using System.Net;
using System.Text.RegularExpressions;
using PartnershipSim.Analysis.Expectations;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Seminar.Classroom;
using PartnershipSim.Seminar.Kit;
using PartnershipSim.Tests.Approved;
using PartnershipSim.Tests.Browser;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>
/// The kit for facilitators: its numbers are printed, its plans add up, its handouts can be read and printed.
/// </summary>
public sealed partial class SeminarKitTests(Chrome chrome)
{
    private static readonly string Folder = Path.Combine(Repository.Scenarios, "seminars");
    private static readonly string Handouts = Path.Combine(Folder, "handouts.html");

    public static TheoryData<string> Answers => [.. Directory.EnumerateFiles(Folder, "*.yaml")
        .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_answer_notes_show_what_their_commands_print() =>
        PrintedBlocks.Check(Path.Combine("scenarios", "seminars", "README.md"));

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_scenario_of_the_kit_meets_its_own_expectations(string file)
    {
        Scenario scenario = Scenario.Load(Path.Combine(Folder, file));

        Assert.All(new ulong[] { 1, 2 }, seed => Assert.All(
            new ExpectationRunner().Check(scenario, ExpectationRunner.LeastReplicates, seed),
            verdict => Assert.True(
                verdict.IsMet, $"{file}, seed {seed}: expected {verdict.Expected}, observed {verdict.Observed}")));
        Assert.NotEmpty(scenario.Expectations);
    }

    [Theory]
    [InlineData("Ninety minutes", 90)]
    [InlineData("Three hours", 180)]
    public void A_plan_takes_as_long_as_it_says(string heading, int minutes)
    {
        string guide = File.ReadAllText(Path.Combine(Folder, "README.md"));
        string plan = guide.Split($"\n## {heading}\n")[1].Split("\n## ")[0];

        Assert.Equal(minutes, Minutes().Matches(plan).Sum(row => int.Parse(row.Groups["minutes"].Value)));
    }

    [Theory]
    [InlineData(Role.Planner)]
    [InlineData(Role.Government)]
    [InlineData(Role.Observer)]
    internal void A_printed_role_card_says_what_the_page_says(Role role)
    {
        string text = WebUtility.HtmlDecode(File.ReadAllText(Handouts));
        (_, string aim, string[] hints) = RoleCards.Of(role, "your country");

        Assert.Contains(aim, text, StringComparison.Ordinal);
        Assert.All(hints, hint => Assert.Contains($"<li>{hint}</li>", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_handouts_can_be_read_by_everybody(int width)
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(Handouts), width);

        Assert.Empty(await visit.Barriers());
        Assert.Empty(await visit.Clipped());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public void The_country_papers_are_what_the_data_say() => Approval.CheckFile(
        Path.Combine("scenarios", "seminars", "country_papers.md"),
        CountryPapers.Of(Scenario.Load(Path.Combine(Repository.Scenarios, "baseline.yaml"))));

    /// <summary>A sheet that spills over would mix with the next one in the copier.</summary>
    [Fact]
    public async Task Each_handout_is_one_sheet()
    {
        await using Visit visit = await chrome.Open(Chrome.AddressOf(Handouts));
        byte[] pdf = await visit.Page.PdfAsync(new() { PreferCSSPageSize = true });

        int sheets = SheetMark().Count(System.Text.Encoding.Latin1.GetString(pdf));
        int parts = await visit.Page.Locator("section").CountAsync();
        Assert.Equal(parts, sheets); // the introduction is not printed
    }

    [GeneratedRegex(@"^\| (?<minutes>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Minutes();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex SheetMark();
}
