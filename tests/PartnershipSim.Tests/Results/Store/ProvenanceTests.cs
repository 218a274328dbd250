using System.Collections.Immutable;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Store;

public sealed class ProvenanceTests
{
    private static readonly Provenance Original = new()
    {
        Scenario = "closed_door",
        Question = "What if \"the door\" had closed?",
        Command = "partnersim run scenarios/closed_door.yaml --seed 7",
        Hash = "0123456789ab",
        ScenarioHash = "cd",
        ScenarioText = "scenario: closed_door\nparameters:\n  alliance.door: 0\n",
        DataHash = "ef",
        Seed = ulong.MaxValue,
        Replicates = 200,
        OutcomeYears = "1996-2014",
        Quantiles = "exact",
        Started = new(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)),
        DurationSeconds = 0.1,
        FilledByRule = ImmutableSortedDictionary<string, int>.Empty.Add("carried forward", 3).Add("Größe", 1),
        Filled = ["MNE gdp 1994-1996: first value"],
    };

    [Fact]
    public void What_is_written_is_read_back()
    {
        Provenance read = RoundTrip(Original);

        Assert.Equal(Original.FilledByRule, read.FilledByRule);
        Assert.Equal(Original.Filled, read.Filled);
        Assert.Equal(Original, read with { FilledByRule = Original.FilledByRule, Filled = Original.Filled });
    }

    [Fact]
    public void A_result_of_another_version_keeps_its_version()
    {
        Provenance old = Original with { ModelVersion = "0.3", Software = "PartnershipSim 0.0.1+abc" };

        Assert.Equal(("0.3", "PartnershipSim 0.0.1+abc"), (RoundTrip(old).ModelVersion, RoundTrip(old).Software));
    }

    [Fact]
    public void Keys_are_lower_snake_case()
    {
        string text = System.Text.Encoding.UTF8.GetString(SmallStudy.Bytes(Original.Write));

        Assert.Contains("\"scenario_hash\": \"cd\"", text);
        Assert.DoesNotContain("ScenarioHash", text);
    }

    [Fact]
    public void Quantiles_say_whether_they_are_exact()
    {
        Assert.Equal("exact", Provenance.QuantilesOf(SmallStudy.Run(8)));
        Assert.Contains("0.0039", Provenance.QuantilesOf(SmallStudy.Run(Tally.ExactUpTo + 8))); // 1/256
    }

    private static Provenance RoundTrip(Provenance provenance)
    {
        using MemoryStream stream = new(SmallStudy.Bytes(provenance.Write));
        return Provenance.Read(stream);
    }
}
