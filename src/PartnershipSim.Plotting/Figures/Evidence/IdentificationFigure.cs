using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Evidence;

/// <summary>What is left unknown of each parameter after the statistics of history, and after new data.</summary>
public sealed class IdentificationFigure(EvidencePage page, FigureContext context) : Figure(context)
{
    private const int Most = 26;
    private const string Observed = "observed", Everything = "with_all";

    private readonly ImmutableArray<(IdentificationRow Now, double After)> _rows =
    [
        .. page.Identification.Where(row => row.Data == Observed)
            .Select(row => (row, page.Identification
                .FirstOrDefault(other => other.Data == Everything && other.Parameter == row.Parameter)?.Ratio
                ?? double.NaN))
            .OrderBy(pair => pair.row.Ratio).Take(Most),
    ];

    public override string Name => "identification";

    public override string Title
    {
        get
        {
            DirectionRow[] directions = [.. page.Directions.Where(row => row.Data == Observed)];
            return directions.Length == 0
                ? "What history says of the parameters"
                : $"History informs {directions.Count(row => row.Singular > 1)} of {directions.Length} directions of "
                    + "the parameters";
        }
    }

    public override string Subtitle =>
        "Spread of a parameter after the statistics of history over its spread before: 1 means that they say nothing";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("data", "parameter", "unit", "prior_sd", "posterior_sd", "ratio");
            foreach (IdentificationRow row in page.Identification)
                table.Add(row.Data, row.Parameter, row.Unit, row.PriorSd, row.PosteriorSd, row.Ratio);
            return table;
        }
    }

    public override bool HasData => !_rows.IsEmpty;

    protected override string Reading =>
        "to first order, at the scenario's own values, if the model is right: an upper bound of what a fit can learn"
        + (page.Identification.Count(row => row.Data == Observed) > Most
            ? $"; the {Most} parameters of which most is learned, the CSV contains all"
            : "");

    protected override string Description => string.Join(" ", _rows.Take(10).Select(pair =>
        $"{pair.Now.Parameter}: {Words.Fixed(pair.Now.Ratio, 2)}, with all candidate data "
        + $"{Words.Fixed(pair.After, 2)}."));

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("data there are", Sign.Square, theme => theme.Palette.First),
        new("with complete lists, an attitude index and OCC levels", Sign.Line, theme => theme.Palette.Second),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        RowChart chart = new(
            body, [.. _rows.Select(pair => pair.Now.Parameter)],
            Scale.Of([0, 1], withZero: true, most: 5), "posterior spread over prior spread", tallest: 3,
            right: Space.Air);
        chart.Panel.Draw(sheet, plot =>
        {
            for (int i = 0; i < _rows.Length; i++)
                plot.Add.Plottable(chart.Bar(i, -0.32, 0.32, 0, _rows[i].Now.Ratio, sheet.Theme.Palette.First));
        });
        chart.DrawNames(sheet);
        for (int i = 0; i < _rows.Length; i++)
        {
            if (!double.IsFinite(_rows[i].After))
                continue;
            float x = chart.Panel.Place(_rows[i].After, 0).X;
            sheet.Line(x, chart.Height(i, 0.45), x, chart.Height(i, -0.45), sheet.Theme.Palette.Second, 5);
        }
    }
}
