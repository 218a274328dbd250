using System.Collections.Immutable;
using PartnershipSim.Plotting.Figures.Runs;
using PartnershipSim.Results.Tables;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Runs;

/// <summary>Who joins the Alliance when, and in how many runs.</summary>
public sealed class AccessionsFigureTests
{
    [Fact]
    public void Who_joins_when_says_in_how_many_runs()
    {
        AccessionsFigure figure = new(
            [
                new("made_up", "GEO", "Georgia", 2027, 0.25, 0.25, double.NaN),
                new("made_up", "GEO", "Georgia", 2029, 0.125, 0.375, double.NaN),
                new("made_up", "POL", "Poland", 1999, 1, 1, 1999), new("made_up", "SWE", "Sweden", 2004, 1, 1, 2024),
            ],
            1998, 2035, Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal(["state,name,year,joins,member,joined_by_data", "GEO,Georgia,2027,0.25,0.25,"], csv[..2]);
        Assert.Equal("2 states join the Alliance in every run and 1 more in some runs, Georgia (38 %)", figure.Title);
        Assert.Contains("Georgia: 38 % of the runs, 2027 to 2029.", figure.AltText, StringComparison.Ordinal);
        Assert.Contains("Sweden: every run, in 2004, by the data 2024.", figure.AltText, StringComparison.Ordinal);
        Assert.Contains("38 %", Recipe.Texts(figure));
        Recipe.Check(new AccessionsFigure([], 1998, 2035, Recipe.Context));
        Recipe.Check(new AccessionsFigure(
            [.. Enumerable.Range(0, 40).Select(i => new Accession(
                "made_up", $"S{i:00}", $"State {i}", 2026, 0.01 * i, 0.01 * i, double.NaN))],
            1998, 2035, Recipe.Context));
    }

    [Fact]
    public void The_table_of_accessions_says_in_how_many_replicates_a_state_has_joined()
    {
        ImmutableArray<Accession> rows = Accession.Of("small", SmallWorld.Run(replicates: 8, to: 2035));

        Assert.Contains(rows, row => (row.State, row.Year, row.Joins, row.Members) == ("POL", 2004, 1, 1));
        Assert.DoesNotContain(rows, row => row.State == "DEU");
        Assert.All(rows.GroupBy(row => row.State), state => Assert.Equal(
            state.Last().Members, state.Sum(row => row.Joins), precision: 12));
    }
}
