using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Schema;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Reading;

/// <summary>
/// What is true of every key of a scenario file: it is read, it is in the schema, and it is written down if it
/// counts.
/// </summary>
public sealed class ScenarioKeysTests : IDisposable
{
    /// <summary>A value for each key that differs from what holds without it.</summary>
    private static readonly ImmutableSortedDictionary<string, string> Examples = new Dictionary<string, string>
    {
        ["scenario"] = "another",
        ["title"] = "A title",
        ["question"] = "A question?",
        ["extends"] = "base.yaml",
        ["data"] = "data",
        ["years"] = "{ from: 2001, to: 2009 }",
        ["nudged_to"] = "2008",
        ["replicates"] = "7",
        ["seed"] = "5",
        ["parameters"] = "{ alliance.door: 0 }",
        ["mechanisms"] = "{ peers: off }",
        ["dates"] = "as_coded",
        ["programmes"] = "{ pfp: { teaching: 0.5 } }",
        ["operations"] = "{ ISAF: { until: 2010 } }",
        ["drivers"] = "{ terrorism: 0.5 }",
        ["interventions"] = "[{ year: 2005, set: { alliance.door: 0 } }]",
        ["states"] = "[GEO]",
        ["outcomes"] = "[rme]",
        ["evidence"] = "[{ link: map_spending, history: shown }]",
        ["expect"] = "[{ outcome: rme, between: [0, 1] }]",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Where the files are, and not what they say.</summary>
    private static readonly string[] OfFiles = ["scenario", "extends", "data"];

    private static readonly CountryData Data = RealHistory.Scenario.Data;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. ScenarioKeys.All.Select(key => key.Name)];

    [Fact]
    public void Each_has_an_example_here() =>
        Assert.Equal(ScenarioKeys.All.Select(key => key.Name).Order(), Examples.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_in_the_schema(string name) =>
        Assert.NotNull(JsonNode.Parse(ScenarioSchema.Print())!["properties"]![name]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_read(string name)
    {
        if (OfFiles.Contains(name))
            return;

        Assert.NotEqual(Read("scenario: one\n"), Read($"scenario: one\n{name}: {Examples[name]}\n"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_changes_a_number_changes_the_checksum_and_what_changes_none_does_not(string name)
    {
        if (OfFiles.Contains(name))
            return;
        ScenarioKey key = ScenarioKeys.All.Single(row => row.Name == name);

        bool isWritten = Read("scenario: one\n").Hash != Read($"scenario: one\n{name}: {Examples[name]}\n").Hash;

        Assert.Equal(key.Write != CanonicalText.Nothing, isWritten);
        Assert.Equal(name is not ("title" or "question" or "replicates" or "expect" or "evidence"), isWritten);
    }

    public void Dispose() => _folder.Dispose();

    private Scenario Read(string text)
    {
        File.WriteAllText(_folder["one.yaml"], text);
        ReadResult<Scenario> read = ScenarioReader.Read(_folder["one.yaml"], Data);
        return read.Require();
    }
}
