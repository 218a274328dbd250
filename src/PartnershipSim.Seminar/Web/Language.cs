using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace PartnershipSim.Seminar.Web;

/// <summary>
/// The words of the pages in one language, as they lie in the assembly. Pages fetch them; the program itself needs them
/// for what it writes, such as briefings.
/// </summary>
internal sealed class Language
{
    private readonly FrozenDictionary<string, string> _words;

    private Language(string code) => _words = Read(code);

    /// <summary>Every language, by two letters; the first is the one in which the program speaks of itself.</summary>
    public static ImmutableArray<string> Codes { get; } = ["en", "fr", "de", "uk"];

    public static Language English { get; } = new("en");

    /// <summary>A text with its {blanks} filled in.</summary>
    public string Say(string key, params ReadOnlySpan<(string Blank, string Text)> blanks)
    {
        string text = _words[key];
        foreach ((string blank, string with) in blanks)
            text = text.Replace($"{{{blank}}}", with, StringComparison.Ordinal);
        return text;
    }

    private static FrozenDictionary<string, string> Read(string code)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"words.{code}.json")
            ?? throw new InvalidOperationException($"the words of {code} are not in the assembly");
        using JsonDocument words = JsonDocument.Parse(stream);
        return words.RootElement.EnumerateObject().Where(word => word.Value.ValueKind == JsonValueKind.String)
            .ToFrozenDictionary(word => word.Name, word => word.Value.GetString()!);
    }
}
