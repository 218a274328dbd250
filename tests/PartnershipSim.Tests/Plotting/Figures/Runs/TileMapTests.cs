using PartnershipSim.Model;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Figures.Runs;
using PartnershipSim.Plotting.Records;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Runs;

/// <summary>One square a state.</summary>
public sealed class TileMapTests
{
    private static readonly RunRecord Result = SmallRecord.Of(SmallWorld.Run());

    [Fact]
    public void A_tile_map_shows_every_state_once_and_leaves_none_out()
    {
        string[] csv = Recipe.Check(TileMap.Of(Result, Outcomes.Interop, 2014, Recipe.Context));

        Assert.Equal("outcome,unit,state,name,region,year,mean", csv[0]);
        Assert.Equal(Result.States.Count(state => state.MayContribute), csv.Length - 1);
    }

    [Fact]
    public void A_tile_map_takes_unknown_regions_missing_values_and_seventy_states()
    {
        Tile[] tiles = [.. Enumerable.Range(0, 70).Select(i => new Tile(
            $"S{i:00}", $"State {i}", i < 66 ? "western_europe" : $"region_{i}", i % 9 == 0 ? double.NaN : 1000 * i))];

        Recipe.Check(new TileMap("Many", "troops", "k", 2014, [.. tiles], Recipe.Context));
        Recipe.Check(new TileMap("One", "troops", "k", 2014, [tiles[1]], Recipe.Context));
        Recipe.Check(new TileMap("Unknown", "troops", "k", 2014, [tiles[0]], Recipe.Context));
        Recipe.Check(new TileMap("None", "troops", "k", 2014, [], Recipe.Context));
    }
}
