using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// How figures look: sizes once, colours for light and for dark paper. What a colour means is in <see cref="Palette"/>.
/// </summary>
public sealed record Theme(
    string Name, Color Background, Color Muted, Color Grid, Color Axis, Palette Palette)
{
    /// <summary>Sizes of letters in pixels on a sheet 1600 wide.</summary>
    public const float Title = 31;
    public const float Subtitle = 21;
    public const float Normal = 20;
    public const float Small = 17;
    public const float Tiny = 15;

    /// <summary>White space around everything.</summary>
    public const float Margin = 60;

    public const float LineWidth = 3;

    public static Theme Light { get; } = new(
        "light", Color.FromHex("#FFFFFF"), Color.FromHex("#565E69"), Color.FromHex("#E3E6EA"), Color.FromHex("#9097A1"),
        Palette.Light);

    public static Theme Dark { get; } = new(
        "dark", Color.FromHex("#14181F"), Color.FromHex("#AEB6C1"), Color.FromHex("#2B323C"), Color.FromHex("#6F7884"),
        Palette.Dark);

    /// <summary>The colour of letters.</summary>
    public Color Text => Palette.Ink;

    /// <summary>The colour of a side, cohort or region.</summary>
    public Color OfGroup(string key) => Palette.OfGroup(key);

    /// <summary>The colour of what is neither a group nor a mechanism.</summary>
    public Color Of(Mark mark) => Palette.Of(mark);

    /// <summary>
    /// The outer of two nested bands: 90 % of replicates. Opaque, so that grid lines do not shine through.
    /// </summary>
    public Color Faint(Color color) => Background.MixedWith(color, 0.18);

    /// <summary>The inner band: 50 % of replicates.</summary>
    public Color Soft(Color color) => Background.MixedWith(color, 0.42);
}
