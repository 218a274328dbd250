using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model.Kernel;
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
           where decision.Decision == "joining"
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
        Assert.All(Joinings, pair => Assert.Equal(pair.Decision.Find(LineKind.Outcome)!.Mean == 1, pair.Flip.Joined));

    [Fact]
    public void Moved_just_beyond_its_goal_the_term_turns_the_decision() => Assert.All(Joinings, pair =>
    {
        double draw = pair.Decision.Find(LineKind.Draw)!.Mean;
        double others = pair.Decision.Terms.Where(term => term.Name != pair.Flip.Term).Sum(term => term.Mean);
        double beyond = 1e-9 * Math.Sign(pair.Flip.Gap);

        Assert.NotEqual(pair.Flip.Joined, draw < LaneMath.Logistic(others + pair.Flip.To + beyond)[0]);
    });

    [Fact]
    public void Moved_not_quite_so_far_it_does_not() => Assert.All(Joinings, pair =>
    {
        double draw = pair.Decision.Find(LineKind.Draw)!.Mean;
        double others = pair.Decision.Terms.Where(term => term.Name != pair.Flip.Term).Sum(term => term.Mean);
        double before = pair.Flip.From + 0.999 * (pair.Flip.To - pair.Flip.From);

        Assert.Equal(pair.Flip.Joined, draw < LaneMath.Logistic(others + before)[0]);
    });

    [Fact]
    public void No_other_term_would_have_to_move_less() => Assert.All(Joinings, pair =>
    {
        string[] upToSomebody =
        [
            "attitude to operations", "interoperability", "prospect of membership", "neighbours there last year", "membership", "size of the request",
            "public opinion", "insurance against the threat", "conflict at home", "side payment and inducement",
        ];
        double largest = pair.Decision.Terms.Where(term => upToSomebody.Contains(term.Name)).Max(term => Math.Abs(term.Mean));

        Assert.Contains(pair.Flip.Term, upToSomebody);
        Assert.Equal(largest, Math.Abs(pair.Flip.From));
    });

    [Fact]
    public void Other_decisions_have_no_flip() => Assert.All(
        Explanation.Of(SmallStudy.World, "GEO", 2005, null, 1, 0, 1).Decisions.Where(d => d.Decision != "joining"), decision => Assert.Null(Flip.Of(decision)));

    [Fact]
    public void A_mean_over_replicates_has_no_flip() => Assert.All(
        Explanation.Of(SmallStudy.World, "GEO", 2005, null, 1, null, 8).Decisions, decision => Assert.Null(Flip.Of(decision)));
}
