using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using PartnershipSim.Tests.Model;
using Xunit;
using Recording = PartnershipSim.Tests.Model.Recording;

namespace PartnershipSim.Tests.Analysis.Decisions;

public sealed class ExplanationTests
{
    private static readonly CompiledModel World = SmallStudy.World;
    private static readonly Recording Simulated = Recording.Of(World, Dice.ForBlock(1, 0));

    public static TheoryData<string, int> Decisions => new()
    {
        { "GEO", 1995 }, { "GEO", 2008 }, { "POL", 1998 }, { "POL", 1999 }, { "SWE", 2004 }, { "MAR", 2005 },
        { "DEU", 2003 }, { "AUS", 2012 }, { "TUR", 2020 }, { "RUS", 2010 }, { "USA", 2010 },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Terms_sum_to_the_value_of_the_decision(string state, int year)
    {
        ExplainedDecision[] summed = [.. Explain(state, year, replicate: 3).Decisions
            .Where(decision => decision.Sum is not null)];

        Assert.True(summed.Length >= 8);
        Assert.All(summed, decision => Assert.Equal(
            decision.Sum!.Mean, decision.Terms.Sum(term => term.Mean),
            1e-12 * Math.Max(1, Math.Abs(decision.Sum.Mean))));
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public void One_replicate_is_explained_as_it_was_simulated(string state, int year)
    {
        int i = SmallWorld.StateNamed(state);
        int t = Horizon.IndexOf(year);
        for (int replicate = 0; replicate < Lanes.Count; replicate++)
        {
            Explanation explanation = Explain(state, year, replicate);

            Assert.Equal(
                Simulated[t, w => w.Milex][i][replicate], Sum(explanation, Forces.Allocation.Decision),
                1e-12 * Math.Max(1, Sum(explanation, Forces.Allocation.Decision)));
            Assert.Equal(Simulated[t, w => w.LogShare][i][replicate], Sum(explanation, Budget.Spending.Decision));
            Assert.Equal(Simulated[t, w => w.Active][i][replicate], Sum(explanation, Forces.Strength.Decision));
            Assert.Equal(
                Simulated[t, w => w.Interop][i][replicate], Sum(explanation, Capability.Interoperability.Decision));
            for (int o = 0; o < World.Operations.Length; o++)
            {
                double sent = explanation.Decisions.FirstOrDefault(
                    d => d.Decision == Operations.Sending.Decision && d.Operation == World.Operations[o].Name)
                    ?.Find(Operations.Sending.Sent)?.Mean
                    ?? 0;
                Assert.Equal(Simulated[t, w => w.DeployedTo[o]][i][replicate], sent);
            }
        }
    }

    [Fact]
    public void Who_stays_away_has_no_size_and_no_troops()
    {
        Explanation[] all = [.. Enumerable.Range(0, Lanes.Count).Select(replicate => Explain("MAR", 2005, replicate))];

        Assert.All(all, one => Assert.All(
            one.Decisions.Where(d => d.Decision.OnlyWhere == Operations.Joining.Joins), decision =>
            Assert.Equal(1, one.Decisions
                .Single(d => d.Decision == Operations.Joining.Decision && d.Operation == decision.Operation)
                .Find(Operations.Joining.Joins)!.Mean)));
        Assert.Contains(all, one => one.Decisions.Any(
            d => d.Decision == Operations.Joining.Decision && d.Find(Operations.Joining.Joins)!.Mean == 0));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(11)]
    public void Over_replicates_a_line_has_their_mean_and_range(int replicates)
    {
        double[] each = [.. Enumerable.Range(0, replicates).Select(replicate => Sum(
            Explain("GEO", 2008, replicate), Budget.Spending.Decision))];
        ExplainedLine line = Explanation.Of(World, "GEO", 2008, null, seed: 1, null, replicates).Decisions
            .Single(d => d.Decision == Budget.Spending.Decision).Sum!;

        Assert.Equal(each.Average(), line.Mean, 1e-13);
        Assert.Equal((each.Min(), each.Max(), replicates), (line.Low, line.High, line.Replicates));
    }

    [Fact]
    public void The_last_replicate_that_can_be_named_is_explained_as_any_other()
    {
        Explanation last = Explain("GEO", 2008, int.MaxValue);

        Assert.Equal(1, last.Decisions.Single(d => d.Decision == Budget.Spending.Decision).Sum!.Replicates);
    }

    [Fact]
    public void Who_asks_to_stop_is_heard() => Assert.Throws<OperationCanceledException>(
        () => Explanation.Of(World, "GEO", 2008, null, 1, null, 1_000_000, new CancellationToken(canceled: true)));

    [Fact]
    public void Over_replicates_a_contingent_is_counted_where_it_was_sent()
    {
        Explanation explanation = Explanation.Of(World, "MAR", 2005, "Beta", seed: 1, null, 40);
        double joined = explanation.Decisions.Single(d => d.Decision == Operations.Joining.Decision)
            .Find(Operations.Joining.Joins)!.Mean;

        Assert.InRange(joined, 0.01, 0.99);
        Assert.Equal(
            40 * joined, explanation.Decisions.Single(d => d.Decision == Operations.Sizing.Decision).Sum!.Replicates,
            1e-9);
    }

    [Fact]
    public void Only_the_operation_that_was_asked_for_is_explained()
    {
        // names are matched without regard to case
        Explanation explanation = Explanation.Of(World, "POL", 2005, "beta", seed: 1, 0, 1);

        Assert.Equal(["Beta"], explanation.Decisions.Select(d => d.Operation).OfType<string>().Distinct());
    }

    [Fact]
    public void Every_decision_that_the_submodels_declare_is_explained()
    {
        HashSet<Decision> declared = [.. Schedule.Of(World).SelectMany(submodel => submodel.Card.Decisions)];
        Explanation[] all = [.. Enumerable.Range(0, Lanes.Count).Select(replicate => Explain("GEO", 2005, replicate))];

        Assert.Equal(declared, all.SelectMany(one => one.Decisions).Select(d => d.Decision).ToHashSet());
    }

    [Theory]
    [InlineData("ZZZ", 2005, null, "ZZZ is not a state")]
    [InlineData("GEO", 1994, null, "1994 is not a simulated year")]
    [InlineData("GEO", 2021, null, "2021 is not a simulated year")]
    [InlineData("GEO", 2005, "Delta", "Delta is not an operation")]
    public void What_does_not_exist_is_named(string state, int year, string? operation, string message)
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(() => Explanation.Of(
            World, state, year, operation, 1, 0, 1));

        Assert.StartsWith(message, problem.Message);
    }

    private static Explanation Explain(string state, int year, int replicate) =>
        Explanation.Of(World, state, year, null, seed: 1, replicate, 1);

    private static double Sum(Explanation explanation, Decision decision) =>
        explanation.Decisions.Single(d => d.Decision == decision).Sum!.Mean;
}
