using System.Diagnostics;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Results.Tables;
using PartnershipSim.Tests.Results.Store;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>The real program on the real history.</summary>
public sealed class EvidenceCommandTests
{
    [Fact]
    public void Evidence_leaves_its_tables_and_figures_and_can_be_reported_again()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "evidence scenarios/baseline.yaml --histories 40 --no-identification --threads 2 -o out --format xlsx");

        Assert.Equal(0, ended.ExitCode);
        WorkbookOf.HoldsEveryTable(place["out"]);
        Assert.Contains("MAP on ln spending share of GDP", ended.Output);
        Assert.Contains("Not in the model:", ended.Output);
        foreach (string file in new[]
        {
            "evidence.csv", "evidence_designs.csv", "event_study.csv", "run.json", "report.html",
            "figures/event_study.svg", "figures/designs.svg", "figures/model_against_data.svg",
        })
            Assert.True(File.Exists(place["out/" + file]), file);
        byte[] figure = File.ReadAllBytes(place["out/figures/event_study.svg"]);
        Assert.Equal(0, place.Run("report out").ExitCode);
        Assert.Equal(figure, File.ReadAllBytes(place["out/figures/event_study.svg"]));
    }

    [Fact]
    public void Too_few_histories_are_refused_with_the_fewest()
    {
        using Workplace place = new();

        Ended ended = place.Run("evidence scenarios/baseline.yaml --histories 10");

        ended.FailedWith(2);
        Assert.Contains("--histories 10: choose a whole number from 40 to 10000", ended.Errors);
    }

    [Fact]
    public void A_bracket_whose_ends_are_exchanged_is_refused_by_line()
    {
        using Workplace place = new();
        string file = place["scenarios/data/programme_date_brackets.csv"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("AUT,parp,1996,1999", "AUT,parp,1999,1996"));

        Ended ended = place.Run("evidence scenarios/baseline.yaml --histories 40 --no-identification");

        ended.FailedWith(3);
        Assert.Contains("latest = 1996 lies before earliest = 1999", ended.Errors);
    }

    [Fact]
    public void Coded_attitudes_are_read_as_soon_as_there_are_some_and_checked_by_line()
    {
        using Workplace place = new();
        File.AppendAllText(place["scenarios/data/attitudes.csv"], "SWE,1995,1.5,0.5,0.8,white paper 1995 p. 3\n");

        Ended ended = place.Run("evidence scenarios/baseline.yaml --histories 40 --no-identification");

        ended.FailedWith(3);
        Assert.Contains("attitudes.csv:2:10  error  operations = 1.5 lies outside [0, 1]", ended.Errors);
    }

    [Fact]
    public void Under_an_ensemble_it_says_what_the_parameters_do_to_each_verdict()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "evidence scenarios/baseline.yaml --histories 40 --no-identification --threads 2 --no-figures -o out "
            + "--ensemble scenarios/ensembles/calibration.parquet");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("40 simulated histories over 40 of 1000 points of calibration", ended.Output);
        Assert.Contains(
            "Over the parameter sets of the ensemble instead of at the scenario's own parameters: MAP on ln spending",
            ended.Output.ReplaceLineEndings(" "));
        EvidenceRow row = EvidenceTable.Table.Read(place["out"]).Single(each => each.Link == "map_spending");
        Assert.NotEqual(row.ZAll, row.OwnZ);
        Assert.NotNull(row.OwnVerdict);
    }

    [Fact]
    public void A_link_without_a_joiner_has_a_sentence_in_place_of_a_number()
    {
        using Workplace place = new();
        Rewrite(place["scenarios/data/programme_dates.csv"], lines => lines.Where(line => !line.Contains(",map,")));
        string countries = place["scenarios/data/countries.csv"];
        int map = Array.IndexOf(File.ReadLines(countries).First().Split(','), "map_year");
        Rewrite(countries, lines => lines.Select(
            (line, i) => i == 0 ? line : Blank(Blank(line, map), map + 1))); // the year and its confidence

        Ended ended = place.Run(
            "evidence scenarios/baseline.yaml --histories 40 --no-identification --threads 2 --no-figures -o out");

        Assert.Equal(0, ended.ExitCode);
        string said = ended.Output.ReplaceLineEndings(" ");
        Assert.Contains("MAP on ln spending share of GDP: no estimate. No state of the data joins MAP between", said);
        EvidenceRow row = EvidenceTable.Table.Read(place["out"]).Single(each => each.Link == "map_spending");
        Assert.Equal(HistoryVerdict.NotEstimable, row.History);
        Assert.Equal(double.NaN, row.Estimate);
    }

    [Fact]
    public async Task It_stops_when_it_is_asked_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are sent by kill");
        CancellationToken stop = TestContext.Current.CancellationToken;
        using Workplace place = new();
        Process process = place.StartInterruptible(
            [.. "evidence scenarios/baseline.yaml --histories 10000 --quiet -o out".Split(' ')]);
        while (!process.HasExited && process.TotalProcessorTime < TimeSpan.FromSeconds(2))
            await Task.Delay(100, stop);

        place.RunTool("kill", "-INT", $"{process.Id}");
        Ended ended = Workplace.Wait(process);

        Assert.Equal(130, ended.ExitCode);
        Assert.Contains("Stopped.", ended.Errors);
        Assert.False(File.Exists(place["out/evidence.csv"]));
    }

    [Fact]
    public void The_path_of_a_latent_variable_is_permuted_and_printed_as_a_table_too()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "evidence scenarios/baseline.yaml --permute interoperability --histories 40 --threads 2 --format csv");

        Assert.Equal(0, ended.ExitCode);
        string[] lines = ended.Output.TrimEnd().Split('\n');
        Assert.Equal(17, lines.Length);
        Assert.StartsWith(
            "path,among,outcome,part,parp,rows,states,z,lr,p,refusal", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ended.Output, place.Run(
                "evidence scenarios/baseline.yaml --permute interoperability --histories 40 --threads 1 --format csv")
                .Output);
    }

    [Theory]
    [InlineData(
        "--permute trust", "--permute trust: choose one of interoperability, willingness, reform, usability")]
    [InlineData("--un-missions --permute reform", "--permute and --un-missions are two questions: ask one at a time")]
    [InlineData("--measure nowhere.csv", "--measure nowhere.csv: there is no such file; it needs the columns")]
    [InlineData("--permute reform -o out", "--permute prints its table: write --format csv")]
    public void A_study_that_is_asked_wrongly_is_refused_with_the_remedy(string words, string sentence)
    {
        using Workplace place = new();

        Ended ended = place.Run($"evidence scenarios/baseline.yaml {words}");

        ended.FailedWith(2);
        Assert.Contains(sentence, ended.Errors);
    }

    [Fact]
    public void Missions_of_the_UN_are_validated_by_leaving_out_states()
    {
        using Workplace place = new();

        Ended ended = place.Run("evidence scenarios/baseline.yaml --un-missions --format csv");

        Assert.Equal(0, ended.ExitCode);
        string[] lines = ended.Output.TrimEnd().Split('\n');
        Assert.StartsWith("added,among,rows,states,base,gain,se,improved,pays", lines[0], StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);
    }

    [Fact]
    public void A_measure_is_weighed_from_its_file()
    {
        using Workplace place = new();
        // a measure that is nothing but the year of PfP: states that joined early have more of it
        File.WriteAllText(place["early.csv"], "iso3,year,value\n" + string.Concat(
            from state in new[] { ("SWE", 3), ("FIN", 3), ("GEO", 2), ("UKR", 3), ("CHE", 1), ("IRL", 0), ("AUT", 2) }
            from year in Enumerable.Range(1994, 20)
            select $"{state.Item1},{year},{state.Item2 + year % 2}\n"));

        Ended ended = place.Run("evidence scenarios/baseline.yaml --measure early.csv --histories 40 --quiet");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("early: 7 states outside the Alliance of 1994, 1994-2013", ended.Output);
        Assert.Contains("interoperability", ended.Output);
        Assert.Contains("Leaving out units needs 10 of them", ended.Output);
    }

    [Fact]
    public void A_measure_with_a_wrong_row_is_refused_by_line()
    {
        using Workplace place = new();
        File.WriteAllText(place["early.csv"], "iso3,year,value\nSWE,1995,much\n");

        Ended ended = place.Run("evidence scenarios/baseline.yaml --measure early.csv");

        ended.FailedWith(3);
        Assert.Contains("early.csv:2:10  error  value = 'much' is not a number", ended.Errors);
    }

    private static void Rewrite(string file, Func<IEnumerable<string>, IEnumerable<string>> edit) =>
        File.WriteAllText(file, string.Concat(edit(File.ReadAllLines(file)).Select(line => line + "\n")));

    // before the last column of text there are no quotes
    private static string Blank(string line, int column)
    {
        string[] fields = line.Split(',');
        fields[column] = "";
        return string.Join(',', fields);
    }
}
