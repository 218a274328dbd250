namespace PartnershipSim.Benchmarks;

/// <summary>A part of benchmarks/RESULTS.md that a command of its own writes and every other command keeps.</summary>
public static class Section
{
    private static string File { get; } = Path.Combine(Baseline.Root, "benchmarks", "RESULTS.md");

    /// <summary>The headings of all sections that are written one by one, in their order.</summary>
    private static readonly string[] Headings = [MillionRuns.Heading, Sameness.Heading, Fuzzing.Heading, Faults.Heading, Downloads.Heading, Advisories.Heading, Mutation.Heading, Classroom.Heading];

    /// <summary>Prints a section and puts it in place of the one with the same heading.</summary>
    /// <param name="heading">With its two number signs.</param>
    /// <param name="text">All of the section, heading included.</param>
    public static void Write(string heading, string text)
    {
        Console.Write(text);
        string all = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File) : "";
        string before = Of(all, heading);
        string after = before.Length > 0 ? all.Replace(before, text.TrimEnd() + "\n\n", StringComparison.Ordinal) : $"{all.TrimEnd()}\n\n{text}";
        System.IO.File.WriteAllText(File, after.TrimEnd().ReplaceLineEndings("\n") + "\n");
        Console.Error.WriteLine($"written to {File}");
    }

    /// <summary>Every section that some command has written, as it stands in a text.</summary>
    public static string AllOf(string text) => string.Join("\n\n", Headings.Select(heading => Of(text, heading).TrimEnd()).Where(section => section.Length > 0)) is { Length: > 0 } kept ? kept + "\n" : "";

    /// <summary>The section as it stands in a text, or nothing.</summary>
    private static string Of(string text, string heading)
    {
        int from = text.IndexOf(heading + "\n", StringComparison.Ordinal);
        if (from < 0)
            return "";
        int to = text.IndexOf("\n## ", from, StringComparison.Ordinal);
        return text[from..(to < 0 ? text.Length : to + 1)];
    }
}
