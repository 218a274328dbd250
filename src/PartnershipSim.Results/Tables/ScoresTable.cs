using PartnershipSim.Analysis.History;

namespace PartnershipSim.Results.Tables;

/// <summary>scores.csv.</summary>
public static class ScoresTable
{
    public static Table<ScoreRow> Table { get; } =
        new("scores.csv", "the score of one forecaster by itself, bias and coverage included", columns =>
    {
        var window = HindcastColumns.Window(columns, row => row.Window);
        var set = HindcastColumns.Set(columns, row => row.Set);
        var task = HindcastColumns.Task(columns, row => row.Task);
        var group = columns.Name(
            "group", "all, partners, or firm: spending without estimates of the source and states at war",
            row => row.Group);
        var forecaster = columns.Text(
            "forecaster", "key of the model or of a reference forecast", row => row.Forecaster);
        var score = columns.Text("score", "key of the score", row => row.Score);
        var cases = columns.Whole("cases", "cases", "that were forecast", row => row.Cases);
        var value = columns.Number("value", "of the score", "the score", row => row.Value);
        return cells => new(
            cells.Of(window), cells.Of(set), cells.Of(task), cells.Of(group), cells.Of(forecaster), cells.Of(score),
                cells.Of(cases), cells.Of(value));
    });
}
