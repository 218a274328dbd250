using PartnershipSim.Tests.Results.Store;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>The real program held to the real history.</summary>
public sealed class HindcastCommandTests(HindcastCommandTests.OnTwoThreads two)
    : IClassFixture<HindcastCommandTests.OnTwoThreads>
{
    [Fact]
    public void A_hindcast_leaves_its_tables_and_figures_and_says_where_it_loses()
    {
        Workplace place = two.Place;
        Ended ended = two.Ended;

        Assert.Equal(0, ended.ExitCode);
        WorkbookOf.HoldsEveryTable(place["out"]);
        Assert.Contains("Wins against every reference forecast:", ended.Output);
        Assert.Contains("Loses:", ended.Output);
        Assert.Contains("stylised facts lie in their band", ended.Output);
        foreach (string table in new[]
        {
            "skill.csv", "scores.csv", "forecasts.csv", "facts.csv", "run.json", "figures/skill_partners.svg",
            "figures/hindcast_spending_by_state.csv",
        })
            Assert.True(File.Exists(place["out/" + table]), table);
        Assert.Equal(
            "window,set,task,group,score,against,cases,states,model,other,skill,lo90,hi90,verdict",
            File.ReadLines(place["out/skill.csv"]).First());
    }

    [Fact]
    public void The_number_of_threads_cannot_be_seen_in_any_table()
    {
        Workplace place = two.Place;

        Assert.Equal(
            0, place.Run("hindcast scenarios/baseline.yaml --replicates 16 --threads 1 --no-figures -o one").ExitCode);

        foreach (string table in new[] { "skill.csv", "scores.csv", "forecasts.csv", "facts.csv" })
            Assert.Equal(File.ReadAllBytes(place["out/" + table]), File.ReadAllBytes(place["one/" + table]));
    }

    /// <summary>The clean test needs rows of data and no change of the program.</summary>
    [Fact]
    public void Rows_of_2025_in_the_panel_are_forecast_from_2024_and_scored()
    {
        using Workplace place = new();
        place.Edit("scenarios/data/panel.csv", lines => lines.AddRange(
            lines.Where(line => line.Split(',')[1] == "2024").Select(line => line.Replace(",2024,", ",2025,"))
                .ToArray()));

        Ended ended = place.Run("hindcast scenarios/baseline.yaml --rolling --replicates 16 --no-figures -o out");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors.Contains("error") ? ended.Errors : ""));
        Assert.Contains("from 2024", ended.Output);
        string[] rows = [.. File.ReadLines(place["out/skill.csv"])
            .Where(row => row.StartsWith(
                "spending_after_2024,held_out,level,all,mae,no_change", StringComparison.Ordinal))];
        // every state spent what it had spent in 2024: as last observed was right to the last digit
        string[] cells = Assert.Single(rows).Split(',');
        Assert.True(int.Parse(cells[6]) > 60, rows[0]);
        Assert.Equal(0, double.Parse(cells[9]));
        Assert.Contains(
            File.ReadLines(place["out/forecasts.csv"]),
            row => row.StartsWith("spending_after_2024,held_out,POL,", StringComparison.Ordinal)
                && row.Contains(",2024,2025,"));
    }

    [Fact]
    public void Refitted_it_takes_each_origin_as_its_years_have_it()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "hindcast scenarios/baseline.yaml --rolling --refit --replicates 16 --no-figures -o out");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("parameters of each origin are drawn from estimates on the years up to it", ended.Output);
        Assert.Contains("Joining and sizes from 2002: estimated on the years to 2008", ended.Output);
    }

    [Fact]
    public void A_region_that_does_not_exist_is_answered_with_those_that_do()
    {
        using Workplace place = new();

        Ended ended = place.Run("hindcast scenarios/baseline.yaml --leave-out Atlantis");

        ended.FailedWith(2);
        Assert.Contains("--leave-out Atlantis: the regions are Asia-Pacific, Balkans, Baltic", ended.Errors);
    }

    [Fact]
    public void A_region_of_few_states_has_no_score_and_that_is_all_that_is_said()
    {
        using Workplace place = new();

        Ended ended = place.Run("hindcast scenarios/baseline.yaml --leave-out Baltic --replicates 8 -o out");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("No score: it takes 8 states or more", ended.Output);
        Assert.DoesNotContain("Wins against", ended.Output);
        Assert.DoesNotContain("no difference of 1 %", ended.Output);
        Assert.Contains("Of partner states there is no score: it takes 8 states", place.Read("out/report.html"));
    }

    [Fact]
    public void A_region_left_out_is_the_only_one_that_is_scored()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "hindcast", "scenarios/baseline.yaml", "--leave-out", "eastern europe", "--replicates",
            "8", "--no-figures", "-o", "out");

        Assert.Equal(0, ended.ExitCode);
        Assert.All(
            File.ReadLines(place["out/forecasts.csv"]).Skip(1), line => Assert.Contains(",Eastern Europe,", line));
    }

    /// <summary>A hindcast on two threads, with all that it leaves.</summary>
    public sealed class OnTwoThreads : IDisposable
    {
        public OnTwoThreads() =>
            Ended = Place.Run("hindcast scenarios/baseline.yaml --replicates 16 --threads 2 -o out --format xlsx");

        internal Workplace Place { get; } = new();

        internal Ended Ended { get; }

        public void Dispose() => Place.Dispose();
    }
}
