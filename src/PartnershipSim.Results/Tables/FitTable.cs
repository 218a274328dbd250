using PartnershipSim.Analysis.Calibration;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// How far the scenario's own values and the best point are from the observations of a task: a row of fit.csv.
/// </summary>
public sealed record FitRow(string Task, int Cases, double AsScenario, double Best)
{
    public static IEnumerable<FitRow> Of(Calibrated calibrated)
    {
        ArgumentNullException.ThrowIfNull(calibrated);
        return Enum.GetValues<FitTask>().Select(task => new FitRow(
            task.ToString().ToLowerInvariant(), calibrated.Plan.Data.Count(task), calibrated.AtDefaults.Of(task),
                calibrated.AtBest.Of(task)));
    }
}

/// <summary>fit.csv.</summary>
public static class FitTable
{
    public static Table<FitRow> Table { get; } = new("fit.csv", "what the fit years say of a task", columns =>
    {
        var task = columns.Text("task", "what is fitted", row => row.Task);
        var cases = columns.Whole("cases", "cases", "observations of the fit years", row => row.Cases);
        var asScenario = columns.Number(
            "distance_as_scenario", "-2 ln L", "with the scenario's own values", row => row.AsScenario);
        var best = columns.Number("distance_best", "-2 ln L", "with those of the best point", row => row.Best);
        return cells => new(cells.Of(task), cells.Of(cases), cells.Of(asScenario), cells.Of(best));
    });
}
