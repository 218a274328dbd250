using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using Xunit;
using Change = PartnershipSim.Scenarios.Language.Interventions;

namespace PartnershipSim.Tests.Scenarios.Compilation;

/// <summary>
/// What a government chooses on its own: budget, reform and offers to operations, state by state and year by year.
/// </summary>
public sealed class GovernmentChoicesTests
{
    private const int Replicates = 64;

    private static readonly Scenario Baseline = Scenario.Load(Path.Combine(Repository.Scenarios, "baseline.yaml"));
    private static readonly RunResult History = Run(Baseline);

    [Theory]
    [InlineData("budget_stance", 0)]
    [InlineData("reform_effort", 1)]
    [InlineData("operations_offer", 1)]
    public void Choosing_what_the_model_says_changes_nothing(string driver, double neutral)
    {
        RunResult same = Run(Baseline.With(Change.Between(2002, 2008).Set(driver, neutral, Where.State("GEO"))));

        Assert.Equal(History.Scalars.Of(Outcomes.PartnerTroopYears, "partners"), same.Scalars.Of(
            Outcomes.PartnerTroopYears, "partners"));
    }

    [Fact]
    public void Who_offers_nothing_stays_at_home_for_as_long_as_it_says_so()
    {
        RunResult held = Run(Baseline.With(Change.Between(2004, 2008).Set("operations_offer", 0, Where.State("GEO"))));

        Assert.True(Mean(History, Outcomes.Troops, "GEO", 2006) > 0);
        Assert.All(Enumerable.Range(2004, 5), year => Assert.Equal(0, Mean(held, Outcomes.Troops, "GEO", year)));
        Assert.Equal(Mean(History, Outcomes.Troops, "GEO", 2003), Mean(held, Outcomes.Troops, "GEO", 2003));
        Assert.True(Mean(held, Outcomes.Troops, "GEO", 2010) > 0);
    }

    /// <summary>
    /// Last year's contingent is custom; if it carried last year's choice along, twice as many would become four and
    /// eight times.
    /// </summary>
    [Fact]
    public void Twice_the_offer_is_about_twice_the_troops_in_every_year_and_does_not_grow_on_itself()
    {
        RunResult more = Run(Baseline.With(Change.Between(2003, 2012).Set("operations_offer", 2, Where.State("SWE"))));

        double early = Mean(more, Outcomes.Troops, "SWE", 2004) / Mean(History, Outcomes.Troops, "SWE", 2004);
        double late = Mean(more, Outcomes.Troops, "SWE", 2012) / Mean(History, Outcomes.Troops, "SWE", 2012);
        Assert.InRange(early, 1.5, 3);
        Assert.InRange(late, 1.5, 3.5);
    }

    [Fact]
    public void A_stance_moves_the_budget_by_as_much_in_its_first_year()
    {
        RunResult more = Run(Baseline.With(Change.In(2005).Set("budget_stance", 0.1, Where.State("UKR"))));

        Assert.Equal(
            Math.Exp(0.1),
            Mean(more, Outcomes.SpendingShare, "UKR", 2005) / Mean(History, Outcomes.SpendingShare, "UKR", 2005), 9);
    }

    [Fact]
    public void Effort_moves_the_attitude_to_reform_and_neighbours_see_it()
    {
        RunResult more = Run(Baseline.With(Change.Between(2003, 2010).Set("reform_effort", 4, Where.State("UKR"))));

        Assert.True(Mean(more, Outcomes.AttitudeReform, "UKR", 2008)
            > Mean(History, Outcomes.AttitudeReform, "UKR", 2008) + 0.03);
        Assert.True(
            Mean(more, Outcomes.AttitudeReform, "MDA", 2008) > Mean(History, Outcomes.AttitudeReform, "MDA", 2008));
    }

    private static RunResult Run(Scenario scenario) =>
        ScenarioRun.Of(
            Compiler.Compile(scenario).Model, new RunPlan(scenario.Seed, Replicates), new OutcomeYears(1996, 2014));

    private static double Mean(RunResult result, Outcome outcome, string state, int year) =>
        result[outcome, result.SubjectOf(state), year].Mean;
}
