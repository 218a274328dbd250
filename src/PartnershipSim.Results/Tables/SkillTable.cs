using PartnershipSim.Analysis.History;

namespace PartnershipSim.Results.Tables;

/// <summary>skill.csv.</summary>
public static class SkillTable
{
    public static Table<SkillRow> Table { get; } = new(
        "skill.csv", "the model's score beside that of a reference forecast, or of the model without one of its parts",
            columns =>
        {
            var window = HindcastColumns.Window(columns, row => row.Window);
            var set = HindcastColumns.Set(columns, row => row.Set);
            var task = HindcastColumns.Task(columns, row => row.Task);
            var group = columns.Name(
                "group", "all, partners, or firm: spending without estimates of the source and states at war",
                row => row.Group);
            var score = columns.Text("score", "key of the score", row => row.Score);
            var against = columns.Text(
                "against", "key of the reference forecast, or of the part that is left out", row => row.Against);
            var cases = columns.Whole("cases", "cases", "of which both say something", row => row.Cases);
            var states = columns.Whole("states", "states", "to which these cases belong", row => row.States);
            var model = columns.Number("model", "of the score", "score of the model", row => row.Model);
            var other = columns.Number("other", "of the score", "score of the other", row => row.Other);
            var skill = columns.Number(
                "skill", "-", "1 - model/other: above 0 where the model is better", row => row.Value);
            var low = columns.Of(
                "lo90", "-", "low end of the 90 % interval over resampled states; blank: no end",
                    CellKinds.Bound(double.NegativeInfinity), row => row.Low);
            var high = columns.Of(
                "hi90", "-", "its high end; blank: no end", CellKinds.Bound(double.PositiveInfinity), row => row.High);
            columns.Text("verdict", "wins, ties or loses: whether the interval is above, around or below 0", row =>
                row.Verdict.ToString().ToLowerInvariant());
            return cells => new(
                cells.Of(window), cells.Of(set), cells.Of(task), cells.Of(group), cells.Of(score), cells.Of(against),
                    cells.Of(cases), cells.Of(states),
                cells.Of(model), cells.Of(other), cells.Of(skill), cells.Of(low), cells.Of(high));
        });
}

/// <summary>Columns that several tables of a hindcast have.</summary>
internal static class HindcastColumns
{
    public static Column<TRow, string> Window<TRow>(Columns<TRow> columns, Func<TRow, string> value) =>
        columns.Text("window", "key of the forecast window: what is forecast, from which year, to which", value);

    public static Column<TRow, string> Set<TRow>(Columns<TRow> columns, Func<TRow, string> value) =>
        columns.Text("set", "fit or held_out: years on which parameters were fitted, or not; mixed: both", value);

    public static Column<TRow, string> Task<TRow>(Columns<TRow> columns, Func<TRow, string> value) =>
        columns.Text("task", "level, participation, troops or size", value);
}
