namespace PartnershipSim.Benchmarks;

/// <summary>
/// A page of results: sections that commands write one by one, each keeping the others as they stand.
/// </summary>
/// <param name="path">The Markdown file.</param>
public sealed class ResultsPage(string path)
{
    public string Path => path;

    /// <summary>Prints a section and puts it in place of the one with the same heading.</summary>
    /// <param name="heading">With its two number signs.</param>
    /// <param name="text">All of the section, heading included.</param>
    public void Write(string heading, string text)
    {
        Console.Write(text);
        string all = File.Exists(path) ? File.ReadAllText(path) : "";
        string before = Of(all, heading);
        string after = before.Length > 0
            ? all.Replace(before, text.TrimEnd() + "\n\n", StringComparison.Ordinal)
            : $"{all.TrimEnd()}\n\n{text}";
        File.WriteAllText(path, after.TrimEnd().ReplaceLineEndings("\n") + "\n");
        Console.Error.WriteLine($"written to {path}");
    }

    /// <summary>
    /// A section as it stands in the file, with a blank line after it; empty if no command has written it.
    /// </summary>
    public string Section(string heading) => File.Exists(path) ? Of(File.ReadAllText(path), heading) : "";

    private static string Of(string text, string heading)
    {
        int from = text.IndexOf(heading + "\n", StringComparison.Ordinal);
        if (from < 0)
            return "";
        int to = text.IndexOf("\n## ", from, StringComparison.Ordinal);
        return text[from..(to < 0 ? text.Length : to + 1)];
    }
}
