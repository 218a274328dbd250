using System.CommandLine;
using System.Diagnostics;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Plotting.Figures.Calibration;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Scenarios.Studies;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// <c>calibrate STUDY</c>: which values of the parameters does history accept, and of which does it say nothing?
/// </summary>
internal static class CalibrateCommand
{
    public static Command Create()
    {
        StudyOptions options = new();
        CommonOptions common = new();
        Command command = new(
            "calibrate",
            """
            Fit parameters to the years up to 2008: an ensemble of parameter sets that are consistent with the data, and which parameters the
            data identify. The axes of the study are the parameters, their ranges the prior, its points the size of the ensemble. A
            calibration that was stopped resumes when the same command is given again.

            Examples:
              partnersim calibrate scenarios/studies/calibration.yaml
              partnersim calibrate scenarios/studies/calibration.yaml --points 200 -o quick
              partnersim compare scenarios/baseline.yaml scenarios/no_programmes.yaml --ensemble results/calibration-.../ensemble.parquet
            """)
        {
            options.Study,
        };
        options.AddTo(command, isSweep: false);
        command.Add(common.Format);
        command.Add(common.NoFigures);
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(parsed, options, parsed.GetValue(common.Format), !parsed.GetValue(common.NoFigures), stop),
            stop));
        return command;
    }

    private static int Execute(
        ParseResult parsed, StudyOptions options, OutputFormat format, bool isDrawn, CancellationToken stop)
    {
        if (format == OutputFormat.Xlsx)
            throw new UsageException(
                "--format xlsx: calibrate writes CSV and Parquet files; choose table, csv or json");
        Stopwatch clock = Stopwatch.StartNew();
        bool isQuiet = parsed.GetValue(options.Quiet);
        Study study = options.LoadStudy(parsed);
        CalibrationPlan plan = CalibrationPlan.Of(study);
        using StudyFolder folder = StudyFolder.OfCalibration(
            parsed.GetValue(options.Output), $"{study.Name}-{plan.Fingerprint[..12]}");
        Calibration calibration = new(plan, folder.Shown, parsed.GetValue(options.Threads) ?? 0);
        Calibrated calibrated = Run(calibration, study, folder, isQuiet, stop);

        int figures = isDrawn ? new FigureFolder(isQuiet, stop).Write(CalibrationFigures.Of(calibrated), folder) : 0;

        CalibrationTable.Table.Print(
            format, CalibrationRow.Of(calibrated),
            () => CalibrationSummary.Print(calibrated));

        if (!isQuiet)
        {
            Screen.Message(
                $"{clock.Elapsed.TotalSeconds:0.0} s. In {folder.Shown}: ensemble.parquet, calibration.csv, "
                + $"profiles.csv, fit.csv, generations.csv{(figures > 0 ? $", {figures} figures" : "")}");
            Screen.Message(
                $"Next, effects with what is not known of the parameters: "
                + $"{CommandText.Of("compare", study.Base.Path ?? "scenarios/baseline.yaml")} ... --ensemble "
                + CommandText.Quoted(Path.Combine(folder.Shown, EnsembleFile.FileName)));
        }

        return ExitCode.Done;
    }

    private static Calibrated Run(
        Calibration calibration, Study study, StudyFolder folder, bool isQuiet, CancellationToken stop)
    {
        try
        {
            using ProgressLine progress = new("profiles", isQuiet);
            return calibration.Run(Tell, progress, stop);
        }
        catch (OperationCanceledException)
        {
            throw new ResumableStopException(
                $"Stopped. {calibration.Done} generations are kept in {folder.Shown}; "
                + "the same command resumes there.");
        }

        void Tell(Generation generation)
        {
            if (!isQuiet)
            {
                Screen.Message(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{study.Name}: generation {generation.Number}, "
                    + $"{generation.Tolerance - generation.Best.Distance:N1} above the best (to "
                    + $"fall to {generation.GoalExcess:N1}), {generation.Acceptance:0 %} accepted, "
                    + $"{generation.Replicates} replicates a point, {generation.Evaluations:N0} points so far"));
            }
        }
    }
}
