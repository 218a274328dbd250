using System.Collections.Immutable;
using ScottPlot;
using SkiaSharp;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// A filled outline, painted once: ScottPlot's polygon paints twice, which makes a see-through colour darker than its
/// legend.
/// </summary>
internal sealed class Area(ImmutableArray<Coordinates> outline, Color color) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => new(outline);

    public void Render(RenderPack rp)
    {
        if (outline.IsEmpty)
            return;
        using SKPathBuilder builder = new();
        builder.AddPoly([.. outline.Select(corner => Axes.GetPixel(corner).ToSKPoint())]);
        using SKPath path = builder.Detach();
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = true };
        rp.Canvas.DrawPath(path, paint);
    }
}
