using System.CommandLine;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Analysis.Expectations;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;
using Spectre.Console;
using Study = PartnershipSim.Scenarios.Studies.Study;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>check FILE...</c>: are the scenarios and studies valid, and do they keep what they promise?</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string[]> files = new("file")
        {
            Description = "Scenario and study files",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> expect = new("--expect")
        {
            Description = "Run the expectations of each file and print observed against expected",
        };
        Command command = new(
            "check",
            """
            Validate scenario and study files: every problem at once, with file, line, column and what would be right.

            Examples:
              partnersim check scenarios/mine.yaml scenarios/studies/mine.yaml
              partnersim check scenarios/*.yaml --expect --replicates 200
            """)
        {
            files,
            expect,
            common.Seed,
            common.Replicates,
            common.Threads,
            common.Set,
            common.Quiet,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(parsed, common, parsed.GetRequiredValue(files), parsed.GetValue(expect), stop), stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, CommonOptions common, string[] paths, bool isRun, CancellationToken stop)
    {
        List<Scenario> valid = [];
        SortedSet<Problem> problems = [];
        int studies = 0;
        foreach (string path in paths)
        {
            if (string.IsNullOrWhiteSpace(path))
                throw new UsageException("a scenario is named by its file, for instance scenarios/baseline.yaml");
            if (StudyReader.IsStudy(path))
            {
                ReadResult<Study> read = StudyReader.Read(path);
                problems.UnionWith(read.Problems);
                studies += read.Value is null ? 0 : 1;
                if (read.Value is { } study && !parsed.GetValue(common.Quiet))
                    Screen.Data.MarkupLineInterpolated($"{path}  [green]valid[/]  {Size(study)}");
                continue;
            }

            ReadResult<Scenario> reading = ScenarioReader.Read(path);
            problems.UnionWith(reading.Problems);
            if (reading.Value is null)
                continue;
            Scenario scenario = common.Load(parsed, path);
            valid.Add(scenario);
            if (!isRun && !parsed.GetValue(common.Quiet))
                Screen.Data.MarkupLineInterpolated(
                    $"{path}  [green]valid[/]  {Count(scenario.Expectations.Length + scenario.Evidence.Length)}");
        }

        Screen.Problems(problems);
        if (valid.Count + studies < paths.Length)
            return ExitCode.Invalid;
        return isRun && valid.Count > 0 ? Expect(parsed, common, valid, stop) : ExitCode.Done;
    }

    /// <summary>What a study will cost.</summary>
    private static string Size(Study study)
    {
        SweepPlan plan = SweepPlan.Of(study);
        return $"{plan.Points.Length:N0} points of {plan.Axes.Length} axes x {plan.Replicates:N0} "
            + $"replicates = {plan.Runs:N0} runs";
    }

    private static string Count(int expectations) => expectations switch
    {
        0 => "no expectations",
        1 => "1 expectation",
        _ => $"{expectations} expectations",
    };

    private static int Expect(
        ParseResult parsed, CommonOptions common, List<Scenario> scenarios, CancellationToken stop)
    {
        int failed = 0;
        int tested = 0;
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumns("scenario", "expected", "observed", "");
        using (ProgressLine progress = new("expectations", parsed.GetValue(common.Quiet)))
        {
            ExpectationRunner runner = new(common.PlanOf(parsed, scenarios[0]).Threads);
            foreach (Scenario scenario in scenarios)
            {
                foreach (ExpectationResult verdict in runner.Check(
                    scenario, parsed.GetValue(common.Replicates), parsed.GetValue(common.Seed), stop))
                    Add(scenario, verdict.Expected, verdict.Observed, verdict.IsMet);
                foreach (EvidenceCheck check in EvidenceCheck.Of(
                    scenario, parsed.GetValue(common.Replicates), common.PlanOf(parsed, scenario).Threads,
                    parsed.GetValue(common.Seed), stop))
                    Add(scenario, check.Expected, check.Observed, check.IsMet);

                progress.Report(new(scenarios.IndexOf(scenario) + 1, scenarios.Count));
            }
        }

        if (tested > 0)
            Screen.Data.Write(table);
        Screen.Data.WriteLine($"{tested - failed} of {tested} expectations met.");
        return failed == 0 ? ExitCode.Done : ExitCode.NotMet;

        void Add(Scenario scenario, string expected, string observed, bool isMet)
        {
            tested++;
            failed += isMet ? 0 : 1;
            table.AddRow(
                Markup.Escape(scenario.Name), Markup.Escape(expected), Markup.Escape(observed),
                isMet ? "[green]met[/]" : "[red]NOT MET[/]");
        }
    }
}
