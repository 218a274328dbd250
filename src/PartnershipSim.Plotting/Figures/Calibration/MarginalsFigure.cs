using System.Collections.Immutable;
using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using ScottPlot;

namespace PartnershipSim.Plotting.Figures.Calibration;

/// <summary>
/// What the data leave of the ranges: one row a parameter, the prior range as a thin line from end to end, the accepted
/// points as nested bars, their colour by what the data say.
/// </summary>
/// <param name="name">"marginals_operations".</param>
/// <param name="places">Which parameters of the ensemble.</param>
public sealed class MarginalsFigure(
    string name, string what, Calibrated calibrated, ImmutableArray<int> places, FigureContext context)
    : Figure(context)
{
    private Ensemble Ensemble => calibrated.Ensemble;

    public override string Name => name;

    public override string Title =>
        $"{what}: the data identify {Count(Identification.Identified)} of {places.Length} parameters, "
        + $"{Count(Identification.OneSided)} on one side, {Count(Identification.NotIdentified)} not at all";

    public override string Subtitle =>
        $"Accepted values within the prior range of each parameter; fitted to {calibrated.Plan.Data.Cases.Length} "
        + $"observations up to {Ensemble.Origin.LastFitYear}";

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new(
                "parameter", "unit", "low", "high", "default", "p05", "p25", "p50", "p75", "p95", "verdict");
            foreach (int p in places)
            {
                Parameter parameter = Ensemble.Parameters[p];
                table.Add(
                    parameter.Key, parameter.Unit, Range(p).Low, Range(p).High, parameter.Default,
                    Ensemble.Quantile(p, 0.05), Ensemble.Quantile(p, 0.25), Ensemble.Median(p),
                    Ensemble.Quantile(p, 0.75), Ensemble.Quantile(p, 0.95),
                    Profile.Word(calibrated.Profiles[p].Verdict));
            }

            return table;
        }
    }

    public override bool HasData => !places.IsEmpty;

    protected override string Reading =>
        "dot: median; bars: 50 % and 90 % of accepted points; upright tick: default; ends of the line: the prior range";

    protected override string Description => string.Join(" ", places.Select(p =>
        $"{Ensemble.Parameters[p].Key}: median {Words.Setting(Ensemble.Median(p))}, 90 % of accepted points "
        + $"from {Words.Setting(Ensemble.Quantile(p, 0.05))} to {Words.Setting(Ensemble.Quantile(p, 0.95))}, "
        + $"{Profile.Word(calibrated.Profiles[p].Verdict)}."));

    protected override ImmutableArray<LegendEntry> Legend =>
    [
        new("identified", Sign.Band, theme => theme.Of(Mark.Clear)),
        new("one-sided", Sign.Band, theme => theme.Of(Mark.OneSided)),
        new("not identified", Sign.Band, theme => theme.Of(Mark.Unclear)),
    ];

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        (string Key, string Low, string High, string Accepted)[] texts = [.. places.Select(TextsOf)];
        float step = body.Height / places.Length;
        float letters = Math.Min(Theme.Small, 0.8f * step);
        float small = Math.Min(letters, Theme.Tiny);
        float ends = Space.Widest(texts.SelectMany(text => new[] { text.Low, text.High }), small) + 2 * Space.Gap;
        float names = Space.Gutter(texts.Select(text => text.Key), letters, body);
        float accepted = Space.Gutter(texts.Select(text => text.Accepted), letters, body);
        PixelRect area = new(body.Left + names + ends, body.Right - accepted - ends, body.Bottom, body.Top);
        for (int row = 0; row < places.Length; row++)
        {
            float y = area.RowMiddle(row, places.Length);
            sheet.TextBeside(texts[row].Key, area.Left - ends, y, letters, anchor: Anchor.End, room: names);
            sheet.TextBeside(texts[row].Low, area.Left - Space.Gap, y, small, sheet.Theme.Muted, Anchor.End);
            sheet.TextBeside(texts[row].High, area.Right + Space.Gap, y, small, sheet.Theme.Muted);
            sheet.TextBeside(texts[row].Accepted, area.Right + ends, y, letters, room: accepted);
            DrawMarginal(sheet, area, places[row], y, step);
        }
    }

    private (string Key, string Low, string High, string Accepted) TextsOf(int p) => (
        Ensemble.Parameters[p].Key, Words.Setting(Range(p).Low), Words.Setting(Range(p).High),
        $"{Words.Setting(Ensemble.Median(p))} ({Words.Setting(Ensemble.Quantile(p, 0.05))} to "
        + $"{Words.Setting(Ensemble.Quantile(p, 0.95))})");

    private void DrawMarginal(Sheet sheet, PixelRect area, int p, float y, float step)
    {
        Color color = ColorOf(sheet.Theme, calibrated.Profiles[p].Verdict);
        float At(double value) => (float)(area.Left + (value - Range(p).Low) / Range(p).Width * area.Width);
        sheet.Line(area.Left, y, area.Right, y, sheet.Theme.Grid, 2);
        Bar(
            sheet, At(Ensemble.Quantile(p, 0.05)), At(Ensemble.Quantile(p, 0.95)), y, 0.26f * step,
            sheet.Theme.Faint(color));
        Bar(
            sheet, At(Ensemble.Quantile(p, 0.25)), At(Ensemble.Quantile(p, 0.75)), y, 0.26f * step,
            sheet.Theme.Soft(color));
        float tick = At(Ensemble.Parameters[p].Default);
        sheet.Line(tick, y - 0.38f * step, tick, y + 0.38f * step, sheet.Theme.Text, 2);
        sheet.Dot(At(Ensemble.Median(p)), y, Math.Min(6, 0.22f * step), color);
    }

    /// <summary>The colour of a verdict.</summary>
    internal static Color ColorOf(Theme theme, Identification verdict) => verdict switch
    {
        Identification.Identified => theme.Of(Mark.Clear),
        Identification.OneSided => theme.Of(Mark.OneSided),
        _ => theme.Of(Mark.Unclear),
    };

    private Interval Range(int p) => calibrated.Plan.Axes[p].Range;

    private int Count(Identification verdict) => places.Count(p => calibrated.Profiles[p].Verdict == verdict);

    private static void Bar(Sheet sheet, float from, float to, float y, float half, Color color) =>
        sheet.Fill(new PixelRect(from, Math.Max(to, from + 1), y + half, y - half), color);
}
