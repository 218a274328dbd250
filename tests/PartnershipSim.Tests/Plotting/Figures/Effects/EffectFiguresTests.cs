using System.Collections.Immutable;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Submodels;
using PartnershipSim.Plotting.Answers;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Figures.Effects;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using Xunit;

namespace PartnershipSim.Tests.Plotting.Figures.Effects;

public sealed class EffectFiguresTests
{
    private static readonly CompiledModel Baseline = SmallWorld.Compile();
    private static readonly CompiledModel NoProgrammes = Baseline.With([.. Baseline.Timetable.Select(point => point.With(Incentives.ProgrammeBudget, 0))]);
    private static readonly RunPlan Plan = new(1, 16, Threads: 1);
    private static readonly OutcomeYears Years = OutcomeYears.Default(Baseline.Horizon);

    [Fact]
    public void A_comparison_of_three_worlds_has_a_forest_for_each_and_one_for_all()
    {
        Comparison comparison = Comparison.Run([new("baseline", Baseline), new("no_programmes", NoProgrammes), new("the_same", Baseline)], Plan, Years, cancellation: TestContext.Current.CancellationToken);

        EffectTable effects = EffectTable.Of(EffectRecord.Of(comparison), comparison.Years.ToString());
        ComparisonAnswer answer = new(
            "baseline", effects.Years, "", [Answer(effects, "no_programmes"), Answer(effects, "the_same")]);
        ImmutableArray<Figure> figures = EffectFigures.ForComparison(effects, Recipe.Context, answer);

        Assert.Equal(["effects_of_all", "effects_no_programmes", "effects_the_same"], figures.Select(figure => figure.Name));
        Assert.StartsWith("no_programmes: partners' interoperability −", figures[1].Title);
        Assert.Equal("the_same: partners' interoperability unchanged", figures[2].Title);
        foreach (Figure figure in figures)
            Recipe.Check(figure);
    }

    private static ScenarioAnswer Answer(EffectTable effects, string scenario) => new(
        scenario, scenario, null, [], [],
        [new(effects.Find(scenario, Outcomes.Interop, "partners")!, null, effects.Years)], [], []);

    [Fact]
    public void An_attribution_is_a_waterfall_whose_values_add_up()
    {
        Shares shares = Attribution.Run(Baseline, NoProgrammes, Plan, Years, cancellation: TestContext.Current.CancellationToken).Of(Outcomes.Interop, "partners");

        string[] csv = Recipe.Check(EffectFigures.ForAttribution(StoredShares.Of(AttributionRow.Of("baseline", "no_programmes", [shares]))[0], "baseline", "no_programmes", Recipe.Context));

        double[] values = [.. csv.Skip(1).Select(row => double.Parse(row.Split(',')[2]))];
        Assert.Equal(values[^1], values[..^1].Sum(), 9);
    }

    [Fact]
    public void Twins_have_a_ledger_for_each_decision_that_adds_up_from_terms()
    {
        Explanation own = Explanation.Of(Baseline, "GEO", 2008, "ISAF", 1, 0, 1);
        Explanation twin = Explanation.Of(NoProgrammes, "GEO", 2008, "ISAF", 1, 0, 1);

        ImmutableArray<Figure> figures = EffectFigures.ForTwins(own, twin, "baseline", "no_programmes", Recipe.Context);

        Assert.Contains(figures, figure => figure.Name == "twin_joining_isaf" && figure.Title == "Georgia in 2008: joining, ISAF, baseline and no programmes");
        foreach (Figure figure in figures)
            Recipe.Check(figure);
    }
}
