using System.Collections.Immutable;
using PartnershipSim.Plotting.Charts;
using PartnershipSim.Plotting.Figures.Sensitivity;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Sensitivity;

/// <summary>Figures of studies: what an outcome hangs on, and under which conditions it comes about.</summary>
public sealed class SensitivityFigureTests
{
    private static readonly Estimated Unknown = new(double.NaN, double.NaN, double.NaN);

    private static TornadoFigure Tornado(params TornadoRow[] rows) =>
        new("tornado", "What swings most", "k troop-years", 20, [.. rows], Recipe.Context);

    [Fact]
    public void A_heat_map_writes_the_number_and_its_interval_into_each_cell()
    {
        HeatMapFigure figure = new(
            "heat_map", "Highest with much of both", "Mean of the points", "k troop-years",
            ("money", ["100", "200", "300"]), ("exercises", ["0.5", "2"]),
            [new(0, 0, 10, 1.5), new(1, 0, 12, 1), new(2, 0, 14, double.NaN), new(0, 1, 16, 1), new(2, 1, 20, 2)],
            Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal(["money,exercises,unit,mean,half_width_90", "100,0.5,k troop-years,10,1.5"], csv[..2]);
        string[] texts = [.. Recipe.Texts(figure)];
        Assert.Contains("20.0", texts);
        Assert.Contains("± 2.00", texts);
        Assert.Contains("money 300 and exercises 2: 20.0.", figure.AltText, StringComparison.Ordinal);
        Recipe.Check(new HeatMapFigure(
            "none", "Nothing", "Mean", "0-1", ("a", ["1"]), ("b", ["1"]), [], Recipe.Context));
        Recipe.Check(new HeatMapFigure(
            "same", "All the same", "Mean", "0-1",
            ("a_parameter_with_a_long_name", [.. Enumerable.Range(0, 12).Select(i => $"{i} to {i + 1}")]),
            ("b", [.. Enumerable.Range(0, 12).Select(i => $"a level with a long name, {i}")]),
            [.. Enumerable.Range(0, 144).Select(i => new HeatCell(i % 12, i / 12, 0.5, 0.01))], Recipe.Context));
    }

    /// <summary>The key of an index once read 0, 0, 0, 0, 1.</summary>
    [Fact]
    public void The_key_of_a_heat_map_has_the_decimals_that_its_steps_need()
    {
        HeatMapFigure figure = new(
            "heat_map", "Highest", "Mean of the points", "index, 0 to 1", ("money", ["100", "200"]),
            ("exercises", ["1"]), [new(0, 0, 0.33, 0.001), new(1, 0, 0.57, 0.001)], Recipe.Context);

        Recipe.Check(figure);

        string[] texts = [.. Recipe.Texts(figure)];
        Assert.Equal(["0.35", "0.40", "0.45", "0.50", "0.55"], texts.Where(text => text is ['0', '.', _, '0' or '5']));
    }

    [Fact]
    public void A_tornado_has_its_widest_swing_on_top()
    {
        TornadoRow narrow = new("b.narrow", "0 to 1", new(19, 18, 20), "4 to 5", new(21, 20, 22));
        TornadoRow wide = new("a.wide", "0 to 1", new(30, 28, 32), "4 to 5", new(10, 9, 11));
        TornadoFigure figure = Tornado(narrow, wide);

        string[] csv = Recipe.Check(figure);

        Assert.Equal(1 + 2 * 2, csv.Length);
        string[] texts = [.. Recipe.Texts(figure)];
        Assert.True(Array.IndexOf(texts, "a.wide") < Array.IndexOf(texts, "b.narrow"), "the wide one comes first");
        Assert.Equal(-20, wide.Swing);
    }

    [Fact]
    public void A_tornado_may_be_empty_undefined_flat_or_long()
    {
        Recipe.Check(Tornado());
        Recipe.Check(Tornado(new TornadoRow("a", "low", Unknown, "high", Unknown)));
        Recipe.Check(Tornado(new TornadoRow("a", "low", new(20, 20, 20), "high", new(20, 20, 20))));
        TornadoFigure figure = Tornado([.. Enumerable.Range(0, 40).Select(i => new TornadoRow(
            $"part.parameter_with_a_long_name_{i}", "low", new(20 - i, 19 - i, 21 - i), "high",
            new(20 + i, 19 + i, 21 + i)))]);
        Assert.Equal(1 + 2 * 40, Recipe.Check(figure).Length);
        Assert.Contains("of 40 axes", figure.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Morris_dots_are_full_where_the_interval_is_above_the_noise()
    {
        MorrisRow clear = new("a", 5, 4, 6, 2, 1);
        MorrisRow faint = new("b", 1.2, 0.5, 2, 1, 1);
        MorrisFigure figure = new(
            "morris", "What moves it", "k", [faint, clear, new("c", double.NaN, 0, 0, 0, 0)], Recipe.Context);

        string[] csv = Recipe.Check(figure);

        Assert.Equal("parameter,unit,mu_star,lo,hi,sigma,noise_floor", csv[0]);
        Assert.Equal((true, false), (clear.IsDistinct, faint.IsDistinct));
        Assert.StartsWith(
            "a: mu* 5.00", figure.AltText[(figure.AltText.IndexOf("a: mu*", StringComparison.Ordinal))..],
            StringComparison.Ordinal);
        Assert.Contains(
            "b: mu* 1.20 (95 % interval 0.50 to 2.00), sigma 1.00, no larger than noise", figure.AltText,
            StringComparison.Ordinal);
        Recipe.Check(new MorrisFigure("morris", "Nothing", "k", [], Recipe.Context));
        Recipe.Check(new MorrisFigure("morris", "Nothing moves it", "k", [new("a", 0, 0, 0, 0, 0)], Recipe.Context));
        Recipe.Check(new MorrisFigure(
            "morris", "Many", "k", [.. Enumerable.Range(0, 60).Select(i => new MorrisRow(
                $"part.parameter_{i}", i % 7, i % 7 - 0.5, i % 7 + 0.5, i % 5, 0.3))],
            Recipe.Context));
    }

    [Fact]
    public void Indices_stand_side_by_side_with_their_intervals()
    {
        IndexBarsFigure Bars(params IndexRow[] rows) => new(
            "sobol", "What the variance comes from", "Sobol' indices", "share of the variance",
            ["first order", "total"], [.. rows], Recipe.Context);
        IndexRow small = new("a", "assumed", [new(0.1, 0, 0.2), new(0.2, 0.1, 0.3)]);
        IndexRow large = new("b", "calibrated", [new(0.6, 0.5, 0.7), new(0.8, 0.7, 0.9)], Reference: 0.05);

        IndexBarsFigure figure = Bars(large, small);
        string[] csv = Recipe.Check(figure);

        Assert.Contains(csv, line => line.Contains("0.6", StringComparison.Ordinal) && line.StartsWith('b'));
        string[] texts = [.. Recipe.Texts(figure)];
        Assert.True(
            Array.IndexOf(texts, "b") < Array.IndexOf(texts, "a"), "they stand in the order in which they come");
        Assert.Contains("what chance alone would show", figure.Caption, StringComparison.Ordinal);
        Recipe.Check(Bars());
        Recipe.Check(Bars(new IndexRow("a", "", [Unknown, Unknown])));
        Recipe.Check(Bars(new IndexRow("a", "", [new(-0.02, -0.1, 0.05), new(0, 0, 0)])));
        Recipe.Check(Bars(
            [.. Enumerable.Range(0, 50).Select(i => small with { Axis = $"part.parameter_with_a_long_name_{i}" })]));
    }

    [Fact]
    public void Pairs_are_bold_where_their_interval_leaves_0_out()
    {
        PairsFigure Pairs(ImmutableArray<string> names, params PairValue[] pairs) => new(
            "pairs", "Which act together", "Second-order indices", "share of the variance", names,
            [.. pairs], "95 % interval", Recipe.Context);
        PairValue clear = new("a", "b", 0.3, 0.2, 0.4);

        PairsFigure figure = Pairs(["a", "b", "c"], clear, new("b", "c", -0.1, -0.2, 0.1));
        string[] csv = Recipe.Check(figure);

        Assert.Equal("a,b,share of the variance,0.3,0.2,0.4", csv[1]);
        Assert.True(clear.IsClear);
        Assert.Contains("+0.30", Recipe.Texts(figure));
        Recipe.Check(Pairs([]));
        Recipe.Check(Pairs(["a"]));
        Recipe.Check(Pairs(["a", "b"], new PairValue("a", "b", double.NaN, double.NaN, double.NaN)));
        Recipe.Check(Pairs(["a", "b"], new PairValue("a", "b", 0, 0, 0)));
        ImmutableArray<string> many = [.. Enumerable.Range(0, 30).Select(i => $"part.parameter_with_a_long_name_{i}")];
        Recipe.Check(Pairs(
            many, [.. many.Skip(1).Select((name, i) => new PairValue(many[i], name, 0.01 * i, 0, 0.02 * i))]));
    }

    [Fact]
    public void A_box_tells_its_limits_and_how_it_was_found()
    {
        PeelStep found = new(0.6, 0.9, 0.2, 2);
        ImmutableArray<PeelStep> way = [new(1, 0.3, 1, 0), new(0.8, 0.6, 0.4, 1), found];
        BoxLimit wide = new("operations.join_attitude", "above 3", 0, 6, 3, 6, 0.95, 0.01, []);
        BoxLimit switched = new("mechanisms.peers", "is on", 0, 1, 1, 1, 0.7, 0.2, [("off", false), ("on", true)]);
        BoxFigure Box(params BoxLimit[] limits) =>
            new("box", "partner_troop_years > 300", 0.3, found, [.. limits], way, Recipe.Context);

        BoxFigure figure = Box(wide, switched);
        string[] csv = Recipe.Check(figure);

        Assert.Equal(
            "\"partner_troop_years > 300\" is true in 90 % of the runs inside the box, in 30 % of all", figure.Title);
        Assert.Equal(1 + 2 + 3 + 1, csv.Length);
        Assert.Contains("limit,mechanisms.peers,1,1,0,1,on,0.7,0.2", csv[2], StringComparison.Ordinal);
        Assert.Contains("stable 95 %", Recipe.Texts(figure));
        Assert.StartsWith("No conditions make", Box().Title, StringComparison.Ordinal);
        Recipe.Check(Box());
        Recipe.Check(new BoxFigure("box", "x > 1", 0, new(double.NaN, double.NaN, 0, 0), [], [], Recipe.Context));
        Recipe.Check(Box([.. Enumerable.Range(0, 30)
            .Select(i => wide with { Axis = $"part.parameter_with_a_long_name_{i}", Stable = double.NaN })]));
    }
}
