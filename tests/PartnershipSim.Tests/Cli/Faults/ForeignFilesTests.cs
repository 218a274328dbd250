using PartnershipSim.Results.Files;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Faults;

/// <summary>
/// Whatever folder is named with -o: a file of the user's that was there before is there afterwards, and the refusal
/// names it.
/// </summary>
public sealed class ForeignFilesTests
{
    private const string Run = "run scenarios/baseline.yaml --replicates 1 --quiet -o mine";

    private const string Study =
        """
        study: small
        base: ../baseline.yaml
        axes: { partnership.budget: { from: 50, to: 400 }, capability.interop_learning: }
        design: morris
        points: 4
        replicates: 2
        outcomes: [interop]
        """;

    [SlowTheory]
    [InlineData("summary.csv")]
    [InlineData("report.html")]
    [InlineData("scores.csv")]
    [InlineData("explain.md")]
    [InlineData("runs.parquet")]
    [InlineData("figures/thesis.png")]
    [InlineData("figures/thesis.SVG")]
    [InlineData("figures/numbers.csv")]
    public void A_run_into_a_folder_that_has_some_run_json_keeps_the_files_that_others_put_there(string file)
    {
        using Workplace place = new();
        Directory.CreateDirectory(place["mine/figures"]);
        place.Write("mine/run.json", """{ "program": "another" }""");
        place.Write($"mine/{file}", "of weeks of work");
        string[] before = place.Left();

        Ended ended = place.Run(Run);

        ended.FailedWith(2);
        Assert.Contains(file, Assert.Single(ended.ErrorLines));
        Assert.Equal("of weeks of work", place.Read($"mine/{file}"));
        Assert.Equal(before, place.Left());
    }

    [SlowTheory]
    [InlineData("figures/thesis.png")]
    [InlineData("scores.csv")]
    public void A_file_that_was_laid_beside_a_result_of_ours_is_kept_and_named_when_it_is_run_again(string file)
    {
        using Workplace place = new();
        Assert.Equal(0, place.Run(Run).ExitCode);
        place.Write($"mine/{file}", "of weeks of work");
        string summary = place.Read("mine/summary.csv");

        Ended ended = place.Run(Run);
        Ended report = place.Run("report mine --quiet");

        ended.FailedWith(2);
        Assert.Contains($"mine: {file} is in the way", Assert.Single(ended.ErrorLines));
        Assert.Equal(file == "scores.csv" ? 0 : 2, report.ExitCode);
        Assert.Equal("of weeks of work", place.Read($"mine/{file}"));
        Assert.Equal(summary, place.Read("mine/summary.csv"));
    }

    [SlowTheory]
    [InlineData("outcomes.csv")]
    [InlineData("run.json")]
    [InlineData("report.html")]
    [InlineData("figures/attitudes.svg")]
    public void A_file_of_ours_into_which_notes_were_written_is_kept_and_named(string file)
    {
        using Workplace place = new();
        Assert.Equal(0, place.Run(Run).ExitCode);
        File.AppendAllText(place[$"mine/{file}"], "a note");
        string noted = place.Read($"mine/{file}");

        Ended ended = place.Run(Run);

        ended.FailedWith(2);
        Assert.Contains($"mine: {file} is in the way", Assert.Single(ended.ErrorLines));
        Assert.Equal(noted, place.Read($"mine/{file}"));
    }

    [Fact]
    public void Checksums_that_somebody_took_of_all_files_in_a_result_make_none_of_them_ours()
    {
        using Workplace place = new();
        Assert.Equal(0, place.Run(Run + " --no-figures").ExitCode);
        place.Write("mine/scores.csv", "of weeks of work");
        File.WriteAllLines(
            place["mine/SHA256SUMS"],
            Directory.GetFiles(place["mine"])
                .Select(file => $"{PartnershipSim.Scenarios.Text.Checksum.OfFile(file)}  {Path.GetFileName(file)}"));

        Ended ended = place.Run(Run + " --no-figures");

        ended.FailedWith(2);
        Assert.Equal("of weeks of work", place.Read("mine/scores.csv"));
    }

    [SlowTheory]
    [InlineData("mine/.NAME.part/draft.txt")]
    [InlineData("mine/.123.part/outcomes.csv")]
    [InlineData("mine/.partnersim-0123456789abcdef0123456789abcdef.part/thesis.txt")]
    [InlineData("mine/outcomes.csv.4711.part")]
    [InlineData("mine/.lock")]
    public void Hidden_folders_and_halves_of_files_of_others_are_left_alone(string file)
    {
        using Workplace place = new();
        Directory.CreateDirectory(Path.GetDirectoryName(place[file])!);
        place.Write(file, "of weeks of work");

        Assert.Equal(0, place.Run(Run + " --no-figures").ExitCode);
        Assert.Equal(0, place.Run(Run + " --no-figures").ExitCode);

        Assert.Equal("of weeks of work", place.Read(file));
    }

    [Fact]
    public void A_folder_that_no_program_works_in_is_cleared_of_what_is_ours_only()
    {
        using Workplace place = new();
        string left = "mine/.partnersim-0123456789abcdef0123456789abcdef.part";
        Directory.CreateDirectory(place[$"{left}/figures"]);
        place.Write($"{left}/outcomes.csv", "half a table");
        place.Write($"{left}/figures/attitudes.png", "half a figure");

        Assert.Equal(0, place.Run(Run + " --no-figures").ExitCode);

        Assert.False(Directory.Exists(place[left]));
    }

    /// <summary>The study names design.csv as its points, and a sweep writes a design.csv.</summary>
    [Fact]
    public void A_sweep_into_the_folder_of_its_study_does_not_replace_the_points_it_reads()
    {
        using Workplace place = new();
        const string points = "partnership.budget,partnership.exercises\n100,1\n200,2\n";
        place.Write("scenarios/design.csv", points);
        place.Write(
            "scenarios/own_design.yaml",
            """
            study: own_design
            base: baseline.yaml
            axes:
              partnership.budget: { from: 0, to: 500 }
              partnership.exercises: { from: 0, to: 3 }
            design: list
            points: design.csv
            replicates: 1
            outcomes: [rme]
            """);
        string[] before = Directory.GetFileSystemEntries(place["scenarios"]);

        Ended ended = place.Run("sweep scenarios/own_design.yaml -o scenarios --quiet");

        ended.FailedWith(2);
        Assert.Contains("scenarios: design.csv is in the way", Assert.Single(ended.ErrorLines));
        Assert.Equal(points, place.Read("scenarios/design.csv"));
        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(place["scenarios"]).Order());
    }

    [SlowTheory]
    [InlineData("sweep scenarios/studies/small.yaml", "sweep.csv")]
    [InlineData("sweep scenarios/studies/small.yaml", "sweep.json")]
    [InlineData("sensitivity scenarios/studies/small.yaml", "sensitivity.csv")]
    [InlineData("sensitivity scenarios/studies/small.yaml --export salib", "problem.json")]
    [InlineData("sensitivity scenarios/studies/small.yaml --export ema", "param_values.txt")]
    [InlineData("sensitivity scenarios/studies/small.yaml --export salib", "Y.txt")]
    [InlineData("sensitivity scenarios/studies/small.yaml", "figures/thesis.svg")]
    [InlineData("calibrate scenarios/studies/one.yaml", "calibration.csv")]
    [InlineData("calibrate scenarios/studies/one.yaml", "ensemble.parquet")]
    [InlineData("calibrate scenarios/studies/one.yaml", "generation.parquet")]
    [InlineData("calibrate scenarios/studies/one.yaml", "figures/correlations.png")]
    [InlineData("merge shard1 shard2", "design.csv")]
    [InlineData("merge shard1 shard2", "runs.parquet")]
    public void A_study_keeps_the_files_that_others_put_into_its_folder(string command, string file)
    {
        using Workplace place = new();
        place.Write("scenarios/studies/small.yaml", Study);
        place.Write("scenarios/studies/one.yaml",
            "study: one\nbase: ../baseline.yaml\naxes:\n  operations.join_persistence: { from: 3, to: 6 }\npoints: "
                + "40\n");
        foreach (int shard in command.StartsWith("merge", StringComparison.Ordinal) ? [1, 2] : (int[])[])
            Assert.Equal(0, place.Run(
                $"sweep scenarios/studies/small.yaml --shard {shard}/2 -o shard{shard} --quiet").ExitCode);
        Directory.CreateDirectory(place["mine/figures"]);
        place.Write($"mine/{file}", "of weeks of work");
        string[] before = place.Left();

        Ended ended = place.Run($"{command} -o mine --quiet");

        ended.FailedWith(2);
        Assert.Contains($"mine: {file} is in the way", Assert.Single(ended.ErrorLines));
        Assert.Equal("of weeks of work", place.Read($"mine/{file}"));
        Assert.Equal(before, place.Left());
    }

    [Fact]
    public void A_result_and_a_study_and_a_calibration_do_not_share_a_folder()
    {
        using Workplace place = new();
        place.Write("scenarios/studies/small.yaml", Study);
        Assert.Equal(0, place.Run("sweep scenarios/studies/small.yaml -o study --quiet").ExitCode);
        Directory.CreateDirectory(place["calibration"]);
        new OwnFiles(place["calibration"]).Write("ensemble.parquet", stream => stream.Write("ours"u8));

        place.Run("run scenarios/baseline.yaml --replicates 1 -o study").FailedWith(2);
        place.Run("run scenarios/baseline.yaml --replicates 1 -o calibration").FailedWith(2);
        place.Run("sweep scenarios/studies/small.yaml -o calibration").FailedWith(2);
        place.Run("calibrate scenarios/studies/calibration.yaml -o study").FailedWith(2);
    }
}
