using System.Collections.Immutable;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>Reads a study file with the scenarios it names. All problems are found before any is reported.</summary>
public static class StudyReader
{
    /// <summary>More lucks, or points, than anybody can wait for.</summary>
    internal const int Most = 1_000_000;

    internal static ImmutableArray<string> Keys { get; } =
        ["study", "title", "question", "base", "axes", "design", "points", "second_order", "replicates", "outcomes", "seed"];

    internal static ImmutableArray<string> Designs { get; } = ["factorial", "latin_hypercube", "sobol", "morris", "saltelli", "list"];

    /// <summary>Whether a file calls itself a study; false for what cannot be read.</summary>
    public static bool IsStudy(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Problems unheard = new();
        return Open(path, unheard) is { } bytes && YamlText.Read(path, bytes, unheard) is { } content
            && content.Entries.Any(entry => entry.Key.Text == "study") && content.Entries.All(entry => entry.Key.Text != "scenario");
    }

    /// <summary>The study in a file, or every problem that stands in its way.</summary>
    public static ReadResult<Study> Read(string path) => Read(path, data: null);

    /// <param name="data">The data to stand on when no file names a folder; null: the folder <c>data</c> of the tree.</param>
    internal static ReadResult<Study> Read(string path, CountryData? data)
    {
        ArgumentNullException.ThrowIfNull(path);
        string file = path.Replace('\\', '/');
        Problems problems = new();
        Page page = new(file, problems);
        if (Open(file, problems) is not { } bytes || YamlText.Read(file, bytes, problems) is not { } content)
            return new(null, problems);

        FolderTree tree = new(file) { Data = data };
        foreach ((Word key, _) in content.Entries.Where(entry => !Keys.Contains(entry.Key.Text)))
            page.Error(key, $"{key.Text} is not a key of a study{Suggestion.For(key.Text, Keys)}");
        Node? Value(string key) => content.Entries.FirstOrDefault(entry => entry.Key.Text == key).Value;
        string? name = Name(page, content, Value("study"));
        Scenario? scenario = Base(page, content, Value("base"), tree);
        if (scenario is null)
            return new(null, problems);

        ImmutableArray<StudyAxis> axes = AxesSection.Read(page, Value("axes"), scenario, tree);
        StudyDesign design = DesignOf(page, Value("design"));
        Study study = new()
        {
            Name = name ?? "",
            Title = Value("title") is { } title ? page.Text(title, "title") : null,
            Question = Value("question") is { } question ? page.Text(question, "question") : null,
            Path = file,
            Base = scenario,
            Axes = axes,
            Design = design,
            Outcomes = OutcomesSection.Read(page, Value("outcomes"), scenario),
            Seed = Value("seed") is { } seed ? HeadSections.Seed(page, seed, scenario).Seed : scenario.Seed,
        };
        study = study with
        {
            Points = Value("points") is { } points && design != StudyDesign.List
                ? page.Whole(points, "points", 1, Most, "points") ?? study.Points
                : study.Points,
            Replicates = Value("replicates") is { } replicates ? page.Whole(replicates, "replicates", 1, Most, "runs per point") ?? study.Replicates : study.Replicates,
        };
        if (Value("second_order") is { } secondOrder)
            study = study with { HasSecondOrder = SecondOrder(page, secondOrder, design) };
        CheckColumns(page, content, study);
        if (design == StudyDesign.List)
            study = PointList.Read(page, content, Value("points"), study, tree);
        return new(study, problems);
    }

    /// <summary>Axes and outcomes stand side by side in tables, under names of their own.</summary>
    private static void CheckColumns(Page page, Map content, Study study)
    {
        string[] taken = ["point", "replicate", "seed", "error", "runs", .. study.Outcomes.SelectMany(outcome => new[] { outcome.Column, $"{outcome.Column}_mean", $"{outcome.Column}_sd" })];
        foreach (StudyAxis axis in study.Axes.Where(axis => taken.Contains(axis.Column)))
            page.Error(content, $"the axis {axis.Key} has the name of another column of the results, {axis.Column}; call it something else");
        foreach (IGrouping<string, StudyAxis> same in study.Axes.GroupBy(axis => axis.Column).Where(same => same.Count() > 1))
            page.Error(content, $"the axes {string.Join(" and ", same.Select(axis => axis.Key))} have the same column in the results, {same.Key}; call one of them something else");
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
            problems.Error(file, 0, 0, Directory.Exists(file) ? "is a folder; name a study file" : $"cannot be read: {e.Message}");
        }

        return null;
    }

    private static string? Name(Page page, Map content, Node? value)
    {
        if (value is null)
        {
            string hint = content.Entries.Any(entry => entry.Key.Text == "scenario") ? "; this looks like a scenario, which 'run' understands" : "";
            page.Error(content, $"lacks its name; a study begins with 'study: its_name'{hint}");
            return null;
        }

        string? name = page.Text(value, "study");
        if (name is not null && !HeadSections.IsSnakeCase(name))
            page.Error(value, $"study = {name} should be lower snake_case: small letters, digits and _, a letter first");
        return name;
    }

    private static Scenario? Base(Page page, Map content, Node? value, FolderTree tree)
    {
        if (value is null)
            page.Error(content, "lacks its base; name the scenario that is varied, for instance 'base: ../baseline.yaml'");
        return value is null ? null : ScenarioAt(page, value, "base", tree);
    }

    /// <summary>A scenario named in a study; its problems are the study's.</summary>
    internal static Scenario? ScenarioAt(Page page, Node value, string key, FolderTree tree)
    {
        if (page.Text(value, key) is not { } path || tree.Existing(page, value, key, path) is not { } file)
            return null;
        ReadResult<Scenario> reading = ScenarioReader.Read(file, tree.Data);
        page.Problems.AddRange(reading.Problems);
        return reading.Value;
    }

    private static bool SecondOrder(Page page, Node value, StudyDesign design)
    {
        bool isWanted = page.Switch(value, "second_order") ?? false;
        if (isWanted && design != StudyDesign.Saltelli)
            page.Error(value, "second_order is a matter of the saltelli design; write 'design: saltelli', or leave it out");
        return isWanted;
    }

    private static StudyDesign DesignOf(Page page, Node? value)
    {
        if (value is null || page.Choice(value, "design", Designs) is not { } word)
            return StudyDesign.Sobol;
        int place = Designs.IndexOf(word);
        return place < 0 ? StudyDesign.Sobol : (StudyDesign)place;
    }
}
