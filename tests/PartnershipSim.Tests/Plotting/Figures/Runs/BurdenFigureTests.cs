using PartnershipSim.Model;
using PartnershipSim.Plotting.Figures.Runs;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Runs;

/// <summary>Troops against income: the curve and the scatter.</summary>
public sealed class BurdenFigureTests
{
    private static readonly RunRecord Result = SmallRecord.Of(SmallWorld.Run());

    [Fact]
    public void A_burden_of_years_beyond_the_data_is_set_against_the_last_known_income()
    {
        CompiledModel model = SmallWorld.Compile(to: 2035);
        RunRecord forward = SmallRecord.Of(ScenarioRun.Of(
            model, new RunPlan(1, 8, Threads: 1), new OutcomeYears(2021, 2035)));
        Subject poland = forward.States.Single(state => state.Key == "POL");

        Assert.Equal(
            model.Drivers.Gdp[Horizon.IndexOf(2020)][model.States.IndexOf(model.States.Single(
                state => state.Iso3 == "POL"))],
            poland.Income);
        Assert.Contains(
            "2021-2035, income of 2020", BurdenCurve.Of(forward, Recipe.Context).Subtitle, StringComparison.Ordinal);
        Assert.Contains("1996-2014;", BurdenCurve.Of(Result, Recipe.Context).Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void The_scatter_of_burdens_names_those_who_give_most_for_their_income()
    {
        BurdenGroup side = new("partners", "Partners",
        [
            new("AAA", "Giver", 10, 4), new("BBB", "Taker", 90, 1), new("CCC", "Bystander", 5, 0),
            new("DDD", "Unknown", double.NaN, 1),
        ]);
        BurdenScatter figure = new([side], "1996-2014", Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal(4, csv.Length);
        Assert.StartsWith("Giver", figure.Title, StringComparison.Ordinal);
        Assert.Contains("Taker", Recipe.Texts(figure));
        Recipe.Check(new BurdenScatter([], "1996-2014", Recipe.Context));
        Recipe.Check(new BurdenScatter([side with { States = [side.States[2]] }], "1996-2014", Recipe.Context));
        Recipe.Check(new BurdenScatter([side with { States = [side.States[0]] }], "1996-2014", Recipe.Context));
    }

    [Fact]
    public void Half_of_the_troops_of_two_equal_states_come_from_the_one_that_gives_all()
    {
        BurdenCurve curve = new(
            [new("partners", "Partners", [new("AAA", "Giver", 10, 4), new("BBB", "Taker", 10, 0)])],
            "1996-2014", Recipe.Context);

        string[] csv = Recipe.Check(curve);

        Assert.Equal("partners,BBB,Taker,10,0,0.5,0", csv[1]);
        Assert.Equal("partners,AAA,Giver,10,4,1,1", csv[2]);
        Assert.Equal("Half of the troops come from states with 25 % of the income among partners", curve.Title);
        Assert.Contains("the inequality (Gini) is 0.50", curve.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_burden_that_nobody_carries_is_no_curve() =>
        Recipe.Check(new BurdenCurve(
            [
                new("partners", "Partners", [new("AAA", "A", 10, 0), new("BBB", "B", double.NaN, 1)]),
                new("pfp", "None", []),
            ],
            "1996", Recipe.Context));
}
