using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Tests.Golden;
using Xunit;

namespace PartnershipSim.Tests.Scenarios;

public sealed class GoldenTests
{
    private static readonly CountryData Data = CountryData.Load(Repository.OlderData);
    private static readonly Scenario Baseline = Specified.At(new() { Name = "baseline", Data = Data });

    [Fact]
    public void Seventy_one_states_are_simulated() => Assert.Equal(71, Data.States.Length);

    [Fact]
    public void The_baseline_without_chance_meets_every_golden_value()
    {
        GoldenFile golden = GoldenFile.Read("baseline-deterministic.csv");
        DeterministicRun run = new(Compiler.Compile(Baseline).Model);

        Assert.Equal(71 * 27, golden.Rows.Count);
        string? difference = golden.FirstDifference(golden.Rows, run);
        Assert.True(difference is null, difference);
    }

    public static TheoryData<string> Variants => [.. GoldenFile.Read("variants-deterministic.csv").Rows.Select(row => row[0]).Distinct()];

    [Fact]
    public void Seventeen_variants_are_golden() => Assert.Equal(17, Variants.Count);

    [Theory]
    [MemberData(nameof(Variants))]
    public void A_variant_without_chance_meets_every_golden_value(string variant)
    {
        GoldenFile golden = GoldenFile.Read("variants-deterministic.csv");
        DeterministicRun run = new(Compile(variant));

        string? difference = golden.FirstDifference(golden.Rows.Where(row => row[0] == variant), run);
        Assert.True(difference is null, difference);
    }

    // version 1.0 was nudged by complete lists of contributors only
    private static CompiledModel Compile(string variant)
    {
        CompiledModel model = Compiler.Compile(Build(variant), variant == "nudged_to_2008" ? 2008 : null).Model;
        return model.Nudge is { } seen ? model.With(seen.OnlyCovered()) : model;
    }

    private static Scenario Build(string variant)
    {
        const string switchOff = "switch_off_";
        if (variant.StartsWith(switchOff, StringComparison.Ordinal))
            return Without(variant[switchOff.Length..]);
        return variant switch
        {
            "null_model" => Without([.. Mechanisms.All.Select(mechanism => mechanism.Key)]),
            "closed_door" => Baseline with { Parameters = Baseline.Parameters.SetItem("alliance.door", 0) },
            "no_programmes" => Baseline with { Parameters = Baseline.Parameters.SetItem("partnership.budget", 0) },
            "pooling_deep" => Baseline with { Parameters = Baseline.Parameters.SetItem("pooling.ceiling", 0.5).SetItem("pooling.group_size", 10) },
            "side_payments" => Baseline with { Parameters = Baseline.Parameters.SetItem("operations.side_payment", 1) },
            "isaf_ends_2010" => Baseline with { Operations = [new("ISAF") { Until = 2009 }] },
            "us_retrenchment_2011" => Baseline with { Interventions = [new(2011, null, Act.Scale, "spending_share", 0.7)] },
            "threat_early_2008" => Baseline with { Drivers = EarlyThreat },
            "nudged_to_2008" => Baseline,
            "projection_to_2035" => Baseline with { Years = new(1996, 2035), NudgedTo = Scenario.Never },
            _ => throw new ArgumentException($"nobody knows how to build {variant}"),
        };
    }

    private static DriverSettings EarlyThreat =>
        DriverSettings.None.WithWorld(Driver.ThreatEvents, [new(2008, 0.85), new(2010, 0.85), new(2013, 0.85)]);

    private static Scenario Without(params string[] mechanisms) =>
        Baseline with { Mechanisms = Baseline.Mechanisms.SetItems(mechanisms.Select(key => KeyValuePair.Create(key, false))) };
}
