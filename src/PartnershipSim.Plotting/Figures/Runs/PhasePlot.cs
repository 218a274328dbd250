using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>The two goals in one picture: how well resources are used against how much is contributed, one path for each cohort.</summary>
/// <param name="pairs">For each cohort its contribution (x) and its effectiveness (y), of the same years.</param>
public sealed class PhasePlot(ImmutableArray<(Trajectory Contribution, Trajectory Effectiveness)> pairs, FigureContext context, int from = Outcomes.DefaultFrom, int to = Outcomes.DefaultTo)
    : Figure(context)
{
    private readonly ImmutableArray<Walk> _paths = [.. pairs.Select(pair => Walk.Of(pair.Contribution, pair.Effectiveness, from, to)).Where(path => path.Points.Length > 0)];

    /// <summary>The partner cohorts, over the outcome years.</summary>
    public static PhasePlot Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        ImmutableArray<Trajectory> contribution = Trajectory.Of(result, Outcomes.TroopsPerMillion, Attitudes.PartnerCohorts);
        ImmutableArray<Trajectory> effectiveness = Trajectory.Of(result, Outcomes.Rme, Attitudes.PartnerCohorts);
        return new([.. contribution.Zip(effectiveness)], context, result.Years.From, result.Years.To);
    }

    public override string Name => "two_goals";

    public override string Title => "The two goals: better use of resources, more troops in operations";

    public override string Subtitle => HasData
        ? $"Effectiveness of resource management against contribution, {FirstYear} (dot) to {LastYear} (arrow); each panel has its own scale"
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
        Tiling tiling = Tiling.For(_paths.Length, body);
        for (int i = 0; i < _paths.Length; i++)
            DrawPanel(sheet, tiling.Cell(i), _paths[i], hasXTitle: tiling.IsLowest(i, _paths.Length));
    }

    private static void DrawPanel(Sheet sheet, PixelRect cell, Walk path, bool hasXTitle)
    {
        Color color = sheet.Theme.OfGroup(path.Key);
        Panel panel = new(
            cell,
            Scale.Of(path.Points.Select(p => p.X), most: 6).WithRoom(0.04), Scale.Of(path.Points.Select(p => p.Y), most: 4).WithRoom(0.08))
        {
            Heading = path.Label,
            YTitle = "effectiveness, thousand soldiers per bn US$",
            XTitle = hasXTitle ? "troops in operations per million inhabitants" : null,
            HasUprightGrid = true,
        };
        panel.Draw(sheet, plot =>
        {
            var line = plot.Add.Scatter(path.Points.Select(p => p.X).ToArray(), path.Points.Select(p => p.Y).ToArray());
            line.Color = color;
            line.LineWidth = Theme.LineWidth;
            line.MarkerSize = 7;
        });
        (float X, float Y)[] steps = [.. path.Points.Select(p => panel.Place(p.X, p.Y))];
        sheet.Dot(steps[0].X, steps[0].Y, 9, color);
        if (steps.Length > 1)
            sheet.ArrowHead(steps[^2].X, steps[^2].Y, steps[^1].X, steps[^1].Y, 22, color);
        LabelYear(sheet, panel, steps, 0, path.Points[0].Year);
        if (steps.Length > 1)
            LabelYear(sheet, panel, steps, steps.Length - 1, path.Points[^1].Year);
    }

    /// <summary>The year beside a step of the path, where it covers neither the path nor another text.</summary>
    private static void LabelYear(Sheet sheet, Panel panel, (float X, float Y)[] steps, int step, int year)
    {
        (float x, float y) = steps[step];
        (float Dx, float Dy, Anchor Anchor)[] around =
            [(16, 6, Anchor.Start), (-16, 6, Anchor.End), (0, -16, Anchor.Middle), (0, 28, Anchor.Middle), (14, -12, Anchor.Start), (-14, -12, Anchor.End), (14, 26, Anchor.Start), (-14, 26, Anchor.End)];
        Lettered[] tries = [.. around.Select(a => new Lettered($"{year}", x + a.Dx, y + a.Dy, Theme.Small, sheet.Theme.Text, a.Anchor, IsBold: true))];
        sheet.Text(
            tries.FirstOrDefault(text => sheet.HasRoomFor(text, panel.Area) && !Crosses(steps, text.Bounds))
            ?? tries.FirstOrDefault(text => sheet.HasRoomFor(text, panel.Area)) ?? tries[0]);
    }

    private static bool Crosses((float X, float Y)[] steps, PixelRect box)
    {
        const int pieces = 24;
        for (int i = 1; i < steps.Length; i++)
        {
            for (int k = 0; k <= pieces; k++)
            {
                float share = k / (float)pieces;
                if (box.Contains(steps[i - 1].X + share * (steps[i].X - steps[i - 1].X), steps[i - 1].Y + share * (steps[i].Y - steps[i - 1].Y)))
                    return true;
            }
        }

        return false;
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
