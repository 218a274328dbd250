using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Runs;

public sealed class ThreadsTests
{
    // not a multiple of eight, and more blocks than threads
    private const int Replicates = 107;

    private static readonly RunResult Alone = SmallStudy.Run(Replicates, threads: 1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void The_number_of_threads_cannot_be_seen_in_any_file(int threads)
    {
        RunResult together = SmallStudy.Run(Replicates, threads);

        AssertSameFiles(Alone, together);
    }

    [Theory]
    [InlineData(37, 2)]
    [InlineData(37, 3)]
    [InlineData(1003, 2)]
    [InlineData(1003, 3)]
    [InlineData(2000, 2)]
    [InlineData(2000, 3)]
    public void The_number_of_threads_cannot_be_seen_in_exact_or_sketched_quantiles(int replicates, int threads) =>
        AssertSameFiles(SmallStudy.Run(replicates, threads: 1), SmallStudy.Run(replicates, threads));

    [Fact]
    public void Replicate_five_of_nine_is_replicate_five_of_sixty_four()
    {
        ScalarTable few = SmallStudy.Run(9).Scalars;
        ScalarTable many = SmallStudy.Run(64).Scalars;

        for (int subject = 0; subject < few.Subjects.Length; subject++)
            Assert.All(PartnershipSim.Model.Measurement.Outcomes.All, outcome => Assert.Equal(
                many[5, outcome, subject], few[5, outcome, subject]));
    }

    [Fact]
    public void The_first_replicates_do_not_depend_on_how_many_follow()
    {
        double[] few = SmallStudy.Run(11).Scalars.Of(
            PartnershipSim.Model.Measurement.Outcomes.NonleadTroopYears, "all");

        Assert.Equal(
            Alone.Scalars.Of(PartnershipSim.Model.Measurement.Outcomes.NonleadTroopYears, "all").Take(11), few);
    }

    [Fact]
    public void Replicates_differ()
    {
        double[] runs = Alone.Scalars.Of(PartnershipSim.Model.Measurement.Outcomes.NonleadTroopYears, "all");

        Assert.Equal(Replicates, runs.Distinct().Count());
    }

    [Fact]
    public void Another_seed_gives_other_draws()
    {
        RunResult other = ScenarioRun.Of(SmallStudy.World, SmallStudy.Plan(8, seed: 2), SmallStudy.Years);

        Assert.DoesNotContain(
            other.Scalars.Of(PartnershipSim.Model.Measurement.Outcomes.NonleadTroopYears, "all")[0],
            Alone.Scalars.Of(PartnershipSim.Model.Measurement.Outcomes.NonleadTroopYears, "all"));
    }

    [Fact]
    public void Without_chance_all_replicates_are_alike()
    {
        RunResult result = ScenarioRun.Of(
            SmallStudy.World, SmallStudy.Plan(9) with { IsDeterministic = true }, SmallStudy.Years);

        Assert.Single(result.Scalars.Of(PartnershipSim.Model.Measurement.Outcomes.NonleadTroopYears, "all").Distinct());
    }

    private static void AssertSameFiles(RunResult expected, RunResult actual)
    {
        Assert.Equal(
            SmallStudy.Bytes(s => OutcomesTable.Table.Write(s, YearRow.OfGroups("x", expected))),
            SmallStudy.Bytes(s => OutcomesTable.Table.Write(s, YearRow.OfGroups("x", actual))));
        Assert.Equal(
            SmallStudy.Bytes(s => StatesTable.Table.Write(s, YearRow.OfStates("x", expected))),
            SmallStudy.Bytes(s => StatesTable.Table.Write(s, YearRow.OfStates("x", actual))));
        Assert.Equal(
            SmallStudy.Bytes(s => RunsFile.Write(s, "x", expected)),
            SmallStudy.Bytes(s => RunsFile.Write(s, "x", actual)));
    }
}
