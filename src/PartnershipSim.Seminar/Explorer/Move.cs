using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>
/// What the sliders say: a scenario of the library to begin with, parameters that were moved, mechanisms that are off.
/// </summary>
internal sealed record Move(string From, Dictionary<string, double> Parameters, string[] Off)
{
    private const int MostSettings = 64;

    /// <summary>The scenario that is meant.</summary>
    /// <exception cref="RefusedException">A key is unknown or a value lies outside its range.</exception>
    public Scenario Scenario(ScenarioLibrary library)
    {
        if (From is null || Parameters is null || Off is null || Parameters.Count > MostSettings
            || Off.Length > Mechanisms.All.Length)
            throw new RefusedException("a move names its scenario, its parameters and the mechanisms that are off");
        Scenario scenario = library.Find(From);
        foreach ((string key, double value) in Parameters)
        {
            Parameter parameter = ParameterSpace.Find(key) ?? throw new RefusedException($"{key} is not a parameter");
            if (!parameter.Range.Contains(value))
                throw new RefusedException($"{key} = {value} lies outside {parameter.Range}");
            scenario = scenario with { Parameters = scenario.Parameters.SetItem(key, value) };
        }

        foreach (string key in Off)
        {
            Mechanism mechanism = Mechanisms.All.FirstOrDefault(known => known.Key == key)
                ?? throw new RefusedException($"{key} is not a mechanism");
            scenario = scenario.With(mechanism, isOn: false);
        }

        return scenario;
    }

    /// <summary>The move as a scenario file that <c>partnersim</c> runs.</summary>
    public string Yaml(ScenarioLibrary library)
    {
        _ = Scenario(library);
        IEnumerable<string> lines =
        [
            "# yaml-language-server: $schema=schema/scenario.schema.json",
            $"# made with the explorer: put it beside {From}, then: partnersim compare {library.File} my_what_if.yaml",
            "scenario: my_what_if",
            $"extends: {From}",
            .. Block("parameters:", Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => FormattableString.Invariant($"  {pair.Key}: {pair.Value:R}"))),
            .. Block("mechanisms:", Off.Order(StringComparer.Ordinal).Select(key => $"  {key}: off")),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static ImmutableArray<string> Block(string head, IEnumerable<string> lines) =>
        lines.Any() ? [head, .. lines] : [];
}
