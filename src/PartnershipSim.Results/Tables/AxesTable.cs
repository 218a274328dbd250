namespace PartnershipSim.Results.Tables;

/// <summary>
/// What an axis of a sweep does at one of its levels: the mean over the points of the level against the mean over all
/// points, replicate by replicate under common random numbers (a main effect). A row of axes.csv.
/// </summary>
/// <param name="Level">A setting, or a range of settings.</param>
/// <param name="Points">Points of the level; all other axes vary over them.</param>
/// <param name="Base">Mean of the base scenario of the study, for orientation.</param>
/// <param name="Low90">Of the 90 % interval of the effect; it is over chance alone.</param>
public sealed record AxisEffect(
    string Axis, string Level, string Outcome, int Points, double Mean, double Base, double Effect, double Low90,
    double High90);

/// <summary>axes.csv.</summary>
public static class AxesTable
{
    public static Table<AxisEffect> Table { get; } = new(
        "axes.csv", "the main effect of a level of an axis: its points against all points of the study", columns =>
        {
            var axis = columns.Name("axis", "column of the axis", row => row.Axis);
            var level = columns.Text("level", "a setting of the axis, or a range of settings", row => row.Level);
            var outcome = columns.Name("outcome", "column of the outcome", row => row.Outcome);
            var points = columns.Whole(
                "points", "points", "points of the level; all other axes vary over them", row => row.Points);
            var mean = columns.Number("mean", "of the outcome", "mean over these points", row => row.Mean);
            var alone = columns.Number(
                "base", "of the outcome", "mean of the base scenario, for orientation", row => row.Base);
            var effect = columns.Number(
                "effect", "of the outcome", "the mean less that over all points, replicate by replicate",
                row => row.Effect);
            var low = columns.Number("lo90", "of the outcome", "90 % interval over chance", row => row.Low90);
            var high = columns.Number("hi90", "of the outcome", "its upper end", row => row.High90);
            return cells => new(
                cells.Of(axis), cells.Of(level), cells.Of(outcome), cells.Of(points), cells.Of(mean), cells.Of(alone),
                cells.Of(effect), cells.Of(low), cells.Of(high));
        });
}
