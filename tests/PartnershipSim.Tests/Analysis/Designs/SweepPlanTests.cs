using PartnershipSim.Analysis.Designs;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Scenarios;
using Xunit;
using static PartnershipSim.Tests.Results.Store.SmallSweep;

namespace PartnershipSim.Tests.Analysis.Designs;

/// <summary>Which points are laid, and which two plans are the same.</summary>
public sealed class SweepPlanTests
{
    [Fact]
    public void More_points_than_can_be_held_are_refused_before_they_are_laid()
    {
        Study wide = Study.Load(Path.Combine(Repository.Scenarios, "studies", "recovery.yaml")) with
        {
            Design = StudyDesign.Factorial,
        };

        Assert.Contains(
            "a factorial design over 8 axes with points: 9 has more than 10,000,000 points",
            Refused(() => SweepPlan.Of(wide with { Points = 9 })).Message);
        Assert.Contains(
            "with points: 1000000000 has more than",
            Refused(() => SweepPlan.Of(wide with { Points = 1_000_000_000 })).Message);
    }

    [Fact]
    public void Whatever_decides_which_number_stands_in_which_row_changes_the_fingerprint()
    {
        Study saltelli = Grid with { Design = StudyDesign.Saltelli };
        string[] prints =
        [
            .. new[]
            {
                Grid, saltelli, saltelli with { HasSecondOrder = true }, Grid with { Seed = 2 },
                Grid with { Axes = Grid.Axes[..3] }, Grid with { Outcomes = Grid.Outcomes[..3] },
                Grid with { Base = Grid.Base.With("partnership.budget", 160) },
                Grid with { Design = StudyDesign.Factorial }, Grid with { Design = StudyDesign.LatinHypercube },
                Grid with { Design = StudyDesign.LatinHypercube, Points = 7 },
                Grid with { Axes = [.. Grid.Axes.Reverse()] },
            }.Select(study => SweepPlan.Of(study).Fingerprint),
        ];

        Assert.Equal(prints.Length, prints.Distinct().Count());
        Assert.Equal(prints[0], SweepPlan.Of(Grid with { Points = 12, Replicates = 9, Title = "another" }).Fingerprint);
    }
}
