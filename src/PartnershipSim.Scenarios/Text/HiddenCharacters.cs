using System.Globalization;
using System.Text;

namespace PartnershipSim.Scenarios.Text;

/// <summary>
/// Characters that are not seen but act: escape sequences of terminals, line breaks, marks that turn the direction of
/// writing, and spaces without width. No title, name or key needs one, and each can make a screen, a table or a web
/// reader show what is not there.
/// </summary>
internal static class HiddenCharacters
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The first of them in a text, as <c>U+001B</c>; null if there is none.</summary>
    public static string? First(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return null;
        foreach (Rune letter in text.EnumerateRunes())
        {
            if (IsHidden(letter))
                return NameOf(letter);
        }

        return null;
    }

    /// <summary>The text with each of them replaced by its name, so that a message can quote it.</summary>
    public static string Shown(string text)
    {
        if (First(text) is null)
            return text;
        StringBuilder shown = new(text.Length);
        foreach (Rune letter in text.EnumerateRunes())
            shown.Append(IsHidden(letter) ? $"<{NameOf(letter)}>" : letter.ToString());
        return shown.ToString();
    }

    /// <summary>The joiners are spared: Persian and Indian words are spelt with them.</summary>
    private static bool IsHidden(Rune letter) => Rune.GetUnicodeCategory(letter) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => letter.Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner),
        _ => false,
    };

    private static string NameOf(Rune letter) => $"U+{letter.Value:X4}";
}
