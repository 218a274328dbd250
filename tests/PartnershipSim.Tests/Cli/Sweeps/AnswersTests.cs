using System.Diagnostics;
using System.Text.Json;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Results.Store;
using Xunit;

namespace PartnershipSim.Tests.Cli.Sweeps;

/// <summary>What sensitivity and discover say and write, and how a sweep is stopped.</summary>
public sealed class AnswersTests
{
    private const string Screening =
        """
        study: screening
        base: ../baseline.yaml
        axes: { capability.interop_learning: , capability.interop_loss: , prospect.steepness: }
        design: morris
        points: 6
        replicates: 2
        outcomes: [interop, rme]
        """;

    private static readonly string[] Discovered = ["discovery.csv", "discovery.json", "trajectory.csv", "report.html"];

    [Fact]
    public void Sensitivity_runs_the_study_names_what_matters_and_exports_it()
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/screening.yaml", Screening);

        Ended ended = place.Workplace.Run(
            "sensitivity scenarios/studies/screening.yaml -o out --quiet --export salib --format xlsx");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        WorkbookOf.HoldsEveryTable(
            place["out"], "capability_interop_learning", "capability_interop_loss", "prospect_steepness",
            "interop_mean", "interop_sd", "rme_mean", "rme_sd");
        Assert.Contains("interop by more than noise", ended.Output);
        string[] table = File.ReadAllLines(place["out/sensitivity.csv"]);
        Assert.Equal("outcome,parameter,mu,mu_star,mu_star_conf,lo,hi,sigma,noise_floor,evidence", table[0]);
        Assert.StartsWith("interop,capability.interop_learning,", table[1]);
        Assert.Equal(1 + 2 * 3, table.Length);
        using JsonDocument problem = JsonDocument.Parse(File.ReadAllText(place["out/problem.json"]));
        Assert.Equal(3, problem.RootElement.GetProperty("num_vars").GetInt32());
        Assert.Equal(6 * 4, File.ReadAllLines(place["out/param_values.txt"]).Length);
        Assert.Equal("# interop rme", File.ReadAllLines(place["out/Y.txt"])[0]);
        Assert.Equal(1 + 6 * 4, File.ReadAllLines(place["out/Y.txt"]).Length);
    }

    [SlowTheory]
    [InlineData("saltelli", "S1,S1_conf,S1_lo,S1_hi,ST,ST_conf,ST_lo,ST_hi")]
    [InlineData("sobol", "median,median_conf,lo,hi,maximum,reference")]
    public void The_design_decides_which_indices_there_are(string design, string columns)
    {
        using SweepPlace place = new();
        place.Workplace.Write(
            "scenarios/studies/screening.yaml", Screening.Replace("morris", design).Replace("points: 6", "points: 32"));

        Ended ended = place.Workplace.Run("sensitivity scenarios/studies/screening.yaml -o out --quiet --format csv");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Equal($"outcome,parameter,{columns},evidence", ended.Output.Split('\n')[0]);
        Assert.Equal(place.Workplace.Read("out/sensitivity.csv"), ended.Output);
        Assert.StartsWith("interop,capability.interop_learning,", ended.Output.Split('\n')[1]);
    }

    [Fact]
    public void Second_order_indices_come_from_the_study_or_the_command_line_and_stand_in_every_format()
    {
        using SweepPlace place = new();
        string study = Screening.Replace("morris", "saltelli").Replace("points: 6", "points: 64");
        place.Workplace.Write("scenarios/studies/screening.yaml", study);
        place.Workplace.Write("scenarios/studies/keyed.yaml", study + "\nsecond_order: on");

        Ended csv = place.Workplace.Run(
            "sensitivity scenarios/studies/screening.yaml -o out --second-order --quiet --format csv");
        Ended keyed = place.Workplace.Run("sensitivity scenarios/studies/keyed.yaml -o out --format csv");
        Ended json = place.Workplace.Run("sensitivity scenarios/studies/keyed.yaml -o out --quiet --format json");
        Ended table = place.Workplace.Run("sensitivity scenarios/studies/keyed.yaml -o out --quiet");
        Ended first = place.Workplace.Run("sensitivity scenarios/studies/screening.yaml -o out --quiet");

        Assert.Equal((0, ""), (csv.ExitCode, csv.Errors));
        string[] lines = csv.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(
            "outcome,parameter,with,S1,S1_conf,S1_lo,S1_hi,ST,ST_conf,ST_lo,ST_hi,S2,S2_conf,S2_lo,S2_hi,evidence",
            lines[0]);
        Assert.Equal(1 + 2 * (3 + 3), lines.Length);
        Assert.StartsWith("interop,capability.interop_learning,,0.", lines[1]);
        Assert.Equal(3, lines.Count(line => line.StartsWith("rme,", StringComparison.Ordinal)
            && line.Split(',')[2].Length > 0 && line.Split(',')[11].Length > 0));
        Assert.Equal(csv.Output, keyed.Output);
        Assert.Contains($"0 runs in", keyed.Errors);
        Assert.Contains($"{64 * (2 * 3 + 2) * 2:N0} were there", keyed.Errors);
        using JsonDocument rows = JsonDocument.Parse(json.Output);
        JsonElement pair = rows.RootElement.EnumerateArray()
            .First(row => row.GetProperty("with").ValueKind == JsonValueKind.String);
        Assert.Equal(
            (JsonValueKind.Number, JsonValueKind.Null),
            (pair.GetProperty("S2").ValueKind, pair.GetProperty("S1").ValueKind));
        Assert.Contains("Of three pairs of parameters", table.Output.ReplaceLineEndings(" "));
        Assert.Matches(@"pair +with +S2 +95 %", table.Output);
        first.FailedWith(3);
    }

    [SlowTheory]
    [InlineData("factorial", 3)]
    [InlineData("latin_hypercube", 40)]
    [InlineData("sobol", 32)]
    [InlineData("morris", 8)]
    [InlineData("saltelli", 8)]
    public void Pawn_takes_the_points_of_every_design_and_of_a_sweep_that_is_there_already(string design, int points)
    {
        using SweepPlace place = new();
        place.Workplace.Write(
            "scenarios/studies/screening.yaml",
            Screening.Replace("morris", design).Replace("points: 6", $"points: {points}"));
        place.Workplace.Run("sweep scenarios/studies/screening.yaml -o out --quiet");

        Ended ended = place.Workplace.Run(
            "sensitivity scenarios/studies/screening.yaml -o out --method pawn --format csv");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("0 runs in", ended.Errors);
        Assert.Equal(
            "outcome,parameter,median,median_conf,lo,hi,maximum,reference,evidence", ended.Output.Split('\n')[0]);
        Assert.StartsWith("interop,capability.interop_learning,", ended.Output.Split('\n')[1]);
    }

    [SlowTheory]
    [InlineData("morris", "sobol", "needs a saltelli design, this study's is morris; pawn works with any")]
    [InlineData("saltelli", "morris", "needs a morris design, this study's is saltelli; pawn works with any")]
    public void A_method_that_the_design_does_not_allow_is_refused_before_anything_runs(
        string design, string method, string words)
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/screening.yaml", Screening.Replace("morris", design));

        Ended ended = place.Workplace.Run($"sensitivity scenarios/studies/screening.yaml -o out --method {method}");

        ended.FailedWith(2);
        Assert.Contains(words, ended.Errors);
        Assert.False(Directory.Exists(place["out"]));
    }

    [Fact]
    public void Discover_finds_the_conditions_and_reuses_the_sweep()
    {
        using SweepPlace place = new();
        place.Workplace.Write(
            "scenarios/studies/screening.yaml",
            Screening.Replace("morris", "sobol").Replace("points: 6", "points: 128"));
        place.Workplace.Run("sweep scenarios/studies/screening.yaml -o out --quiet");

        Ended ended = place.Workplace.Run(
            "discover", "scenarios/studies/screening.yaml", "-o", "out", "--when", "interop > 0.5");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("capability.interop_learning at least", ended.Output);
        Assert.Contains("0 runs in", ended.Errors);
        Assert.StartsWith(
            "parameter,low,high,levels,quasi_p,restricted_share,coverage,density,mass\ncapability.interop_learning,",
            place.Workplace.Read("out/discovery.csv"));
    }

    /// <summary>A report that mixes the answer of few runs with the tables of many would be worse than none.</summary>
    [SlowTheory]
    [InlineData("sweep scenarios/studies/screening.yaml --replicates 4 -o out --quiet", false)]
    [InlineData("sweep scenarios/studies/screening.yaml --points 256 -o out --quiet", false)]
    [InlineData("sweep scenarios/studies/screening.yaml -o out --quiet", true)]
    public void Answers_go_when_the_runs_on_which_they_rest_are_no_longer_those_of_the_study(string then, bool isKept)
    {
        using SweepPlace place = new();
        place.Workplace.Write(
            "scenarios/studies/screening.yaml",
            Screening.Replace("morris", "sobol").Replace("points: 6", "points: 128"));
        place.Workplace.Run("sensitivity scenarios/studies/screening.yaml -o out --quiet");
        place.Workplace.Run(
            "discover", "scenarios/studies/screening.yaml", "-o", "out", "--quiet", "--when", "interop > 0.5");
        string[] answers =
        [
            "sensitivity.csv", "sensitivity.json", "discovery.csv", "discovery.json", "trajectory.csv",
            "report.html", "figures/discovery_box.png",
        ];
        Assert.All(answers, file => Assert.True(File.Exists(place[$"out/{file}"]), file));

        Ended ended = place.Workplace.Run(then);

        Assert.Equal(0, ended.ExitCode);
        Assert.All(answers, file => Assert.Equal(isKept, File.Exists(place[$"out/{file}"])));
    }

    [SlowTheory]
    [InlineData("sensitivity.csv")]
    [InlineData("sweep.csv")]
    [InlineData("sensitivity.json")]
    [InlineData("runs.parquet")]
    public void A_study_that_was_changed_later_is_not_reported_on(string file)
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/screening.yaml", Screening);
        place.Workplace.Run("sensitivity scenarios/studies/screening.yaml -o out --quiet --no-figures");
        Assert.Equal(0, place.Workplace.Run("report out --quiet").ExitCode);
        byte[] bytes = File.ReadAllBytes(place[$"out/{file}"]);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(place[$"out/{file}"], bytes);

        Ended ended = place.Workplace.Run("report out --quiet");

        ended.FailedWith(1);
        Assert.Contains(
            $"{file} in out: missing, cut short or changed since it was written (SHA256SUMS); "
            + "delete it and run the study again",
            Assert.Single(ended.ErrorLines));
        Ended again = place.Workplace.Run("sensitivity scenarios/studies/screening.yaml -o out --quiet --no-figures");
        again.FailedWith(2);
        Assert.Contains(
            $"out: {file} is in the way: this program did not write it, or it was changed since",
            Assert.Single(again.ErrorLines));
        Assert.Equal(bytes, File.ReadAllBytes(place[$"out/{file}"]));
        File.Delete(place[$"out/{file}"]);
        Assert.Equal(
            0,
            place.Workplace.Run("sensitivity scenarios/studies/screening.yaml -o out --quiet --no-figures").ExitCode);
        Assert.Equal(0, place.Workplace.Run("report out --quiet").ExitCode);
    }

    [Fact]
    public void A_table_with_a_line_too_many_is_named_even_without_its_checksum()
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/screening.yaml", Screening);
        place.Workplace.Run("sensitivity scenarios/studies/screening.yaml -o out --quiet --no-figures");
        File.AppendAllText(place["out/sweep.csv"], "x\n");
        File.Delete(place["out/SHA256SUMS"]);

        Ended ended = place.Workplace.Run("report out --quiet");

        ended.FailedWith(1);
        Assert.Contains("sweep.csv, line 26: 1 fields for", Assert.Single(ended.ErrorLines));
    }

    [Fact]
    public void Without_figures_no_report_of_an_earlier_answer_stays()
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/screening.yaml", Screening);
        place.Workplace.Run("sensitivity scenarios/studies/screening.yaml -o out --quiet");
        Assert.True(File.Exists(place["out/report.html"]));

        Ended ended = place.Workplace.Run(
            "sensitivity scenarios/studies/screening.yaml -o out --quiet --no-figures --method pawn");

        Assert.Equal(0, ended.ExitCode);
        Assert.False(File.Exists(place["out/report.html"]));
        Assert.Empty(Directory.GetFiles(place["out/figures"]));
        Assert.StartsWith("outcome,parameter,median", place.Workplace.Read("out/sensitivity.csv"));
    }

    [Fact]
    public void Where_every_run_failed_discover_says_so()
    {
        using SweepPlace place = new();
        Ended ended = place.Workplace.Run(
            "discover", place.WriteFailing(300, 400), "-o", "out", "--when", "interop > 0.1");

        Assert.Equal(4, ended.ExitCode);
        Assert.Equal("interop > 0.1 cannot be asked: every run failed.\n", ended.Output);
        Assert.Contains("4 failed (see failures.csv)", ended.Errors);
    }

    [Fact]
    public void Where_there_is_nothing_to_find_no_earlier_box_stays()
    {
        using SweepPlace place = new();
        place.Workplace.Write(
            "scenarios/studies/screening.yaml",
            Screening.Replace("morris", "sobol").Replace("points: 6", "points: 128"));
        place.Workplace.Run(
            "discover", "scenarios/studies/screening.yaml", "-o", "out", "--quiet", "--when", "interop > 0.5");

        Ended ended = place.Workplace.Run(
            "discover", "scenarios/studies/screening.yaml", "-o", "out", "--when", "interop > 5");

        Assert.Equal(0, ended.ExitCode);
        Assert.Equal("interop > 5 holds in no run; there is nothing to find.\n", ended.Output);
        foreach (string file in Discovered)
            Assert.False(File.Exists(place[$"out/{file}"]), file);
    }

    [SlowTheory]
    [InlineData("interopp > 1", "interopp is no outcome of this study; did you mean interop?")]
    [InlineData("interop = 1", "write an outcome, one of > < >= <=, and a number")]
    [InlineData("interop > much", "write an outcome, one of > < >= <=, and a number")]
    public void A_condition_that_makes_no_sense_is_refused_before_anything_runs(string when, string words)
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/screening.yaml", Screening);

        Ended ended = place.Workplace.Run("discover", "scenarios/studies/screening.yaml", "-o", "out", "--when", when);

        ended.FailedWith(2);
        Assert.Contains(words, ended.Errors);
        Assert.False(Directory.Exists(place["out"]));
    }

    [SlowTheory]
    [InlineData("--shard 5/4")]
    [InlineData("--shard two")]
    [InlineData("--points 0")]
    [InlineData("--chunk 0")]
    public void Options_that_make_no_sense_are_refused(string option)
    {
        using SweepPlace place = new();

        place.Sweep("out", option).FailedWith(2);
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_is_finished_and_says_how_to_go_on()
    {
        using SweepPlace place = new();
        Process process = place.Workplace.StartInterruptible(
            "sweep", SweepPlace.Study, "-o", "out", "--quiet", "--chunk", "8", "--replicates", "100000");
        while (!File.Exists(place["out/parts/index.csv"]) && !process.HasExited)
            await Task.Delay(20, TestContext.Current.CancellationToken);

        using (Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Ended ended = Workplace.Wait(process);

        ended.FailedWith(130);
        Assert.Contains("runs are kept in out; the same command resumes there.", Assert.Single(ended.ErrorLines));
        Assert.DoesNotContain(Directory.GetFiles(place["out"], "*", SearchOption.AllDirectories), file => file.EndsWith(
            ".part", StringComparison.Ordinal));
    }
}
