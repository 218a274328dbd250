using System.CommandLine;
using PartnershipSim.Analysis.Estimation;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>fit SCENARIO</c>: every parameter that is estimated, as the data have it, with standard errors, from the years up
/// to each origin.
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
        Command command = new(
            "fit",
            """
            Estimate spending, strength, joining and sizes from the data: estimate, standard error (clustered by state), likelihood ratio at 0.

            Examples:
              partnersim fit scenarios/baseline.yaml
              partnersim fit scenarios/baseline.yaml --until 2014
            """)
        {
            scenario,
            until,
        };
        command.SetAction(parsed => Execute(
            Scenario.Load(parsed.GetRequiredValue(scenario)), parsed.GetValue(until) ?? []));
        return command;
    }

    private static int Execute(Scenario scenario, int[] asked)
    {
        const int first = ModelFit.FirstOrigin;
        foreach (int year in asked)
        {
            if (year < first || year > scenario.Data.LastObserved)
                throw new UsageException(
                    $"--until {year}: choose a year from {first} to "
                    + $"{scenario.Data.LastObserved}, the last in the data");
        }

        int[] years = asked.Length > 0 ? asked : [2008, 2014, 2020, scenario.Data.LastObserved];
        foreach (int until in years.Distinct())
        {
            foreach (Block block in ModelFit.Of(scenario, until, isDetailed: true).Blocks)
                Print(block);
        }

        return ExitCode.Done;
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
