using PartnershipSim.Analysis.History;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.History;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis.History;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.History;

public sealed class HindcastFigureTests
{
    [Fact]
    public void Every_figure_of_a_hindcast_can_be_drawn()
    {
        foreach (Figure figure in HindcastFigures.Of(HindcastRecord.Of(SmallHindcast.Value), Recipe.Context))
        {
            Assert.True(Recipe.Check(figure).Length > 10, figure.Name);
            Assert.True(figure.HasData);
        }
    }

    [Fact]
    public void The_title_says_how_much_of_history_the_bands_hold()
    {
        HindcastPanels figure = new(
            "panels", "Spending", "percent",
            [Series((2010, 1, 0, 2), (2011, 5, 0, 2), (2012, 0, 0, 2), (2013, 3, 2, 4))], Recipe.Context);

        Assert.StartsWith("Spending: 75 % of the observations", figure.Title);
        Assert.Contains("3 of 4 years inside", figure.AltText);
        Assert.Equal(5, Recipe.Check(figure).Length);
    }

    [Fact]
    public void Without_a_year_to_judge_the_figure_says_so()
    {
        HindcastPanels figure = new("panels", "Spending", "percent", [], Recipe.Context);

        Assert.False(figure.HasData);
        Recipe.Check(figure);
    }

    private static HindcastSeries Series(params (int Year, double Observed, double Low, double High)[] years) => new(
        "AAA", "Aland", "%",
        [.. years.Select(y => new SeriesYear(
            y.Year, new Distribution(9, (y.Low + y.High) / 2, 1, y.Low, y.Low, (y.Low + y.High) / 2, y.High, y.High),
            y.Observed))]);
}
