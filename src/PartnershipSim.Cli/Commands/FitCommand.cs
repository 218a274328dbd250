using System.CommandLine;
using PartnershipSim.Analysis.History;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using Spectre.Console;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>fit SCENARIO</c>: the coefficients of spending as the data have them, with standard errors, from the years up to
/// each origin.
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
            Estimate the coefficients of spending from the data: estimate, standard error (clustered by state), likelihood ratio at 0.

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
        const int first = SpendingFit.FirstOrigin;
        foreach (int year in asked)
        {
            if (year < first || year > scenario.Data.LastObserved)
                throw new UsageException(
                    $"--until {year}: choose a year from {first} to "
                    + $"{scenario.Data.LastObserved}, the last in the data");
        }

        int[] years = asked.Length > 0 ? asked : [2008, 2014, 2020, scenario.Data.LastObserved];
        foreach (int until in years.Distinct())
            Print(SpendingFit.Of(scenario, until));
        return ExitCode.Done;
    }

    private static void Print(SpendingFit fit)
    {
        Table table = Screen.NewTable();
        table.AddColumn(Screen.Left(
            $"{SpendingFit.FirstYear}-{fit.Until}: {fit.Rows:N0} yearly changes of {fit.Clusters} states"));
        foreach (string heading in (string[])
        [
            "default", "estimate", "standard error", "ratio at 0", "default within one",
        ])
            table.AddColumn(Screen.Right(heading));
        foreach (FittedNumber number in fit.Numbers)
        {
            bool isScale = double.IsNaN(number.StandardError);
            table.AddRow(
                number.Parameter.Key, $"{number.Parameter.Default:0.000}", $"{number.Estimate:0.000}",
                isScale ? "" : $"{number.StandardError:0.000}", isScale ? "" : $"{number.Ratio:0.0}",
                isScale ? "" : number.AgreesWithDefault ? "yes" : "no");
        }

        Screen.Data.Write(table);
    }
}
