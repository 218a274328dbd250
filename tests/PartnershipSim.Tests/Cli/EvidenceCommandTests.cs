using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>The real program on the real history.</summary>
public sealed class EvidenceCommandTests
{
    [Fact]
    public void Evidence_leaves_its_tables_and_figures_and_can_be_reported_again()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "evidence scenarios/baseline.yaml --histories 40 --no-identification --threads 2 -o out");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("MAP on ln spending share of GDP", ended.Output);
        Assert.Contains("Not in the model:", ended.Output);
        foreach (string file in new[]
        {
            "evidence.csv", "evidence_designs.csv", "event_study.csv", "run.json", "report.html",
            "figures/event_study.svg", "figures/designs.svg", "figures/model_against_data.svg",
        })
            Assert.True(File.Exists(place["out/" + file]), file);
        byte[] figure = File.ReadAllBytes(place["out/figures/event_study.svg"]);
        Assert.Equal(0, place.Run("report out").ExitCode);
        Assert.Equal(figure, File.ReadAllBytes(place["out/figures/event_study.svg"]));
    }

    [Fact]
    public void Too_few_histories_are_refused_with_the_fewest()
    {
        using Workplace place = new();

        Ended ended = place.Run("evidence scenarios/baseline.yaml --histories 10");

        ended.FailedWith(2);
        Assert.Contains("--histories 10: choose a whole number from 40 to 10000", ended.Errors);
    }

    [Fact]
    public void A_bracket_whose_ends_are_exchanged_is_refused_by_line()
    {
        using Workplace place = new();
        string file = place["scenarios/data/programme_date_brackets.csv"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("AUT,parp,1996,1999", "AUT,parp,1999,1996"));

        Ended ended = place.Run("evidence scenarios/baseline.yaml --histories 40 --no-identification");

        ended.FailedWith(3);
        Assert.Contains("latest = 1996 lies before earliest = 1999", ended.Errors);
    }

    [Fact]
    public void Coded_attitudes_are_read_as_soon_as_there_are_some_and_checked_by_line()
    {
        using Workplace place = new();
        File.AppendAllText(place["scenarios/data/attitudes.csv"], "SWE,1995,1.5,0.5,0.8,white paper 1995 p. 3\n");

        Ended ended = place.Run("evidence scenarios/baseline.yaml --histories 40 --no-identification");

        ended.FailedWith(3);
        Assert.Contains("attitudes.csv:2:10  error  operations = 1.5 lies outside [0, 1]", ended.Errors);
    }
}
