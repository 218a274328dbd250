using PartnershipSim.Analysis.Evidence.Links;

namespace PartnershipSim.Results.Tables;

/// <summary>identification.csv, directions.csv and detections.csv.</summary>
public static class IdentificationTable
{
    private const string DataMeaning = "observed, or observed with a candidate for new data";

    public static Table<IdentificationRow> Parameters { get; } = new(
        "identification.csv", "how far statistics of history would narrow a parameter", columns =>
        {
            const string unit = Columns<IdentificationRow>.Row;
            var data = columns.Name("data", DataMeaning, row => row.Data);
            var parameter = columns.Text("parameter", "key of the parameter", row => row.Parameter);
            var ofRow = columns.Unit(row => row.Unit);
            var prior = columns.Number("prior_sd", unit, "spread of its declared range", row => row.PriorSd);
            var posterior = columns.Number(
                "posterior_sd", unit, "spread after the statistics, to first order", row => row.PosteriorSd);
            columns.Number("ratio", "0-1", "posterior_sd over prior_sd: 1 means that they say nothing", r => r.Ratio);
            return cells => new(
                cells.Of(data), cells.Of(parameter), cells.Of(ofRow), cells.Of(prior), cells.Of(posterior));
        });

    public static Table<DirectionRow> Directions { get; } = new(
        "directions.csv", "a direction of the parameters, by how much the statistics see of it", columns =>
        {
            var data = columns.Name("data", DataMeaning, row => row.Data);
            var number = columns.Whole("number", "", "1 is the direction that is seen best", row => row.Number);
            var singular = columns.Number(
                "singular_value", "-", "above 1 the statistics say more than the prior", row => row.Singular);
            var main = columns.Text("main", "parameters that make most of it", row => row.Main);
            return cells => new(cells.Of(data), cells.Of(number), cells.Of(singular), cells.Of(main));
        });

    public static Table<DetectionRow> Detections { get; } = new(
        "detections.csv", "whether the statistics could show that a part of the model does something", columns =>
        {
            var data = columns.Name("data", DataMeaning, row => row.Data);
            var part = columns.Name("part", "programmes, or attitudes as their pathway", row => row.Part);
            var free = columns.Number(
                "z_free", "-", "expected z with the other parameters as uncertain as their ranges", row => row.ZFree);
            var known = columns.Number("z_known", "-", "expected z with them known", row => row.ZKnown);
            return cells => new(cells.Of(data), cells.Of(part), cells.Of(free), cells.Of(known));
        });
}
