using PartnershipSim.Analysis.Designs;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Scenarios;
using Xunit;
using Study = PartnershipSim.Scenarios.Studies.Study;

namespace PartnershipSim.Tests.Results.Store;

/// <summary>A sweep is many runs and nothing else.</summary>
public sealed class SweepTests
{
    [Fact]
    public void Each_row_of_a_sweep_is_the_replicate_that_run_would_give()
    {
        SweepPlan plan = SweepPlan.Of(Study.Load(Path.Combine(Repository.Scenarios, "studies", "policy_grid.yaml")));
        int point = plan.Points.Length - 3;
        PartnershipSim.Scenarios.Language.Scenario scenario = plan.Study.Axes[3].Scenarios[(int)plan.Points[point][3]];
        for (int axis = 0; axis < 3; axis++)
            scenario = scenario.With(
                plan.Study.Axes[axis].Key, plan.Study.Axes[axis].SettingOf(plan.Points[point][axis]));
        OutcomeYears years = new(scenario.Years.From, scenario.Years.To);
        RunResult run = ScenarioRun.Of(
            Compiler.Compile(scenario).Model, new RunPlan(plan.Study.Seed, 4, 1), years,
            cancellation: TestContext.Current.CancellationToken);

        Rows rows = new SweepEngine(plan.Study, plan.Points, threads: 1).Run(
            [new(3, point), new(0, 5), new(1, point)], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(run.Scalars.Of(Outcomes.Rme, "partners")[3], rows[0][1]);
        Assert.Equal(run.Scalars.Of(Outcomes.PartnerTroopYears, "partners")[1], rows[2][0]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Every_run_belongs_to_exactly_one_shard(int shards)
    {
        foreach (Cell cell in Enumerable.Range(0, 20)
            .SelectMany(point => Enumerable.Range(0, 9).Select(replicate => new Cell(replicate, point))))
            Assert.Single(Enumerable.Range(1, shards), number => new Shard(number, shards).Has(cell));
    }

    [Fact]
    public void Missing_runs_come_replicate_by_replicate()
    {
        SweepPlan plan = SweepPlan.Of(
            Study.Load(Path.Combine(Repository.Scenarios, "studies", "policy_grid.yaml")) with { Replicates = 2 });
        CellSet done = new();
        done.Add(new(0, 1));

        Cell[] missing = [.. plan.Missing(Shard.Whole, done)];

        Assert.Equal(2 * 72 - 1, missing.Length);
        Assert.Equal(missing.Order(), missing);
        Assert.DoesNotContain(new Cell(0, 1), missing);
    }

    [Fact]
    public void A_longer_sobol_study_continues_a_shorter_one_and_a_longer_hypercube_does_not()
    {
        Study study = Study.Load(Path.Combine(Repository.Scenarios, "studies", "policy_grid.yaml"));
        SweepPlan Plan(StudyDesign design, int points) => SweepPlan.Of(study with { Design = design, Points = points });

        Assert.Equal(Plan(StudyDesign.Sobol, 8).Fingerprint, Plan(StudyDesign.Sobol, 16).Fingerprint);
        Assert.Equal(Plan(StudyDesign.Sobol, 8).HashOfFirst(8), Plan(StudyDesign.Sobol, 16).HashOfFirst(8));
        Assert.NotEqual(
            Plan(StudyDesign.LatinHypercube, 8).Fingerprint, Plan(StudyDesign.LatinHypercube, 16).Fingerprint);
    }
}
