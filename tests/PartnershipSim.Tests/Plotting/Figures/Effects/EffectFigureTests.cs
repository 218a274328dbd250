using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Effects;
using PartnershipSim.Results.Tables;
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
    public void The_number_of_an_effect_that_may_be_zero_has_no_colour()
    {
        Lettered[] values = [.. Recipe.Lettering(new ForestFigure("Both", [Clear, Unclear], Recipe.Context))
            .Where(text => text.Text is "−12.0 %" or "+2.0 %")];

        Assert.Equal(
            [Theme.Light.Palette.Less, Theme.Light.Palette.Other], values.Select(text => text.Color));
        Assert.Equal([true, false], values.Select(text => text.IsBold));
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
        Assert.Equal("The other: troop-years clearly higher in one state, lower in 1", Map(pairs).Title);
        Assert.DoesNotContain("−0.5", Recipe.Texts(Map(pairs)));
        Assert.Contains("Alphaland (+1.50)", Map(pairs).AltText, StringComparison.Ordinal);
        Assert.Contains(Recipe.Texts(Map(pairs)), text => text.StartsWith("+1.5", StringComparison.Ordinal));
        Recipe.Check(Map());
        Recipe.Check(Map(pairs[3]));
        Recipe.Check(Map(pairs[4]));
    }

    [Fact]
    public void Paths_show_when_an_effect_comes_and_say_whether_points_or_luck_make_the_band()
    {
        EffectPath path = new("troops", "k", "partners", "Partners' troops",
        [
            new(1996, -1, -2, 0), new(1997, double.NaN, 0, 0), new(1998, -3, -4, -2),
        ]);
        EffectPaths Paths(params EffectPath[] shown) => new("No programmes", [.. shown], Recipe.Context);

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
        Assert.Equal(
            "No programmes: partners' troops most different in 1998, −3.00 (−4.00 to −2.00) thousand",
            Paths(path).Title);
        Assert.Equal(
            "No programmes: partners' troops clearly different in no single year",
            Paths(path with { Years = [new(1996, -1, -2, 0)] }).Title);
        EffectPaths under = new(
            "When the difference comes", [path], Recipe.Context with { Ensemble = "20 of 40 points of two" }, "under");
        Assert.Contains("90 % interval over parameter points", under.Subtitle, StringComparison.Ordinal);
        Assert.Contains("24 replicates, over 20 of 40 points of two, seed 1", under.Caption, StringComparison.Ordinal);
        Recipe.Check(under);
        Recipe.Check(Paths());
        Recipe.Check(Paths(path with { Years = [new(2000, 0, 0, 0)] }));
        Recipe.Check(Paths(path with { Years = [new(2000, double.NaN, double.NaN, double.NaN)] }));
    }

    /// <summary>
    /// Three panels stand side by side: a long heading takes two lines and no smaller letters, and all panels stand in
    /// line.
    /// </summary>
    [Fact]
    public void A_long_heading_of_a_panel_is_as_large_as_a_short_one()
    {
        EffectPath Path(string label) => new(
            "rme", "k per bn", "partners", label, [new(1996, 1, 0.5, 2), new(1997, 2, 1, 3)]);
        EffectPaths figure = new(
            "No programmes",
            [
                Path("Partners' resource-management effectiveness"), Path("Partners' troops"),
                Path("Interoperability of Mediterranean and Gulf partners"),
            ],
            Recipe.Context);

        Recipe.Check(figure);

        Lettered[] headings = [.. Recipe.Lettering(figure).Where(text => text.Size == Theme.Normal && text.IsBold)];
        Assert.Contains("effectiveness", headings.Select(text => text.Text));
        Assert.Contains("Partners' troops", headings.Select(text => text.Text));
        Assert.Single(headings.Where(text => text.Text is "Partners' troops" or "effectiveness").Select(text => text.Y)
            .Distinct());
    }

    [Fact]
    public void Years_before_anything_differs_are_not_drawn()
    {
        EffectPath path = new("troops", "k", "partners", "Partners' troops",
            [.. Enumerable.Range(1995, 41).Select(year => new YearEffect(
                year, year < 2027 ? 0 : 1, year < 2027 ? 0 : 0.5, year < 2027 ? 0 : 2))]);
        EffectPaths figure = new("A ceasefire", [path], Recipe.Context);

        Assert.Equal(42, Recipe.Check(figure).Length);
        Assert.DoesNotContain("2000", Recipe.Texts(figure));
        Assert.Contains("2035", Recipe.Texts(figure));
    }

    [Fact]
    public void The_colours_of_a_map_of_change_are_those_of_the_changes_that_it_shows()
    {
        TileMapChange map = new(
            "troops", "troop-years", "k troop-years", "The other",
            [new("AAA", "Alphaland", "baltic", 2, 2.8), new("BBB", "Betaland", "gulf", 2, 9, IsClear: false)],
            Recipe.Context);

        Recipe.Check(map);

        Assert.Contains("1.0", Recipe.Texts(map));
        Assert.DoesNotContain("10", Recipe.Texts(map));
    }

    [Fact]
    public void Who_joins_otherwise_is_shown_with_both_shares_and_noise_is_left_out()
    {
        Accession Of(string scenario, string state, int year, double joins, double members) =>
            new(scenario, state, $"{state} land", year, joins, members, double.NaN);
        AccessionsChange Change(params Accession[] after) => new(
            "Doors open", "Baseline",
            [
                Of("baseline", "AAA", 2023, 1, 1), Of("baseline", "BBB", 2024, 0.25, 0.25),
                Of("baseline", "CCC", 2026, 0.5, 0.5), Of("baseline", "DDD", 2004, 1, 1),
            ],
            [Of("open", "DDD", 2004, 1, 1), Of("open", "CCC", 2026, 0.55, 0.55), .. after], 2035, Recipe.Context);
        AccessionsChange figure = Change(Of("open", "AAA", 2004, 1, 1), Of("open", "BBB", 2025, 0.75, 0.75));

        string[] csv = Recipe.Check(figure);

        Assert.Equal("scenario,state,name,year,joins,member,joined_by_data,clear", csv[0]);
        Assert.Equal(
            ["0", "0"], csv.Where(row => row.Contains("CCC", StringComparison.Ordinal)).Select(row => row[^1..]));
        Assert.Equal(
            "Doors open: accession of AAA land in 2004 instead of 2023 and BBB land by 2035 in 75 % of "
            + "the runs instead of 25 %",
            figure.Title);
        Assert.Contains(
            "BBB land: by 2035 in 75 % of the runs instead of 25 %.", figure.AltText, StringComparison.Ordinal);
        Assert.Contains("25 % → 75 %", Recipe.Texts(figure));
        Assert.Contains("±17 points at most", figure.Caption, StringComparison.Ordinal);
        Assert.False(Change(Of("open", "AAA", 2023, 1, 1), Of("open", "BBB", 2024, 0.25, 0.25)).HasData);
        Assert.Contains(
            "accession of AAA land never instead of in 2023", Change(Of("open", "BBB", 2024, 0.25, 0.25)).Title,
            StringComparison.Ordinal);
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
