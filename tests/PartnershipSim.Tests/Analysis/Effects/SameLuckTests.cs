using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Runs;
using Xunit;
using Recording = PartnershipSim.Tests.Model.Recording;

namespace PartnershipSim.Tests.Analysis.Effects;

/// <summary>What an intervention cannot touch stays as it was, to the bit.</summary>
public sealed class SameLuckTests
{
    private const int Year = 2003;

    private static readonly CompiledModel World = SmallStudy.World;
    private static readonly Recording Before = Recording.Of(World, Dice.ForBlock(1, 0));

    // one lever or weight of each submodel that has parameters and is not the first
    public static TheoryData<string, double> Moves => new()
    {
        { "threat.event_weight", 1 },
        { "partnership.budget", 0 },
        { "partnership.exercises", 2 },
        { "persuasion.peer_weight", 0.3 },
        { "persuasion.internalisation", 0.3 },
        { "budget.growth_damping", 0.7 },
        { "pooling.ceiling", 0.5 },
        { "capability.interop_learning", 0.3 },
        { "operations.join_attitude", 0.5 },
        { "operations.demand_scale", 0.5 },
        { "opinion.casualty_sensitivity", 0.2 },
        { "prospect.credibility_loss", 0.2 },
        { "interoperability", 0 },
    };

    [Theory]
    [MemberData(nameof(Moves))]
    public void What_starts_in_a_year_leaves_every_earlier_year_as_it_was(string key, double value)
    {
        Recording after = Recording.Of(Moved(key, value), Dice.ForBlock(1, 0));

        for (int t = 0; t < Horizon.IndexOf(Year); t++)
            Assert.Equal([], Differences(after, t));
        Assert.NotEmpty(Enumerable.Range(Horizon.IndexOf(Year), 6).SelectMany(t => Differences(after, t)));
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public void Within_the_first_year_what_is_computed_earlier_stays_as_it_was(string key, double value)
    {
        Recording after = Recording.Of(Moved(key, value), Dice.ForBlock(1, 0));
        World world = new(World);
        string[] earlier =
        [
            .. Schedule.Of(World)
                .TakeWhile(submodel => !IsTouched(submodel, SmallStudy.SettingOf(key)))
                .SelectMany(submodel => submodel.Writes(world))
                .Select(column => column.Name),
        ];

        Assert.Empty(Differences(after, Horizon.IndexOf(Year)).Intersect(earlier));
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public void Outcomes_before_the_year_do_not_move(string key, double value)
    {
        Comparison comparison = Compare(Moved(key, value), new OutcomeYears(1996, Year - 1));

        Assert.All(
            comparison.Effects("moved", [.. World.States.Select(state => state.Iso3)]),
            effect => Assert.True(effect.IsExactlyZero));
        Assert.All(
            Enumerable.Range(Horizon.Start, Year - Horizon.Start),
            year => Assert.Equal(
                (0, new Interval(0, 0)), comparison.InYear("moved", Outcomes.Interop, "partners", year)));
    }

    public static TheoryData<string, double> Idle => new()
    {
        { "partnership.budget", 150 }, // its default: nothing is changed
        { "operations.side_payment", 0 },
        { "interoperability", 1 },
    };

    [Theory]
    [MemberData(nameof(Idle))]
    public void An_intervention_without_consequence_has_no_effect_in_any_replicate_outcome_and_group(
        string key, double value)
    {
        Comparison comparison = Compare(SmallStudy.With((key, value)), SmallStudy.Years);

        Effect[] effects = [.. comparison.Effects("moved", [.. World.States.Select(state => state.Iso3)])];
        Assert.All(effects, effect => Assert.True(
            effect.IsExactlyZero, $"{effect.Outcome} of {effect.Group} moved by {effect.Mean}"));
        Assert.All(comparison.Subjects, subject => Assert.Contains(effects, effect => effect.Group == subject.Key));
        foreach (Outcome outcome in Outcomes.All)
            Assert.All(comparison.Subjects, s => Assert.Equal(
                comparison.ScalarsOf("base").Of(outcome, s.Key), comparison.ScalarsOf("moved").Of(outcome, s.Key)));
    }

    [Fact]
    public void A_lever_that_nobody_is_left_to_feel_has_no_effect()
    {
        // exercises double where no money is given
        CompiledModel idle = SmallStudy.With(("partnership.budget", 0));
        CompiledModel other = SmallStudy.With(("partnership.budget", 0), ("partnership.exercises", 2));
        Comparison comparison = Comparison.Run(
            [new Arm("base", idle), new Arm("moved", other)], SmallStudy.Plan(), SmallStudy.Years);

        Assert.All(comparison.Effects("moved"), effect => Assert.True(effect.IsExactlyZero));
    }

    private static CompiledModel Moved(string key, double value) => SmallStudy.From(Year, key, value);

    private static Comparison Compare(CompiledModel other, OutcomeYears years) =>
        Comparison.Run([new Arm("base", World), new Arm("moved", other)], SmallStudy.Plan(11), years);

    // a mechanism is declared by no submodel; interoperability is first read by Capability
    private static bool IsTouched(ISubmodel submodel, Setting setting) =>
        setting is Parameter parameter
            ? submodel.Card.Parameters.Contains(parameter)
            : submodel.Card.Name == "Capability";

    private static IEnumerable<string> Differences(Recording after, int t)
    {
        for (int column = 0; column < Before.Columns.Count; column++)
        {
            if (!Before[t, column].Select(Bits).SequenceEqual(after[t, column].Select(Bits)))
                yield return Before.Columns[column].Name;
        }
    }

    private static string Bits(Lanes lanes) =>
        string.Join(' ', Enumerable.Range(0, Lanes.Count).Select(lane => BitConverter.DoubleToInt64Bits(lanes[lane])));
}
