using System.Collections.Immutable;

namespace PartnershipSim.Plotting.Drawing;

/// <summary>
/// Where states lie on a map on which each is one square: regions roughly as on a globe, in columns from west to east
/// and in each column from north to south; within a region in the order in which the states come.
/// </summary>
public static class TileLayout
{
    private static readonly ImmutableArray<ImmutableArray<string>> Known =
    [
        ["north_america", "latin_america"], ["northern_europe", "western_europe", "southern_europe"],
        ["baltic", "eastern_europe", "balkans"],
        ["caucasus", "mena", "gulf"], ["central_asia", "south_asia", "asia_pacific"],
    ];

    /// <summary>The columns of regions; a region that the map does not know comes below the last column.</summary>
    public static ImmutableArray<ImmutableArray<string>> Columns(IEnumerable<string> regions)
    {
        IEnumerable<string> unknown = regions.Distinct().Except(Known.SelectMany(column => column));
        return [.. Known[..^1], [.. Known[^1], .. unknown.Order(StringComparer.Ordinal)]];
    }

    /// <summary>A whole column and row for each state; a region begins in the row below the region above it.</summary>
    /// <param name="states">Keys of states and of their regions.</param>
    /// <param name="across">Squares beside each other in a region.</param>
    public static ImmutableArray<TilePlace> Of(IEnumerable<(string State, string Region)> states, int across)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(across, 1);
        ILookup<string, string> members = states.ToLookup(state => state.Region, state => state.State);
        ImmutableArray<TilePlace>.Builder places = ImmutableArray.CreateBuilder<TilePlace>();
        ImmutableArray<ImmutableArray<string>> columns = Columns(members.Select(region => region.Key));
        for (int column = 0; column < columns.Length; column++)
        {
            int top = 0;
            foreach (string[] region in columns[column].Select(key => members[key].ToArray()))
            {
                places.AddRange(region.Select((state, i) => new TilePlace(
                    state, column * across + i % across, top + i / across)));
                top += (region.Length + across - 1) / across;
            }
        }

        return places.ToImmutable();
    }
}

/// <summary>The square of a state, counted from the left and from the top, from 0.</summary>
public sealed record TilePlace(string State, int Column, int Row);
