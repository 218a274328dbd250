using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>What the fit years say of a parameter: a row of calibration.csv.</summary>
/// <param name="RiseLow">-2 log-likelihood at the low end of the range above that of the best fit.</param>
/// <param name="ShareLowest">Share of the ensemble in the lowest tenth of the range.</param>
public sealed record CalibrationRow(
    string Parameter, string Unit, double Default, double Low, double High, double Best, double Median, double P05,
        double P25, double P75, double P95,
    string Verdict, double RiseLow, double RiseHigh, double ShareLowest, double ShareHighest)
{
    public static ImmutableArray<CalibrationRow> Of(Calibrated calibrated)
    {
        ArgumentNullException.ThrowIfNull(calibrated);
        return [.. Enumerable.Range(0, calibrated.Ensemble.Parameters.Length).Select(p => Of(calibrated, p))];
    }

    private static CalibrationRow Of(Calibrated calibrated, int p)
    {
        Ensemble ensemble = calibrated.Ensemble;
        Parameter parameter = ensemble.Parameters[p];
        Profile profile = calibrated.Profiles[p];
        Interval range = calibrated.Plan.Axes[p].Range;
        return new(
            parameter.Key, parameter.Unit, parameter.Default, range.Low, range.High, profile.Best, ensemble.Median(p),
                ensemble.Quantile(p, 0.05),
            ensemble.Quantile(p, 0.25), ensemble.Quantile(p, 0.75), ensemble.Quantile(p, 0.95),
                Profile.Word(profile.Verdict), profile.Points[0].Rise,
            profile.Points[^1].Rise, profile.AtLow, profile.AtHigh);
    }
}

/// <summary>calibration.csv.</summary>
public static class CalibrationTable
{
    public static Table<CalibrationRow> Table { get; } =
        new("calibration.csv", "what the fit years say of a parameter", columns =>
    {
        const string unit = Columns<CalibrationRow>.Row, loss = "-2 ln L";
        var parameter = columns.Text("parameter", "key of the parameter", row => row.Parameter);
        var ofParameter = columns.Text("unit", "unit of the parameter", row => row.Unit);
        var usual = columns.Number("default", unit, "value without a calibration", row => row.Default);
        var low = columns.Number("low", unit, "low end of the range of the prior", row => row.Low);
        var high = columns.Number("high", unit, "its high end", row => row.High);
        var best = columns.Number("best", unit, "value of the best fit", row => row.Best);
        var median = columns.Number("median", unit, "median of the ensemble", row => row.Median);
        var p05 = columns.Number("p05", unit, "5 % quantile of the ensemble", row => row.P05);
        var p25 = columns.Number("p25", unit, "25 % quantile of the ensemble", row => row.P25);
        var p75 = columns.Number("p75", unit, "75 % quantile of the ensemble", row => row.P75);
        var p95 = columns.Number("p95", unit, "95 % quantile of the ensemble", row => row.P95);
        var verdict = columns.Text(
            "verdict", "identified, one-sided or not identified: both ends of the range excluded, one, none", row =>
            row.Verdict);
        var riseLow = columns.Number(
            "rise_low", loss, "rise above the best fit at the low end of the range", row => row.RiseLow);
        var riseHigh = columns.Number(
            "rise_high", loss, "rise above the best fit at its high end", row => row.RiseHigh);
        var lowest = columns.Number(
            "share_lowest_tenth", "0-1", "share of the ensemble in the lowest tenth of the range", row =>
            row.ShareLowest);
        var highest = columns.Number(
            "share_highest_tenth", "0-1", "share of the ensemble in the highest tenth", row => row.ShareHighest);
        return cells => new(
            cells.Of(parameter), cells.Of(ofParameter), cells.Of(usual), cells.Of(low), cells.Of(high), cells.Of(best),
                cells.Of(median), cells.Of(p05),
            cells.Of(p25), cells.Of(p75), cells.Of(p95), cells.Of(verdict), cells.Of(riseLow), cells.Of(riseHigh),
                cells.Of(lowest), cells.Of(highest));
    });
}
