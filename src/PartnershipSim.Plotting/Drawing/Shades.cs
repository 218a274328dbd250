using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>Colours that stand for numbers, and the colour of letters on them.</summary>
public static class Shades
{
    /// <summary>Viridis, from 0 to 1: grows evenly lighter, also for those who see fewer colours.</summary>
    public static Color Viridis(double share) => new ScottPlot.Colormaps.Viridis().GetColor(Math.Clamp(share, 0, 1));

    /// <summary>
    /// Black or white, whichever stands out more (WCAG contrast: the two are equal at a luminance of 0.18).
    /// </summary>
    public static Color InkOn(Color color) =>
        0.2126 * Linear(color.R) + 0.7152 * Linear(color.G) + 0.0722 * Linear(color.B) > 0.18
            ? Colors.Black
            : Colors.White;

    private static double Linear(byte channel) => Math.Pow(channel / 255.0, 2.2);
}
