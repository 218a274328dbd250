using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Evidence;

/// <summary>
/// Event studies: one panel a headline link, with the years before joining, history with intervals, and simulated
/// histories behind where the model has the outcome.
/// </summary>
public sealed class EventStudyFigure(EvidencePage page, FigureContext context) : Figure(context)
{
    private readonly ImmutableArray<(EvidenceRow Link, EventTimeRow[] Times)> _panels =
    [
        .. page.Links.Where(link => link.IsHeadline)
            .Select(link => (link, page.EventTimes.Where(row => row.Link == link.Link).ToArray()))
            .Where(panel => panel.Item2.Length > 1),
    ];

    public override string Name => "event_study";

    public override string Title => "Before and after joining: history and simulated histories";

    public override string Subtitle =>
        "Effect by years since joining, against states that have not joined yet; base: the year before. "
        + "Vertical lines: 95 % interval of each year, thin: band for all years together";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new(
                "link", "event_time", "estimate", "lo95", "hi95", "band_lo95", "band_hi95", "model_mean", "model_lo95",
                "model_hi95", "without_mean");
            foreach ((EvidenceRow link, EventTimeRow[] times) in _panels)
            {
                foreach (EventTimeRow row in times)
                    table.Add(
                        link.Link, row.EventTime, row.Estimate, row.Low, row.High, row.BandLow, row.BandHigh,
                        row.All.Mean, row.All.Low, row.All.High, row.Without.Mean);
            }

            return table;
        }
    }

    public override bool HasData => !_panels.IsEmpty;

    protected override string Reading =>
        "what lies before -1 tests parallel trends; bands that reach beyond a panel are cut";

    protected override string Description =>
        string.Join(" ", _panels.Select(panel => EvidenceWords.Sentence(panel.Link)));

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("history", Sign.Dot, theme => theme.Of(Mark.Observed)),
        new("mean of simulated histories", Sign.Line, theme => theme.Palette.First),
        new("95 % of them", Sign.Band, theme => theme.Faint(theme.Palette.First)),
        new("mean without programmes", Sign.Line, theme => theme.Palette.Second),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Tiling tiling = Tiling.For(_panels.Length, body);
        for (int i = 0; i < _panels.Length; i++)
        {
            PixelRect cell = tiling.Cell(i);
            DrawPanel(sheet, cell.WithRight(cell.Right - Space.Air), _panels[i].Link, _panels[i].Times);
        }
    }

    private static void DrawPanel(Sheet sheet, PixelRect cell, EvidenceRow link, EventTimeRow[] times)
    {
        double factor = link.Unit.StartsWith("share", StringComparison.Ordinal) ? 100 : 1;
        Scale y = Scale.Of(
            times.SelectMany(row => new[] { row.Estimate, row.Low, row.High, row.All.Low, row.All.High })
                .Select(value => factor * value), withZero: true, most: 5);
        Panel panel = new(cell, Years(times), y)
        {
            Heading = $"{link.Cause}: {link.OutcomeLabel}",
            YTitle = factor == 1 ? "difference in ln" : "percentage points",
            XTitle = "years since joining",
        };
        panel.Draw(sheet, plot =>
        {
            EventTimeRow[] known = [.. times.Where(row => double.IsFinite(row.All.Mean))];
            if (known.Length < 2)
                return;
            plot.Add.Plottable(new Area(
                [
                    .. known.Select(row => new Coordinates(row.EventTime, factor * row.All.High)),
                    .. known.Reverse().Select(row => new Coordinates(row.EventTime, factor * row.All.Low)),
                ],
                sheet.Theme.Faint(sheet.Theme.Palette.First)));
            Line(known.Select(row => row.Without.Mean), sheet.Theme.Palette.Second);
            Line(known.Select(row => row.All.Mean), sheet.Theme.Palette.First);

            void Line(IEnumerable<double> values, Color color)
            {
                var line = plot.Add.Scatter(
                    known.Select(row => (double)row.EventTime).ToArray(), values.Select(v => factor * v).ToArray());
                line.Color = color;
                line.LineWidth = Theme.LineWidth;
                line.MarkerSize = 0;
            }
        });
        Color ink = sheet.Theme.Of(Mark.Observed);
        float joining = panel.Place(-0.5, 0).X;
        sheet.Line(joining, panel.Area.Top, joining, panel.Area.Bottom, sheet.Theme.Axis, 1.5f);
        foreach (EventTimeRow row in times)
        {
            DrawInterval(row.EventTime, row.BandLow, row.BandHigh, 1);
            DrawInterval(row.EventTime, row.Low, row.High, 3);
            (float x, float at) = panel.Place(row.EventTime, factor * row.Estimate);
            sheet.Dot(x, at, 6, sheet.Theme.Background);
            sheet.Dot(x, at, 5, ink);
        }

        void DrawInterval(int time, double low, double high, float width)
        {
            if (!double.IsFinite(low) || !double.IsFinite(high))
                return;
            (float x, float bottom) = panel.Place(time, Math.Clamp(factor * low, y.Low, y.High));
            float top = panel.Place(time, Math.Clamp(factor * high, y.Low, y.High)).Y;
            sheet.Line(x, bottom, x, top, ink, width);
        }
    }

    private static Scale Years(EventTimeRow[] times)
    {
        const int step = 2;
        int from = times.Min(row => row.EventTime), to = times.Max(row => row.EventTime);
        return new(
            from - 0.6, to + 0.6,
            [.. Enumerable.Range(from, to - from + 1).Where(t => t % step == 0).Select(t => (double)t)], 0);
    }
}
