using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli.Sweeps;

/// <summary>The example scripts are run as their readers would run them, and find the same best points.</summary>
public sealed class ScriptTests
{
    private const string Study =
        """
        study: scripted
        base: ../baseline.yaml
        axes: { partnership.budget: [100, 400], mechanisms.teaching: }
        design: factorial
        replicates: 2
        outcomes: [interop]
        """;

    [Fact]
    public void The_CSharp_script_runs_a_study_and_reads_it()
    {
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/scripted.yaml", Study);

        Ended ended = place.Workplace.RunTool(
            "dotnet", "run", Script("SweepAndRead.cs"), "scenarios/studies/scripted.yaml", "3");

        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
        string[] lines = ended.Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("12 runs in results/scripted-", lines[^5]);
        Assert.EndsWith("12 of them new", lines[^5]);
        Assert.StartsWith("interop = 0.", lines[^4]);
        Assert.EndsWith("at partnership.budget = 400, mechanisms.teaching = 0", lines[^4]);
    }

    [Theory]
    [InlineData("python3", "sweep_and_read.py")]
    [InlineData("Rscript", "sweep_and_read.R")]
    public void A_script_in_another_language_runs_a_study_and_reads_it(string program, string script)
    {
        Assert.SkipUnless(Tool.Exists(program), $"{program} is not installed: {script} was not run");
        using SweepPlace place = new();
        place.Workplace.Write("scenarios/studies/scripted.yaml", Study);

        Ended ended = place.Workplace.RunTool(program, Script(script), "scenarios/studies/scripted.yaml", "3");

        Assert.True(ended.ExitCode == 0, ended.Output + ended.Errors);
        Assert.Contains("interop_mean", ended.Output);
        Assert.Contains("400", ended.Output.TrimEnd('\n').Split('\n')[^4]);
        Assert.Contains("100", ended.Output.TrimEnd('\n').Split('\n')[^1]);
        Assert.True(File.Exists(place["results/scripted-script-3/runs.parquet"]));
    }

    private static string Script(string name) => Path.Combine(Repository.Scenarios, "scripts", name);
}
