using System.Collections.Immutable;
using System.CommandLine;
using PartnershipSim.Analysis.Estimation;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>fit SCENARIO</c>: every parameter that is estimated, as the data have it, with standard errors, from the years
/// up to each origin.
/// </summary>
internal static class FitCommand
{
    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> scenario = new("scenario")
        {
            Description = "Scenario file whose data are fitted, e.g. scenarios/baseline.yaml",
        };
        Option<int[]> until = new("--until")
        {
            Description = "Last year that is looked at; may be given several times. Otherwise 2008, 2014, "
                + "2020 and the last year of the data",
            HelpName = "YEAR",
        };
        Option<int> known = new("--known")
        {
            Description = "Instead, simulate this many histories at known parameters, fit each, and say how often the "
                + "intervals of 90 % hold the truth",
            HelpName = "N",
        };
        Option<bool> strict = new("--strict")
        {
            Description = "Of joining, look only at decisions whose year before is known",
        };
        Command command = new(
            "fit",
            """
            Estimate spending, strength, joining and sizes from the data, with standard errors by state.

            Examples:
              partnersim fit scenarios/baseline.yaml
              partnersim fit scenarios/baseline.yaml --until 2014
              partnersim fit scenarios/baseline.yaml --until 2014 --known 50
            """)
        {
            scenario,
            until,
            known,
            strict,
        };
        command.SetAction((parsed, stop) => Task.Run(() => Execute(
            Scenario.Load(parsed.GetRequiredValue(scenario)), parsed.GetValue(until) ?? [], parsed.GetValue(known),
            parsed.GetValue(strict), stop), stop));
        return command;
    }

    private static int Execute(Scenario scenario, int[] asked, int known, bool isStrict, CancellationToken stop)
    {
        const int first = ModelFit.FirstOrigin;
        foreach (int year in asked)
        {
            if (year < first || year > scenario.Data.LastObserved)
                throw new UsageException(
                    $"--until {year}: choose a year from {first} to "
                    + $"{scenario.Data.LastObserved}, the last in the data");
        }

        if (known < 0)
            throw new UsageException($"--known {known}: choose 1 or more");
        if (known > 0 && asked.Any(year => year < ModelFit.FirstOfOperations))
            throw new UsageException(
                $"--known: choose --until {ModelFit.FirstOfOperations} or later; before, joining and sizes cannot be "
                + "estimated");
        int[] years = asked.Length > 0 ? asked : [2008, 2014, 2020, scenario.Data.LastObserved];
        foreach (int until in years.Distinct())
        {
            if (known > 0)
            {
                Print(until, known, OfKnownWorlds(scenario, until, known, isStrict, stop));
                continue;
            }

            foreach (Block block in ModelFit.Of(scenario, until, new(HasRatios: true, isStrict)).Blocks)
                Print(block);
        }

        return ExitCode.Done;
    }

    private static ImmutableArray<Coverage> OfKnownWorlds(
        Scenario scenario, int until, int worlds, bool isStrict, CancellationToken stop)
    {
        using ProgressLine progress = new("fitting known worlds", isQuiet: false);
        return KnownWorlds.Of(scenario, until, worlds, isStrict, progress: progress, cancellation: stop);
    }

    private static void Print(int until, int worlds, ImmutableArray<Coverage> found)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left($"{worlds} known worlds to {until}"));
        foreach (string heading in (string[])
        [
            "truth in the 90 % interval", "share", "median error, se", "spread of errors, se",
        ])
            table.AddColumn(Screen.Right(heading));
        foreach (Coverage each in found)
            table.AddRow(
                each.Parameter.Key, $"{each.Held} of {each.Worlds}", $"{100 * each.Share:0} %",
                $"{each.Bias:+0.0;-0.0;0.0}", $"{each.Ratio:0.00}");
        int held = found.Sum(each => each.Held), all = found.Sum(each => each.Worlds);
        table.AddRow("all", $"{held:N0} of {all:N0}", $"{100.0 * held / all:0} %", "", "");
        Screen.Data.Write(table);
    }

    private static void Print(Block block)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left(
            $"{block.Name} to {block.Until}: {block.Rows:N0} {block.Cases} of {block.Clusters} states"));
        foreach (string heading in (string[])
        [
            "default", "estimate", "standard error", "ratio at 0", "default within one",
        ])
            table.AddColumn(Screen.Right(heading));
        foreach (FittedNumber number in block.Numbers)
            Add(number, number.Parameter.Key, number.AgreesWithDefault ? "yes" : "no");
        foreach (FittedNumber number in block.Freed)
            Add(number, $"{number.Parameter.Key}, if free", "");
        Screen.Data.Write(table);

        void Add(FittedNumber number, string name, string verdict) => table.AddRow(
            name, $"{number.Parameter.Default:0.000}", $"{number.Estimate:0.000}", $"{number.StandardError:0.000}",
            double.IsNaN(number.Ratio) ? "" : $"{number.Ratio:0.0}", verdict);
    }
}
