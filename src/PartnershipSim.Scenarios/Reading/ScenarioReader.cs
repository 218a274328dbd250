using System.Collections.Immutable;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>Reads a scenario file with everything it builds on. All problems are found before any is reported.</summary>
public static class ScenarioReader
{
    private const int LongestChain = 16;

    /// <summary>The keys of a scenario file, in the order in which they are read, whatever their order in the file.</summary>
    internal static ImmutableArray<string> Keys { get; } =
    [
        "scenario", "title", "question", "extends", "data", "years", "replicates", "seed", "parameters", "mechanisms", "programmes",
        "operations", "drivers", "interventions", "states", "outcomes", "expect",
    ];

    /// <summary>The scenario in a file, or every problem that stands in its way.</summary>
    public static ReadResult<Scenario> Read(string path) => Read(path, data: null);

    /// <param name="data">The data to stand on when no file names a folder; null: the folder <c>data</c> of the tree.</param>
    internal static ReadResult<Scenario> Read(string path, CountryData? data)
    {
        ArgumentNullException.ThrowIfNull(path);
        Problems problems = new();
        string file = path.Replace('\\', '/');
        FolderTree tree = new(file);
        List<(Page Page, Map Content)> chain = [];
        if (!Collect(file, tree, problems, chain))
            return new(null, problems);

        Scenario? scenario = Start(tree, chain, data, problems);
        if (scenario is null)
            return new(null, problems);
        foreach ((Page page, Map content) in chain)
            scenario = Apply(page, content, scenario, tree);
        if (!problems.HasErrors)
            Check(scenario, problems);
        return new(scenario, problems);
    }

    /// <summary>The files from the first base to the file itself.</summary>
    private static bool Collect(string file, FolderTree tree, Problems problems, List<(Page Page, Map Content)> chain)
    {
        List<string> visited = [];
        string? next = file;
        while (next is not null)
        {
            visited.Add(next);
            Page page = new(next, problems);
            if (Open(next, problems) is not { } bytes || YamlText.Read(next, bytes, problems) is not { } content)
                return false;
            chain.Insert(0, (page, content));
            next = Base(page, content, tree, visited);
        }

        return true;
    }

    private static byte[]? Open(string file, Problems problems)
    {
        try
        {
            return BoundedFile.Read(file, YamlText.LargestFile);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Error(file, 0, 0, MissingFile.Message(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Error(file, 0, 0, Directory.Exists(file) ? "is a folder; name a scenario file" : $"cannot be read: {e.Message}");
        }

        return null;
    }

    /// <summary>The file that this one extends, or null.</summary>
    private static string? Base(Page page, Map content, FolderTree tree, List<string> visited)
    {
        Node? value = content.Entries.FirstOrDefault(entry => entry.Key.Text == "extends").Value;
        if (value is null || page.Text(value, "extends") is not { } path || tree.Existing(page, value, "extends", path) is not { } file)
            return null;
        int first = visited.FindIndex(seen => Path.GetFullPath(seen) == Path.GetFullPath(file));
        if (first >= 0)
            page.Error(value, $"extends goes in a circle: {string.Join(" -> ", visited.Skip(first).Append(file).Select(Path.GetFileName))}");
        else if (visited.Count >= LongestChain)
            page.Error(value, $"extends a chain of more than {LongestChain} files");
        else
            return file;
        return null;
    }

    /// <summary>The world before any file has spoken: the data, and the defaults of the model.</summary>
    private static Scenario? Start(FolderTree tree, List<(Page Page, Map Content)> chain, CountryData? given, Problems problems)
    {
        string? folder = null;
        bool isNamed = true;
        foreach ((Page page, Map content) in chain)
        {
            if (content.Entries.FirstOrDefault(entry => entry.Key.Text == "data").Value is not { } value)
                continue;
            string? named = page.Text(value, "data") is { } path ? tree.ExistingFolder(page, value, "data", path) : null;
            isNamed = named is not null;
            folder = named ?? folder;
        }

        CountryData? data = !isNamed ? null : folder is null && given is not null ? given : CountryDataReader.Read(folder ?? tree.DefaultData, problems);
        return data is null ? null : new() { Name = "", Data = data };
    }

    private static Scenario Apply(Page page, Map content, Scenario before, FolderTree tree)
    {
        Scenario scenario = before with { Name = "", Title = null, Question = null, Expectations = [], Path = page.File, Chain = before.Chain.Add(page.File) };
        foreach ((Word key, _) in content.Entries.Where(entry => !Keys.Contains(entry.Key.Text)))
            page.Error(key, $"{key.Text} is not a key of a scenario{Suggestion.For(key.Text, Keys)}");
        foreach (string name in Keys)
        {
            (Word? key, Node? value) = content.Entries.FirstOrDefault(entry => entry.Key.Text == name);
            if (key is not null && value is not null)
                scenario = Section(name)(page, value, scenario, tree);
        }

        if (content.Entries.All(entry => entry.Key.Text != "scenario"))
            page.Error(content, "lacks its name; a scenario begins with 'scenario: its_name'");
        return scenario;
    }

    private static Func<Page, Node, Scenario, FolderTree, Scenario> Section(string key)
    {
        Section? section = key switch
        {
            "scenario" => HeadSections.Name,
            "title" => HeadSections.Title,
            "question" => HeadSections.Question,
            "years" => HeadSections.Years,
            "replicates" => HeadSections.Replicates,
            "seed" => HeadSections.Seed,
            "parameters" => SettingSections.Parameters,
            "mechanisms" => SettingSections.Mechanisms,
            "programmes" => ProgrammeSection.Read,
            "operations" => OperationSection.Read,
            "drivers" => DriverSection.Read,
            "interventions" => InterventionSection.Read,
            "states" => HeadSections.States,
            "outcomes" => HeadSections.Outcomes,
            _ => null,
        };
        if (section is not null)
            return (page, value, scenario, _) => section(page, value, scenario);
        return key == "expect" ? ExpectationSection.Read : (_, _, scenario, _) => scenario;
    }

    /// <summary>What only shows when everything is put together: values that interventions drive out of range.</summary>
    internal static void Check(Scenario scenario, Problems problems)
    {
        Timetable.Check(scenario, problems);
        if (!problems.HasErrors)
            Compiler.Compile(scenario, nudgedTo: null, problems);
    }
}
