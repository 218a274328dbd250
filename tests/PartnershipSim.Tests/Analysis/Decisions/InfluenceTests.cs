using System.Collections.Immutable;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Decisions;

public sealed class InfluenceTests
{
    [Theory]
    [InlineData("GEO", 2005)]
    [InlineData("SWE", 2003)]
    [InlineData("POL", 2012)]
    [InlineData("TUR", 2008)]
    [InlineData("AUS", 2010)]
    public void The_pulls_on_a_state_add_up_to_what_the_model_itself_wrote_of_its_peers(string state, int year)
    {
        ImmutableArray<Influence> pulls = Influence.Of(SmallStudy.World, SmallStudy.Plan(), new(year, year));

        double[] written = [.. Enumerable.Range(0, Influence.Replicates)
            .Select(replicate => Move(state, year, replicate))];

        Influence[] on = [.. pulls.Where(pull => pull.To == state)];
        Assert.True(on.Length > 2);
        Assert.Equal(written.Average(), on.Sum(pull => pull.Pull), 12);
        Assert.All(on, pull => Assert.InRange(pull.Pull, pull.Low, pull.High));
        Assert.DoesNotContain(on, pull => pull.From == state);
    }

    [Fact]
    public void Years_add_up()
    {
        double Sum(int from, int to) => Influence.Of(SmallStudy.World, SmallStudy.Plan(), new(from, to))
            .Where(pull => pull is { From: "DEU", To: "GEO" }).Sum(pull => pull.Pull);

        Assert.Equal(Sum(2001, 2001) + Sum(2002, 2002) + Sum(2003, 2003), Sum(2001, 2003), 12);
    }

    [Fact]
    public void As_many_replicates_are_looked_at_as_there_are()
    {
        double[] written = [.. Enumerable.Range(0, 3).Select(replicate => Move("GEO", 2005, replicate))];

        Influence[] on = [.. Influence.Of(SmallStudy.World, SmallStudy.Plan(3), new(2005, 2005))
            .Where(pull => pull.To == "GEO")];

        Assert.Equal(written.Average(), on.Sum(pull => pull.Pull), 12);
    }

    [Fact]
    public void Without_chance_a_pull_has_no_range()
    {
        ImmutableArray<Influence> pulls = Influence.Of(
            SmallStudy.World, SmallStudy.Plan() with { IsDeterministic = true }, new(2005, 2005));

        Assert.NotEmpty(pulls);
        Assert.All(pulls, pull => Assert.Equal((pull.Pull, pull.Pull), (pull.Low, pull.High)));
        Assert.NotEqual(Influence.Of(SmallStudy.World, SmallStudy.Plan(1), new(2005, 2005)), pulls);
    }

    [Fact]
    public void Before_the_first_simulated_year_nobody_moves_anybody() =>
        Assert.Empty(Influence.Of(SmallStudy.World, SmallStudy.Plan(), new(Horizon.Start, Horizon.Start)));

    [Fact]
    public void Nobody_moves_somebody_outside_the_years() => Assert.NotEqual(
        Influence.Of(SmallStudy.World, SmallStudy.Plan(), new(2005, 2005)),
        Influence.Of(SmallStudy.World, SmallStudy.Plan(), new(2004, 2005)));

    [Fact]
    public void Where_nobody_looks_at_peers_nobody_is_moved() =>
        Assert.Empty(Influence.Of(SmallStudy.With(("persuasion.peer_weight", 0)), SmallStudy.Plan(), SmallStudy.Years));

    /// <summary>
    /// How far peers moved a state: the weight of peers times the distance to what they think, out of the ledger of the
    /// submodel.
    /// </summary>
    private static double Move(string state, int year, int replicate)
    {
        ExplainedDecision now = Decision(state, year, replicate);
        double peers = now.Find(Persuasion.OperationsTerms.PeersInput)!.Mean;
        double weight = now.Find(Persuasion.OperationsTerms.Peers)!.Mean / peers;
        return weight * (peers - Decision(state, year - 1, replicate).Sum!.Mean);
    }

    private static ExplainedDecision Decision(string state, int year, int replicate) =>
        Explanation.Of(SmallStudy.World, state, year, null, SmallStudy.Plan().Seed, replicate, 1).Decisions
            .Single(decision => decision.Decision == Persuasion.OperationsTerms.Decision);
}
