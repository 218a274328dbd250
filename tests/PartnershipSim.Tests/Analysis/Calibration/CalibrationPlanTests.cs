using PartnershipSim.Analysis.Calibration;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Calibration;

/// <summary>What a calibration asks for, and where it is kept between two generations.</summary>
public sealed class CalibrationPlanTests
{
    private static readonly Study Sought = Study.Load(Path.Combine(Repository.Scenarios, "studies", "recovery.yaml"));

    [Fact]
    public void An_axis_that_is_no_parameter_is_refused_by_name()
    {
        Study grid = Study.Load(Path.Combine(Repository.Scenarios, "studies", "policy_grid.yaml"));

        Assert.Contains("the axis partnership.budget is no parameter with a range", Refusal(grid));
        Assert.Contains("the axis scenario is no parameter with a range", Refusal(grid with
        {
            Axes = [Sought.Axes[0], grid.Axes[3]],
        }));
    }

    [Fact]
    public void A_population_that_cannot_show_a_shape_is_refused_with_the_number_that_can()
    {
        Assert.Contains("points: 39 are too few for a distribution over 2 axes; write 40 or more", Refusal(
            Sought with { Axes = Sought.Axes[..2], Points = 39 }));
        Assert.Contains("points: 95 are too few for a distribution over 8 axes; write 96 or more", Refusal(Sought with
        {
            Points = 95,
        }));
        Assert.Equal(8, CalibrationPlan.Of(Sought with { Points = 96 }).Axes.Length);
    }

    [Fact]
    public void A_point_of_the_unit_cube_moves_its_parameters_in_every_year_and_nothing_else()
    {
        CalibrationPlan plan = CalibrationPlan.Of(Sought with { Axes = Sought.Axes[..2], Points = 40 });

        Assert.Equal([3.5 + 0.25 * 2.5, 1 + 0.75 * 2], plan.ValuesAt([0.25, 0.75]));
        Assert.All(plan.TimetableAt([0.25, 0.75]).Zip(plan.Data.Model.Timetable), pair => Assert.All(
            ParameterSpace.Settings, setting =>
            Assert.Equal(
                setting.Key switch
                {
                    "operations.join_persistence" => 4.125,
                    "operations.join_member" => 2.5,
                    _ => pair.Second[setting],
                },
                pair.First[setting])));
    }

    [Fact]
    public void Whatever_decides_the_ensemble_changes_the_fingerprint()
    {
        string[] prints =
        [
            .. new[]
            {
                Sought, Sought with { Seed = 2 }, Sought with { Points = 201 }, Sought with { Axes = Sought.Axes[..7] },
                Sought with { Axes = [Sought.Axes[0] with { Range = new(3.5, 6.5) }, .. Sought.Axes[1..]] },
                Sought with { Base = Sought.Base.With("partnership.budget", 160) },
            }.Select(study => CalibrationPlan.Of(study).Fingerprint),
        ];

        Assert.Equal(prints.Length, prints.Distinct().Count());
        Assert.Equal(prints[0], CalibrationPlan.Of(Sought with { Replicates = 99, Title = "another" }).Fingerprint);
    }

    [Fact]
    public void A_generation_is_read_back_as_it_was_and_another_calibration_finds_none()
    {
        using TemporaryFolder folder = new();
        Particle best = new([0.1, 0.2], new([1, 2, 3], 4, 5)),
            other = new([0.3, 0.4], new([6, 7, 8], 9, 10)) { Scores = [-0.5, 0.25] };
        Generation written = new(3, 21, 32, 0.5, 0.25, 77, best, [other, best]) { Settled = 2 };
        GenerationRow row = GenerationRow.Of(written);
        GenerationFile.Write(new OwnFiles(folder.Path), "print", written, [row, row with { Number = 4 }]);

        (Generation read, System.Collections.Immutable.ImmutableArray<GenerationRow> trail) =
            GenerationFile.Find(folder.Path, "print")!.Value;

        Assert.Equal((3, 21, 32, 0.5, 0.25, 77, 2), (
            read.Number, read.Tolerance, read.Replicates, read.Noise, read.Acceptance, read.Evaluations, read.Settled));
        Assert.Equal([row, row with { Number = 4 }], trail);
        Assert.Equal(best.Unit, read.Best.Unit);
        Assert.Equal(2, read.Population.Count);
        Assert.Equal(
            (other.Distance, 9, 10),
            (read.Population[0].Distance, read.Population[0].Fit.Even, read.Population[0].Fit.Odd));
        Assert.Equal(other.Unit, read.Population[0].Unit);
        Assert.Equal(other.Scores, read.Population[0].Scores);
        Assert.Equal(best.Scores, read.Best.Scores);
        Assert.Null(GenerationFile.Find(folder.Path, "another"));
        Assert.Null(GenerationFile.Find(folder["nowhere"], "print"));
        byte[] sound = File.ReadAllBytes(folder[GenerationFile.FileName]);
        for (int place = 0; place < sound.Length; place += 7)
        {
            byte[] flipped = [.. sound];
            flipped[place] ^= 1;
            File.WriteAllBytes(folder[GenerationFile.FileName], flipped);
            string message =
                Assert.Throws<InvalidDataException>(() => GenerationFile.Find(folder.Path, "print")).Message;
            Assert.EndsWith("; delete it to begin again", message);
        }
    }

    [Theory]
    [InlineData(4, 0.01, 4, 0.01, Identification.Identified, "identified")]
    [InlineData(4, 0.01, 3.8, 0.01, Identification.OneSided, "one-sided")]
    [InlineData(4, 0.02, 4, 0.01, Identification.OneSided, "one-sided")]
    [InlineData(3.8, 0.01, 4, 0.02, Identification.NotIdentified, "not identified")]
    public void An_end_counts_as_excluded_if_profile_and_points_agree(
        double lowRise, double atLow, double highRise, double atHigh, Identification verdict, string word)
    {
        Profile profile = new("p", 2, [(1, lowRise), (2, 0), (3, highRise)], atLow, atHigh);

        Assert.Equal(verdict, profile.Verdict);
        Assert.Equal(word, Profile.Word(profile.Verdict));
    }

    private static string Refusal(Study study) =>
        Assert.Throws<SweepRefusedException>(() => CalibrationPlan.Of(study)).Message;
}
