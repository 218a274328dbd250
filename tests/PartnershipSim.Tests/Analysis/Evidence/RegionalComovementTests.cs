using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class RegionalComovementTests
{
    private static readonly PanelShape Shape =
        new([.. Enumerable.Range(0, 24).Select(i => $"U{i}")], [.. Enumerable.Range(2000, 20)]);

    private static readonly ImmutableArray<int> Regions = [.. Enumerable.Range(0, 24).Select(i => i / 6)];

    [Fact]
    public void Shocks_shared_within_regions_are_found()
    {
        RegionalComovement comovement = RegionalComovement.Of(Draw(0, shared: 1));

        // half of the variance is the region's; period means take a quarter of that away
        Assert.Equal(0.5, comovement.DifferenceOf(Regions.AsSpan()), 0.15);
        Assert.Equal(1 / 200.0, comovement.Test(Regions, 199, seed: 1).PValue, 12);
    }

    [Fact]
    public void Without_shared_shocks_one_in_twenty_is_rejected() =>
        Assert.InRange(
            KnownWorlds.Share(
                200, world => RegionalComovement.Of(Draw(world, shared: 0)).Test(Regions, 99, seed: 2).PValue <= 0.05),
            0.01, 0.09);

    [Fact]
    public void A_common_shock_is_no_regional_comovement()
    {
        Panel plain = Draw(3, shared: 0);
        Panel common = new(Shape, [.. plain.Values.Select((v, cell) => v + 5 * Math.Sin(cell % 20))]);

        Assert.Equal(
            RegionalComovement.Of(plain).DifferenceOf(Regions.AsSpan()),
            RegionalComovement.Of(common).DifferenceOf(Regions.AsSpan()), 9);
    }

    [Fact]
    public void One_region_is_refused()
    {
        NotEstimableException refusal = Assert.Throws<NotEstimableException>(
            () => RegionalComovement.Of(Draw(4, shared: 0)).DifferenceOf(new int[24]));

        Assert.Equal(
            "Co-movement needs pairs of units within and across regions with 5 common periods; there are 276 within "
            + "and 0 across.",
            refusal.Message);
    }

    private static Panel Draw(int world, double shared) =>
        new(Shape, [.. Enumerable.Range(0, Shape.Cells).Select(cell =>
            KnownWorlds.Noise(world, cell)
            + shared * KnownWorlds.Noise(world, 10_000 + Regions[cell / 20] * 20 + cell % 20))]);
}
