using System.Collections.Immutable;
using System.Text.Json;
using PartnershipSim.Library;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Cli.Serving;

/// <summary>
/// Scenarios that were asked about stay compiled, as long as the files they stand on do not change. Used by one thread.
/// </summary>
internal sealed class ModelCache(int threads)
{
    /// <summary>Of each kind; when there are more, all are forgotten.</summary>
    private const int Most = 64;

    private readonly Dictionary<string, (ScenarioModel Model, ImmutableArray<Stamp> Files)> _files = [];
    private readonly Dictionary<(ScenarioModel Base, string Changes), ScenarioModel> _changed = [];
    private readonly Dictionary<(ScenarioModel Model, string Question), PointRunner> _runners = [];

    /// <summary>The scenario in a file.</summary>
    /// <exception cref="InvalidScenarioException">The file is wrong.</exception>
    public ScenarioModel Load(string path)
    {
        if (_files.TryGetValue(path, out (ScenarioModel Model, ImmutableArray<Stamp> Files) known)
            && known.Files.All(file => file == Stamp.Of(file.Path)))
            return known.Model;
        Forget(_files);
        ScenarioModel model = ScenarioModel.Load(path);
        _files[path] = (model, [.. FilesOf(model.Scenario).Select(Stamp.Of)]);
        return model;
    }

    /// <summary>A scenario with changes; what is wrong with them goes to the reader, and the result is null.</summary>
    public ScenarioModel? Changed(ScenarioModel model, JsonElement changes, string place, RequestReader reader)
    {
        string text = changes.GetRawText();
        if (_changed.TryGetValue((model, text), out ScenarioModel? known))
            return known;
        var read = model.Scenario.WithChanges(changes, place);
        reader.Add(read.Problems);
        if (read.Value is not { } scenario)
            return null;
        Forget(_changed);
        ScenarioModel changed = ScenarioModel.Of(scenario);
        // a warning is given each time
        if (read.Problems.IsEmpty)
            _changed[(model, text)] = changed;
        return changed;
    }

    public PointRunner Runner(
        ScenarioModel model, ImmutableArray<string> axes, ImmutableArray<OutcomeOf> outcomes, ulong? seed)
    {
        string question = string.Join(
            '\n', [.. axes, "", .. outcomes.Select(one => $"{one.Outcome} {one.Group}"), $"{seed}"]);
        if (_runners.TryGetValue((model, question), out PointRunner? known))
            return known;
        Forget(_runners);
        return _runners[(model, question)] = model.Points(axes, outcomes, seed, threads);
    }

    private static void Forget<TKey, TValue>(Dictionary<TKey, TValue> cache)
        where TKey : notnull
    {
        if (cache.Count >= Most)
            cache.Clear();
    }

    private static IEnumerable<string> FilesOf(Scenario scenario) =>
        scenario.Chain.Concat(Directory.EnumerateFiles(scenario.Data.Folder).Order(StringComparer.Ordinal));

    /// <summary>What shows that a file has changed.</summary>
    private sealed record Stamp(string Path, long Length, DateTime Written)
    {
        public static Stamp Of(string path)
        {
            FileInfo file = new(path);
            return new(path, file.Exists ? file.Length : -1, file.LastWriteTimeUtc);
        }
    }
}
