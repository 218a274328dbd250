using System.Text.Json;
using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>One run of the baseline, looked at from all sides.</summary>
public sealed class BaselineRun : IDisposable
{
    internal Workplace Place { get; } = new();

    internal Ended Ended { get; }

    public BaselineRun() => Ended = Place.Run("run scenarios/baseline.yaml --replicates 9");

    /// <summary>The one folder in results/.</summary>
    public string Folder => Directory.GetDirectories(Place["results"]).Single();

    public void Dispose() => Place.Dispose();
}

public sealed class RunCommandTests(BaselineRun run) : IClassFixture<BaselineRun>
{
    [Fact]
    public void The_first_command_of_the_readme_succeeds() => Assert.True(run.Ended.ExitCode == 0, run.Ended.Errors);

    [Fact]
    public void Tables_and_figures_are_where_the_message_says()
    {
        string[] figures = [.. Directory.GetFiles(Path.Combine(run.Folder, "figures")).Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)!];
        string[] files = [.. Directory.GetFiles(run.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

        Assert.Equal(
            [
                "SHA256SUMS", "accessions.csv", "datapackage.json", "history.csv", "influence.csv", "outcomes.csv",
                "report.html", "run.json", "runs.parquet", "states.csv", "subjects.csv", "summary.csv",
            ],
            files);
        Assert.NotEmpty(figures);
        Assert.All(
            figures.GroupBy(Path.GetFileNameWithoutExtension), figure => Assert.Contains($"{figure.Key}.svg", figure));
        Assert.All(
            figures.GroupBy(Path.GetFileNameWithoutExtension), figure => Assert.Contains($"{figure.Key}.csv", figure));
        Assert.Contains($"Results in results/{Path.GetFileName(run.Folder)}", run.Ended.Errors);
    }

    [Fact]
    public void The_summary_goes_to_standard_output_and_advice_to_standard_error()
    {
        Assert.Contains("71 states, 1994-2024, 9 replicates, seed 1", run.Ended.Output);
        Assert.DoesNotContain("Results in", run.Ended.Output);
        Assert.Contains("partnersim compare scenarios/baseline.yaml scenarios/no_programmes.yaml", run.Ended.Errors);
    }

    [Fact]
    public void No_markup_and_no_colour_is_printed_into_a_file()
    {
        Assert.DoesNotContain("[/]", run.Ended.Output + run.Ended.Errors);
        Assert.DoesNotContain("[grey]", run.Ended.Output + run.Ended.Errors);
        Assert.DoesNotContain("\u001b", run.Ended.Output + run.Ended.Errors);
    }

    [Fact]
    public void Run_json_says_where_the_numbers_come_from()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Folder, "run.json")));
        JsonElement json = document.RootElement;

        Assert.Equal("baseline", json.GetProperty("scenario").GetString());
        Assert.EndsWith(json.GetProperty("hash").GetString()!, run.Folder);
        Assert.Contains("years: { from: 1996, to: 2014 }", json.GetProperty("scenario_text").GetString());
        Assert.Equal(64, json.GetProperty("data_hash").GetString()!.Length);
        Assert.Equal((1, 9), (json.GetProperty("seed").GetInt32(), json.GetProperty("replicates").GetInt32()));
        Assert.NotEmpty(json.GetProperty("model_version").GetString()!);
        Assert.StartsWith("PartnershipSim ", json.GetProperty("software").GetString());
        Assert.Equal("partnersim run scenarios/baseline.yaml --replicates 9", json.GetProperty("command").GetString());
        Assert.All(
            (string[])["quantiles", "started", "duration_seconds", "dot_net", "operating_system", "attribution"],
            key => Assert.True(json.TryGetProperty(key, out _), key));
    }

    [Fact]
    public void Run_json_counts_and_names_every_value_that_was_filled_in()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Folder, "run.json")));
        int counted = document.RootElement.GetProperty("filled_by_rule").EnumerateObject()
            .Sum(rule => rule.Value.GetInt32());
        string[] named = [.. document.RootElement.GetProperty("filled").EnumerateArray()
            .Select(fill => fill.GetString()!)];

        Assert.Contains($"{counted} missing data values were filled", run.Ended.Errors);
        Assert.Contains("MNE gdp 1994-1996: growth of the Penn World Table, level by the median ratio", named);
    }

    [Fact]
    public void Outcomes_are_tidy()
    {
        string[] lines = File.ReadAllLines(Path.Combine(run.Folder, "outcomes.csv"));

        Assert.Equal("scenario,outcome,unit,group,year,mean,sd,p05,p25,p50,p75,p95", lines[0]);
        Assert.All(lines[1..], line => Assert.StartsWith("baseline,", line));
        Assert.StartsWith(
            "PAR1", File.ReadAllText(Path.Combine(run.Folder, "runs.parquet"), System.Text.Encoding.Latin1));
    }

    [Fact]
    public void Csv_on_standard_output_is_the_file_outcomes_csv_and_quiet_says_nothing_else()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "run scenarios/baseline.yaml --replicates 9 --format csv --quiet --no-figures -o mine/here");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Equal(place.Read("mine/here/outcomes.csv"), ended.Output);
        Assert.Equal(
            [
                "mine", "mine/here", "mine/here/SHA256SUMS", "mine/here/accessions.csv", "mine/here/datapackage.json",
                "mine/here/history.csv",
                "mine/here/influence.csv",
                "mine/here/outcomes.csv", "mine/here/run.json", "mine/here/runs.parquet", "mine/here/states.csv",
                "mine/here/subjects.csv", "mine/here/summary.csv",
            ],
            place.Left());
    }

    [Fact]
    public void Json_on_standard_output_can_be_parsed()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            [("NO_COLOR", "1")], "run", "scenarios/baseline.yaml", "--replicates", "2", "--format",
            "json", "--no-figures");

        using JsonDocument document = JsonDocument.Parse(ended.Output);
        JsonElement first = document.RootElement[0];
        Assert.Equal("baseline", first.GetProperty("scenario").GetString());
        Assert.Equal(JsonValueKind.Number, first.GetProperty("mean").ValueKind);
    }

    [Fact]
    public void A_result_joins_the_files_of_others_in_an_existing_folder()
    {
        using Workplace place = new();
        Directory.CreateDirectory(place["of mine, ünïcode"]);
        place.Write("of mine, ünïcode/notes.txt", "mine");

        Ended ended = place.Run(
            "run", "scenarios/baseline.yaml", "--replicates", "1", "--no-figures", "-o", "of mine, ünïcode");

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal("mine", place.Read("of mine, ünïcode/notes.txt"));
        Assert.Equal(13, place.Left().Length);
    }
}
