using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Studies;

/// <summary>Reads a study file with the scenarios it names. All problems are found before any is reported.</summary>
public static class StudyReader
{
    /// <summary>The largest number of replicates, or of points, that a study may ask for.</summary>
    internal const int Most = 1_000_000;

    /// <summary>The words for <see cref="StudyDesign"/>, in the order of its members.</summary>
    internal static ImmutableArray<string> Designs { get; } =
    [
        "factorial", "latin_hypercube", "sobol", "morris", "saltelli", "list",
    ];

    /// <summary>Whether a file calls itself a study; false for what cannot be read.</summary>
    public static bool IsStudy(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Problems unreported = new();
        return YamlText.Open(path, "a study file", unreported) is { } bytes
            && YamlText.Read(path, bytes, unreported) is { } content
            && FileKeys.ValueOf(content, StudyKeys.Study) is not null;
    }

    /// <summary>The study in a file, or every problem that stands in its way.</summary>
    public static ReadResult<Study> Read(string path) => Read(path, data: null);

    /// <param name="data">
    /// The data to stand on when no file names a folder; null: the folder <c>data</c> of the tree.
    /// </param>
    internal static ReadResult<Study> Read(string path, CountryData? data)
    {
        ArgumentNullException.ThrowIfNull(path);
        string file = path.Replace('\\', '/');
        Problems problems = new();
        ValueReader reader = new(file, problems);
        if (YamlText.Open(file, "a study file", problems) is not { } bytes
            || YamlText.Read(file, bytes, problems) is not { } content)
            return new(null, problems);

        StudySources sources = new(new(file), data);
        ImmutableArray<Given<StudyKey>> given = FileKeys.Given(reader, content, StudyKeys.All, "a study");
        CheckName(reader, content);
        if (Base(reader, content, sources) is not { } scenario)
            return new(null, problems);

        Study study = new()
        {
            Name = "",
            Path = file,
            Base = scenario,
            Axes = [],
            Outcomes =
            [
                .. Outcomes.All.Where(outcome => !outcome.Tags.HasFlag(Tags.OnRequest))
                    .Select(outcome => new StudyOutcome(outcome, outcome.Group)),
            ],
            Seed = scenario.Seed,
        };
        foreach ((StudyKey key, _, Node value) in given)
            study = key.Read(reader, value, study, sources);
        if (study.Axes.IsEmpty)
            study = study with { Axes = AxesSection.Uncertainties };
        if (study.Design == StudyDesign.List && FileKeys.ValueOf(content, StudyKeys.Points) is null)
            reader.Error(
                content, "a list design lacks its points; name a CSV file, for instance 'points: my_points.csv'");
        CheckColumns(reader, content, study);
        return new(study, problems);
    }

    /// <summary>A scenario named in a study; its problems are the study's.</summary>
    internal static Scenario? ScenarioAt(ValueReader reader, Node value, string key, StudySources sources)
    {
        if (reader.Text(value, key) is not { } path || sources.Tree.Existing(reader, value, key, path) is not { } file)
            return null;
        ReadResult<Scenario> reading = ScenarioReader.Read(file, sources.Data);
        reader.Problems.AddRange(reading.Problems);
        return reading.Value;
    }

    /// <summary>Axes and outcomes stand side by side in tables, under names of their own.</summary>
    private static void CheckColumns(ValueReader reader, Map content, Study study)
    {
        string[] taken =
        [
            PointList.NumberColumn, "replicate", "seed", "error", "runs",
            .. study.Outcomes.SelectMany(
                outcome => new[] { outcome.Column, $"{outcome.Column}_mean", $"{outcome.Column}_sd" }),
        ];
        foreach (StudyAxis axis in study.Axes.Where(axis => taken.Contains(axis.Column)))
        {
            reader.Error(
                content,
                $"the axis {axis.Key} has the name of another column of the results, "
                + $"{axis.Column}; call it something else");
        }

        foreach (IGrouping<string, StudyAxis> same in study.Axes.GroupBy(axis => axis.Column)
            .Where(same => same.Count() > 1))
        {
            reader.Error(
                content,
                $"the axes {string.Join(" and ", same.Select(axis => axis.Key))} have the same column in the results, "
                + $"{same.Key}; call one of them something else");
        }
    }

    private static void CheckName(ValueReader reader, Map content)
    {
        if (FileKeys.ValueOf(content, StudyKeys.Study) is not null)
            return;
        bool isScenario = FileKeys.ValueOf(content, ScenarioKeys.Scenario) is not null;
        string hint = isScenario ? "; this looks like a scenario, which 'run' understands" : "";
        reader.Error(content, $"lacks its name; a study begins with 'study: its_name'{hint}");
    }

    private static Scenario? Base(ValueReader reader, Map content, StudySources sources)
    {
        Node? value = FileKeys.ValueOf(content, StudyKeys.Base);
        if (value is null)
            reader.Error(
                content, "lacks its base; name the scenario that is varied, for instance 'base: ../baseline.yaml'");
        return value is null ? null : ScenarioAt(reader, value, StudyKeys.Base.Name, sources);
    }
}
