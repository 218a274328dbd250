using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Data;

public sealed class DataReaderTests
{
    [Fact]
    public void The_data_of_the_repository_have_no_problem()
    {
        using DataFolder folder = new();
        Assert.Empty(folder.Problems());
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using DataFolder folder = new();
        Assert.Equal(["panel.csv  error  there is no such data file"], folder.Delete("panel.csv").Problems());
    }

    [Fact]
    public void A_missing_folder_names_every_file_that_is_not_there()
    {
        using DataFolder folder = new();
        Assert.Equal(7, CountryData.Read(Path.Combine(folder.Folder, "nowhere")).Problems.Length);
    }

    [Fact]
    public void Not_a_number_is_no_number()
    {
        using DataFolder folder = new();
        folder.Set("panel.csv", "GEO,2008", "vdem_polyarchy", "NaN");
        int line = LineOf(folder, "panel.csv", "GEO,2008");
        int column = ColumnOf(folder, "panel.csv", "GEO,2008", "vdem_polyarchy");

        Assert.Equal(
            [$"panel.csv:{line}:{column}  error  vdem_polyarchy = 'NaN' is not a number; "
                + "leave the field blank where nothing is known"],
            folder.Problems());
    }

    [Fact]
    public void A_value_outside_its_range_is_reported_with_line_and_column()
    {
        using DataFolder folder = new();
        folder.Set("operations.csv", "ISAF", "legitimacy", "2");

        Assert.Equal(["operations.csv:4:35  error  legitimacy = 2 lies outside [0, 1]"], folder.Problems());
    }

    [Fact]
    public void A_repeated_row_is_reported_with_both_lines()
    {
        using DataFolder folder = new();
        folder.Edit("casualties_afghanistan.csv", lines => lines.Insert(2, lines[1]));

        Assert.Equal(
            ["casualties_afghanistan.csv:3:1  error  repeats the state and year ALB 2001 of line 2"],
            folder.Problems());
    }

    [Fact]
    public void A_changed_header_is_answered_with_the_right_one()
    {
        using DataFolder folder = new();
        folder.Edit("operations.csv", lines => lines[0] = lines[0].Replace("lead", "leader", StringComparison.Ordinal));

        Assert.Contains(
            "operations.csv:1:1  error  the header must read "
            + "operation,first_year,last_year,lat,lon,lead,legitimacy,risk_per_1000",
            folder.Problems());
    }

    [Theory]
    [InlineData("pfp_confidence = 'X' is not A, B, C or D (no source names the year)", "ARM", "pfp_confidence", "X")]
    [InlineData("pfp_confidence = '' is not A, B, C or D (no source names the year)", "ARM", "pfp_confidence", "")]
    [InlineData("map_confidence = 'B', but map_year is blank", "ARM", "map_confidence", "B")]
    public void A_date_has_a_confidence_and_only_a_date_has_one(string said, string state, string column, string value)
    {
        using DataFolder folder = new();
        folder.Set("countries.csv", state, column, value);

        Assert.EndsWith(said, Assert.Single(folder.Problems()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_suspension_of_an_unknown_state_or_programme_is_reported()
    {
        using DataFolder folder = new();
        folder.Edit("programme_suspensions.csv", lines => lines.AddRange(
            "ZZZ,all,2001,,A,no such state", "GEO,occ,2001,2002,A,no such programme", "GEO,pfp,2003,2002,A,backwards"));

        Assert.Equal(
            [
                "programme_suspensions.csv:6:1  error  ZZZ has no row in countries.csv",
                "programme_suspensions.csv:7:5  error  programme = 'occ' is not all or one of pfp, parp, ipap, map, "
                + "md, ici, global_partner, eop",
                "programme_suspensions.csv:8:14  error  last = 2002 lies before first = 2003",
            ],
            folder.Problems());
    }

    [Fact]
    public void A_row_with_too_few_fields_is_reported()
    {
        using DataFolder folder = new();
        folder.Edit("casualties_afghanistan.csv", lines => lines[3] = "ALB,2003");

        Assert.Equal(["casualties_afghanistan.csv:4:1  error  has 2 fields; the header has 3"], folder.Problems());
    }

    [Fact]
    public void A_row_of_an_unknown_state_is_reported()
    {
        using DataFolder folder = new();
        folder.Edit("casualties_afghanistan.csv", lines => lines.Add("ZZZ,2003,1"));

        Assert.Contains(folder.Problems(), problem => problem.EndsWith(
            "error  ZZZ has no row in countries.csv", StringComparison.Ordinal));
    }

    [Fact]
    public void An_operation_without_a_request_in_one_of_its_years_is_reported()
    {
        using DataFolder folder = new();
        folder.Edit("operation_years.csv", lines => lines.RemoveAll(line => line.StartsWith(
            "ISAF,2005", StringComparison.Ordinal)));

        Assert.Equal(["operations.csv:4:1  error  ISAF has no row for 2005 in operation_years.csv"], folder.Problems());
    }

    /// <summary>Found by the fuzzer: one line of complaint for each of two thousand million years.</summary>
    [Fact]
    public void An_operation_that_lasts_for_ever_is_reported_once_for_each_year_that_may_be_asked_about()
    {
        using DataFolder folder = new();
        folder.Set("operations.csv", "ISAF", "last_year", "2000000000");

        string[] problems = [.. folder.Problems()];

        Assert.Contains(problems, problem => problem.Contains("last_year", StringComparison.Ordinal)
            && problem.Contains("2000000000", StringComparison.Ordinal));
        Assert.InRange(problems.Length, 1, Horizon.LastPossible - Horizon.Start + 2);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_reported()
    {
        using DataFolder folder = new();
        File.WriteAllBytes(Path.Combine(folder.Folder, "casualties_afghanistan.csv"), [0x69, 0x73, 0xE9]);

        Assert.Equal(["casualties_afghanistan.csv:1:1  error  is not UTF-8 text"], folder.Problems());
    }

    [Fact]
    public void The_hash_follows_the_bytes()
    {
        using DataFolder same = new();
        using DataFolder other = new();
        other.Set("panel.csv", "GEO,2008", "vdem_polyarchy", "0.5");

        Assert.Equal(CountryData.Load(Repository.Data).Hash, same.Load().Hash);
        Assert.NotEqual(same.Load().Hash, other.Load().Hash);
    }

    [Fact]
    public void A_panel_with_a_hole_is_reported_where_the_row_should_stand()
    {
        using DataFolder folder = new();
        folder.Edit(
            "panel.csv", lines => lines.RemoveAll(line => line.StartsWith("POL,2013", StringComparison.Ordinal)));
        int before = LineOf(folder, "panel.csv", "POL,2012");

        Assert.Equal(
            [$"panel.csv:{before}:5  error  POL has no row for 2013; every state needs one for "
                + "every year from 1990 to 2024"],
            folder.Problems());
    }

    [Fact]
    public void A_year_that_cannot_be_read_is_the_only_thing_reported_and_not_a_hole_in_every_state()
    {
        using DataFolder folder = new();
        int line = LineOf(folder, "panel.csv", "FRA,2004");
        folder.Set("panel.csv", "FRA,2004", "year", "2004.0");

        string problem = Assert.Single(folder.Problems());

        Assert.StartsWith($"panel.csv:{line}:5  error  year = '2004.0'", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_coverage_that_no_group_has_is_reported()
    {
        using DataFolder folder = new();
        folder.Set("operation_years.csv", "KFOR,2014", "coverage", "military_balanse");
        int line = LineOf(folder, "operation_years.csv", "KFOR,2014");

        Assert.Equal(
            [$"operation_years.csv:{line}:33  error  coverage = 'military_balanse' is neither blank, nor all, "
                + "nor a group of coverage.csv"],
            folder.Problems());
    }

    [Fact]
    public void A_coverage_under_which_nobody_would_have_sent_troops_is_reported()
    {
        using DataFolder folder = new();
        folder.Set("operation_years.csv", "SFOR,1997", "coverage", "all");

        Assert.Contains(
            "operation_years.csv:3:36  error  SFOR 1997 is covered (all), but no covered state has a row in "
            + "deployments.csv: no state would have sent troops",
            folder.Problems());
    }

    [Fact]
    public void A_coverage_that_rests_on_recollection_is_reported()
    {
        using DataFolder folder = new();
        folder.Set("deployments.csv", "ALB,2007,EUFOR-Althea", "quality", "D");
        int line = LineOf(folder, "operation_years.csv", "EUFOR-Althea,2007");

        Assert.Equal(
            [$"operation_years.csv:{line}:37  error  EUFOR-Althea 2007 is covered (all), "
                + "but the row of ALB in deployments.csv is graded D, which is no observation"],
            folder.Problems());
    }

    [Fact]
    public void A_group_of_a_state_that_does_not_exist_is_reported()
    {
        using DataFolder folder = new();
        folder.Edit("coverage.csv", lines => lines.Add("military_balance,ZZZ"));

        Assert.Equal([$"coverage.csv:35:18  error  ZZZ has no row in countries.csv"], folder.Problems());
    }

    [Fact]
    public void A_war_in_a_state_that_does_not_exist_is_reported()
    {
        using DataFolder folder = new();
        folder.Edit("panel.csv", lines => lines.AddRange(
            lines.Where(line => line.StartsWith("UKR,", StringComparison.Ordinal))
                .Select(line => "ZZZ" + line[3..]).ToArray()));

        Assert.Contains(folder.Problems(), problem => problem.EndsWith(
            "error  ZZZ has no row in countries.csv", StringComparison.Ordinal));
    }

    private static int LineOf(DataFolder folder, string file, string key) =>
        File.ReadAllLines(Path.Combine(folder.Folder, file)).ToList()
            .FindIndex(line => line.StartsWith(key, StringComparison.Ordinal))
            + 1;

    private static int ColumnOf(DataFolder folder, string file, string key, string column)
    {
        string[] lines = File.ReadAllLines(Path.Combine(folder.Folder, file));
        int place = Array.IndexOf(lines[0].Split(','), column);
        return lines.First(line => line.StartsWith(key, StringComparison.Ordinal)).Split(',').Take(place)
            .Sum(field => field.Length + 1)
            + 1;
    }
}
