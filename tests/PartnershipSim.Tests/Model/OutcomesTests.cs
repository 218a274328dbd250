using PartnershipSim.Model;
using Xunit;

namespace PartnershipSim.Tests.Model;

public sealed class OutcomesTests
{
    [Fact]
    public void An_outcome_is_found_by_its_key_and_written_as_its_key() =>
        Assert.All(Outcomes.All, outcome => Assert.Equal((outcome, outcome.Key), (Outcomes.Find(outcome.Key), outcome.ToString())));

    [Fact]
    public void What_is_not_measured_is_not_found() => Assert.Null(Outcomes.Find("happiness"));

    [Fact]
    public void No_two_outcomes_have_the_same_key() => Assert.Equal(Outcomes.All.Length, Outcomes.All.Select(outcome => outcome.Key).Distinct().Count());
}
