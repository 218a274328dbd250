using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Runs;

/// <summary>
/// The two goals in one picture: how well resources are used against how much is contributed, one path for each cohort,
/// through means of years that can be told apart.
/// </summary>
/// <param name="pairs">For each cohort its contribution (x) and its effectiveness (y), of the same years.</param>
public sealed class PhasePlot(
    ImmutableArray<(Trajectory Contribution, Trajectory Effectiveness)> pairs, FigureContext context,
    int from = Outcomes.DefaultFrom, int to = Outcomes.DefaultTo) : Figure(context)
{
    private readonly ImmutableArray<Path> _paths =
    [
        .. pairs.Select(pair => new Path(
            pair.Contribution.Key, pair.Contribution.Label,
            Waypoint.Of(
                pair.Contribution, pair.Effectiveness, from, to, context.IsDeterministic ? 0 : context.Replicates)))
            .Where(path => !path.Way.IsEmpty),
    ];

    /// <summary>The partner cohorts, over the outcome years.</summary>
    public static PhasePlot Of(RunRecord result, FigureContext context)
    {
        ArgumentNullException.ThrowIfNull(result);
        ImmutableArray<Trajectory> contribution = Trajectory.Of(
            result, Outcomes.TroopsPerMillion, Attitudes.PartnerCohorts);
        ImmutableArray<Trajectory> effectiveness = Trajectory.Of(result, Outcomes.Rme, Attitudes.PartnerCohorts);
        return new([.. contribution.Zip(effectiveness)], context, result.Years.From, result.Years.To);
    }

    public override string Name => "two_goals";

    public override string Title
    {
        get
        {
            string[] both = [.. _paths.Where(path => path.GainsBoth).Select(path => Words.GroupInSentence(path.Key))];
            return !HasData ? "The two goals: better use of resources, more troops in operations"
                : both.Length == 0 ? "No group of partners clearly moves towards both goals"
                : $"{Words.Capital(Words.List(both))} clearly move towards both goals: better use of resources, more "
                    + "troops";
        }
    }

    public override string Subtitle => HasData
        ? "Effectiveness of resource management against contribution, means of three years or more, "
            + $"from the first (dot) to the last (arrow) of {from}-{InYear(to)}; each panel has its own scale"
        : "Effectiveness of resource management against contribution, by partner cohort";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new(
                "group", "years", "troops_per_million", "troops_lo90", "troops_hi90", "rme", "rme_lo90", "rme_hi90");
            foreach (Path path in _paths)
            {
                foreach (Waypoint at in path.Way)
                    table.Add(
                        path.Key, $"{at.Years}", at.X.Mean, at.X.Low, at.X.High, at.Y.Mean, at.Y.Low, at.Y.High);
            }

            return table;
        }
    }

    public override bool HasData => !_paths.IsEmpty;

    protected override string Reading =>
        "crosses: 90 % intervals of the means (Monte Carlo error); periods that cannot be told apart are averaged into "
        + "one; effectiveness: usable, interoperable soldiers per bn US$ in wages of 1994";

    protected override string Description => string.Join(" ", _paths.Select(path => path.Way.Length == 1
        ? $"{path.Label}: no part of {path.Way[0].Years} can be told apart from another."
        : $"{path.Label}: from {Words.Number(path.Way[0].X.Mean)} troops per million and "
            + $"{Words.Number(path.Way[0].Y.Mean)} thousand per bn US$ in {path.Way[0].Years} "
            + $"to {Words.Number(path.Way[^1].X.Mean)} and {Words.Number(path.Way[^1].Y.Mean)} in "
            + $"{path.Way[^1].Years}."));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Tiling tiling = Tiling.For(_paths.Length, body);
        for (int i = 0; i < _paths.Length; i++)
            DrawPanel(sheet, tiling.Cell(i), _paths[i], hasXTitle: tiling.IsLowest(i, _paths.Length));
    }

    private static void DrawPanel(Sheet sheet, PixelRect cell, Path path, bool hasXTitle)
    {
        Color color = sheet.Theme.OfGroup(path.Key);
        Panel panel = new(
            cell, Scale.Of(path.Way.SelectMany(at => Ends(at.X)), most: 6).WithRoom(0.04),
            Scale.Of(path.Way.SelectMany(at => Ends(at.Y)), most: 4).WithRoom(0.08))
        {
            Heading = path.Way.Length == 1 ? $"{path.Label}: no clear move" : path.Label,
            YTitle = "effectiveness, thousand soldiers per bn US$",
            XTitle = hasXTitle ? "troops in operations per million inhabitants" : null,
            HasUprightGrid = true,
        };
        panel.Draw(sheet, _ => { });
        (float X, float Y)[] steps = [.. path.Way.Select(at => panel.Place(at.X.Mean, at.Y.Mean))];
        foreach (Waypoint at in path.Way.Where(at => double.IsFinite(at.X.Error) && double.IsFinite(at.Y.Error)))
            DrawCross(sheet, panel, at, sheet.Theme.Soft(color));
        for (int i = 1; i < steps.Length; i++)
            sheet.Line(steps[i - 1].X, steps[i - 1].Y, steps[i].X, steps[i].Y, color, Theme.LineWidth);
        for (int i = 0; i < steps.Length - 1 || i == 0; i++)
            sheet.Dot(steps[i].X, steps[i].Y, i == 0 ? 9 : 5, color);
        if (steps.Length > 1)
            sheet.ArrowHead(steps[^2].X, steps[^2].Y, steps[^1].X, steps[^1].Y, 22, color);
        LabelYears(sheet, panel, steps, 0, $"{path.Way[0].Years}");
        if (steps.Length > 1)
            LabelYears(sheet, panel, steps, steps.Length - 1, $"{path.Way[^1].Years}");
    }

    private static double[] Ends(Estimate estimate) => double.IsFinite(estimate.Error)
        ? [estimate.Low, estimate.High]
        : [estimate.Mean];

    private static void DrawCross(Sheet sheet, Panel panel, Waypoint at, Color color)
    {
        (float left, float y) = panel.Place(at.X.Low, at.Y.Mean);
        sheet.Line(left, y, panel.Place(at.X.High, at.Y.Mean).X, y, color, 2);
        (float x, float bottom) = panel.Place(at.X.Mean, at.Y.Low);
        sheet.Line(x, bottom, x, panel.Place(at.X.Mean, at.Y.High).Y, color, 2);
    }

    /// <summary>The years beside a step of the path, where they cover neither the path nor another text.</summary>
    private static void LabelYears(Sheet sheet, Panel panel, (float X, float Y)[] steps, int step, string years)
    {
        (float x, float y) = steps[step];
        (float Dx, float Dy, Anchor Anchor)[] around =
        [
            (16, 6, Anchor.Start), (-16, 6, Anchor.End), (0, -16, Anchor.Middle), (0, 28, Anchor.Middle),
            (14, -12, Anchor.Start), (-14, -12, Anchor.End), (14, 26, Anchor.Start), (-14, 26, Anchor.End),
        ];
        Lettered[] tries =
        [
            .. around.Select(a => new Lettered(
                years, x + a.Dx, y + a.Dy, Theme.Small, sheet.Theme.Text, a.Anchor, IsBold: true)),
        ];
        sheet.Text(
            tries.FirstOrDefault(text => sheet.HasRoomFor(text, panel.Area) && !Crosses(steps, text.Bounds))
            ?? tries.FirstOrDefault(text => sheet.HasRoomFor(text, panel.Area)) ?? tries[0]);
    }

    private static bool Crosses((float X, float Y)[] steps, PixelRect box)
    {
        const int pieces = 24;
        return Enumerable.Range(1, Math.Max(0, steps.Length - 1)).Any(i => Enumerable.Range(0, pieces + 1).Any(k =>
        {
            float share = k / (float)pieces;
            return box.Contains(
                steps[i - 1].X + share * (steps[i].X - steps[i - 1].X),
                steps[i - 1].Y + share * (steps[i].Y - steps[i - 1].Y));
        }));
    }

    /// <summary>The way of a cohort.</summary>
    private sealed record Path(string Key, string Label, ImmutableArray<Waypoint> Way)
    {
        /// <summary>Does it end clearly above its beginning, on both goals?</summary>
        public bool GainsBoth => Way[^1].X.Mean > Way[0].X.Mean && Way[^1].X.IsClearOf(Way[0].X)
            && Way[^1].Y.Mean > Way[0].Y.Mean && Way[^1].Y.IsClearOf(Way[0].Y);
    }
}
