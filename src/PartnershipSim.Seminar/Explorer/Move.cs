using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>
/// What the sliders say: a scenario to begin with, parameters that were moved, mechanisms that are off.
/// </summary>
/// <param name="From">A scenario of the library, by file name; ignored if there is a text.</param>
/// <param name="Text">A scenario that somebody brought, or null.</param>
/// <param name="IsAhead">Whether the picture goes on to the last year that the model can simulate.</param>
internal sealed record Move(
    string From, Dictionary<string, double> Parameters, string[] Off, string? Text = null, bool IsAhead = false)
{
    private const int MostSettings = 128;

    /// <summary>The scenario that is meant.</summary>
    /// <exception cref="RefusedException">A key is unknown or a value lies outside its range.</exception>
    public Scenario Scenario(ScenarioLibrary library)
    {
        if (From is null || Parameters is null || Off is null || Parameters.Count > MostSettings
            || Off.Length > Mechanisms.All.Length)
            throw new RefusedException("a move names its scenario, its parameters and the mechanisms that are off");
        Scenario scenario = Text is null ? library.Find(From) : library.Read(Text);
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

    /// <summary>
    /// The move as a scenario file that <c>partnersim</c> runs; a scenario that was brought comes back as it was
    /// brought, with what was moved on top of it.
    /// </summary>
    public string Yaml(ScenarioLibrary library)
    {
        Scenario scenario = Scenario(library);
        if (Text is not null)
            return BroughtText.With(Text, Parameters, Off, library, scenario.Hash);
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
