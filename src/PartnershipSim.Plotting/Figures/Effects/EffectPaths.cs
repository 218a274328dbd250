using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>An effect in one year: mean of the paired differences and its 90 % interval.</summary>
public sealed record YearEffect(int Year, double Effect, double Low90, double High90);

/// <summary>The effect on one outcome of one group, year by year.</summary>
/// <param name="Key">Of the group.</param>
public sealed record EffectPath(
    string Outcome, string Unit, string Key, string Label, ImmutableArray<YearEffect> Years);

/// <summary>
/// When an effect comes and whether it lasts: small multiples of paired differences with their intervals, each on its
/// own scale.
/// </summary>
public sealed class EffectPaths(
    string scenario, ImmutableArray<EffectPath> paths, FigureContext context, string name = "effects_by_year")
    : Figure(context)
{
    private readonly ImmutableArray<EffectPath> _paths =
        [.. paths.Select(path => path with { Years = [.. path.Years.Where(year => double.IsFinite(year.Effect))] })
            .Where(path => !path.Years.IsEmpty)];

    /// <summary>Smaller differences would be printed as zeros.</summary>
    private const double Smallest = 0.001;

    /// <summary>So many years are shown before anything differs.</summary>
    private const int YearsBefore = 5;

    /// <summary>A heading has at most so many lines.</summary>
    private const int MostHeadingLines = 2;

    public override string Name => name;

    public override string Title
    {
        get
        {
            if (_paths.IsEmpty)
                return $"{scenario}: no outcome differs in any year";
            if (_paths.FirstOrDefault(path => path.Years.Any(year => Math.Abs(year.Effect) >= Smallest))
                is not { } first)
                return $"{scenario}: no outcome differs by {Smallest} or more in any year";
            string what = Words.Lower(first.Label);
            YearEffect? most = first.Years.Where(year => year.Low90 > 0 || year.High90 < 0)
                .MaxBy(year => Math.Abs(year.Effect));
            return most is null
                ? $"{scenario}: {what} clearly different in no single year"
                : $"{scenario}: {what} most different in {InYear(most.Year)}, {Words.WithSign(most.Effect)} "
                    + $"({Words.WithSign(most.Low90)} to {Words.WithSign(most.High90)}) {UnitOf(first)}";
        }
    }

    private static string UnitOf(EffectPath path) =>
        path.Unit is "0-1" or "-1..1" ? "index points" : Words.Unit(path.Unit);

    public override string Subtitle => "Mean paired difference in each year, band: 90 % interval "
        + $"{(Context.Ensemble is null ? "of the mean" : "over parameter points")}; each panel has its own scale";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("outcome", "unit", "group", "year", "effect", "lo90", "hi90");
            foreach (EffectPath path in paths)
            {
                foreach (YearEffect year in path.Years)
                    table.Add(path.Outcome, path.Unit, path.Key, year.Year, year.Effect, year.Low90, year.High90);
            }

            return table;
        }
    }

    public override bool HasData => !_paths.IsEmpty;

    protected override string Reading => "differences between paired replicates under common random numbers";

    protected override string Description => string.Join(" ", _paths.Select(path =>
    {
        YearEffect last = path.Years[^1];
        YearEffect most = path.Years.MaxBy(year => Math.Abs(year.Effect))!;
        return $"{path.Label}: {Words.WithSign(last.Effect)} {Words.Unit(path.Unit)} in {last.Year} "
            + $"(90 % interval {Words.WithSign(last.Low90)} to {Words.WithSign(last.High90)}), "
            + $"most in {most.Year} with {Words.WithSign(most.Effect)}.";
    }));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        Tiling tiling = Tiling.For(_paths.Length, body);
        int from = FirstShown;
        EffectPath[] shown =
        [
            .. _paths.Select(path => path with { Years = [.. path.Years.Where(year => year.Year >= from)] })
                .Where(path => !path.Years.IsEmpty),
        ];
        float labels = Panel.LabelRoom(shown.Select(ScaleOf));
        int lines = shown.Max(path => Math.Min(
            MostHeadingLines, Panel.LinesOf(path.Label, tiling.Cell(0).Width - labels).Count));
        for (int i = 0; i < shown.Length; i++)
            DrawPanel(sheet, tiling.Cell(i), shown[i], labels, lines);
    }

    /// <summary>The years before anything differs are many in a projection, and all zeros.</summary>
    private int FirstShown => _paths.SelectMany(path => path.Years)
        .Where(year => year.Effect != 0 || year.Low90 < 0 || year.High90 > 0)
        .Select(year => year.Year - YearsBefore).DefaultIfEmpty(int.MinValue).Min();

    private static void DrawPanel(Sheet sheet, PixelRect cell, EffectPath path, float labels, int lines)
    {
        Panel panel = new(
            cell, Scale.Years(
                path.Years.Min(year => year.Year), path.Years.Max(year => year.Year),
                Panel.YearsThatFit(cell.Width - labels)),
            ScaleOf(path))
        {
            Heading = path.Label,
            HeadingLines = lines,
            YTitle = Words.Unit(path.Unit),
            YLabelRoom = labels,
        };
        Color color = sheet.Theme.OfGroup(path.Key);
        panel.Draw(sheet, plot =>
        {
            Coordinates[] there = [.. path.Years.Where(HasBand).Select(year => new Coordinates(
                year.Year, year.High90))];
            Coordinates[] back = [.. path.Years.Where(HasBand).Reverse()
                .Select(year => new Coordinates(year.Year, year.Low90))];
            plot.Add.Plottable(new Area([.. there, .. back], color.WithAlpha(0.28)));
            var line = plot.Add.Scatter(
                path.Years.Select(year => (double)year.Year).ToArray(),
                path.Years.Select(year => year.Effect).ToArray());
            line.Color = color;
            line.LineWidth = Theme.LineWidth;
            line.MarkerSize = path.Years.Length == 1 ? 11 : 0;
        });
    }

    private static Scale ScaleOf(EffectPath path) =>
        Scale.Of(
            path.Years.SelectMany(year => new[] { year.Effect, year.Low90, year.High90 }), withZero: true, most: 4);

    private static bool HasBand(YearEffect year) => double.IsFinite(year.Low90) && double.IsFinite(year.High90);
}
