using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>
/// Data and scenarios that are wrong are named with file, line and column, all at once; nothing is run and nothing is
/// left behind.
/// </summary>
public sealed class BadFilesTests
{
    [Fact]
    public void A_number_that_is_none_is_found_at_its_column()
    {
        Ended ended = Mangled("panel.csv", lines => lines[4] = Replaced(lines[4], column: 5, "NaN"));

        Assert.StartsWith("scenarios/data/panel.csv:5:", Assert.Single(ended.ErrorLines));
        Assert.Contains("population = 'NaN'", ended.Errors);
    }

    [Fact]
    public void A_row_that_repeats_another_names_both() =>
        Assert.Equal(
            "scenarios/data/panel.csv:2627:1  error  repeats the state and year AFG 1995 of line 7",
            Assert.Single(Mangled("panel.csv", lines => lines.Add(lines[6])).ErrorLines));

    [Fact]
    public void A_wrong_header_is_held_against_the_right_one() =>
        Assert.Equal(
            "scenarios/data/casualties_afghanistan.csv:1:1  error  the header must read iso3,year,deaths",
            Mangled("casualties_afghanistan.csv", lines => lines[0] = "iso,year,deaths").ErrorLines[0]);

    [Fact]
    public void A_missing_data_file_is_named()
    {
        using Workplace place = new();
        File.Delete(place["scenarios/data/panel.csv"]);

        Ended ended = place.Run("run scenarios/baseline.yaml");

        ended.FailedWith(3);
        Assert.Equal("scenarios/data/panel.csv  error  there is no such data file", Assert.Single(ended.ErrorLines));
        Assert.Empty(place.Left());
    }

    /// <summary>
    /// One mistyped word is one problem: the data that the base would have named are not missed as well.
    /// </summary>
    [Theory]
    [InlineData(
        "extends: nowhere.yaml", "mine/own.yaml:2:10  error  extends = nowhere.yaml: there is no such file")]
    [InlineData("extends: own.yaml", "mine/own.yaml:2:10  error  extends goes in a circle: own.yaml -> own.yaml")]
    [InlineData(
        "replicates: 4", "mine/own.yaml:1:1  error  there is no folder 'data' here to take data from; begin with "
            + "'extends: PATH/baseline.yaml', or name the folder by 'data: PATH'")]
    public void A_scenario_in_a_folder_of_its_own_without_a_base_is_one_problem(string line, string words)
    {
        using Workplace place = new();
        Directory.CreateDirectory(place["mine"]);
        place.Write("mine/own.yaml", $"scenario: own\n{line}\n");

        Ended ended = place.Run("check mine/own.yaml");

        ended.FailedWith(3);
        Assert.Equal(words, Assert.Single(ended.ErrorLines));
    }

    [Fact]
    public void A_missing_data_folder_is_named_where_the_scenario_names_it()
    {
        using Workplace place = new();
        Directory.Delete(place["scenarios/data"], recursive: true);
        place.Write("scenarios/data", "a file in its place");

        Ended ended = place.Run("check scenarios/baseline.yaml");

        ended.FailedWith(3);
        Assert.Equal(
            "scenarios/baseline.yaml:5:7  error  data = data: there is no such folder",
            Assert.Single(ended.ErrorLines));
    }

    [Fact]
    public void A_panel_with_a_hole_is_found_where_the_row_should_stand()
    {
        int before = 0;
        Ended ended = Mangled("panel.csv", lines =>
        {
            before = lines.FindIndex(line => line.StartsWith("POL,2012", StringComparison.Ordinal)) + 1;
            lines.RemoveAt(before);
        });

        Assert.Equal(
            $"scenarios/data/panel.csv:{before}:5  error  POL has no row for 2013; "
            + "every state needs one for every year from 1990 to 2024",
            Assert.Single(ended.ErrorLines));
    }

    [Fact]
    public void A_coverage_that_contradicts_the_rows_is_found_at_its_column()
    {
        Ended ended = Mangled("operation_years.csv", lines =>
        {
            int row = lines.FindIndex(line => line.StartsWith("SFOR,1997", StringComparison.Ordinal));
            lines[row] = Replaced(lines[row], Array.IndexOf(lines[0].Split(','), "coverage"), "all");
        });

        Assert.Contains(
            "scenarios/data/operation_years.csv:3:36  error  SFOR 1997 is covered (all), "
            + "but no covered state has a row in deployments.csv: no state would have sent troops",
            ended.ErrorLines);
    }

    [Theory]
    [InlineData(
        "pledge:\n    DEU: { 2027: -1 }", "5:18  error  pledge.DEU.2027 = -1 lies outside [0, 10] (% of GDP)")]
    [InlineData(
        "interstate_war:\n    ZZZ: { 2027: 1 }", "5:5  error  ZZZ is not the iso3 code of a simulated state")]
    public void A_pledge_below_zero_and_a_war_in_no_state_are_found_at_their_column(string driver, string expected)
    {
        using Workplace place = new();
        place.Write(
            "scenarios/mine.yaml", $"scenario: mine\nextends: forward_2035.yaml\ndrivers:\n  {driver}\n");

        Ended ended = place.Run("run scenarios/mine.yaml");

        ended.FailedWith(3);
        Assert.Equal($"scenarios/mine.yaml:{expected}", Assert.Single(ended.ErrorLines));
    }

    [Fact]
    public void Problems_of_several_files_are_counted()
    {
        using Workplace place = new();
        place.Write(
            "scenarios/mine.yaml",
            "scenario: mine\nextends: baseline.yaml\nparameters:\n  persuasion.teaching_wieght: 1\n"
            + "  budget.inertia: 1.4\n");
        place.Write("scenarios/empty.yaml", "");

        Ended ended = place.Run("check", "scenarios/mine.yaml", "scenarios/empty.yaml");

        ended.FailedWith(3);
        Assert.Equal(
            [
                "scenarios/empty.yaml:1:1  error  is empty; a scenario begins with 'scenario: its_name'",
                "scenarios/mine.yaml:4:3  error  persuasion.teaching_wieght is not a parameter; "
                + "did you mean persuasion.teaching_weight?",
                "scenarios/mine.yaml:5:19  error  budget.inertia = 1.4 lies outside [0.6, 0.97]",
                "3 problems.",
            ],
            ended.ErrorLines);
    }

    [Fact]
    public void Line_ends_of_another_system_and_names_with_blanks_and_accents_are_no_mistake()
    {
        using Workplace place = new();
        place.Write("scenarios/für später.yaml", "scenario: later\r\nextends: baseline.yaml\r\n");
        place.Edit(
            "scenarios/data/operations.csv", lines => { for (int i = 0; i < lines.Count; i++) lines[i] += "\r"; });

        Ended ended = place.Run("check", place["scenarios/für später.yaml"]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Contains("valid  no expectations", ended.Output);
    }

    private static Ended Mangled(string file, Action<List<string>> edit)
    {
        using Workplace place = new();
        place.Edit($"scenarios/data/{file}", edit);

        Ended ended = place.Run("run scenarios/baseline.yaml");

        ended.FailedWith(3);
        Assert.Empty(place.Left());
        return ended;
    }

    private static string Replaced(string line, int column, string value)
    {
        string[] cells = line.Split(',');
        cells[column] = value;
        return string.Join(',', cells);
    }
}
