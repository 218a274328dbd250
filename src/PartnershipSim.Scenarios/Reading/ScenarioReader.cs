using System.Collections.Immutable;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>
/// Reads a scenario file with everything it builds on. All problems are found before any is reported.
/// </summary>
public static class ScenarioReader
{
    private const int LongestChain = 16;

    /// <summary>The scenario in a file, or every problem that stands in its way.</summary>
    public static ReadResult<Scenario> Read(string path) => Read(path, data: null);

    /// <summary>The same on data that were read before.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">
    /// The data to stand on when no file names a folder, or names the one from which they were read; null: the folder
    /// <c>data</c> of the tree.
    /// </param>
    public static ReadResult<Scenario> Read(string path, CountryData? data)
    {
        ArgumentNullException.ThrowIfNull(path);
        Problems problems = new();
        string file = path.Replace('\\', '/');
        FolderTree tree = new(file);
        List<(ValueReader Reader, Map Content)> chain = [];
        if (!Collect(file, tree, problems, chain))
            return new(null, problems);

        Scenario? scenario = Start(tree, chain, data, problems);
        if (scenario is null)
            return new(null, problems);
        foreach ((ValueReader reader, Map content) in chain)
            scenario = Apply(reader, content, scenario, tree);
        if (!problems.HasErrors)
            Check(scenario, problems);
        return new(scenario, problems);
    }

    /// <summary>The files from the first base to the file itself.</summary>
    private static bool Collect(
        string file, FolderTree tree, Problems problems, List<(ValueReader Reader, Map Content)> chain)
    {
        List<string> visited = [];
        string? next = file;
        while (next is not null)
        {
            visited.Add(next);
            ValueReader reader = new(next, problems);
            if (YamlText.Open(next, "a scenario file", problems) is not { } bytes
                || YamlText.Read(next, bytes, problems) is not { } content)
                return false;
            chain.Insert(0, (reader, content));
            next = Base(reader, content, tree, visited);
        }

        return true;
    }

    /// <summary>The file that this one extends, or null.</summary>
    private static string? Base(ValueReader reader, Map content, FolderTree tree, List<string> visited)
    {
        string key = ScenarioKeys.Extends.Name;
        Node? value = FileKeys.ValueOf(content, ScenarioKeys.Extends);
        if (value is null || reader.Text(value, key) is not { } path
            || tree.Existing(reader, value, key, path) is not { } file)
            return null;
        int first = visited.FindIndex(seen => Path.GetFullPath(seen) == Path.GetFullPath(file));
        if (first >= 0)
            reader.Error(
                value, $"{key} goes in a circle: "
                    + $"{string.Join(" -> ", visited.Skip(first).Append(file).Select(Path.GetFileName))}");
        else if (visited.Count >= LongestChain)
            reader.Error(value, $"{key} a chain of more than {LongestChain} files");
        else
            return file;
        return null;
    }

    /// <summary>The scenario before any file is read: the data, and the defaults of the model.</summary>
    private static Scenario? Start(
        FolderTree tree, List<(ValueReader Reader, Map Content)> chain, CountryData? given, Problems problems)
    {
        string key = ScenarioKeys.Data.Name;
        string? folder = null;
        bool isUsable = true;
        foreach ((ValueReader reader, Map content) in chain)
        {
            if (FileKeys.ValueOf(content, ScenarioKeys.Data) is not { } value)
                continue;
            string? named = reader.Text(value, key) is { } path ? tree.ExistingFolder(reader, value, key, path) : null;
            isUsable = named is not null;
            folder = named ?? folder;
        }

        if (folder is null && isUsable && given is null && tree.LinkProblem(tree.DefaultData) is { } link)
        {
            problems.Error(tree.DefaultData, 0, 0, link);
            isUsable = false;
        }

        if (folder is null && isUsable && given is null && !Directory.Exists(tree.DefaultData))
        {
            // where the base was not found, that is the reason, and it is reported already
            (ValueReader first, Map file) = chain[0];
            if (FileKeys.ValueOf(file, ScenarioKeys.Extends) is null)
            {
                first.Error(
                    file,
                    $"there is no folder '{Path.GetFileName(tree.DefaultData)}' here to take data from; begin with "
                    + $"'{ScenarioKeys.Extends.Name}: PATH/baseline.yaml', or name the folder by '{key}: PATH'");
            }

            isUsable = false;
        }

        if (!isUsable)
            return null;
        CountryData? data = given is not null
            && (folder is null || Path.GetFullPath(folder) == Path.GetFullPath(given.Folder))
            ? given
            : CountryDataReader.Read(folder ?? tree.DefaultData, problems);
        return data is null ? null : new() { Name = "", Data = data };
    }

    private static Scenario Apply(ValueReader reader, Map content, Scenario before, FolderTree tree)
    {
        Scenario scenario = before with
        {
            Name = "",
            Title = null,
            Question = null,
            Expectations = [],
            Evidence = [],
            Path = reader.File,
            Chain = before.Chain.Add(reader.File),
        };
        foreach ((ScenarioKey key, _, Node value) in FileKeys.Given(reader, content, ScenarioKeys.All, "a scenario"))
            scenario = key.Read(reader, value, scenario, tree);
        if (FileKeys.ValueOf(content, ScenarioKeys.Scenario) is null)
            reader.Error(content, "lacks its name; a scenario begins with 'scenario: its_name'");
        return scenario;
    }

    /// <summary>
    /// What only shows when everything is put together: values that interventions drive out of range.
    /// </summary>
    internal static void Check(Scenario scenario, Problems problems)
    {
        Timetable.Check(scenario, problems);
        if (!problems.HasErrors)
            Compiler.Free(scenario, problems);
    }
}
