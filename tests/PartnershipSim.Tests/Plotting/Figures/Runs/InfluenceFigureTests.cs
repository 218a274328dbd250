using System.Collections.Immutable;
using PartnershipSim.Plotting.Figures.Runs;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Runs;

/// <summary>Whose attitudes move whose.</summary>
public sealed class InfluenceFigureTests
{
    [Fact]
    public void Who_moved_whom_names_the_strongest_and_draws_nothing_of_nothing()
    {
        ImmutableDictionary<string, string> names = new Dictionary<string, string>
        {
            ["AAA"] = "Alphaland",
            ["BBB"] = "Betaland",
            ["CCC"] = "The Commonwealth of a Very Long Name",
        }
            .ToImmutableDictionary();
        InfluenceFigure figure = new(
            [new("AAA", "BBB", 0.4, 0.3, 0.5), new("AAA", "CCC", -0.1, -0.2, -0.05), new("CCC", "BBB", 0.05, 0, 0.1)],
            names, "1996-2014", Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal(["from,to,pull,lowest,highest", "AAA,BBB,0.4,0.3,0.5"], csv[..2]);
        Assert.Equal(
            "Alphaland moves the attitudes of others to operations most, by 0.50 index points in all", figure.Title);
        Assert.DoesNotContain("The Commonwealth of a Very Long Name on Betaland", Recipe.Texts(figure));
        Assert.Contains(
            "Alphaland raises Betaland by 0.40; Alphaland lowers The Commonwealth", figure.AltText,
            StringComparison.Ordinal);
        Recipe.Check(new InfluenceFigure([], names, "1996-2014", Recipe.Context));
        Recipe.Check(new InfluenceFigure(
            [new("AAA", "BBB", double.NaN, double.NaN, double.NaN)], names, "1996-2014", Recipe.Context));
    }
}
