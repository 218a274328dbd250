using System.Collections.Immutable;

namespace PartnershipSim.Scenarios.Text;

/// <summary>A key that a file gives.</summary>
/// <param name="Key">Its row in the table.</param>
/// <param name="Word">The key as it stands in the file.</param>
/// <param name="Value">What stands under it.</param>
internal sealed record Given<T>(T Key, Word Word, Node Value)
    where T : IFileKey;

/// <summary>Matches the keys of a file, or of a block in it, with those that may stand there.</summary>
internal static class FileKeys
{
    /// <summary>
    /// The keys that are given with their values, in the order of the table and not of the file. Unknown and repeated
    /// ones are reported, old names are read with a warning.
    /// </summary>
    /// <param name="table">Every key that may stand there.</param>
    /// <param name="whatOf">What the keys belong to, for messages: a scenario.</param>
    public static ImmutableArray<Given<T>> Given<T>(
        ValueReader reader, Map content, ImmutableArray<T> table, string whatOf)
        where T : IFileKey
    {
        Dictionary<string, (Word Word, Node Value)> values = [];
        foreach ((Word word, Node value) in content.Entries)
        {
            if (NameOf(word.Text, table) is not { } name)
                reader.Error(
                    word, $"{word.Text} is not a key of "
                        + $"{whatOf}{ValueReader.Hint(word, [.. table.Select(key => key.Name)])}");
            else if (!values.TryAdd(name, (word, value)))
                reader.Error(word, $"{word.Text} is the old name of {name}, which is given too; remove one");
            else if (name != word.Text)
                reader.Warning(word, $"{word.Text} is now called {name}; the old name still works");
        }

        return
        [
            .. table.Where(key => values.ContainsKey(key.Name))
                .Select(key => new Given<T>(key, values[key.Name].Word, values[key.Name].Value)),
        ];
    }

    /// <summary>What stands under a key or one of its old names; null if the file does not give it.</summary>
    public static Node? ValueOf(Map content, IFileKey key) =>
        content.Entries
            .FirstOrDefault(entry => entry.Key.Text == key.Name || key.OldNames.Contains(entry.Key.Text)).Value;

    private static string? NameOf<T>(string word, ImmutableArray<T> table)
        where T : IFileKey =>
        table.FirstOrDefault(key => key.Name == word || key.OldNames.Contains(word))?.Name;
}
