using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>The text of a scenario that somebody brought, with what was moved written into it.</summary>
internal static class BroughtText
{
    /// <param name="hash">What the text must mean in the end.</param>
    /// <exception cref="RefusedException">The text has its parameters where they cannot be replaced line by
    /// line.</exception>
    public static string With(
        string text, IReadOnlyDictionary<string, double> parameters, IReadOnlyCollection<string> off,
        ScenarioLibrary library, string hash)
    {
        if (parameters.Count == 0 && off.Count == 0)
            return text;
        List<string> lines = [.. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
        Put(lines, "parameters:", parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (pair.Key, FormattableString.Invariant($"{pair.Value:R}"))));
        Put(lines, "mechanisms:", off.Order(StringComparer.Ordinal).Select(key => (key, "off")));
        string written = string.Join('\n', lines) + "\n";
        return library.Read(written).Hash == hash
            ? written
            : throw new RefusedException(
                "this scenario sets its parameters in a way that cannot be changed here; change the file, and load it "
                + "again");
    }

    private static void Put(List<string> lines, string block, IEnumerable<(string Key, string Value)> settings)
    {
        (string Key, string Value)[] all = [.. settings];
        if (all.Length == 0)
            return;
        int head = lines.FindIndex(line => line.TrimEnd() == block);
        if (head < 0)
        {
            head = lines.Count;
            lines.Add(block);
        }

        foreach ((string key, _) in all)
            Remove(lines, head + 1, key);
        lines.InsertRange(head + 1, all.Select(setting => $"  {setting.Key}: {setting.Value}"));
    }

    /// <summary>Takes a key out of the block that begins at a line, with what stands below it.</summary>
    private static void Remove(List<string> lines, int first, string key)
    {
        for (int i = first; i < lines.Count && (lines[i].Length == 0 || lines[i][0] is ' ' or '#'); i++)
        {
            if (!lines[i].StartsWith($"  {key}:", StringComparison.Ordinal))
                continue;
            int next = i + 1;
            while (next < lines.Count && lines[next].StartsWith("   ", StringComparison.Ordinal))
                next++;
            lines.RemoveRange(i, next - i);
            return;
        }
    }
}
