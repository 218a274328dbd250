using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Evidence;

/// <summary>The same links by several designs: one column a link, one row a design.</summary>
public sealed class DesignsFigure(EvidencePage page, FigureContext context) : Figure(context)
{
    private const float LineHeight = 1.3f;

    /// <summary>More columns side by side would be too narrow for their numbers; the others stand below.</summary>
    private const int MostColumns = 5;

    private readonly ImmutableArray<EvidenceRow> _links =
        [.. page.Links.Where(link => page.Designs.Any(row => row.Link == link.Link))];

    private readonly ImmutableArray<(string Key, string Label)> _designs =
        [.. page.Designs.Select(row => (row.Design, row.Label)).Distinct()];

    public override string Name => "designs";

    public override string Title => "Which findings depend on the design?";

    public override string Subtitle =>
        "Mean effect in the years of joining and after, with 95 % intervals; hollow where they contain 0";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("link", "design", "label", "estimate", "lo95", "hi95", "treated", "refusal");
            foreach (LinkDesignRow row in page.Designs)
                table.Add(
                    row.Link, row.Design, row.Label, row.Estimate, row.Low, row.High, row.Treated, row.Refusal);
            return table;
        }
    }

    public override bool HasData => !_links.IsEmpty;

    protected override string Reading => "a missing row: the design has no estimate; the CSV says why";

    protected override string Description => string.Join(" ", _links.Select(link =>
        $"{EvidenceWords.Name(link)}: " + string.Join(", ", page.Designs.Where(row => row.Link == link.Link)
            .Where(row => double.IsFinite(row.Estimate))
            .Select(row => $"{row.Label} {EvidenceWords.Number(row.Estimate, link.Unit)}")) + "."));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        int bands = _links.Length > MostColumns ? 2 : 1;
        EvidenceRow[][] rows = [.. _links.Chunk((_links.Length + bands - 1) / bands)];
        for (int band = 0; band < rows.Length; band++)
        {
            float height = body.Height / rows.Length;
            DrawBand(
                sheet, new(body.Left, body.Right, body.Top + (band + 1) * height, body.Top + band * height),
                rows[band], rows[0].Length);
        }
    }

    private void DrawBand(Sheet sheet, PixelRect body, EvidenceRow[] links, int columns)
    {
        float labels = Space.Gutter(_designs.Select(design => design.Label), Theme.Small, body);
        PixelRect below = body.WithLeft(body.Left + labels);
        float width = below.Column(0, columns).Width - 2 * Space.Air;
        int headingLines = links.Max(
            link => Lettered.Wrap(EvidenceWords.Name(link), Theme.Normal, width, isBold: true).Count);
        PixelRect chart = below.WithTop(below.Top + headingLines * LineHeight * Theme.Normal);
        for (int c = 0; c < links.Length; c++)
        {
            EvidenceRow link = links[c];
            LinkDesignRow[] rows = [.. page.Designs.Where(row => row.Link == link.Link)];
            double factor = link.Unit.StartsWith("share", StringComparison.Ordinal) ? 100 : 1;
            PixelRect cell = chart.Column(c, columns);
            Panel panel = new(
                cell.WithRight(cell.Right - Space.Air),
                Scale.Of(
                    rows.SelectMany(row => new[] { row.Estimate, row.Low, row.High }).Select(v => factor * v),
                    withZero: true, most: 2).WithRoom(),
                Scale.Rows(_designs.Length))
            {
                HasUprightGrid = true,
                HasYLabels = false,
                HasLevelGrid = false,
                XTitle = factor == 1 ? "ln" : "pp",
            };
            panel.Draw(sheet, _ => { });
            DrawHeading(sheet, EvidenceWords.Name(link), panel.Area);
            for (int d = 0; d < _designs.Length; d++)
            {
                float y = panel.Area.RowMiddle(d, _designs.Length);
                if (c == 0)
                    sheet.TextBeside(
                        _designs[d].Label, chart.Left - Space.Gap, y, Theme.Small, sheet.Theme.Text, Anchor.End,
                        room: labels - Space.Gap);
                if (rows.FirstOrDefault(row => row.Design == _designs[d].Key) is { } row
                    && double.IsFinite(row.Estimate))
                    DrawRow(sheet, panel, row, y, factor);
            }
        }
    }

    private static void DrawRow(Sheet sheet, Panel panel, LinkDesignRow row, float y, double factor)
    {
        bool isClear = row.Low > 0 || row.High < 0;
        Color color = row.Estimate > 0 ? sheet.Theme.Palette.More : sheet.Theme.Palette.Less;
        if (double.IsFinite(row.Low))
            sheet.Line(panel.Place(factor * row.Low, 0).X, y, panel.Place(factor * row.High, 0).X, y, color, 4);
        float x = panel.Place(factor * row.Estimate, 0).X;
        sheet.Dot(x, y, 8, color);
        if (!isClear)
            sheet.Dot(x, y, 4.5f, sheet.Theme.Background);
    }

    private static void DrawHeading(Sheet sheet, string heading, PixelRect column)
    {
        IReadOnlyList<string> lines = Lettered.Wrap(heading, Theme.Normal, column.Width, isBold: true);
        for (int i = 0; i < lines.Count; i++)
            sheet.TextBeside(
                lines[i], column.Left, column.Top - (lines.Count - i - 0.4f) * LineHeight * Theme.Normal,
                Theme.Normal, isBold: true);
    }
}
