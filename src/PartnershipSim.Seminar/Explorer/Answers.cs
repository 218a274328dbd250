using System.Collections.Concurrent;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>Runs scenarios and remembers the last answers. A scenario with the same content is run once, whoever asks.</summary>
internal sealed class Answers
{
    /// <summary>Replicates of the first answer: two blocks in lock-step.</summary>
    public const int Quick = 16;

    /// <summary>Replicates of the refined answer, which shows a band.</summary>
    public const int Refined = 200;

    private const int Remembered = 48;

    private readonly ConcurrentDictionary<string, Lazy<RunResult>> _results = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>The outcomes of a scenario over so many replicates; exceptions of the compiler pass through.</summary>
    public RunResult Of(Scenario scenario, int replicates)
    {
        string key = $"{scenario.Hash}/{replicates}";
        Lazy<RunResult> result = _results.GetOrAdd(key, added =>
        {
            _order.Enqueue(added);
            return new(() => ScenarioRun.Of(ModelOf(scenario), new RunPlan(scenario.Seed, replicates), new OutcomeYears(scenario.Years.From, scenario.Years.To)));
        });
        while (_results.Count > Remembered && _order.TryDequeue(out string? oldest))
            _results.TryRemove(oldest, out _);
        return result.Value;
    }

    public static CompiledModel ModelOf(Scenario scenario)
    {
        try
        {
            return Compiler.Compile(scenario).Model;
        }
        catch (Scenarios.Text.InvalidScenarioException invalid)
        {
            throw new RefusedException(invalid.Problems[0].ToString());
        }
    }
}
