using PartnershipSim.Plotting.Figures.Effects;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Effects;

public sealed class EffectFigureTests
{
    private static readonly EffectRow Clear = new("Partner troop-years", "%", -12, -15, -9, -16, -8);
    private static readonly EffectRow Unclear = new("Global partners' troop-years", "%", 2, -4, 8, -5, 9);

    [Fact]
    public void A_forest_lists_effects_and_both_intervals()
    {
        ForestFigure forest = new("No programmes against the baseline", [Clear, Unclear], Recipe.Context);

        string[] csv = Recipe.Check(forest);

        Assert.Equal("label,unit,effect,lo90,hi90,lo95,hi95", csv[0]);
        Assert.Equal("Partner troop-years,%,-12,-15,-9,-16,-8", csv[1]);
        Assert.Contains(
            "Partner troop-years: −12.0 % (95 % interval −16.0 to −8.00)", forest.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void An_effect_is_clear_when_its_95_per_cent_interval_leaves_0_out()
    {
        Assert.True(Clear.IsClear);
        Assert.False(Unclear.IsClear);
    }

    [Fact]
    public void A_forest_may_be_empty_undefined_zero_or_very_long()
    {
        EffectRow undefined = new("Fill", "0-1", double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        EffectRow alone = new("Deaths", "persons", 12345.6, double.NaN, double.NaN, double.NaN, double.NaN);
        EffectRow nothing = new(
            "Burden of a state with quite a long name, in per cent of what it earns in a year", "%", 0, 0, 0, 0, 0);

        Recipe.Check(new ForestFigure("Nothing", [], Recipe.Context));
        Recipe.Check(new ForestFigure("Undefined", [undefined], Recipe.Context));
        Recipe.Check(new ForestFigure("One", [alone, undefined], Recipe.Context));
        Recipe.Check(new ForestFigure("Zero", [nothing], Recipe.Context));
        string[] csv = Recipe.Check(new ForestFigure(
            "Long", [.. Enumerable.Range(0, 60).Select(i => Clear with { Label = $"Outcome {i}" })], Recipe.Context));
        Assert.Equal(61, csv.Length);
    }

    [Fact]
    public void A_waterfall_begins_at_0_and_ends_at_the_whole_effect()
    {
        MechanismRow[] rows =
        [
            new("prospect", "Prospect", 6, 4, 8),
            new("peers", "Peers", 5, 4, 6),
            new("teaching", "Teaching", -1, -2, 0),
        ];

        string[] csv = Recipe.Check(new WaterfallFigure(
            "What carries the effect", "k troop-years", [.. rows], 10, Recipe.Context));

        Assert.Equal(
            [
                "mechanism,unit,value,share,lo90,hi90", "prospect,k troop-years,6,0.6,4,8",
                "peers,k troop-years,5,0.5,4,6", "teaching,k troop-years,-1,-0.1,-2,0", "total,k troop-years,10,1,,",
            ],
            csv);
    }

    [Fact]
    public void A_waterfall_may_be_empty_undefined_or_without_effect()
    {
        Recipe.Check(new WaterfallFigure("Nothing", "k", [], 0, Recipe.Context));
        Recipe.Check(new WaterfallFigure(
            "Undefined", "k", [new("peers", "Peers", double.NaN, double.NaN, double.NaN)], double.NaN, Recipe.Context));
        Recipe.Check(new WaterfallFigure(
            "Zero", "k", [new("peers", "Peers", 0, double.NaN, double.NaN)], 0, Recipe.Context));
        Recipe.Check(new WaterfallFigure(
            "Falling", "k", [new("peers", "Peers", -3, -4, -2), new("material", "Material aid", -3, -5, -1)],
            -6, Recipe.Context));
    }

    [Fact]
    public void A_map_of_change_counts_those_who_send_more_and_those_who_send_fewer()
    {
        TilePair[] pairs =
        [
            new("AAA", "Alphaland", "baltic", 2, 3.5),
            new("BBB", "Betaland", "gulf", 2, 1),
            new("CCC", "Gammaland", "gulf", 1, 0.5, IsClear: false),
            new("DDD", "Deltaland", "gulf", 1, 1),
            new("EEE", "Epsilonia", "mena", double.NaN, 1),
        ];
        TileMapChange Map(params TilePair[] shown) =>
            new("troops", "troop-years", "k troop-years", "The other", [.. shown], Recipe.Context);

        string[] csv = Recipe.Check(Map(pairs));

        Assert.Equal("troops,k troop-years,AAA,Alphaland,baltic,2,3.5,1.5,1", csv[1]);
        Assert.Equal("The other: 1 state clearly higher and 1 lower in troop-years", Map(pairs).Title);
        Assert.Contains("Alphaland (+1.50)", Map(pairs).AltText, StringComparison.Ordinal);
        Assert.Contains(Recipe.Texts(Map(pairs)), text => text.StartsWith("+1.5", StringComparison.Ordinal));
        Recipe.Check(Map());
        Recipe.Check(Map(pairs[3]));
        Recipe.Check(Map(pairs[4]));
    }

    [Fact]
    public void A_pair_of_maps_has_one_scale_and_names_the_largest_changes()
    {
        TilePair[] pairs =
        [
            new("AAA", "Alphaland", "baltic", 100, 90),
            new("BBB", "Betaland", "gulf", 2, 1),
            new("EEE", "Epsilonia", "mena", double.NaN, 1),
        ];
        TileMapPair Maps(params TilePair[] shown) =>
            new("Before and after", "troops", "k troop-years", "baseline", "no_programmes", [.. shown], Recipe.Context);

        string[] csv = Recipe.Check(Maps(pairs));

        Assert.Equal("troops,k troop-years,AAA,Alphaland,baltic,100,90,-10", csv[1]);
        Assert.Contains("Alphaland (from 100 to 90.0)", Maps(pairs).AltText, StringComparison.Ordinal);
        Assert.Equal(2, Recipe.Texts(Maps(pairs)).Count(text => text == "AAA"));
        Assert.Contains("no programmes", Recipe.Texts(Maps(pairs)));
        Recipe.Check(Maps());
        Recipe.Check(Maps(pairs[2]));
        Recipe.Check(Maps([.. Enumerable.Range(0, 80).Select(i => new TilePair(
            $"A{i:00}", $"State {i}", i % 2 == 0 ? "mena" : "western_europe", i, 2 * i))]));
    }

    [Fact]
    public void Paths_show_when_an_effect_comes_and_say_whether_points_or_luck_make_the_band()
    {
        EffectPath path = new("troops", "k", "partners", "Partners' troops",
        [
            new(1996, -1, -2, 0), new(1997, double.NaN, 0, 0), new(1998, -3, -4, -2),
        ]);
        EffectPaths Paths(params EffectPath[] shown) => new("When the difference comes", [.. shown], Recipe.Context);

        string[] csv = Recipe.Check(Paths(path));

        Assert.Equal(
            [
                "outcome,unit,group,year,effect,lo90,hi90", "troops,k,partners,1996,-1,-2,0",
                "troops,k,partners,1997,,0,0", "troops,k,partners,1998,-3,-4,-2",
            ],
            csv);
        Assert.Contains(
            "Partners' troops: −3.00 thousand in 1998 (90 % interval −4.00 to −2.00)", Paths(path).AltText,
            StringComparison.Ordinal);
        Assert.Contains("90 % interval of the mean", Paths(path).Subtitle, StringComparison.Ordinal);
        EffectPaths under = new(
            "When the difference comes", [path], Recipe.Context with { Ensemble = "20 of 40 points of two" }, "under");
        Assert.Contains("90 % interval over parameter points", under.Subtitle, StringComparison.Ordinal);
        Assert.Contains("24 replicates, over 20 of 40 points of two, seed 1", under.Caption, StringComparison.Ordinal);
        Recipe.Check(under);
        Recipe.Check(Paths());
        Recipe.Check(Paths(path with { Years = [new(2000, 0, 0, 0)] }));
        Recipe.Check(Paths(path with { Years = [new(2000, double.NaN, double.NaN, double.NaN)] }));
    }

    [Fact]
    public void Twin_bars_set_the_terms_of_two_worlds_side_by_side()
    {
        TwinLedger ledger = new("Georgia, 2008: does it join ISAF?", "log-odds", "baseline", "no_programmes",
        [
            new("Attitude", 1.4, 0.8), new("Draw", -0.3, -0.3),
        ]);
        TwinBarsFigure twin = new(ledger, Recipe.Context);

        string[] csv = Recipe.Check(twin);

        Assert.Equal("term,unit,base,other,difference", csv[0]);
        Assert.StartsWith("Attitude,log-odds,1.4,0.8,-0.", csv[1]);
        Assert.Contains("The largest change is in Attitude", twin.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Twin_bars_may_have_no_terms_missing_terms_or_many()
    {
        TwinLedger ledger = new("Who?", "k", "a", "b", []);

        Recipe.Check(new TwinBarsFigure(ledger, Recipe.Context));
        Recipe.Check(new TwinBarsFigure(
            ledger with { Terms = [new("Only there", double.NaN, 2), new("Nowhere", double.NaN, double.NaN)] },
            Recipe.Context));
        Recipe.Check(new TwinBarsFigure(
            ledger with { Terms = [.. Enumerable.Range(0, 20).Select(i => new TermRow($"Term {i}", i - 7, 7 - i))] },
            Recipe.Context));
    }
}
