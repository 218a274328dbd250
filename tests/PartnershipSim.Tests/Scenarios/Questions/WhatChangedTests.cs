using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Questions;
using PartnershipSim.Scenarios.Reading;
using Xunit;
using Change = PartnershipSim.Scenarios.Language.Interventions;

namespace PartnershipSim.Tests.Scenarios.Questions;

public sealed class WhatChangedTests
{
    private static readonly Scenario Baseline = Scenario.Load(Path.Combine(Repository.Scenarios, "baseline.yaml"));

    [Fact]
    public void A_yearly_change_of_a_budget_is_said_in_per_cent_a_year() => Assert.Equal(
        "from 2009 to 2014, budget_stance (yearly change of its share of GDP for the military, on top of what the "
        + "model says) is −3 % a year for Poland",
        Said(Baseline.With(Change.Between(2009, 2014).Set("budget_stance", -0.03, Where.State("POL")))));

    [Fact]
    public void Scaled_requests_of_an_operation_are_said_with_their_factor() => Assert.Equal(
        "the operation ISAF: the troops requested in history times 0.5",
        Said(Baseline with { Operations = [new OperationChange("ISAF") { Scale = 0.5 }] }));

    private static string Said(Scenario scenario) => Assert.Single(WhatChanged.Between(Baseline, scenario)).What;
}
