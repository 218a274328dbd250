using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Experiments;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Studies;

/// <summary>What a study file says is what is run.</summary>
public sealed class StudyReaderTests : IDisposable
{
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
        Assert.Equal(44, study.Axes.Length);
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
    public void A_point_turns_its_dials_and_changes_its_world()
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

        Scenario world = StudyPlace.World(study, point);
        ParameterPoint dials = StudyPlace.Timetable(study, world, point)[^1];

        Assert.Equal("other", world.Name);
        Assert.Equal(2012, world.Drivers.YearOf(Driver.AccessionYear, "GEO"));
        Assert.Equal(130, dials[ParameterSpace.Find("partnership.budget")!]);
        Assert.Equal(2, dials[ParameterSpace.Find("partnership.education")!]);
        Assert.Equal(0, dials[Mechanisms.Teaching]);
        Assert.Equal("accession_year.GEO=2012\nscenario=other\n", StudyPlace.WorldKey(study, point));
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
