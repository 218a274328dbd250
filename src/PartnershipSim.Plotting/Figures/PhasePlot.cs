using System.Collections.Immutable;
using PartnershipSim.Experiments.Results;
using PartnershipSim.Model;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures;

/// <summary>The two goals in one picture: how well resources are used against how much is contributed, one path for each cohort.</summary>
/// <param name="pairs">For each cohort its contribution (x) and its effectiveness (y), of the same years.</param>
public sealed class PhasePlot(ImmutableArray<(Trajectory Contribution, Trajectory Effectiveness)> pairs, FigureContext context, int from = Outcomes.DefaultFrom, int to = Outcomes.DefaultTo)
    : Figure(context)
{
    private readonly ImmutableArray<Walk> _paths = [.. pairs.Select(pair => Walk.Of(pair.Contribution, pair.Effectiveness, from, to)).Where(path => path.Points.Length > 0)];

    /// <summary>The partner cohorts, over the outcome years.</summary>
    public static PhasePlot Of(RunResult result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        ImmutableArray<Trajectory> contribution = Trajectory.Of(result, Outcomes.TroopsPerMillion, Attitudes.PartnerCohorts);
        ImmutableArray<Trajectory> effectiveness = Trajectory.Of(result, Outcomes.Rme, Attitudes.PartnerCohorts);
        return new([.. contribution.Zip(effectiveness)], context, result.Years.From, result.Years.To);
    }

    public override string Name => "two_goals";

    public override string Title => "The two goals: better use of resources, more troops in operations";

    public override string Subtitle => HasData
        ? $"Effectiveness of resource management against contribution, by partner cohort; arrow from {FirstYear} to {LastYear}, thin line through all years"
        : "Effectiveness of resource management against contribution, by partner cohort";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("group", "year", "troops_per_million", "rme");
            foreach (Walk path in _paths)
            {
                foreach ((int year, double x, double y) in path.Points)
                    table.Add(path.Key, year, x, y);
            }

            return table;
        }
    }

    public override bool HasData => !_paths.IsEmpty;

    protected override string Reading => "medians of the replicates; effectiveness: usable, interoperable soldiers per bn US$ in wages of 1994";

    protected override string Description => string.Join(" ", _paths.Select(path =>
        $"{path.Label} moves from {Words.Number(path.Points[0].X)} troops per million and {Words.Number(path.Points[0].Y)} thousand per bn US$ in {path.Points[0].Year} "
        + $"to {Words.Number(path.Points[^1].X)} and {Words.Number(path.Points[^1].Y)} in {path.Points[^1].Year}."));

    private int FirstYear => _paths.Min(path => path.Points[0].Year);

    private int LastYear => _paths.Max(path => path.Points[^1].Year);

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        PixelRect area = new(body.Left + 64, body.Right - 20, body.Bottom - 66, body.Top + 40);
        Panel panel = new(
            area,
            Scale.Of(_paths.SelectMany(path => path.Points.Select(p => p.X)), withZero: true, most: 8).WithRoom(),
            Scale.Of(_paths.SelectMany(path => path.Points.Select(p => p.Y)), withZero: true).WithRoom())
        {
            YTitle = "resource-management effectiveness, thousand usable soldiers per bn US$",
            XTitle = "troops in operations per million inhabitants",
            HasUprightGrid = true,
        };
        panel.Draw(sheet, plot => _paths.ToList().ForEach(path => Draw(plot, path, sheet.Theme.Of(path.Key))));
        foreach (Walk path in _paths)
            Label(sheet, panel, path);
    }

    private static void Draw(Plot plot, Walk path, Color color)
    {
        if (path.Points.Length > 1)
        {
            var line = plot.Add.ScatterLine(path.Points.Select(p => p.X).ToArray(), path.Points.Select(p => p.Y).ToArray());
            line.Color = color;
            line.LineWidth = 1;
            (_, double x, double y) = path.Points[0];
            (_, double endX, double endY) = path.Points[^1];
            var arrow = plot.Add.Arrow(x, y, endX, endY);
            arrow.ArrowFillColor = color;
            arrow.ArrowLineWidth = 0;
            arrow.ArrowWidth = 4;
            arrow.ArrowheadWidth = 18;
            arrow.ArrowheadLength = 22;
            arrow.ArrowheadAxisLength = 22;
        }

        plot.Add.Marker(path.Points[0].X, path.Points[0].Y, MarkerShape.FilledCircle, 13, color);
    }

    /// <summary>The cohort's name beside the end of its path, where there is room.</summary>
    private static void Label(Sheet sheet, Panel panel, Walk path)
    {
        (float x, float y) = panel.Place(path.Points[^1].X, path.Points[^1].Y);
        (float Dx, float Dy, Anchor Anchor)[] around =
            [(18, 7, Anchor.Start), (0, -20, Anchor.Middle), (0, 34, Anchor.Middle), (-18, 7, Anchor.End), (18, -20, Anchor.Start), (18, 34, Anchor.Start)];
        Lettered[] tries = [.. around.Select(a => new Lettered(path.Label, x + a.Dx, y + a.Dy, Theme.Normal, sheet.Theme.Of(path.Key), a.Anchor, IsBold: true))];
        sheet.Text(tries.FirstOrDefault(text => sheet.HasRoomFor(text, panel.Area)) ?? tries[0]);
    }

    /// <summary>Where a cohort stood, year after year.</summary>
    private sealed record Walk(string Key, string Label, ImmutableArray<(int Year, double X, double Y)> Points)
    {
        public static Walk Of(Trajectory contribution, Trajectory effectiveness, int from, int to) => new(
            contribution.Key, contribution.Label,
            [
                .. contribution.Known.Where(p => p.Year >= from && p.Year <= to)
                    .Select(p => (p.Year, X: p.Value.P50, Y: effectiveness.In(p.Year).P50)).Where(p => double.IsFinite(p.Y)),
            ]);
    }
}
