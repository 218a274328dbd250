using System.Collections.Immutable;
using PartnershipSim.Plotting.Drawing;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Drawing;

public sealed class TileLayoutTests
{
    [Fact]
    public void States_of_a_region_fill_rows_and_the_next_region_begins_below()
    {
        ImmutableArray<TilePlace> places = TileLayout.Of(
            [("A", "baltic"), ("B", "baltic"), ("C", "baltic"), ("D", "balkans")], across: 2);

        Assert.Equal([new("A", 4, 0), new("B", 5, 0), new("C", 4, 1), new("D", 4, 2)], places);
    }

    [Fact]
    public void A_region_that_the_map_does_not_know_stands_below_the_last_column() =>
        Assert.Equal("atlantis", TileLayout.Columns(["atlantis", "baltic"])[^1][^1]);
}
