using PartnershipSim.Analysis.Evidence;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Data;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence.Links;

public sealed class LinkResultTests
{
    /// <summary>Computed outside the project on the vintage before: each lies in the other's interval.</summary>
    [Theory]
    [InlineData("pfp_un_missions", 0.16)]
    [InlineData("map_spending", 0.18)]
    [InlineData("parp_strength", -0.20)]
    [InlineData("accession_isaf", 0.51)]
    [InlineData("pfp_un_voting", -0.006)]
    public void Estimates_agree_with_those_of_other_software_within_their_intervals(string key, double other)
    {
        LinkResult result = RealEvidence.Result(key);

        Assert.True(result.Interval95!.Value.Contains(other), $"{result.Interval95}");
        Assert.Equal(other, result.Estimate!.Value, 0.06);
    }

    [Fact]
    public void The_weighted_sum_of_cells_is_the_estimate()
    {
        LinkDesign design = LinkDesign.Compile(RealEvidence.Link("map_spending"), LinkVariant.Main, RealEvidence.Data);

        Assert.Equal(
            design.Estimate(design.BestDates).Value, design.Statistic(design.BestDates).Of(design.Outcome), 10);
    }

    [Fact]
    public void A_state_that_has_entered_the_Alliance_is_no_partner_any_more()
    {
        LinkDesign design = LinkDesign.Compile(RealEvidence.Link("map_spending"), LinkVariant.Main, RealEvidence.Data);
        PanelShape shape = design.Outcome.Shape;
        int hungary = shape.Units.IndexOf("HUN");

        Assert.True(design.Outcome.IsObserved(hungary, shape.Periods.IndexOf(1998)));
        Assert.False(design.Outcome.IsObserved(hungary, shape.Periods.IndexOf(1999)));
    }

    [Fact]
    public void Malta_is_left_out_while_it_had_left()
    {
        LinkDesign design =
            LinkDesign.Compile(RealEvidence.Link("pfp_un_voting"), LinkVariant.Main, RealEvidence.Data);
        PanelShape shape = design.Outcome.Shape;
        int malta = shape.Units.IndexOf("MLT");

        Assert.True(design.Outcome.IsObserved(malta, shape.Periods.IndexOf(1996)));
        Assert.False(design.Outcome.IsObserved(malta, shape.Periods.IndexOf(2007)));
        Assert.True(design.Outcome.IsObserved(malta, shape.Periods.IndexOf(2008)));
    }

    [Fact]
    public void Unknown_dates_add_to_the_error_and_known_dates_need_no_draws()
    {
        LinkResult parp = RealEvidence.Result("parp_strength"), map = RealEvidence.Result("map_spending");

        Assert.Null(map.Imputed);
        Assert.InRange(parp.Imputed!.Between, 0.05, 0.95);
        Assert.True(RealEvidence.Data.DateOf(StateOf("MDA"), "parp")!.IsUnknown);
        Assert.Equal(1998, RealEvidence.Data.DateOf(StateOf("CHE"), "parp")!.Year);
        Assert.Equal(1997, RealEvidence.Data.DateOf(StateOf("MKD"), "parp")!.Year);
    }

    [Fact]
    public void A_programme_that_nobody_joined_is_refused_in_a_sentence()
    {
        EvidenceLink nowhere = new("accession", EvidenceOutcome.Isaf, Population.PfpPartners, OnlyGroup: 1990);

        LinkResult result = LinkResult.Of(nowhere, RealEvidence.Data, 19, 5, 1);

        Assert.Null(result.Estimate);
        Assert.Equal("No state of the data joins accession 1990 between 1991 and 2014.", result.Refusal);
        Assert.True(double.IsNaN(result.PValue));
    }

    [Fact]
    public void Drawn_dates_stay_within_their_brackets()
    {
        ProgrammeDate austria = RealEvidence.Data.DateOf(StateOf("AUT"), "parp")!;

        Assert.Equal((1996, 1999), (austria.Earliest, austria.Latest));
        Assert.InRange(austria.Year, austria.Earliest, austria.Latest);
        Assert.All(RealEvidence.Data.Dates.Cells, cell => Assert.InRange(cell.Year, cell.Earliest, cell.Latest));
    }

    [Fact]
    public void The_hurdle_regression_of_all_programmes_excludes_neither_loss_nor_gain()
    {
        LinkResult result = HurdleLink.Compile(RealEvidence.Data).Estimate(draws: 39, seed: 1);
        Interval interval = result.Interval95!.Value;

        Assert.True(interval.Low < 0.03 && interval.High > 0.03, $"{interval}");
    }

    private static int StateOf(string iso3) =>
        RealEvidence.Data.Model.States.Select(state => state.Iso3).ToList().IndexOf(iso3);
}
