using System.Collections.Immutable;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>What two things do together.</summary>
public sealed record PairValue(string First, string Second, double Value, double Low, double High)
{
    /// <summary>Does the interval leave 0 out?</summary>
    public bool IsClear => Low > 0 || High < 0;
}

/// <summary>
/// A heat map of pairs: second-order Sobol' indices, interactions of mechanisms or correlations of an ensemble. Colour tells size and sign; the
/// number stands in each square, bold where its interval leaves 0 out.
/// </summary>
/// <param name="names">The order of rows and columns.</param>
/// <param name="interval">"95 % interval", or empty if the pairs have none.</param>
public sealed class PairsFigure(
    string name, string message, string subtitle, string unit, ImmutableArray<string> names, ImmutableArray<PairValue> pairs, string interval, FigureContext context) : Figure(context)
{
    private readonly ImmutableArray<PairValue> _known = [.. pairs.Where(pair => double.IsFinite(pair.Value) && names.Contains(pair.First) && names.Contains(pair.Second))];

    public override string Name => name;

    public override string Title => message;

    public override string Subtitle => subtitle;

    public override CsvTable Data
    {
        get
        {
            CsvTable table = new("first", "second", "unit", "value", "lo", "hi");
            foreach (PairValue pair in pairs)
                table.Add(pair.First, pair.Second, unit, pair.Value, pair.Low, pair.High);
            return table;
        }
    }

    public override bool HasData => !_known.IsEmpty;

    protected override string Reading => interval.Length > 0 ? $"bold: the {interval} leaves 0 out" : "";

    protected override string Description => string.Join(" ", _known.OrderByDescending(pair => Math.Abs(pair.Value)).Take(6).Select(pair =>
        $"{pair.First} and {pair.Second}: {Words.WithSign(pair.Value)}{(double.IsFinite(pair.Low) ? $" ({Words.WithSign(pair.Low)} to {Words.WithSign(pair.High)})" : "")}."));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        int count = names.Length;
        float left = Math.Min(420, 20 + names.Max(text => Lettered.WidthOf(text, Theme.Small)));
        float side = Math.Min((body.Height - 100) / count, Math.Min(110, (body.Width - left - 20) / count));
        double largest = _known.Max(pair => Math.Abs(pair.Value));
        Scale scale = Scale.Of([-largest, largest], withZero: true);
        int decimals = Words.Decimals(_known.Select(pair => pair.Value));
        float letters = Math.Min(Theme.Small, Math.Min(0.3f * side, 0.9f * side * Theme.Small / Lettered.WidthOf("−0.000", Theme.Small)));
        for (int row = 0; row < count; row++)
        {
            float y = body.Top + 10 + row * side;
            float size = Math.Min(Theme.Small, Theme.Small * (left - 14) / Math.Max(1, Lettered.WidthOf(names[row], Theme.Small)));
            size = Math.Min(size, 0.8f * side);
            sheet.Text(names[row], body.Left + left - 12, y + 0.5f * side + 0.35f * size, size, anchor: Anchor.End);
            for (int column = 0; column < row; column++)
            {
                float x = body.Left + left + column * side;
                PairValue? pair = _known.FirstOrDefault(known => (known.First, known.Second) == (names[row], names[column]) || (known.Second, known.First) == (names[row], names[column]));
                Color color = pair is null || largest == 0 ? sheet.Theme.Grid : ColorOf(sheet.Theme, pair.Value / largest);
                sheet.Fill(new PixelRect(x + 1, x + side - 2, y + side - 2, y + 1), color);
                if (pair is not null && letters >= 9)
                    sheet.Text(Words.WithSign(pair.Value, decimals), x + side / 2, y + 0.5f * side + 0.35f * letters, letters, Shades.InkOn(color), Anchor.Middle, pair.IsClear && interval.Length > 0);
            }

            // the name of a column stands on the diagonal, where its column begins
            float own = body.Left + left + row * side;
            float room = Math.Max(60, body.Right - own - 10);
            float tag = Math.Min(Math.Min(Theme.Small, 0.8f * side), Theme.Small * room / Math.Max(1, Lettered.WidthOf(names[row], Theme.Small)));
            if (row < count - 1)
                sheet.Text(names[row], own + 6, y + 0.5f * side + 0.35f * tag, tag, sheet.Theme.Muted);
        }

        TileGrid.DrawKey(sheet, body, scale, Words.Unit(unit), share => ColorOf(sheet.Theme, 2 * share - 1));
    }

    private static Color ColorOf(Theme theme, double value) =>
        theme.Grid.MixedWith(value >= 0 ? theme.Palette.More : theme.Palette.Less, Math.Clamp(Math.Abs(value), 0, 1));
}
