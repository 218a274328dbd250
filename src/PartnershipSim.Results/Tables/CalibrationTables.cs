using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>The tables of a calibration.</summary>
public static class CalibrationTables
{
    public static ImmutableArray<string> ParameterHeader { get; } =
        ["parameter", "unit", "default", "low", "high", "best", "median", "p05", "p25", "p75", "p95", "verdict", "rise_low", "rise_high", "share_lowest_tenth", "share_highest_tenth"];

    /// <summary>calibration.csv: one row a parameter.</summary>
    public static IEnumerable<IReadOnlyList<object>> ParameterRows(Calibrated calibrated)
    {
        ArgumentNullException.ThrowIfNull(calibrated);
        Ensemble ensemble = calibrated.Ensemble;
        for (int p = 0; p < ensemble.Parameters.Length; p++)
        {
            Parameter parameter = ensemble.Parameters[p];
            Profile profile = calibrated.Profiles[p];
            yield return
            [
                parameter.Key, parameter.Unit, parameter.Default, calibrated.Plan.Axes[p].Range.Low, calibrated.Plan.Axes[p].Range.High, profile.Best, ensemble.Median(p),
                ensemble.Quantile(p, 0.05), ensemble.Quantile(p, 0.25), ensemble.Quantile(p, 0.75), ensemble.Quantile(p, 0.95),
                Profile.Word(profile.Verdict), profile.Points[0].Rise, profile.Points[^1].Rise, profile.AtLow, profile.AtHigh,
            ];
        }
    }

    public static void WriteParameters(Stream stream, Calibrated calibrated) => RunTables.Write(stream, [.. ParameterHeader], ParameterRows(calibrated).Select(row => row.Select(Text)));

    /// <summary>profiles.csv: how -2 log-likelihood rises when one parameter is held at a value.</summary>
    public static void WriteProfiles(Stream stream, Calibrated calibrated)
    {
        ArgumentNullException.ThrowIfNull(calibrated);
        RunTables.Write(stream, ["parameter", "value", "rise"], calibrated.Profiles.SelectMany(profile => profile.Points.Select(point => new[] { profile.Key, Text(point.Value), Text(point.Rise) })));
    }

    /// <summary>generations.csv: from the prior to the ensemble.</summary>
    public static void WriteTrail(Stream stream, Calibrated calibrated)
    {
        ArgumentNullException.ThrowIfNull(calibrated);
        RunTables.Write(
            stream, ["generation", "tolerance", "best_distance", "directions", "replicates", "noise", "acceptance", "evaluations"],
            calibrated.Trail.Select(row => new[]
            {
                Text(row.Number), Text(row.Tolerance), Text(row.BestDistance), Text(row.Directions), Text(row.Replicates), Text(row.Noise), Text(row.Acceptance), Text(row.Evaluations),
            }));
    }

    /// <summary>fit.csv: what the fit years say of the scenario's own values, of the best point and of the ensemble, task by task.</summary>
    public static void WriteFit(Stream stream, Calibrated calibrated)
    {
        ArgumentNullException.ThrowIfNull(calibrated);
        RunTables.Write(
            stream, ["task", "cases", "distance_as_scenario", "distance_best"],
            Enum.GetValues<FitTask>().Select(task => new[]
            {
                task.ToString().ToLowerInvariant(), Text(calibrated.Plan.Data.Count(task)), Text(calibrated.AtDefaults.Of(task)), Text(calibrated.AtBest.Of(task)),
            }));
    }

    private static string Text(object value) => value is double number ? RunTables.Number(number) : string.Format(CultureInfo.InvariantCulture, "{0}", value);
}
