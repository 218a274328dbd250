using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Reading;

/// <summary>Every file in scenarios/ is a question that argues.</summary>
public sealed class LibraryTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Repository.Scenarios, "*.yaml").Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_scenario_of_the_library_is_valid_asks_and_expects(string file)
    {
        Scenario scenario = Scenario.Load(Path.Combine(Repository.Scenarios, file));

        Assert.Equal(Path.GetFileNameWithoutExtension(file), scenario.Name);
        Assert.False(string.IsNullOrWhiteSpace(scenario.Title));
        Assert.EndsWith("?", scenario.Question, StringComparison.Ordinal);
        Assert.NotEmpty(scenario.Expectations);
        Assert.StartsWith(
            "# yaml-language-server: $schema=schema/scenario.schema.json",
            File.ReadAllText(Path.Combine(Repository.Scenarios, file)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_scenario_of_the_model_description_is_there()
    {
        string[] described =
        [
            "baseline", "no_programmes", "closed_door", "no_partnership_at_all", "education_doubled",
            "exercises_doubled", "budget_doubled", "no_conditionality",
            "full_conditionality", "mena_focus", "pooling_off", "pooling_deep", "us_retrenchment_2011",
            "threat_early_2008", "isaf_ends_2010", "side_payments",
            "threat_absent_2014", "fiscal_crisis_2009", "enlargement_frozen", "us_retrenchment_continued",
            "southern_status_tier", "georgia_offered_membership_2008", "hague_pledge_kept", "hague_pledge_half_kept",
            "us_forces_cut_2027", "ceasefire_2027", "ukraine_membership_track", "finland_sweden_2004",
            "south_rebuilt_2026", "force_20000_2027",
        ];

        Assert.Empty(described.Except(Files.Select(file => Path.GetFileNameWithoutExtension(file.Data))));
    }

    [Fact]
    public void The_baseline_of_the_library_is_the_golden_one()
    {
        Scenario baseline = Scenario.Load(Path.Combine(Repository.Scenarios, "baseline.yaml"));
        Scenario golden = new() { Name = "baseline", Data = baseline.Data };

        Assert.Equal(golden.ResolvedText, baseline.ResolvedText);
    }
}
