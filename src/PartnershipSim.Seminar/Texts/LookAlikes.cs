using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace PartnershipSim.Seminar.Texts;

/// <summary>Whether two names can be told apart on a wall: by their letters, whatever their case, script or hidden joiners.</summary>
internal static class LookAlikes
{
    private static readonly FrozenDictionary<Rune, char> Plain = Read();

    /// <summary>Whether somebody who reads both would take them for the same name.</summary>
    public static bool AreAlike(string one, string other) =>
        Folded(one, isByShape: false) == Folded(other, isByShape: false) || Folded(one, isByShape: true) == Folded(other, isByShape: true);

    /// <summary>A name without what cannot be seen or told apart.</summary>
    /// <param name="isByShape">Capital i, small L and 1 are one letter, and so are O and 0; otherwise letters differ, whatever their shape.</param>
    private static string Folded(string name, bool isByShape)
    {
        StringBuilder folded = new();
        foreach (Rune rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || TypedText.IsVariation(rune) || Rune.IsWhiteSpace(rune))
                continue;
            Rune letter = Plain.TryGetValue(rune, out char plain) ? new Rune(plain) : rune;
            if (isByShape)
                letter = letter.Value switch { 'I' or '1' or '|' => new Rune('l'), '0' => new Rune('O'), _ => letter };
            folded.Append(Rune.ToLowerInvariant(letter));
        }

        return folded.ToString();
    }

    private static FrozenDictionary<Rune, char> Read()
    {
        Dictionary<Rune, char> plain = [];
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("look_alikes.txt")!;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            foreach (string code in line[2..].Split(' '))
                plain.TryAdd(new Rune(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)), line[0]);
        }

        return plain.ToFrozenDictionary();
    }
}
