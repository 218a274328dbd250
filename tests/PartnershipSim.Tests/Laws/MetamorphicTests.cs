using System.Collections.Immutable;
using CsCheck;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Tests.Model;
using Xunit;

namespace PartnershipSim.Tests.Laws;

/// <summary>
/// Two worlds that differ in what must not matter are the same world, to the last bit; over random scenarios.
/// </summary>
public sealed class MetamorphicTests
{
    private static readonly int Cases = Effort.Cases(25);

    [Fact]
    public void Counting_money_in_another_unit_changes_no_ratio() =>
        Gen.Select(RandomScenarios.Text, Gen.Int[-4, 4]).Sample(
            (text, power) =>
            {
                // off is what the model compares with sums of its own (programme money, 25 k$ a soldier, the cost and
                // size of contingents), and the network, whose weights are fourth roots of GDP and so keep only all but
                // the last digits; observed contingents, whose cost is counted a soldier, would come in where a run
                // begins at an observation
                Scenario scenario = RandomScenarios.Valid(text) with { NudgedTo = Scenario.Never };
                scenario = scenario with
                {
                    Programmes = [.. scenario.Programmes.Select(programme => programme with { Money = 0 })],
                };
                CompiledModel Model() => WithEveryYear(Compiler.Compile(scenario).Model, point => point
                    .With(Incentives.ProgrammeBudget, 0).With(Operations.DemandScale, 0).With(Mechanisms.Peers, 0)
                    .With(ParameterSpace.Find("initial.interop_modern")!, 0));
                double factor = Math.Pow(2, power);

                AssertSame(Run(Model()), Run(Scaled(Model(), factor)), column =>
                    column.Unit.Contains("bn") || column.Unit.Contains('$') ? factor : 1);
            },
            seed: Effort.Seed, iter: Cases);

    [Fact]
    public void A_programme_without_states_is_no_programme() =>
        Gen.Select(RandomScenarios.Text, Gen.Double[0, 1], Gen.Int[Horizon.Start, RandomScenarios.Data.LastObserved])
            .Sample(
                (text, weight, from) =>
                {
                    Scenario without = RandomScenarios.Valid(text);
                    Programme empty = new("empty", "for a state that is not simulated", weight, weight, weight)
                    {
                        From = from,
                        Eligible = Where.State("ISL"),
                    };

                    AssertSame(Run(without), Run(without with { Programmes = without.Programmes.Add(empty) }));
                },
                seed: Effort.Seed, iter: Cases);

    [Fact]
    public void A_programme_for_members_only_is_no_programme() =>
        Gen.Select(RandomScenarios.Text, Gen.Double[0, 1], Gen.Int[Horizon.Start, RandomScenarios.Data.LastObserved])
            .Sample(
                (text, weight, from) =>
                {
                    Scenario read = RandomScenarios.Valid(text);
                    Scenario without = read with { Drivers = read.Drivers.WithYear(Driver.AccessionYear, "DEU", 1955) };
                    Programme forMembers = new("for_members", "for a member", weight, weight, weight)
                    {
                        From = from,
                        Eligible = Where.State("DEU"),
                    };

                    AssertSame(Run(without), Run(without with { Programmes = without.Programmes.Add(forMembers) }));
                },
                seed: Effort.Seed, iter: Cases);

    [Fact]
    public void Pooling_that_gains_nothing_is_pooling_switched_off() =>
        Gen.Select(RandomScenarios.Text, Gen.Double[2, 25], Gen.Double[0.03, 0.2]).Sample(
            (text, size, exponent) =>
            {
                // coordination costs what scale gains: Φ = 1, or less by the last digits
                double cost = (Math.Pow(size, exponent) - 1) / (Math.Sqrt(size) - 1) * (1 + 1e-9);
                ParameterPoint Idle(ParameterPoint point) => point
                    .With(Forces.PoolingGroupSize, size).With(Forces.ScaleExponent, cost <= 0.15 ? exponent : 0.03)
                    .With(Forces.CoordinationCost, cost <= 0.15 ? cost : 0.15);
                CompiledModel model = Compiler.Compile(RandomScenarios.Valid(text)).Model;

                AssertSame(
                    Run(WithEveryYear(model, point => Idle(point).With(Mechanisms.Pooling, 1))),
                    Run(WithEveryYear(model, point => Idle(point).With(Mechanisms.Pooling, 0))));
            },
            seed: Effort.Seed, iter: Cases);

    [Fact]
    public void A_factor_of_one_and_an_addition_of_nothing_do_nothing() =>
        Gen.Select(RandomScenarios.Text, Gen.Int[Horizon.Start, RandomScenarios.Data.LastObserved]).Sample(
            (text, year) =>
            {
                Scenario without = RandomScenarios.Valid(text);
                ImmutableArray<Intervention> idle =
                [
                    new(year, null, Act.Scale, Incentives.ProgrammeBudget.Key, 1),
                    new(year, year, Act.Add, Driver.Democracy.Key, 0),
                    new(year, null, Act.Scale, Driver.UsTroops.Key, 1, Where.Status("partners")),
                ];

                AssertSame(Run(without), Run(without with { Interventions = without.Interventions.AddRange(idle) }));
            },
            seed: Effort.Seed, iter: Cases);

    private static CompiledModel WithEveryYear(CompiledModel model, Func<ParameterPoint, ParameterPoint> change) =>
        model.With([.. model.Timetable.Select(change)]);

    /// <summary>GDP counted in another unit; spending is a share of it.</summary>
    private static CompiledModel Scaled(CompiledModel model, double factor)
    {
        foreach (double[] year in model.Drivers.Gdp)
        {
            for (int i = 0; i < year.Length; i++)
                year[i] *= factor;
        }

        return model;
    }

    private static Recording Run(Scenario scenario) => Run(Compiler.Compile(scenario).Model);

    private static Recording Run(CompiledModel model) => Recording.Of(model, Dice.ForBlock(1, 0));

    private static void AssertSame(Recording expected, Recording actual) => AssertSame(expected, actual, _ => 1);

    /// <summary>
    /// The same bits in every column, or in those that are counted otherwise, exactly the factor between them.
    /// </summary>
    private static void AssertSame(Recording expected, Recording actual, Func<Column, double> factorOf)
    {
        Assert.Equal(expected.Years, actual.Years);
        for (int year = 0; year < expected.Years; year++)
        {
            for (int column = 0; column < expected.Columns.Count; column++)
            {
                double factor = factorOf(expected.Columns[column]);
                Lanes[] scaled = [.. expected[year, column].Select(lanes => lanes * factor)];
                Assert.True(
                    scaled.AsSpan().SequenceEqual(actual[year, column]),
                    $"{expected.Columns[column].Name} differs in {Horizon.Start + year}");
            }
        }
    }
}
