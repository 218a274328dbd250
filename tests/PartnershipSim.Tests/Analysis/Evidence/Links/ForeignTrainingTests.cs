using PartnershipSim.Analysis.Evidence;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Analysis.Evidence.Links;

/// <summary>
/// US training of foreign personnel is a covariate of the event studies as soon as there is a file of it.
/// </summary>
public sealed class ForeignTrainingTests
{
    private static readonly EvidenceLink Link = RealEvidence.Link("map_spending");

    [Fact]
    public void Without_the_file_no_design_speaks_of_it()
    {
        using DataFolder folder = new();

        EvidenceData data = With(folder);

        Assert.False(data.HasTraining);
        Assert.Equal(LinkVariant.All, LinkVariant.For(data));
    }

    [Fact]
    public void Where_it_is_known_of_all_the_comparison_is_the_main_one_until_it_is_adjusted_for()
    {
        using DataFolder folder = new();
        Write(folder, (state, year) => (state * 37 % 11) + year - 1990);

        EvidenceData data = With(folder);

        double main = Estimate(data, "main");
        Assert.Equal(main, Estimate(data, "us_training_known"), 12);
        Assert.NotEqual(main, Estimate(data, "us_training"), 6);
    }

    [Fact]
    public void Joiners_before_the_first_report_are_left_out_of_both()
    {
        using DataFolder folder = new();
        Write(folder, (state, year) => year < 2000 ? null : (state * 37 % 11) + year - 1990);
        EvidenceData data = With(folder);
        LinkVariant known = LinkVariant.For(data).Single(variant => variant.Key == "us_training_known");
        LinkDesign design = LinkDesign.Compile(Link, known, data);
        LinkDesign late = LinkDesign.Compile(Link, LinkVariant.Main, data);

        // those who joined in 1999 have no base year with a report
        double expected = late.Series([.. late.BestDates.Select(year => year == 1999 ? 1989 : year)])
            .MeanOf(0, Link.To).Value;

        Assert.Equal(expected, design.Estimate(design.BestDates).Value, 12);
        Assert.Equal(3, design.TreatedOf(design.BestDates)); // HRV 2002, MNE 2009, BIH 2010
    }

    [Fact]
    public void A_training_that_is_the_same_everywhere_is_refused_in_a_sentence()
    {
        using DataFolder folder = new();
        Write(folder, (_, _) => 7);

        NotEstimableException refusal = Assert.Throws<NotEstimableException>(() => Estimate(
            With(folder), "us_training"));

        Assert.Contains("US training is constant", refusal.Message);
    }

    [Fact]
    public void A_wrong_row_is_named_with_its_place()
    {
        using DataFolder folder = new();
        File.WriteAllText(
            Path.Combine(folder.Folder, ForeignTraining.Name), "iso3,year,trainees\nSWE,2001,many\nZZZ,2001,3\n");

        InvalidScenarioException wrong = Assert.Throws<InvalidScenarioException>(() => With(folder));

        Assert.Contains("us_training.csv:2:10  error  trainees = 'many' is not a whole number", wrong.Message);
        Assert.Contains("us_training.csv:3:1  error  ZZZ has no row in countries.csv", wrong.Message);
    }

    private static double Estimate(EvidenceData data, string variant)
    {
        LinkDesign design =
            LinkDesign.Compile(Link, LinkVariant.For(data).Single(known => known.Key == variant), data);
        return design.Estimate(design.BestDates).Value;
    }

    private static EvidenceData With(DataFolder folder)
    {
        foreach (string file in new[] { "programme_dates.csv", "programme_date_brackets.csv" })
            File.Copy(Path.Combine(Repository.Data, file), Path.Combine(folder.Folder, file), overwrite: true);
        Scenario scenario = new() { Name = "trained", Data = folder.Load() };
        return EvidenceData.Of(scenario, Compiler.Compile(scenario).Model, ProgrammeDates.Read(scenario.Data));
    }

    private static void Write(DataFolder folder, Func<int, int, int?> trainees)
    {
        string[] states =
        [
            .. File.ReadLines(Path.Combine(folder.Folder, "countries.csv")).Skip(1).Select(line => line[..3]),
        ];
        File.WriteAllText(
            Path.Combine(folder.Folder, ForeignTraining.Name), "iso3,year,trainees\n" + string.Concat(
                from state in Enumerable.Range(0, states.Length)
                from year in Enumerable.Range(StatePanel.FirstYear, StatePanel.LastYear - StatePanel.FirstYear + 1)
                let trained = trainees(state, year)
                where trained is not null
                select $"{states[state]},{year},{trained}\n"));
    }
}
