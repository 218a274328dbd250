using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Engine;

/// <summary>
/// The baseline and the scenarios beside it, by file name. Read once, when the server starts; a request names one of
/// these, or brings a scenario as text, which may extend these and nothing else.
/// </summary>
internal sealed class ScenarioLibrary
{
    private readonly ImmutableSortedDictionary<string, Scenario> _scenarios;
    private readonly Lazy<BroughtScenarios> _brought;

    private ScenarioLibrary(
        Scenario baseline, string path, string file, ImmutableSortedDictionary<string, Scenario> scenarios)
    {
        Baseline = baseline;
        File = file;
        _scenarios = scenarios;
        _brought = new(() => new BroughtScenarios(path));
    }

    public Scenario Baseline { get; }

    /// <summary>The file name of the baseline, by which others extend it.</summary>
    public string File { get; }

    /// <summary>Every scenario, those that look beyond the data included.</summary>
    public IEnumerable<(string File, Scenario Scenario)> All => _scenarios.Select(pair => (pair.Key, pair.Value));

    /// <exception cref="InvalidScenarioException">The baseline is wrong. A neighbour that is wrong is left out: it was
    /// not asked for.</exception>
    public static ScenarioLibrary Open(string path)
    {
        Scenario baseline = Scenario.Load(path);
        string file = Path.GetFileName(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        ImmutableSortedDictionary<string, Scenario>.Builder scenarios =
            ImmutableSortedDictionary.CreateBuilder<string, Scenario>(StringComparer.Ordinal);
        foreach (string neighbour in Directory.EnumerateFiles(folder, "*.yaml"))
        {
            if (RegularFile.Exists(neighbour) && ScenarioReader.Read(neighbour) is { Value: { } scenario })
                scenarios[Path.GetFileName(neighbour)] = Beside(baseline, scenario);
        }

        scenarios[file] = baseline;
        return new(baseline, path, file, scenarios.ToImmutable());
    }

    /// <exception cref="RefusedException">There is no such scenario.</exception>
    public Scenario Find(string file) => _scenarios.TryGetValue(file, out Scenario? scenario)
        ? scenario
        : throw new RefusedException($"{file} is not one of the scenarios beside {File}");

    /// <summary>A scenario that somebody brings as text.</summary>
    /// <exception cref="RefusedException">The text is no scenario; the message names the place.</exception>
    public Scenario Read(string text) => Beside(Baseline, _brought.Value.Read(text));

    /// <summary>The file of the library with the same content, or null.</summary>
    public string? FileOf(Scenario scenario) => _scenarios.FirstOrDefault(
        pair => pair.Value.Hash == scenario.Hash && pair.Value.Name == scenario.Name).Key;

    /// <summary>The same scenario with the baseline's seed, from its first year on, as far as it looks.</summary>
    private static Scenario Beside(Scenario baseline, Scenario scenario) => scenario with
    {
        Seed = baseline.Seed,
        Years = new(baseline.Years.From, scenario.Horizon.To > baseline.Horizon.To
            ? scenario.Horizon.To
            : baseline.Years.To),
    };

    /// <summary>
    /// A scenario and the baseline as they are compared run by run: over the same years, and free of observations in
    /// both, for a scenario that departs from history early may use none.
    /// </summary>
    /// <param name="isAhead">Up to the last year that the model can simulate.</param>
    public (Scenario Baseline, Scenario WhatIf) Pair(Scenario whatIf, bool isAhead)
    {
        Years years = isAhead ? new(whatIf.Years.From, Horizon.LastPossible) : whatIf.Years;
        return (
            Baseline with { Years = years, NudgedTo = Scenario.Never },
            whatIf with { Years = years, NudgedTo = Scenario.Never });
    }
}
