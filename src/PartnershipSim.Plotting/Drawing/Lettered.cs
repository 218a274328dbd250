using ScottPlot;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>Which point of a text its position names.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>A line of text on a <see cref="Sheet"/>.</summary>
/// <param name="X">Of the anchor, in pixels of the sheet.</param>
/// <param name="Y">Of the baseline.</param>
/// <param name="Size">Height of the font in pixels.</param>
public sealed record Lettered(
    string Text, float X, float Y, float Size, Color Color, Anchor Anchor = Anchor.Start, bool IsBold = false)
{
    /// <summary>Where the text will stand, whatever the font: a little too wide rather than too narrow.</summary>
    public PixelRect Bounds
    {
        get
        {
            float width = WidthOf(Text, Size, IsBold);
            float left = Anchor switch { Anchor.Start => X, Anchor.Middle => X - width / 2, _ => X - width };
            return new(left, left + width, Y + 0.22f * Size, Y - 0.78f * Size);
        }
    }

    /// <summary>
    /// The width of a text in DejaVu Sans, the widest of the usual fonts, to a few per cent. Space must not wait for a
    /// font: the machine may have none, and the reader of an SVG may have another.
    /// </summary>
    public static float WidthOf(string text, float size, bool isBold = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        float ems = 0;
        foreach (char letter in text)
            ems += Ems(letter);
        return ems * size * (isBold ? 1.13f : 1.01f);
    }

    private static float Ems(char letter) => letter switch
    {
        'i' or 'j' or 'l' or '\'' or ' ' or '.' or ',' or '|' => 0.32f,
        'f' or 't' or 'r' or 'I' or 'J' or '(' or ')' or ':' or ';' or '-' or '/' => 0.41f,
        'm' or 'M' or 'W' or '%' or '@' or '—' or '…' => 0.99f,
        'w' or '+' or '=' or '−' or '<' or '>' or '±' or '→' => 0.84f,
        's' or 'z' or 'c' or 'k' or 'y' or 'v' or 'x' or '–' => 0.59f,
        >= '0' and <= '9' => 0.64f,
        >= 'A' and <= 'Z' => 0.74f,
        _ => 0.64f,
    };

    /// <summary>
    /// Breaks a text at blanks so that no line is wider than <paramref name="width"/> (a single long word may be). A
    /// number stays with its per cent sign.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, float size, float width, bool isBold = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> lines = [];
        string line = "";
        foreach (string word in Unbroken(text))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && WidthOf(longer, size, isBold) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    private static List<string> Unbroken(string text)
    {
        List<string> words = [];
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '%' && words.Count > 0)
                words[^1] += $" {word}";
            else
                words.Add(word);
        }

        return words;
    }
}
