using PartnershipSim.Analysis.Evidence.Links;

namespace PartnershipSim.Results.Tables;

/// <summary>permutation.csv.</summary>
public static class PermutationTable
{
    public static Table<PermutationRow> Table { get; } = new(
        "permutation.csv", "whether contributions prefer the path of a latent variable to that of another state",
        columns =>
        {
            var path = columns.Name("path", "the latent variable", row => row.Path);
            var among = columns.Text("among", "all states, or non-members before entry", row => row.Among);
            var outcome = columns.Name("outcome", "joining, or size of those who join", row => row.Outcome);
            var part = columns.Text("part", "the whole path, or what programmes made of it", row => row.Part);
            var parp = columns.Of(
                "parp", "", "yes: participation in PARP is controlled for", CellKinds.Either("yes", "no"),
                row => row.HasParp);
            var rows = columns.Whole("rows", "rows", "cells of operation, state and year", row => row.Rows);
            var states = columns.Whole("states", "states", "with such cells", row => row.States);
            var z = columns.Number("z", "-", "signed score test of the path as it is", row => row.Z);
            var ratio = columns.Number("lr", "-", "likelihood ratio to second order: z²", row => row.Ratio);
            var p = columns.Number(
                "p", "0-1", "share of assignments within cohorts with as large a z, one-sided", row => row.PValue);
            var refusal = columns.Text("refusal", "why there is no test", row => row.Refusal);
            return cells => new(
                cells.Of(path), cells.Of(among), cells.Of(outcome), cells.Of(part), cells.Of(parp), cells.Of(rows),
                cells.Of(states), cells.Of(z), cells.Of(ratio), cells.Of(p), cells.Of(refusal));
        });
}
