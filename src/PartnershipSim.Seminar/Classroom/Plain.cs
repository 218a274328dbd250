using System.Globalization;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>Words that a participant typed, before anybody else sees them.</summary>
internal static class Plain
{
    /// <summary>One line without invisible characters, not empty and not too long.</summary>
    /// <exception cref="RefusedException">It is empty, too long, or holds characters that cannot be seen.</exception>
    public static string Text(string? typed, int longest, string what)
    {
        string text = (typed ?? "").Trim();
        if (text.Length == 0)
            throw new RefusedException($"the {what} is empty");
        if (text.Length > longest)
            throw new RefusedException($"the {what} is longer than {longest} characters");
        bool isHidden = text.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
        return isHidden ? throw new RefusedException($"the {what} holds characters that cannot be seen") : text;
    }
}
