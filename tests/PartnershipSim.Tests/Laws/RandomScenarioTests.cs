using CsCheck;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>What holds for every valid scenario, not only for those somebody thought of.</summary>
public sealed class RandomScenarioTests
{
    [Fact]
    public void Every_invariant_of_the_model_holds() => RandomScenarios.Text.Try(
        120,
        text =>
        {
            Scenario scenario = RandomScenarios.Valid(text);
            List<string> broken = Invariants.Check(Compiler.Compile(scenario).Model, Dice.ForBlock(scenario.Seed, 0));
            Assert.True(broken.Count == 0, $"{broken.Count} broken, first: {string.Join('\n', broken.Take(4))}");
        });

    [Fact]
    public void Every_invariant_holds_while_observations_are_imposed() => Gen.Select(
        RandomScenarios.Text, Gen.Int[Horizon.Start, RandomScenarios.Data.LastObserved]).Try(
        30,
        one =>
        {
            Scenario scenario = RandomScenarios.Valid(one.Item1);
            List<string> broken = Invariants.Check(
                Compiler.Compile(scenario, one.Item2).Model, Dice.ForBlock(scenario.Seed, 0));
            Assert.True(broken.Count == 0, $"{broken.Count} broken, first: {string.Join('\n', broken.Take(4))}");
        });

    [Fact]
    public void The_engine_and_the_plain_twin_tell_the_same_story() => RandomScenarios.Text.Try(
        30, text => Twins.AssertSame(Compiler.Compile(RandomScenarios.Valid(text)).Model, seed: 8));
}
