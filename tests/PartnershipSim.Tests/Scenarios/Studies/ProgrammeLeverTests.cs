using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Studies;

public sealed class ProgrammeLeverTests
{
    [Fact]
    public void Only_the_number_that_is_named_moves()
    {
        Scenario scenario = RealHistory.Scenario;
        ProgrammeLever lever = ProgrammeLever.Find("programmes.parp.teaching", scenario)!;

        Scenario moved = lever.At(0.9, scenario);

        Assert.Equal(0.35, lever.Present);
        Assert.Equal(
            [.. scenario.Programmes.Select(known => known.Key == "parp" ? known with { Teaching = 0.9 } : known)],
            moved.Programmes);
    }

    [Fact]
    public void Every_number_of_every_programme_can_be_moved()
    {
        foreach (Programme programme in RealHistory.Scenario.Programmes)
        {
            foreach (ProgrammeAmount amount in ProgrammeAmount.All)
            {
                ProgrammeLever lever = ProgrammeLever.Find(
                    $"programmes.{programme.Key}.{amount.Key}", RealHistory.Scenario)!;

                Scenario moved = lever.At(amount.Range.High, RealHistory.Scenario);

                Assert.Equal(
                    amount.Range.High, amount.Of(moved.Programmes.Single(known => known.Key == programme.Key)));
            }
        }
    }
}
