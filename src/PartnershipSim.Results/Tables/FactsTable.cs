using PartnershipSim.Analysis.History;

namespace PartnershipSim.Results.Tables;

/// <summary>facts.csv.</summary>
public static class FactsTable
{
    public static Table<FactRow> Table { get; } =
        new("facts.csv", "a stylised fact as it was observed and as the model has it", columns =>
    {
        const string unit = Columns<FactRow>.Row;
        var fact = columns.Text("fact", "key of the fact", row => row.Fact);
        var pattern = columns.Text("pattern", "what was observed, in words", row => row.Pattern);
        var ofFact = columns.Unit(row => row.Unit);
        var set = HindcastColumns.Set(columns, row => row.Set);
        var source = columns.Text("source", "where the observation is from", row => row.Source);
        var observed = columns.Number("observed", unit, "as observed", row => row.Observed);
        var simulated = columns.Number("simulated", unit, "mean over the runs", row => row.Simulated);
        var low = columns.Quantile("p05", 5, row => row.P05);
        var high = columns.Quantile("p95", 95, row => row.P95);
        var bandLow = columns.Number(
            "band_low", unit, "low end of the band that the mean must lie in", row => row.BandLow);
        var bandHigh = columns.Of(
            "band_high", unit, "its high end; blank: none", CellKinds.Bound(double.PositiveInfinity), row =>
            row.BandHigh);
        var isMet = columns.Of(
            "verdict", "", "pass: the mean lies in the band; fail: it does not", CellKinds.Either("pass", "fail"),
            row => row.IsMet);
        return cells => new(
            cells.Of(fact), cells.Of(pattern), cells.Of(ofFact), cells.Of(set), cells.Of(source), cells.Of(observed),
                cells.Of(simulated), cells.Of(low),
            cells.Of(high), cells.Of(bandLow), cells.Of(bandHigh), cells.Of(isMet));
    });
}
