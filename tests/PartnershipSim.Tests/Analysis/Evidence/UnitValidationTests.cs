using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

/// <summary>Known worlds of forty units and twenty rows each, whose joining depends on a trait of the unit.</summary>
public sealed class UnitValidationTests
{
    private const int Units = 40, Each = 20;

    private const uint Purpose = 0x7E59;

    private static readonly ImmutableArray<int> Rows = [.. Enumerable.Range(0, Units * Each).Select(row => row / Each)];

    [Fact]
    public void What_makes_units_join_pays()
    {
        UnitValidation found = Validate(1, effect: 2);

        Assert.True(found.Pays);
        Assert.True(found.Gain > 10);
        Assert.InRange(found.Improved, Units / 2, Units);
        Assert.Equal(Units, found.Units);
    }

    [Fact]
    public void A_trait_that_does_nothing_hardly_ever_pays() =>
        Assert.InRange(Enumerable.Range(0, 100).AsParallel().Count(world => Validate(world, effect: 0).Pays), 0, 12);

    [Fact]
    public void A_trait_that_the_controls_contain_can_add_nothing()
    {
        ImmutableArray<double> trait = [.. Rows.Select(unit => (double)(unit % 7))];

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(() => UnitValidation.Of(
            Rows, [new("trait", trait)], new("twice", [.. trait.Select(value => 2 * value)]), Joined(1, 0)));

        Assert.Equal(
            "twice does not vary, or is a linear combination of the controls: it can add nothing.", refusal.Message);
    }

    [Fact]
    public void A_few_units_are_refused()
    {
        NotEstimableException refusal = Assert.Throws<NotEstimableException>(() => UnitValidation.Of(
            [0, 0, 1, 1], [], new("x", [1, 2, 3, 4]), [0, 1, 0, 1]));

        Assert.Equal("Leaving out units needs 10 of them; 2 are observed.", refusal.Message);
    }

    private static UnitValidation Validate(int world, double effect) => UnitValidation.Of(
        Rows, [new("age", [.. Rows.Select((_, row) => row % Each / 10.0)])],
        new("trait", [.. Rows.Select(unit => Trait(world, unit))]), Joined(world, effect));

    private static double[] Joined(int world, double effect) =>
    [
        .. Rows.Select((unit, row) => new EvidenceDice((ulong)world, Purpose).Uniform(0, row)
            < 1 / (1 + Math.Exp(-effect * Trait(world, unit))) ? 1.0 : 0),
    ];

    private static double Trait(int world, int unit) =>
        2 * new EvidenceDice((ulong)world, Purpose).Uniform(1, unit) - 1;
}
