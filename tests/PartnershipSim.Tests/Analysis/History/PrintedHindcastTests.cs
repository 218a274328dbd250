using System.Text;
using PartnershipSim.Analysis.History;
using PartnershipSim.Results.Tables;
using PartnershipSim.Tests.Approved;
using Xunit;

namespace PartnershipSim.Tests.Analysis.History;

/// <summary>
/// A small hindcast as it is printed, to six digits: what it says in words and a part of each of its tables. Whether
/// the numbers are right is for the other tests; here none of them changes without being seen.
/// </summary>
public sealed class PrintedHindcastTests
{
    private static HindcastRecord Record => HindcastRecord.Of(SmallHindcast.Value);

    [Fact]
    public void Its_words_are_the_committed_ones()
    {
        StringBuilder text = new();
        foreach (string group in (string[])["all", "partners"])
        {
            text.AppendJoin('\n', HindcastWords.Verdict(Record, group)).Append('\n');
            text.AppendJoin('\n', HindcastWords.Verdict(Record, group, namesRivals: false)).Append('\n');
            text.AppendJoin('\n', HindcastWords.Parts(Record, group)).Append('\n');
        }

        text.Append(HindcastWords.Coverage(Record)).Append('\n').Append(HindcastWords.Facts(Record)).Append('\n');
        Approval.Check(Path.Combine("hindcast", "words.txt"), text.ToString());
    }

    [Fact]
    public void Its_skills_over_all_states_and_over_partners_are_the_committed_ones() =>
        Print(
            "skill.csv", stream => SkillTable.Table.Write(stream, Record.Skills),
            (cells, row) => row % 7 == 0 || cells[3] == "all" && cells[1] == "held_out" && row % 3 == 0);

    [Fact]
    public void Its_scores_are_the_committed_ones() =>
        Print(
            "scores.csv", stream => ScoresTable.Table.Write(stream, Record.Scores),
            (cells, row) => row % 9 == 0 || cells[3] == "all" && cells[4] == "model");

    [Fact]
    public void Its_facts_are_the_committed_ones() =>
        Print("facts.csv", stream => FactsTable.Table.Write(stream, Record.Facts), (_, _) => true);

    [Fact]
    public void Its_series_are_the_committed_ones() => Print(
        "series.csv", stream => SeriesTable.Table.Write(stream, SeriesRow.Of(Record.Panels)), (_, row) => row % 5 == 0);

    [Fact]
    public void Its_forecasts_are_the_committed_ones() => Print(
        "forecasts.csv", stream => ForecastsTable.Table.Write(stream, ForecastRow.Of(SmallHindcast.Value)),
        (_, row) => row % 31 == 0);

    [Fact]
    public void A_region_that_is_left_out_is_scored_alone()
    {
        List<(int, int)> told = [];
        Forecaster forecaster = new(RealHistory.Scenario, Seed: 1, Samples: 8, Threads: 2);
        Hindcast east = Hindcast.Run(
            forecaster, "Eastern Europe", new Told(progress => told.Add((progress.Done, progress.Total))),
            TestContext.Current.CancellationToken);

        Assert.All(
            east.Windows.SelectMany(window => window.Cases),
            one => Assert.Equal("Eastern Europe", east.Model.Regions[east.Model.States[one.State].Region]));
        Assert.Equal(
            Enumerable.Range(1, 2 + Ablation.All.Length).Select(done => (done, 2 + Ablation.All.Length)), told);
        Assert.StartsWith(
            "there is no region 'Atlantis'; the regions are ",
            Assert.Throws<ArgumentException>(() => Hindcast.Run(forecaster, "Atlantis")).Message,
            StringComparison.Ordinal);
        HindcastRecord record = HindcastRecord.Of(east);
        Assert.Equal(
            ["Eastern Europe"],
            record.Panels.Where(panel => panel.Name.EndsWith("_by_region", StringComparison.Ordinal))
                .SelectMany(panel => panel.Series).Select(series => series.Label).Distinct());
        Print("east_skill.csv", stream => SkillTable.Table.Write(stream, record.Skills), (_, row) => row % 2 == 0);
    }

    private static void Print(string name, Action<Stream> write, Func<string[], int, bool> isShown) =>
        PrintedRows.Check(Path.Combine("hindcast", name), write, isShown);
}
