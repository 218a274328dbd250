using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PartnershipSim.Scenarios.Questions;

/// <summary>One difference of a scenario from another, in plain words.</summary>
/// <param name="What">"from 2011 on, military spending of the lead power times 0.7".</param>
/// <param name="Because">Why, in the words of the scenario; null if it does not say.</param>
/// <param name="Key">The parameter, driver, mechanism, programme or operation that is changed.</param>
public sealed record ScenarioChange(string Key, string What, string? Because)
{
    /// <summary>Codes of the states that are changed; empty if it is not a change of named states.</summary>
    [JsonIgnore]
    public ImmutableArray<string> States { get; init; } = [];
}
