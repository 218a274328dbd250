using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence;

public sealed class GroupTimeDesignTests
{
    /// <summary>Of a printed number: the R package prints ten digits here, the Stata command seven.</summary>
    private const double Tolerance = 1e-6;

    public static TheoryData<string, GroupTimeSettings> PublishedCases => new()
    {
        { "never", new(ControlGroup.NeverTreated, BasePeriod.Varying, Adjustment.None) },
        { "not_yet", new(ControlGroup.NotYetTreated, BasePeriod.Varying, Adjustment.None) },
        { "universal", new(ControlGroup.NeverTreated, BasePeriod.Universal, Adjustment.None) },
        { "regression", new(ControlGroup.NeverTreated, BasePeriod.Varying, Adjustment.OutcomeRegression) },
        { "doubly_robust", new(ControlGroup.NeverTreated, BasePeriod.Varying, Adjustment.DoublyRobust) },
    };

    [Theory]
    [MemberData(nameof(PublishedCases))]
    public void Group_time_effects_and_their_errors_are_those_that_did_prints(string @case, GroupTimeSettings settings)
    {
        GroupTimeEffects effects =
            GroupTimeDesign.Compile(Mpdta.Employment, Mpdta.MinimumWage, [Mpdta.LogPopulation], settings)
                .Estimate(Mpdta.Employment);

        ImmutableArray<Reference> printed = Mpdta.ReferencesOf(@case, "group_time");
        Assert.Equal(printed.Length, effects.Effects.Length);
        foreach (Reference reference in printed)
        {
            GroupTimeEffect effect =
                effects.Effects.Single(e => e.Group == reference.Key && e.Period == reference.Period);
            Assert.Equal(reference.Estimate, effect.Estimate!.Value, Tolerance);
            if (!effect.IsReference)
                Assert.Equal(reference.StandardError, effect.Estimate.StandardError, Tolerance);
        }
    }

    [Fact]
    public void Standard_errors_clustered_by_state_are_those_that_did_prints()
    {
        Panel employment = new(Mpdta.ByState, Mpdta.Employment.Values);

        GroupTimeEffects effects =
            GroupTimeDesign.Compile(employment, Mpdta.MinimumWage, NeverTreated).Estimate(employment);

        // all counties of the group of 2004 lie in one state: did prints an error all the same
        foreach (Reference reference in Mpdta.ReferencesOf("clustered", "group_time"))
        {
            GroupTimeEffect effect =
                effects.Effects.Single(e => e.Group == reference.Key && e.Period == reference.Period);
            double expected = effect.Group == 2004 ? double.NaN : reference.StandardError;
            Assert.Equal(expected, effect.Estimate!.StandardError, Tolerance);
        }
    }

    [Fact]
    public void A_compiled_effect_is_the_estimated_one_in_any_history()
    {
        GroupTimeSettings settings = new(ControlGroup.NotYetTreated, BasePeriod.Universal, Adjustment.DoublyRobust);
        GroupTimeDesign design =
            GroupTimeDesign.Compile(Mpdta.Employment, Mpdta.MinimumWage, [Mpdta.LogPopulation], settings);
        Panel other = new(Mpdta.Shape, [.. Mpdta.Employment.Values.Select((y, cell) => y * y + Math.Sin(cell))]);

        foreach (AggregationKind kind in Enum.GetValues<AggregationKind>())
        {
            CompiledSeries compiled = new Aggregation(kind).Compile(design);
            EffectSeries estimated = design.Estimate(other).Aggregate(new(kind));

            Assert.Equal(estimated.Keys, compiled.Keys);
            Assert.Equal(estimated.Overall.Value, compiled.Overall.Of(other), 1e-9);
            for (int k = 0; k < compiled.Keys.Length; k++)
                Assert.Equal(estimated.Estimates[k].Value, compiled.Series[k].Of(other), 1e-9);
        }
    }

    [Fact]
    public void A_missing_cell_takes_its_unit_out_of_the_comparisons_that_need_it_and_no_other()
    {
        // treated in 2, never treated: two each; the second treated unit is not seen in period 3
        PanelShape shape = new(["A", "B", "C", "D"], [1, 2, 3]);
        Cohorts cohorts = new([2, 2, Cohorts.Never, Cohorts.Never]);
        Panel panel = new(shape, [1, 3, 5, 2, 6, double.NaN, 0, 1, 1, 0, 1, 3]);

        GroupTimeEffects effects = GroupTimeDesign.Compile(panel, cohorts, NeverTreated).Estimate(panel);

        Assert.Equal((2 + 4) / 2.0 - 1, effects.Effects[0].Estimate!.Value, 12);
        Assert.Equal(4 - 2, effects.Effects[1].Estimate!.Value, 12);
        Assert.Equal([2, 1], effects.Effects.Select(e => e.Treated));
        Assert.True(double.IsNaN(effects.Effects[1].Estimate!.StandardError));
    }

    [Fact]
    public void A_resample_counts_a_cluster_as_often_as_it_was_drawn()
    {
        PanelShape shape = new(["A", "B", "C", "D"], [1, 2]);
        Panel panel = new(shape, [0, 3, 0, 9, 0, 1, 0, 2]);
        GroupTimeDesign design =
            GroupTimeDesign.Compile(panel, new([2, 2, Cohorts.Never, Cohorts.Never]), NeverTreated);

        CompiledSeries resampled = new Aggregation(AggregationKind.Simple).Compile(design.Resampled([2, 1, 0, 1]));

        Assert.Equal((2 * 3 + 9) / 3.0 - 2, resampled.Overall.Of(panel), 12);
    }

    [Fact]
    public void Without_a_unit_that_begins_treatment_the_design_refuses()
    {
        PanelShape shape = new(["A", "B"], [1994, 1995, 1996]);
        Panel panel = new(shape, [1, 2, 3, 4, 5, 6]);

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(
            () => GroupTimeDesign.Compile(panel, new([1994, Cohorts.Never]), NeverTreated));

        Assert.Equal(
            "No unit begins treatment between 1995 and 1996: there is no effect to estimate.", refusal.Message);
    }

    [Fact]
    public void Without_controls_the_design_refuses()
    {
        PanelShape shape = new(["A", "B"], [1994, 1995, 1996]);
        Panel panel = new(shape, [1, 2, 3, 4, 5, 6]);

        NotEstimableException refusal =
            Assert.Throws<NotEstimableException>(
                () => GroupTimeDesign.Compile(panel, new([1995, 1996]), NeverTreated));

        Assert.Equal(
            "No group has an effect that could be estimated: no control is observed in both periods.",
            refusal.Message);
    }

    [Fact]
    public void Collinear_covariates_are_refused_by_name()
    {
        Variable twice = new("twice log population", [.. Mpdta.LogPopulation.Values.Select(v => 2 * v)]);

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(
            () => GroupTimeDesign.Compile(Mpdta.Employment, Mpdta.MinimumWage, [Mpdta.LogPopulation, twice], new()));

        Assert.Equal(
            "No group has an effect that could be estimated: among the controls, twice log population is constant or "
            + "a linear combination of the covariates before it.",
            refusal.Message);
    }

    [Fact]
    public void A_covariate_that_separates_treated_from_controls_is_refused()
    {
        Variable known = Variable.PerUnit(
            "treated", Mpdta.Shape,
            [.. Mpdta.MinimumWage.First.Select((g, i) => (g == Cohorts.Never ? 0 : 10) + Math.Sin(i))]);

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(() => GroupTimeDesign.Compile(
            Mpdta.Employment, Mpdta.MinimumWage, [known], new(ControlGroup.NeverTreated)));

        Assert.Equal(
            "No group has an effect that could be estimated: the covariates separate treated units from controls: no "
            + "control is like the treated.",
            refusal.Message);
    }

    private static readonly GroupTimeSettings NeverTreated =
        new(ControlGroup.NeverTreated, BasePeriod.Varying, Adjustment.None);
}
