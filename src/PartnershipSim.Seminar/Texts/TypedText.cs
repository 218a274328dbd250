using System.Globalization;
using System.Text;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Texts;

/// <summary>A name or title that somebody typed, checked before anybody else sees it.</summary>
internal static class TypedText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int BlackFlag = 0x1F3F4;

    /// <summary>Accents on one letter: Vietnamese needs two; towers of them cover the lines above and below.</summary>
    private const int MostAccents = 3;

    /// <summary>
    /// UTF-16 units of one visible character, on average: a family of four is one character of eleven units.
    /// </summary>
    private const int UnitsPerCharacter = 4;

    /// <summary>
    /// Letters that fill their place with nothing, and signs that only steer what stands beside them.
    /// </summary>
    private static readonly int[] Blank =
    [
        0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, 0x1D159, 0x1D173,
    ];

    /// <summary>
    /// One line in which every character can be seen, with single blanks, not empty and not too long.
    /// </summary>
    /// <param name="longest">Visible characters.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="RefusedException">It is empty, too long, or contains characters that cannot be
    /// seen.</exception>
    public static string Checked(string? typed, int longest, string what)
    {
        string given = typed ?? "";
        if (given.Length > 2 * UnitsPerCharacter * longest)
            throw TooLong(longest, what);
        if (!IsWellFormed(given) || HasHidden([.. given.Trim().EnumerateRunes()]))
            throw new RefusedException($"the {what} contains characters that cannot be seen");
        string text = string.Join(' ', given.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
            throw new RefusedException($"the {what} is empty");
        if (new StringInfo(text).LengthInTextElements > longest || text.Length > UnitsPerCharacter * longest)
            throw TooLong(longest, what);
        return text;
    }

    /// <summary>Chooses how the sign before it looks; nothing by itself.</summary>
    public static bool IsVariation(Rune rune) =>
        rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180F);

    private static RefusedException TooLong(int longest, string what) =>
        new($"the {what} is longer than {longest} characters");

    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    private static bool HasHidden(Rune[] runes)
    {
        int accents = 0;
        for (int i = 0; i < runes.Length; i++)
        {
            bool isAccent =
                Rune.GetUnicodeCategory(runes[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                    && !IsVariation(runes[i]);
            accents = isAccent ? accents + 1 : 0;
            if (IsHidden(runes, i) || accents > MostAccents
                || (isAccent && (i == 0 || Rune.IsWhiteSpace(runes[i - 1]))))
                return true;
        }

        return false;
    }

    private static bool IsHidden(Rune[] runes, int i)
    {
        Rune rune = runes[i];
        if (Blank.Contains(rune.Value))
            return true;
        if (IsVariation(rune))
            return i == 0 || !(IsPictorial(runes[i - 1]) || IsKeycap(runes[i - 1]));
        if (rune.Value == ZeroWidthJoiner && i > 0 && i + 1 < runes.Length && IsPictorial(runes[i - 1])
            && IsPictorial(runes[i + 1]))
            return false;
        if (rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner)
            return i == 0 || i + 1 >= runes.Length || !(Joins(runes[i - 1]) && Joins(runes[i + 1]));
        if (rune.Value is >= 0xE0020 and <= 0xE007F)
            return !IsFlag(runes, i);
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
    }

    /// <summary>An emoji, or the colour, gender or look of the one before it.</summary>
    private static bool IsPictorial(Rune rune) =>
        rune.Value is >= 0x1F000 and
            <= 0x1FAFF or >= 0x2190 and <= 0x2BFF or 0x00A9 or 0x00AE or 0x203C or 0x2049 or 0x2122 or 0x2139
            or 0x3030 or 0x303D or 0x3297 or 0x3299 or 0xFE0F;

    private static bool IsKeycap(Rune rune) => rune.Value is '#' or '*' or (>= '0' and <= '9');

    /// <summary>
    /// Scripts in which a joiner between two letters changes how they are written: Arabic and those of India and its
    /// neighbours.
    /// </summary>
    private static bool Joins(Rune rune) => rune.Value is (>= 0x0620 and <= 0x06FF) or (>= 0x0900 and <= 0x0DFF);

    /// <summary>
    /// Flags of England, Scotland and Wales: a black flag followed by invisible letters and their end.
    /// </summary>
    private static bool IsFlag(Rune[] runes, int i)
    {
        while (i > 0 && runes[i].Value is >= 0xE0020 and <= 0xE007F)
            i--;
        return runes[i].Value == BlackFlag;
    }
}
