using System.Text.Json;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Strangers;

/// <summary>What is printed for a machine or for a shell can be read by it.</summary>
public sealed class MachineOutputTests
{
    private const string Study =
        """
        study: mixed
        base: ../baseline.yaml
        axes:
          partnership.budget: { from: 50, to: 400 }
          mechanisms.teaching:
          scenario: [../baseline.yaml, ../closed_door.yaml]
          door_closes: { x: [1999, 2004], intervention: { from: x, set: { alliance.door: 0 } } }
        design: sobol
        points: 24
        replicates: 2
        outcomes: [rme]
        """;

    [SlowTheory]
    [InlineData("run scenarios/baseline.yaml --replicates 1 --no-figures")]
    [InlineData("compare scenarios/baseline.yaml scenarios/no_programmes.yaml --replicates 1 --no-figures")]
    [InlineData("attribute scenarios/baseline.yaml scenarios/no_programmes.yaml --replicates 1 --no-figures")]
    [InlineData("explain scenarios/baseline.yaml --state USA --year 2005 --operation ISAF --no-figures")]
    [InlineData("explain scenarios/baseline.yaml --state GEO --year 1996 --operation ISAF --no-figures")]
    [InlineData("sensitivity scenarios/studies/mixed.yaml --no-figures")]
    [InlineData("sensitivity scenarios/studies/mixed.yaml --points 1 --no-figures")]
    [InlineData("sensitivity scenarios/studies/empty.yaml --no-figures")]
    [InlineData("parameters")]
    [InlineData("parameters there_is_no_such_thing")]
    [InlineData("outcomes there_is_no_such_thing")]
    public void JSON_is_JSON_also_when_nothing_is_found(string command)
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/mixed.yaml", Study);
        // without operations their requests are met nowhere
        place.Workplace.Write(
            "scenarios/idle.yaml",
            "scenario: idle\nquestion: q?\nextends: baseline.yaml\nparameters: { operations.demand_scale: 0 }\n");
        place.Workplace.Write(
            "scenarios/studies/empty.yaml",
            "study: empty\nbase: ../idle.yaml\naxes: { partnership.budget: , partnership.exercises: }\n"
            + "design: saltelli\npoints: 8\nreplicates: 2\noutcomes: [fill]\n");

        Ended ended = place.Workplace.Run($"{command} --format json");

        Assert.Equal(0, ended.ExitCode);
        using JsonDocument parsed = JsonDocument.Parse(ended.Output);
        Assert.Equal(JsonValueKind.Array, parsed.RootElement.ValueKind);
    }

    [SlowTheory]
    [InlineData("sweep", "")]
    [InlineData("sensitivity", "--no-figures --export salib")]
    [InlineData("sensitivity", "--no-figures --export ema")]
    public void The_points_of_a_design_can_be_fed_back_and_give_the_same_numbers(string command, string more)
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/mixed.yaml", Study);
        Assert.Equal(
            0, place.Workplace.Run($"{command} scenarios/studies/mixed.yaml -o out --quiet {more}").ExitCode);
        File.Copy(place["out/design.csv"], place["scenarios/studies/design.csv"]);
        place.Workplace.Write(
            "scenarios/studies/again.yaml",
            Study.Replace("mixed", "again").Replace("sobol", "list").Replace("points: 24", "points: design.csv"));

        Ended again = place.Workplace.Run("sweep scenarios/studies/again.yaml -o again --quiet");

        Assert.Equal((0, ""), (again.ExitCode, again.Errors));
        Assert.Equal(File.ReadAllText(place["out/sweep.csv"]), File.ReadAllText(place["again/sweep.csv"]));
    }

    [SlowTheory]
    [InlineData("salib")]
    [InlineData("ema")]
    public void An_export_says_what_the_numbers_of_levels_stand_for(string format)
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/mixed.yaml", Study);

        place.Workplace.Run($"sensitivity scenarios/studies/mixed.yaml -o out --quiet --no-figures --export {format}");

        using JsonDocument problem = JsonDocument.Parse(File.ReadAllText(place["out/problem.json"]));
        JsonElement levels = problem.RootElement.GetProperty("levels");
        Assert.Equal(
            ["baseline", "closed_door"],
            levels.GetProperty("scenario").EnumerateArray().Select(level => level.GetString()));
        Assert.Equal(
            ["off", "on"],
            levels.GetProperty("mechanism_teaching").EnumerateArray().Select(level => level.GetString()));
        Assert.False(levels.TryGetProperty("partnership_budget", out _));
    }

    [SlowTheory]
    [InlineData("1")]
    [InlineData("9007199254740993")]
    [InlineData("18446744073709551615")]
    public void A_seed_is_the_same_in_every_file_whatever_its_size(string seed)
    {
        using SweepPlace place = new();

        place.Workplace.Run($"run scenarios/baseline.yaml --replicates 1 --seed {seed} -o run --quiet --no-figures");
        place.Sweep("sweep", $"--seed {seed} --points 2 --replicates 1");

        Assert.Contains($"\"seed\": {seed},", File.ReadAllText(place["run/run.json"]));
        Assert.Contains($"\"seed\": {seed},", File.ReadAllText(place["sweep/sweep.json"]));
        Assert.Contains($"--seed {seed}", File.ReadAllText(place["run/run.json"]));
    }

    [SlowTheory]
    [InlineData("run", "partnersim compare")]
    [InlineData("compare", "partnersim attribute")]
    [InlineData("new", "partnersim check")]
    [InlineData("library", "partnersim run")]
    public void A_command_that_is_printed_can_be_pasted(string command, string next)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no bash");
        using Workplace place = new();
        const string folder =
            "a long name of a folder, which nobody should have to type: it's (\"mine\") & $HOME's * 100 % of it";
        Directory.Move(place["scenarios"], place[folder]);
        string[] words = command switch
        {
            "run" => ["run", $"{folder}/baseline.yaml", "--replicates", "1", "--no-figures", "-o", "out"],
            "compare" =>
            [
                "compare", $"{folder}/baseline.yaml", $"{folder}/no_programmes.yaml", "--replicates", "1",
                "--no-figures", "--no-mediation", "-o", "out",
            ],
            "new" => ["new", "mine", "--from", $"{folder}/baseline.yaml"],
            _ => ["library", $"{folder}/again"],
        };
        Ended ended = place.Run(words);
        Assert.Equal(0, ended.ExitCode);
        string line = Assert.Single(ended.ErrorLines, line => line.Contains(next, StringComparison.Ordinal));
        string pasted = line[line.IndexOf("partnersim ", StringComparison.Ordinal)..];

        Ended again = place.RunTool(
            "bash", "-c", $"partnersim() {{ $PARTNERSIM \"$@\"; }}; {pasted}"
                + (command == "new" ? "" : " --replicates 1 --no-figures -o again"));

        Assert.True(again.ExitCode == 0, again.Errors);
        if (command != "new")
        {
            string asked = JsonDocument.Parse(File.ReadAllText(place["again/run.json"]))
                .RootElement.GetProperty("command").GetString()!;
            Assert.Equal(0, place.RunTool("bash", "-c", $"partnersim() {{ $PARTNERSIM \"$@\"; }}; {asked}").ExitCode);
        }
    }
}
