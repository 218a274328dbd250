using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using Spectre.Console;
using Profile = PartnershipSim.Analysis.Calibration.Profile;

namespace PartnershipSim.Cli.Terminal;

/// <summary>Which parameters the data identify, on one screen.</summary>
internal static class CalibrationSummary
{
    public static void Print(Calibrated calibrated)
    {
        IAnsiConsole screen = Screen.Data;
        Ensemble ensemble = calibrated.Ensemble;
        screen.MarkupLineInterpolated(
            $"[bold]{calibrated.Plan.Study.Name}[/]: {ensemble.Members.Length:N0} parameter sets accepted for {ensemble.Parameters.Length} parameters, compared with {calibrated.Plan.Data.Cases.Length:N0} observations up to {ensemble.Origin.LastFitYear}");
        screen.MarkupLineInterpolated(
            $"[grey]Distance (-{2 * FitEngine.LearningRate:0.##} x log predictive density): {calibrated.AtDefaults.Distance:N1} as the scenario stands, {calibrated.AtBest.Distance:N1} at best, tolerated up to {ensemble.Origin.Tolerance:N1}[/]");
        foreach (Identification verdict in Enum.GetValues<Identification>())
        {
            int[] those = [.. Enumerable.Range(0, ensemble.Parameters.Length)
                .Where(p => calibrated.Profiles[p].Verdict == verdict)];
            if (those.Length == 0)
                continue;
            Table table = Screen.NewTable();
            table.AddColumn(Screen.Left($"{Profile.Word(verdict)}: {those.Length}"));
            table.AddColumn(Screen.Right("default"));
            table.AddColumn(Screen.Right("median"));
            table.AddColumn(Screen.Right("90 % interval"));
            table.AddColumn(Screen.Right("range"));
            foreach (int p in those)
            {
                Parameter parameter = ensemble.Parameters[p];
                table.AddRow(
                    Markup.Escape(parameter.Key), Words.Setting(parameter.Default), Words.Setting(ensemble.Median(p)),
                    $"{Words.Setting(ensemble.Quantile(p, 0.05))} to {Words.Setting(ensemble.Quantile(p, 0.95))}",
                    $"{Words.Setting(calibrated.Plan.Axes[p].Range.Low)} to "
                    + $"{Words.Setting(calibrated.Plan.Axes[p].Range.High)}");
            }

            screen.Write(table);
        }

        screen.MarkupLine(
            "[grey]Identified: history fits clearly worse at both ends of the range, whatever the other parameters do "
            + "(the distance rises by more than 3.84, and hardly an accepted set lies there); one-sided: at one end; "
            + "not identified: at neither.[/]");
    }
}
