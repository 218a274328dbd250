using PartnershipSim.Tests.Approved;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>
/// Questions of analysts, and the answers that compare gives them: approved texts, to be read aloud.
/// </summary>
public sealed class AnswerTests
{
    private static readonly string Questions =
        Path.Combine(Repository.Root, "tests", "PartnershipSim.Tests", "Cli", "Questions");

    [SlowTheory]
    [InlineData("us_retrenchment_2011", "")]
    [InlineData("us_forces_2017", "")]
    [InlineData(
        "finland_sweden_2004", "--state fin --state SWE --outcome spending_share --outcome nonlead_troop_years")]
    [InlineData("mena_money_2004", "")]
    [InlineData("suspended_after_2008", "")]
    [InlineData("gulf_programme_2005", "")]
    [InlineData("new_operation_2007", "")]
    [InlineData("pledge_2007", "")]
    [InlineData("nothing", "")]
    [InlineData("georgia_map_2008", "")]
    [InlineData("budget_halved_2015", "")]
    [InlineData("no_programmes", "--state USA")]
    public void A_question_gets_an_answer_that_speaks_to_it(string question, string options)
    {
        using Workplace place = new();
        string own = Path.Combine(Questions, question + ".yaml");
        if (File.Exists(own))
            File.Copy(own, place[$"scenarios/{question}.yaml"]);

        Ended ended = place.Run(
            $"compare scenarios/baseline.yaml scenarios/{question}.yaml {options} --replicates 40 --chance-only "
            + "--no-figures --quiet -o out");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Approval.Check(Path.Combine("answers", question + ".md"), place.Read("out/answer.md"));
    }

    [SlowTheory]
    [InlineData("--outcome interp", "--outcome interp: there is no such outcome; did you mean interop?")]
    [InlineData("--group gulff", "--group gulff: there is no such group; did you mean gulf?")]
    [InlineData("--years 2014-2005", "--years 2014-2005: write first and last year, for instance 2005-2014")]
    [InlineData("--state XYZ", "--state XYZ: there is no such state")]
    public void A_question_about_what_does_not_exist_is_refused_with_what_does(string options, string message)
    {
        using Workplace place = new();

        Ended ended = place.Run(
            $"compare scenarios/baseline.yaml scenarios/no_programmes.yaml {options} --replicates 8");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(message, ended.Errors);
    }

    [SlowTheory]
    [InlineData("states", "GEO")]
    [InlineData("groups", "partners")]
    [InlineData("drivers", "us_troops")]
    [InlineData("operations", "ISAF")]
    [InlineData("programmes", "Partnership for Peace")]
    [InlineData("scenarios", "no_programmes")]
    [InlineData("tables", "effects.csv")]
    public void What_can_be_named_is_listed_with_its_meaning(string what, string expected)
    {
        using Workplace place = new();

        Ended ended = place.Run($"list {what} --format csv");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Contains(expected, ended.Output);
    }

    [Fact]
    public void A_new_scenario_shows_every_section_and_is_valid_as_it_is()
    {
        using Workplace place = new();

        Ended made = place.Run("new mine --from scenarios/baseline.yaml");
        Ended check = place.Run("check scenarios/mine.yaml");

        Assert.Equal((0, 0), (made.ExitCode, check.ExitCode));
        string text = place.Read("scenarios/mine.yaml");
        Assert.All(
            [
                "interventions", "parameters", "mechanisms", "programmes", "operations", "drivers", "years", "outcomes",
                "states", "expect",
            ],
            section => Assert.Contains($"# {section}:", text));
    }

    [Fact]
    public void Every_section_that_a_new_scenario_shows_is_valid_without_its_hash()
    {
        using Workplace place = new();
        place.Run("new mine --from scenarios/baseline.yaml");
        IEnumerable<string> lines = place.Read("scenarios/mine.yaml").Split('\n').Select(line =>
            line.StartsWith("#   ", StringComparison.Ordinal) ? line[2..]
            : System.Text.RegularExpressions.Regex.IsMatch(line, "^# [a-z]+:") ? line[2..]
            : line);
        place.Write("scenarios/mine.yaml", string.Join('\n', lines));

        Ended ended = place.Run("check scenarios/mine.yaml");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Contains("valid  1 expectation", ended.Output);
    }
}
