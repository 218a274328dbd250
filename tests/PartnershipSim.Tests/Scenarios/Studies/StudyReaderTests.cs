using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Analysis;
using Xunit;
using Change = PartnershipSim.Scenarios.Language.Interventions;

namespace PartnershipSim.Tests.Scenarios.Studies;

/// <summary>What a study file says is what is run.</summary>
public sealed class StudyReaderTests : IDisposable
{
    private const string Interventions =
        """
        axes:
          door_closes: { intervention: { from: 1999, set: { alliance.door: 0 } } }
          boost: { x: { from: 1, to: 3 }, intervention: { from: 2004, to: 2010, scale: { partnership.exercises: x } } }
          begins: { x: { from: 1996, to: 2010 }, intervention: { year: x, set: { partnership.budget: 400 } } }
          shock: { x: [0.2, 0.9], intervention: { from: 2008, set: { threat_events: x } } }
          response:
            choices:
              none:
              teach: { from: 2000, scale: { partnership.education: 2 } }
              both:
                - { from: 2000, scale: { partnership.education: 2 } }
                - { from: 2000, scale: { partnership_weight: 2 }, where: { region: [caucasus] } }
        """;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Shipped =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Scenarios, "studies"), "*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_study_of_the_repository_is_valid_asks_a_question_and_bears_its_file_name(string file)
    {
        Study study = Study.Load(Path.Combine(Repository.Scenarios, "studies", file));

        Assert.Equal(Path.GetFileNameWithoutExtension(file), study.Name);
        Assert.NotNull(study.Question);
    }

    [Fact]
    public void Without_axes_the_uncertainties_are_varied_over_their_ranges()
    {
        Study study = Read("");

        Assert.Equal(ParameterSpace.Uncertainties.Select(p => (p.Key, p.Range)), study.Axes.Select(axis => (axis.Key, axis.Range)));
        Assert.Equal(58, study.Axes.Length);
    }

    [Fact]
    public void Axes_may_be_parameters_mechanisms_drivers_and_scenarios()
    {
        Study study = Read(
            """
            axes:
              partnership.budget: { from: 100, to: 200 }
              partnership.education: [0.5, 2]
              mechanisms.teaching:
              accession_year.GEO: { from: 2010, to: 2014 }
              scenario: [baseline.yaml, other.yaml]
            """);

        Assert.Equal(
            [StudyAxisKind.Real, StudyAxisKind.Choice, StudyAxisKind.Switch, StudyAxisKind.Whole, StudyAxisKind.Choice], study.Axes.Select(axis => axis.Kind));
        Assert.Equal(
            ["partnership_budget", "partnership_education", "mechanism_teaching", "accession_year_GEO", "scenario"], study.Axes.Select(axis => axis.Column));
    }

    [Fact]
    public void A_point_turns_its_settings_and_changes_its_world()
    {
        Study study = Read(
            """
            axes:
              partnership.budget: { from: 100, to: 200 }
              partnership.education: [0.5, 2]
              mechanisms.teaching:
              accession_year.GEO: { from: 2010, to: 2014 }
              scenario: [baseline.yaml, other.yaml]
            """);
        double[] point = [130, 1, 0, 2012, 1];

        Scenario world = StudyPlace.ScenarioAt(study, point);
        ParameterPoint settings = StudyPlace.Timetable(study, world, point)[^1];
        ParameterPoint changed = Compiler.Compile(world).Model.Timetable[^1]
            .With(StudyPlace.ChangesAt(study, world, point)!.Value);

        Assert.Equal("other", world.Name);
        Assert.Equal(2012, world.Drivers.YearOf(Driver.AccessionYear, "GEO"));
        Assert.Equal(130, settings[ParameterSpace.Find("partnership.budget")!]);
        Assert.Equal(2, settings[ParameterSpace.Find("partnership.education")!]);
        Assert.Equal(0, settings[Mechanisms.Teaching]);
        Assert.Equal(settings.Values, changed.Values);
        Assert.Equal("accession_year.GEO=2012\nscenario=other\n", StudyPlace.KeyAt(study, point));
    }

    [Fact]
    public void Axes_may_be_interventions_with_a_switch_a_number_a_year_or_a_choice()
    {
        Study study = Read(Interventions);

        Assert.Equal(
            [
                ("door_closes", StudyAxisKind.Switch), ("boost", StudyAxisKind.Real), ("begins", StudyAxisKind.Whole), ("shock", StudyAxisKind.Choice),
                ("response", StudyAxisKind.Choice),
            ],
            study.Axes.Select(axis => (axis.Key, axis.Kind)));
        Assert.Equal(["0.2", "0.9"], study.Axes[3].Levels);
        Assert.Equal(["none", "teach", "both"], study.Axes[4].Levels);
    }

    [Fact]
    public void A_point_makes_its_interventions_in_the_order_of_the_axes()
    {
        Study study = Read(Interventions);
        double[] point = [1, 2.5, 2007, 1, 2];

        Scenario world = StudyPlace.ScenarioAt(study, point);
        Scenario expected = study.Base
            .With(Change.From(1999).Set("alliance.door", 0))
            .With(Change.Between(2004, 2010).Scale("partnership.exercises", 2.5))
            .With(Change.In(2007).Set("partnership.budget", 400))
            .With(Change.From(2008).Set("threat_events", 0.9))
            .With(Change.From(2000).Scale("partnership.education", 2))
            .With(Change.From(2000).Scale("partnership_weight", 2, Where.Region("caucasus")));

        Assert.Equal(Settings(expected), StudyPlace.Timetable(study, world, point).Select(Text));
        Assert.Equal("shock=0.9\nresponse=both\n", StudyPlace.KeyAt(study, point));
        Assert.Equal(
            expected.Interventions.Where(change => change.Target is "threat_events" or "partnership_weight"),
            world.Interventions.Select(change => change with { Origin = Origin.Code }));
        Assert.Equal(SameModel.Text(Compiled(expected)), SameModel.Text(Compiled(world).With(StudyPlace.Timetable(study, world, point))));

        static IEnumerable<string> Settings(Scenario scenario) =>
            Compiled(scenario).Timetable.Select(Text);

        static CompiledModel Compiled(Scenario scenario) => Compiler.Compile(scenario).Model;

        static string Text(ParameterPoint point) => string.Join(' ', ParameterSpace.Settings.Select(setting => point[setting]));
    }

    [Fact]
    public void A_range_may_be_of_whole_numbers_and_saltelli_of_second_order()
    {
        Study study = Read("axes: { partnership.merit: { from: 0, to: 3, integer: on } }\ndesign: saltelli\nsecond_order: on");

        Assert.Equal((StudyAxisKind.Whole, 0.0, 3.0), (study.Axes[0].Kind, study.Axes[0].Range.Low, study.Axes[0].Range.High));
        Assert.True(study.HasSecondOrder);
    }

    [Fact]
    public void A_list_design_reads_its_points_in_the_order_of_the_axes()
    {
        File.WriteAllText(_folder["points.csv"], "mechanisms.teaching,partnership.budget\non,100\noff,250.5\n");

        Study study = Read("axes: { partnership.budget: , mechanisms.teaching: }\ndesign: list\npoints: points.csv");

        Assert.Equal([[100, 1], [250.5, 0]], study.Rows.Select(row => row.ToArray()));
    }

    public void Dispose() => _folder.Dispose();

    private Study Read(string text)
    {
        Directory.CreateDirectory(_folder["data"]);
        foreach (string file in Directory.EnumerateFiles(Repository.Data))
            File.Copy(file, Path.Combine(_folder["data"], Path.GetFileName(file)), overwrite: true);
        File.WriteAllText(_folder["baseline.yaml"], "scenario: baseline\ndata: data\n");
        File.WriteAllText(_folder["other.yaml"], "scenario: other\nextends: baseline.yaml\n");
        File.WriteAllText(_folder["study.yaml"], $"study: tried\nbase: baseline.yaml\n{text}\n");
        return Study.Load(_folder["study.yaml"]);
    }
}
