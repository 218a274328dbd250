using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace PartnershipSim.Seminar.Texts;

/// <summary>
/// Whether two names can be told apart on a wall: by their letters, whatever their case, script or hidden joiners.
/// </summary>
internal static class LookAlikes
{
    private static readonly FrozenDictionary<Rune, char> Plain = ReadPlain();

    /// <summary>Letters with an accent, and the letter and the accent that look the same.</summary>
    private static readonly FrozenDictionary<Rune, (Rune Letter, Rune Accent)> Accented = ReadAccented();

    /// <summary>Whether somebody who reads both would take them for the same name.</summary>
    public static bool AreAlike(string one, string other) =>
        Folded(one, isByShape: false) == Folded(other, isByShape: false)
            || Folded(one, isByShape: true) == Folded(other, isByShape: true);

    /// <summary>A name without what cannot be seen or told apart.</summary>
    /// <param name="isByShape">Capital i, small L and 1 are one letter, and so are O and 0; otherwise letters differ,
    /// whatever their shape.</param>
    private static string Folded(string name, bool isByShape)
    {
        StringBuilder folded = new();
        foreach (Rune rune in name.EnumerateRunes().SelectMany(TakenApart))
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || TypedText.IsVariation(rune)
                || Rune.IsWhiteSpace(rune))
                continue;
            Rune letter = Plain.TryGetValue(rune, out char plain) ? new Rune(plain) : rune;
            if (isByShape)
                letter = letter.Value switch { 'I' or '1' or '|' => new Rune('l'), '0' => new Rune('O'), _ => letter };
            folded.Append(Rune.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }

    private static IEnumerable<Rune> TakenApart(Rune rune) =>
        Accented.TryGetValue(rune, out (Rune Letter, Rune Accent) parts)
            ? [.. TakenApart(parts.Letter), parts.Accent]
            : [rune];

    private static FrozenDictionary<Rune, char> ReadPlain()
    {
        Dictionary<Rune, char> plain = [];
        foreach (string line in Lines("look_alikes.txt"))
        {
            foreach (string code in line[2..].Split(' '))
                plain.TryAdd(RuneOf(code), line[0]);
        }

        return plain.ToFrozenDictionary();
    }

    private static FrozenDictionary<Rune, (Rune Letter, Rune Accent)> ReadAccented()
    {
        Dictionary<Rune, (Rune, Rune)> accented = [];
        foreach (string line in Lines("accents.txt"))
        {
            string[] words = line.Split(' ');
            foreach (string pair in words[1..])
                accented.Add(RuneOf(pair.Split('=')[0]), (RuneOf(pair.Split('=')[1]), RuneOf(words[0])));
        }

        return accented.ToFrozenDictionary();
    }

    private static Rune RuneOf(string code) =>
        new(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static IEnumerable<string> Lines(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))];
    }
}
