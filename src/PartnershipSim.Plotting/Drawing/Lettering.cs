using SkiaSharp;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// The fonts of this machine, or the lack of them. Only pictures in pixels need one: an SVG carries its text as text
/// and leaves the font to the program that shows it.
/// </summary>
public sealed class Lettering
{
    /// <summary>What a reader of an SVG is asked to use, best first; the last is always there.</summary>
    public const string SvgFamilies = "'DejaVu Sans','Segoe UI',Verdana,'Helvetica Neue',Arial,sans-serif";

    private static readonly string[] Preferred =
    [
        "DejaVu Sans", "Segoe UI", "Verdana", "Helvetica Neue", "Arial", "Liberation Sans",
        "Noto Sans", "Open Sans", "Roboto",
    ];

    private static readonly Lazy<Lettering> Machine = new(() =>
    {
        // the one that Skia makes for itself: another one would read every font file of the machine again
        SKFontManager manager = SKFontManager.Default;
        return Find(manager.FontFamilies, (family, style) => manager.MatchFamily(family, style));
    });

    private Lettering(SKTypeface? regular, SKTypeface? bold)
    {
        Regular = regular;
        Bold = bold ?? regular;
    }

    /// <summary>The fonts that are installed here; looked for once.</summary>
    public static Lettering OfThisMachine => Machine.Value;

    /// <summary>A machine without any font, as small containers are.</summary>
    public static Lettering None { get; } = new(null, null);

    public SKTypeface? Regular { get; }

    public SKTypeface? Bold { get; }

    public bool IsAvailable => Regular is not null;

    /// <summary>Null, or what to install so that pictures in pixels can be written.</summary>
    public string? Notice =>
        IsAvailable ? null : "no font found, so no PNG was written (SVG and CSV were): install fonts-dejavu-core";

    /// <summary>The first preferred family that can write Latin letters, or else any family that can.</summary>
    /// <param name="families">The names of what is installed.</param>
    /// <param name="match">Opens a family in a style; null if it cannot.</param>
    public static Lettering Find(IEnumerable<string> families, Func<string, SKFontStyle, SKTypeface?> match)
    {
        ArgumentNullException.ThrowIfNull(families);
        ArgumentNullException.ThrowIfNull(match);
        string[] installed = [.. families];
        IEnumerable<string> order = Preferred.Where(name => installed.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Concat(installed.Order(StringComparer.Ordinal));
        foreach (string family in order)
        {
            if (match(family, SKFontStyle.Normal) is { } regular && Writes(regular))
                return new(regular, match(family, SKFontStyle.Bold));
        }

        return None;
    }

    private static bool Writes(SKTypeface typeface)
    {
        using SKFont font = new(typeface);
        return "aZ09%".All(letter => font.GetGlyph(letter) != 0);
    }
}
