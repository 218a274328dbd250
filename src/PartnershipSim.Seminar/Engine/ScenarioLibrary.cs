using System.Collections.Immutable;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Engine;

/// <summary>
/// The baseline and the scenarios beside it, by file name. Read once, when the server starts; a request names one of
/// these or nothing.
/// </summary>
internal sealed class ScenarioLibrary
{
    private readonly ImmutableSortedDictionary<string, Scenario> _scenarios;

    private ScenarioLibrary(Scenario baseline, string file, ImmutableSortedDictionary<string, Scenario> scenarios)
    {
        Baseline = baseline;
        File = file;
        _scenarios = scenarios;
    }

    public Scenario Baseline { get; }

    /// <summary>The file name of the baseline, by which others extend it.</summary>
    public string File { get; }

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
            if (ScenarioReader.Read(neighbour) is { Value: { } scenario } && scenario.Horizon == baseline.Horizon)
                scenarios[Path.GetFileName(neighbour)] = scenario with { Seed = baseline.Seed, Years = baseline.Years };
        }

        scenarios[file] = baseline;
        return new(baseline, file, scenarios.ToImmutable());
    }

    /// <exception cref="RefusedException">There is no such scenario.</exception>
    public Scenario Find(string file) => _scenarios.TryGetValue(file, out Scenario? scenario)
        ? scenario
        : throw new RefusedException($"{file} is not one of the scenarios beside {File}");
}
