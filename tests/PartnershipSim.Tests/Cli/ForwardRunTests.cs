using Xunit;

namespace PartnershipSim.Tests.Cli;

/// <summary>What the tables of a run from today say of the next year with a forecast.</summary>
public sealed class ForwardRunTests
{
    [Fact]
    public void In_2026_poland_and_europe_spend_as_they_began_to_and_no_ukrainian_soldier_is_abroad()
    {
        using Workplace place = new();

        Assert.Equal(
            0, place.Run("run scenarios/forward_2035.yaml --replicates 16 --no-figures --quiet -o out").ExitCode);

        Dictionary<(string Outcome, string State), double> mean = File.ReadLines(place["out/states.csv"]).Skip(1)
            .Select(line => line.Split(',')).Where(cells => cells[4] == "2026")
            .ToDictionary(cells => (cells[1], cells[3]), cells => double.Parse(cells[5]));
        string[] members = [.. File.ReadLines(place["scenarios/data/countries.csv"]).Skip(1)
            .Select(line => line.Split(',')).Where(cells => mean.ContainsKey(("spending", cells[0])))
            .Where(cells => IsEuropeanMember(place, cells[0])).Select(cells => cells[0])];
        double spent = members.Sum(state => mean[("spending", state)]);
        double gdp = members.Sum(state => 100 * mean[("spending", state)] / mean[("spending_share", state)]);

        Assert.Equal(29, members.Length); // 32 without the United States, Canada and Iceland, which has no army
        Assert.True(mean[("spending_share", "POL")] > 3);
        Assert.True(100 * spent / gdp > 2);
        Assert.Equal(0, mean[("troops", "UKR")]);
    }

    [Fact]
    public void In_2026_nothing_is_decided_about_afghanistan()
    {
        using Workplace place = new();

        Ended ended = place.Run(
            "explain scenarios/forward_2035.yaml --state DEU --year 2026 --operation RSM");

        Assert.Equal(0, ended.ExitCode);
        Assert.Contains("RSM requested no troops in 2026", ended.Errors);
    }

    private static bool IsEuropeanMember(Workplace place, string iso3)
    {
        string[] header = File.ReadLines(place["scenarios/data/countries.csv"]).First().Split(',');
        string[] cells = File.ReadLines(place["scenarios/data/countries.csv"])
            .Single(line => line.StartsWith(iso3 + ",", StringComparison.Ordinal)).Split(',');
        return cells[Array.IndexOf(header, "nato_accession_year")] is { Length: > 0 } && iso3 is not ("USA" or "CAN");
    }
}
