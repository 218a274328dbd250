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
/// A heat map of pairs: second-order Sobol' indices, interactions of mechanisms or correlations of an ensemble. Colour
/// tells size and sign; the number stands in each square, bold where its interval excludes 0.
/// </summary>
/// <param name="names">The order of rows and columns.</param>
/// <param name="interval">"95 % interval", or empty if the pairs have none.</param>
public sealed class PairsFigure(
    string name, string message, string subtitle, string unit, ImmutableArray<string> names,
    ImmutableArray<PairValue> pairs, string interval, FigureContext context) : Figure(context)
{
    /// <summary>A square need not be larger than its number.</summary>
    private const float LargestSide = 6.5f * Theme.Small;

    /// <summary>Around a square, so that neighbours are seen apart.</summary>
    private const float Border = 1.5f;

    /// <summary>Smaller numbers could not be read and are left out.</summary>
    private const float SmallestLetters = 9;

    private readonly ImmutableArray<PairValue> _known = [.. pairs.Where(
        pair => double.IsFinite(pair.Value) && names.Contains(pair.First) && names.Contains(pair.Second))];

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

    protected override string Reading => interval.Length > 0 ? $"bold: the {interval} excludes 0" : "";

    protected override string Description =>
        string.Join(" ", _known.OrderByDescending(pair => Math.Abs(pair.Value)).Take(6).Select(pair =>
            $"{pair.First} and {pair.Second}: {Words.WithSign(pair.Value)}{(double.IsFinite(pair.Low) ? $" ({Words.WithSign(pair.Low)} to {Words.WithSign(pair.High)})" : "")}."));

    protected override void DrawBody(Sheet sheet, PixelRect body)
    {
        float left = Space.Gutter(names, Theme.Small, body);
        PixelRect area = body.WithLeft(body.Left + left).WithBottom(body.Bottom - ColourKey.Height);
        float side = Math.Min(area.Height, Math.Min(area.Width, names.Length * LargestSide)) / names.Length;
        double largest = _known.Max(pair => Math.Abs(pair.Value));
        int decimals = Words.Decimals(_known.Select(pair => pair.Value));
        float letters = Math.Min(0.3f * side, Space.SizeFor("−0.000", Theme.Small, 0.9f * side));
        for (int row = 0; row < names.Length; row++)
        {
            float middle = area.Top + (row + 0.5f) * side;
            float size = Math.Min(Theme.Small, 0.8f * side);
            sheet.TextBeside(
                names[row], area.Left - Space.Gap, middle, size, anchor: Anchor.End, room: left - Space.Gap);
            for (int column = 0; column < row; column++)
            {
                float x = area.Left + column * side;
                PairValue? pair = _known.FirstOrDefault(known => IsOf(known, names[row], names[column]));
                Color color = pair is null || largest == 0
                    ? sheet.Theme.Grid
                    : ColorOf(sheet.Theme, pair.Value / largest);
                sheet.Fill(
                    new PixelRect(
                        x + Border, x + side - Border, middle + side / 2 - Border, middle - side / 2 + Border),
                    color);
                if (pair is null || letters < SmallestLetters)
                    continue;
                bool isBold = pair.IsClear && interval.Length > 0;
                sheet.TextBeside(
                    Words.WithSign(pair.Value, decimals), x + side / 2, middle, letters, Shades.InkOn(color),
                    Anchor.Middle, isBold);
            }

            // the name of a column stands on the diagonal, where its column begins
            float own = area.Left + row * side + Space.Gap;
            if (row < names.Length - 1)
                sheet.TextBeside(names[row], own, middle, size, sheet.Theme.Muted, room: Math.Max(
                    4 * Theme.Small, area.Right - own));
        }

        ColourKey.Draw(sheet, body, Scale.Of([-largest, largest], withZero: true), Words.Unit(unit), share => ColorOf(
            sheet.Theme, 2 * share - 1));
    }

    private static bool IsOf(PairValue pair, string one, string other) =>
        (pair.First, pair.Second) == (one, other) || (pair.Second, pair.First) == (one, other);

    private static Color ColorOf(Theme theme, double value) =>
        theme.Grid.MixedWith(value >= 0 ? theme.Palette.More : theme.Palette.Less, Math.Clamp(Math.Abs(value), 0, 1));
}
