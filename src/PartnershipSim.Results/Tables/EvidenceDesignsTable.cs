using PartnershipSim.Analysis.Evidence.Links;

namespace PartnershipSim.Results.Tables;

/// <summary>evidence_designs.csv.</summary>
public static class EvidenceDesignsTable
{
    public static Table<LinkDesignRow> Table { get; } = new(
        "evidence_designs.csv", "a headline link of evidence.csv, estimated by one of several designs", columns =>
        {
            const string unit = "of the link";
            var link = columns.Name("link", "key of the link", row => row.Link);
            var design = columns.Name("design", "key of the design", row => row.Design);
            var label = columns.Text("label", "the design in words", row => row.Label);
            var treated = columns.Whole(
                "treated", "states", "that join within the panel and are observed in the year before",
                row => row.Treated);
            var estimate = columns.Number("estimate", unit, "mean effect in the years after joining", r => r.Estimate);
            var error = columns.Number("se", unit, "its standard error", row => row.StandardError);
            var low = columns.Number("lo95", unit, "low end of the 95 % interval", row => row.Low);
            var high = columns.Number("hi95", unit, "its high end", row => row.High);
            var refusal = columns.Text("refusal", "why there is no estimate", row => row.Refusal);
            return cells => new(
                cells.Of(link), cells.Of(design), cells.Of(label), cells.Of(treated), cells.Of(estimate),
                cells.Of(error), cells.Of(low), cells.Of(high), cells.Of(refusal));
        });
}
