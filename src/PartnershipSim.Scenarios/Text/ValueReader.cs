using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Scenarios.Text;

/// <summary>
/// One file being read: takes values out of nodes and reports, with line and column, those that are not what they
/// should be.
/// </summary>
/// <param name="file">The file as the user named it.</param>
internal sealed class ValueReader(string file, Problems problems)
{
    public string File { get; } = file;

    public Problems Problems { get; } = problems;

    /// <summary>Something that must be repaired before anything runs.</summary>
    public void Error(Node place, string message) => Problems.Error(File, place.Line, place.Column, message);

    /// <summary>Something that runs, but should be changed.</summary>
    public void Warning(Node place, string message) => Problems.Warning(File, place.Line, place.Column, message);

    public Origin OriginOf(Node place) => new(File, place.Line, place.Column);

    /// <summary>The entries of a block; null, and a problem, if it is none.</summary>
    public Map? Block(Node value, string key)
    {
        if (value is Map map)
            return map;
        Error(value, $"{key} contains {value.Kind}; it should be a block of 'key: value' lines");
        return null;
    }

    /// <summary>The entries of a block whose keys are among those known; the others are reported.</summary>
    public IEnumerable<(Word Key, Node Value)> Known(Map block, string whatOf, params string[] keys)
    {
        foreach ((Word key, Node value) in block.Entries)
        {
            if (keys.Contains(key.Text))
                yield return (key, value);
            else
                Error(key, $"{key.Text} is not a key of {whatOf}{Hint(key, keys)}");
        }
    }

    private static bool IsDecimalComma(string text) =>
        text.Count(letter => letter == ',') == 1 && text.Trim('-', '+').All(letter => char.IsAsciiDigit(letter) || letter == ',');

    /// <summary>A key of several words is mostly the rest of a text that a comma has cut off.</summary>
    internal static string Hint(Word key, string[] keys) =>
        key.Text.Contains(' ')
            ? "; a text with a comma inside { } needs quotation marks"
            : key.Text.Length > 0 && key.Text.All(char.IsAsciiDigit)
            ? "; decimals are written with a point, such as 0.7"
            : Suggestion.WithList(key.Text, keys);

    /// <summary>A text of one line. The line break that a block of text ends with does not count.</summary>
    public string? Text(Node value, string key)
    {
        if (value is Word { IsBlank: false } word)
        {
            string text = word.Text.TrimEnd('\n');
            if (text.Contains('\n'))
                Error(value, $"{key} has a line break; write it in one line, or fold its lines with '>'");
            return text;
        }

        Error(value, $"{key} contains {value.Kind}; it should be a text");
        return null;
    }

    /// <summary>A finite number in the range.</summary>
    public double? Number(Node value, string key, Interval range, string unit)
    {
        if (value is Word { IsQuoted: true } text && TryNumber(text with { IsQuoted = false }, out _))
        {
            Error(value, $"{key} = \"{text.Text}\" is a text; write the number without quotation marks");
            return null;
        }

        if (value is not Word word || !TryNumber(word, out double number))
        {
            string comma = value is Word { Text: { } typed } && IsDecimalComma(typed)
                ? $"; decimals are written with a point: {typed.Replace(',', '.')}"
                : "";
            Error(
                value,
                $"{key} = {value.Kind.Trim('\'')} is not a number; it should lie in {range}{InUnits(unit)}{comma}");
            return null;
        }

        if (range.Contains(number))
            return number;
        Error(value, $"{key} = {word.Text} lies outside {range}{InUnits(unit)}");
        return null;
    }

    /// <summary>A whole number in the range.</summary>
    public int? Whole(Node value, string key, int low, int high, string unit = "")
    {
        Interval range = new(low, high);
        if (value is not Word word
            || !int.TryParse(word.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
        {
            Error(
                value,
                $"{key} = {value.Kind.Trim('\'')} is not a whole number; it should lie in {range}{InUnits(unit)}");
            return null;
        }

        if (range.Contains(number))
            return number;
        Error(value, $"{key} = {word.Text} lies outside {range}{InUnits(unit)}");
        return null;
    }

    /// <summary>A year of the run.</summary>
    public int? Year(Node value, string key, Horizon horizon)
    {
        if (value is not Word word
            || !int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            Error(value, $"{key} = {value.Kind.Trim('\'')} is not a year");
            return null;
        }

        int last = horizon.To;
        if (year >= Horizon.Start && year <= last)
            return year;
        string hint = year > last && year <= Horizon.LastPossible
            ? $"; set years: {{ to: {year} }} to extend the run"
            : "";
        Error(value, $"{key} = {year} lies outside the years of this run, {Horizon.Start}-{last}{hint}");
        return null;
    }

    /// <summary>on or off.</summary>
    public bool? Switch(Node value, string key)
    {
        if (value is Word { Text: "on" or "true" })
            return true;
        if (value is Word { Text: "off" or "false" })
            return false;
        Error(value, $"{key} = {value.Kind.Trim('\'')} is neither on nor off");
        return null;
    }

    /// <summary>One of some words.</summary>
    public string? Choice(Node value, string key, params IReadOnlyCollection<string> choices)
    {
        string? text = Text(value, key);
        if (text is null || choices.Contains(text))
            return text;
        Error(value, $"{key} = {text} is not known{Suggestion.WithList(text, choices)}");
        return null;
    }

    /// <summary>The words of a list, or a single word.</summary>
    public IEnumerable<Word> Words(Node value, string key)
    {
        foreach (Node item in value is Items items ? items.Values : [value])
        {
            if (item is Word { IsBlank: false } word)
                yield return word;
            else
                Error(item, $"{key} contains {item.Kind}; it should be a word or a list of words");
        }
    }

    public static bool TryNumber(Word word, out double number) =>
        double.TryParse(word.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && double.IsFinite(number) && !word.IsQuoted;

    public static string InUnits(string unit) => unit is "-" or "" or "0-1" ? "" : $" ({unit})";
}
