using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class HurdleRegressionTests
{
    private const int Units = 120;

    private const int Periods = 12;

    private static readonly PanelShape Shape =
        new([.. Enumerable.Range(0, Units).Select(i => $"U{i}")], [.. Enumerable.Range(2000, Periods)]);

    private static readonly Variable Programme = new(
        "programme",
        [.. Enumerable.Range(0, Shape.Cells).Select(cell => cell / Periods % 3 > 0 && cell % Periods >= 6 ? 1.0 : 0)]);

    [Fact]
    public void A_known_world_is_found_in_both_parts()
    {
        Panel amounts = Draw(world: 0, logOdds: 1, logAmount: 0.5);
        RegressionRows rows = RegressionRows.From(amounts, [Programme]);

        HurdleRegression found = HurdleRegression.Estimate(rows, rows.OutcomesOf(amounts));

        Assert.True(found.Joining["programme"].IntervalAt(0.99).Contains(1));
        Assert.True(found.Size["programme"].IntervalAt(0.99).Contains(0.5));
    }

    [Fact]
    public void Without_an_effect_on_joining_the_total_changes_as_the_amounts_do()
    {
        // every unit joins every other year, before the programme and after
        Panel amounts = new(Shape, [.. Enumerable.Range(0, Shape.Cells).Select(cell =>
            cell % 2 == 0 ? Math.Exp(cell / Periods % 5 + 0.3 * Programme.Values[cell]) : 0)]);
        RegressionRows rows = RegressionRows.From(amounts, [Programme]);

        double change = HurdleRegression.ChangeOfTotal(
            rows, rows.OutcomesOf(amounts), "programme", [.. Programme.Values.Select(v => v > 0)]);

        Assert.Equal(Math.Exp(0.3) - 1, change, 9);
    }

    [Fact]
    public void The_change_of_a_total_is_that_of_the_known_world()
    {
        Panel amounts = Draw(world: 2, logOdds: 0.8, logAmount: 0.4);
        RegressionRows rows = RegressionRows.From(amounts, [Programme]);
        ImmutableArray<bool> treated = [.. Programme.Values.Select(v => v > 0)];
        double with = 0, without = 0;
        for (int cell = 0; cell < Shape.Cells; cell++)
        {
            if (!treated[cell])
                continue;
            with += Math.Exp(Level(2, cell) + 0.4) / (1 + Math.Exp(-Level(2, cell) - 0.8));
            without += Math.Exp(Level(2, cell)) / (1 + Math.Exp(-Level(2, cell)));
        }

        BootstrapSample sample = ClusterBootstrap.Draw(
            Units, 1, 100, seed: 1,
            HurdleRegression.RefitOfTotal(rows, [.. rows.OutcomesOf(amounts)], "programme", treated));

        Assert.True(sample.IntervalAt(0.99).Contains(with / without - 1));
        Assert.Equal(
            HurdleRegression.ChangeOfTotal(rows, rows.OutcomesOf(amounts), "programme", treated.AsSpan()),
            with / without - 1,
            3 * sample.StandardError());
    }

    [Fact]
    public void Where_no_unit_joins_there_is_no_amount()
    {
        Panel amounts = new(Shape, [.. new double[Shape.Cells]]);
        RegressionRows rows = RegressionRows.From(amounts, [Programme]);

        NotEstimableException refusal =
            Assert.Throws<NotEstimableException>(() => HurdleRegression.Estimate(rows, rows.OutcomesOf(amounts)));

        Assert.Equal("No unit joins: there is no amount to explain.", refusal.Message);
    }

    /// <summary>Of a unit: log odds of joining, and log amount.</summary>
    private static double Level(int world, int cell) => KnownWorlds.Noise(world, 100_000 + cell / Periods);

    private static Panel Draw(int world, double logOdds, double logAmount) =>
        new(Shape, [.. Enumerable.Range(0, Shape.Cells).Select(cell =>
    {
        double level = Level(world, cell);
        bool joins = KnownWorlds.Uniform(world, cell) < 1 / (1 + Math.Exp(-level - logOdds * Programme.Values[cell]));
        return joins ? Math.Exp(level + logAmount * Programme.Values[cell] + 0.5 * KnownWorlds.Noise(world, cell)) : 0;
    })]);
}
