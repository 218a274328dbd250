using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Model.Terms;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Decisions;

public sealed class FlipTests
{
    private static readonly (ExplainedDecision Decision, Flip Flip)[] Joinings =
    [
        .. from state in new[] { "AUS", "DEU", "GEO", "MAR", "POL", "SWE", "TUR" }
           from year in new[] { 1998, 2003, 2006, 2012 }
           from replicate in new[] { 0, 5 }
           from decision in Explanation.Of(SmallStudy.World, state, year, null, 1, replicate, 1).Decisions
           where decision.Decision == Operations.Joining.Decision
           select (decision, Flip.Of(decision)!),
    ];

    [Fact]
    public void Both_kinds_of_decision_are_looked_at()
    {
        Assert.Contains(Joinings, pair => pair.Flip.Joined);
        Assert.Contains(Joinings, pair => !pair.Flip.Joined);
    }

    [Fact]
    public void The_flip_says_what_the_state_did() =>
        Assert.All(
            Joinings, pair => Assert.Equal(pair.Decision.Find(Operations.Joining.Joins)!.Mean == 1, pair.Flip.Joined));

    [Fact]
    public void Moved_just_beyond_its_goal_the_term_turns_the_decision() => Assert.All(Joinings, pair =>
    {
        double draw = pair.Decision.Find(Operations.Joining.Draw)!.Mean;
        double others = pair.Decision.Terms.Where(term => term.Term != pair.Flip.Term).Sum(term => term.Mean);
        double beyond = 1e-9 * Math.Sign(pair.Flip.Gap);

        Assert.NotEqual(pair.Flip.Joined, draw < LaneMath.Logistic(others + pair.Flip.To + beyond)[0]);
    });

    [Fact]
    public void Moved_not_quite_so_far_it_does_not() => Assert.All(Joinings, pair =>
    {
        double draw = pair.Decision.Find(Operations.Joining.Draw)!.Mean;
        double others = pair.Decision.Terms.Where(term => term.Term != pair.Flip.Term).Sum(term => term.Mean);
        double before = pair.Flip.From + 0.999 * (pair.Flip.To - pair.Flip.From);

        Assert.Equal(pair.Flip.Joined, draw < LaneMath.Logistic(others + before)[0]);
    });

    [Fact]
    public void No_other_term_would_have_to_move_less() => Assert.All(Joinings, pair =>
    {
        Term[] changeable =
        [
            Operations.Joining.Attitude, Operations.Joining.Interop, Operations.Joining.Prospect,
            Operations.Joining.Neighbours,
            Operations.Joining.Membership, Operations.Joining.Demand, Operations.Joining.Opinion,
            Operations.Joining.Insurance, Operations.Joining.Conflict, Operations.Joining.Payment,
        ];
        double largest = pair.Decision.Terms.Where(line => changeable.Contains(line.Term))
            .Max(line => Math.Abs(line.Mean));

        Assert.Contains(pair.Flip.Term, changeable);
        Assert.Equal(largest, Math.Abs(pair.Flip.From));
    });

    [Fact]
    public void Other_decisions_have_no_flip() => Assert.All(
        Explanation.Of(SmallStudy.World, "GEO", 2005, null, 1, 0, 1).Decisions
            .Where(d => d.Decision != Operations.Joining.Decision),
        decision => Assert.Null(Flip.Of(decision)));

    [Fact]
    public void A_mean_over_replicates_has_no_flip() => Assert.All(
        Explanation.Of(SmallStudy.World, "GEO", 2005, null, 1, null, 8).Decisions,
        decision => Assert.Null(Flip.Of(decision)));
}
