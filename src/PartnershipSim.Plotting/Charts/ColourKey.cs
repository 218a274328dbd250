using PartnershipSim.Plotting.Drawing;
using ScottPlot;

namespace PartnershipSim.Plotting.Charts;

/// <summary>A colour bar with the ticks of its scale and its unit, at the bottom of an area.</summary>
internal static class ColourKey
{
    private const int Steps = 120;
    private const float Width = 480;
    private const float Bar = Theme.Small;

    /// <summary>How much of an area it takes, with air above.</summary>
    public const float Height = Space.Air + Bar + Space.Gap + Theme.Tiny;

    /// <param name="colorOf">The colour of a share of the scale, from 0 to 1.</param>
    public static void Draw(Sheet sheet, PixelRect body, Scale scale, string unit, Func<double, Color> colorOf)
    {
        float top = body.Bottom - Height + Space.Air;
        const float step = Width / Steps;
        for (int i = 0; i < Steps; i++)
            sheet.Fill(
                new PixelRect(body.Left + i * step, body.Left + (i + 1) * step + 0.5f, top + Bar, top),
                colorOf((i + 0.5) / Steps));
        foreach (double tick in scale.Ticks)
        {
            float x = body.Left + (float)scale.Share(tick) * Width;
            sheet.TextBeside(
                scale.Label(tick), x, top + Bar + Space.Gap + 0.5f * Theme.Tiny, Theme.Tiny,
                sheet.Theme.Muted, Anchor.Middle);
        }

        sheet.TextBeside(unit, body.Left + Width + Space.Air, top + 0.5f * Bar, Theme.Small, sheet.Theme.Muted);
    }
}
