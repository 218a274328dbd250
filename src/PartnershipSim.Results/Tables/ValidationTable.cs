using PartnershipSim.Analysis.Evidence.Links;

namespace PartnershipSim.Results.Tables;

/// <summary>validation.csv.</summary>
public static class ValidationTable
{
    public static Table<ValidationRow> Table { get; } = new(
        "validation.csv", "whether a variable helps to predict who joins operations, among states left out",
        columns =>
        {
            var added = columns.Text("added", "the variable", row => row.Added);
            var among = columns.Text("among", "all states, or non-members before entry", row => row.Among);
            var rows = columns.Whole("rows", "rows", "cells of operation, state and year", row => row.Rows);
            var states = columns.Whole("states", "states", "each left out in turn", row => row.States);
            var below = columns.Number(
                "base", "ln L", "log likelihood of the states left out, without the variable", row => row.Base);
            var gain = columns.Number("gain", "ln L", "what the variable adds to it", row => row.Gain);
            var error = columns.Number(
                "se", "ln L", "standard error of the gain, over states", row => row.StandardError);
            var improved = columns.Whole(
                "improved", "states", "that are predicted better with the variable", row => row.Improved);
            var pays = columns.Of(
                "pays", "", "yes: the gain is more than 1.64 standard errors above 0", CellKinds.Either("yes", "no"),
                row => row.Pays);
            var refusal = columns.Text("refusal", "why there is no number", row => row.Refusal);
            return cells => new(
                cells.Of(added), cells.Of(among), cells.Of(rows), cells.Of(states), cells.Of(below), cells.Of(gain),
                cells.Of(error), cells.Of(improved), cells.Of(pays), cells.Of(refusal));
        });
}
