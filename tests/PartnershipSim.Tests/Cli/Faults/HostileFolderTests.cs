using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Cli.Faults;

/// <summary>
/// A result folder of somebody else, whose files name what they should not: nothing is written outside of it.
/// </summary>
public sealed class HostileFolderTests
{
    [SlowTheory]
    [InlineData("\"interop\"", "\"x/../../../ESCAPED\"", "outcome 'x/../../../ESCAPED' is not a name")]
    [InlineData("\"interop\"", "\"interop/../../ESCAPED\"", "outcome 'interop/../../ESCAPED' is not a name")]
    [InlineData("\"interop\"", "\"escaped\"", "outcome 'escaped' is not one of this model")]
    [InlineData("\"small\"", "\"../../evilstudy\"", "study '../../evilstudy' is not a name")]
    [InlineData("\"scenario\"", "\"../axis\"", "axis '../axis' is not a name")]
    [InlineData("\"replicates\": 6", "\"replicates\": -6", "numbers of points and replicates")]
    [InlineData("\"points\": 10", "\"points\": 2147483647", "numbers of points and replicates")]
    public void A_study_with_a_name_that_leads_out_of_its_folder_is_refused(string name, string hostile, string words)
    {
        using SweepPlace place = new();
        Assert.Equal(0, place.Sweep("theirs/deep/study").ExitCode);
        string record = place["theirs/deep/study/sweep.json"];
        File.WriteAllText(record, File.ReadAllText(record).Replace(name, hostile));
        File.Delete(place["theirs/deep/study/SHA256SUMS"]);
        string[] before = place.Workplace.Left();

        foreach (string command in (string[])["report theirs/deep/study", "merge theirs/deep/study"])
        {
            Ended ended = place.Workplace.Run(command);

            ended.FailedWith(3);
            Assert.Contains(words, Assert.Single(ended.ErrorLines));
            Assert.Equal(before, place.Workplace.Left());
        }
    }

    [SlowTheory]
    [InlineData("\"points\": 10", "\"points\": 10000000", 75)]
    [InlineData("\"replicates\": 6", "\"replicates\": 1000000", 75)]
    [InlineData("\"1/1\"", "\"1/2147483647\"", 3)]
    public void A_study_that_claims_more_runs_than_it_has_is_refused_at_once(
        string number, string hostile, int exitCode)
    {
        using SweepPlace place = new();
        place.Sweep("theirs");
        string record = place["theirs/sweep.json"];
        string text = File.ReadAllText(record);
        Assert.Contains(number, text);
        File.WriteAllText(record, text.Replace(number, hostile));

        place.Workplace.Run("merge theirs -o whole").FailedWith(exitCode);
        Assert.False(Directory.Exists(place["whole"]));
    }

    [SlowTheory]
    [InlineData("compare scenarios/baseline.yaml scenarios/closed_door.yaml --no-mediation", "effects.csv",
        "closed_door", "../../../ESCAPED")]
    [InlineData("attribute scenarios/baseline.yaml scenarios/closed_door.yaml", "attribution.csv",
        "partner_troop_years", "x/../../../ESCAPED")]
    [InlineData("run scenarios/baseline.yaml", "subjects.csv", "GEO", "../GEO")]
    public void A_table_with_such_a_name_is_not_reported_on(string command, string file, string name, string hostile)
    {
        using Workplace place = new();
        Assert.Equal(0, place.Run($"{command} --replicates 8 --no-figures --quiet -o theirs/deep/out").ExitCode);
        place.Write($"theirs/deep/out/{file}", place.Read($"theirs/deep/out/{file}").Replace(name, hostile));
        File.Delete(place["theirs/deep/out/SHA256SUMS"]);
        string[] before = place.Left();

        Ended ended = place.Run("report theirs/deep/out");

        ended.FailedWith(1);
        Assert.Contains($"'{hostile}' is not a name", Assert.Single(ended.ErrorLines));
        Assert.Equal(before, place.Left());
    }

    [Fact]
    public void A_name_that_would_move_the_cursor_of_a_terminal_is_shown_without_its_control_characters()
    {
        using SweepPlace place = new();
        place.Sweep("theirs");
        string record = place["theirs/sweep.json"];
        File.WriteAllText(record, File.ReadAllText(record).Replace("\"small\"", "\"\\u001b[2Jsmall\""));

        Ended ended = place.Workplace.Run("merge theirs");

        ended.FailedWith(3);
        Assert.DoesNotContain('\u001b', ended.Errors);
    }
}
