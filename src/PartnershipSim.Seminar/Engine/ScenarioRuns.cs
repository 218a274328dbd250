using System.Runtime;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Engine;

/// <summary>
/// Runs scenarios for the explorers and keeps the last results: a scenario with the same content is run once, whichever
/// page asks.
/// </summary>
internal sealed class ScenarioRuns
{
    /// <summary>Replicates of the first answer: two blocks.</summary>
    public const int Quick = 16;

    /// <summary>Replicates of the refined answer, which shows a band.</summary>
    public const int Refined = 200;

    /// <summary>Results kept, of some ten megabytes each.</summary>
    private const int MostKept = 12;

    /// <summary>Half of the processors, for the other half answers requests.</summary>
    private static readonly int Threads = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, RunResult Result)> _kept = [];

    /// <summary>The outcomes of a scenario over so many replicates.</summary>
    /// <exception cref="RefusedException">The scenario cannot be compiled.</exception>
    public RunResult Of(Scenario scenario, int replicates, CancellationToken cancellation = default)
    {
        string key = $"{scenario.Hash}/{replicates}";
        if (Kept(key) is { } known)
            return known;
        RunResult result = ScenarioRun.Of(
            ModelOf(scenario), new RunPlan(scenario.Seed, replicates, Threads),
            new OutcomeYears(scenario.Years.From, scenario.Years.To), cancellation: cancellation);
        lock (_gate)
        {
            _kept.AddFirst((key, result));
            if (_kept.Count > MostKept)
                _kept.RemoveLast();
        }

        return result;
    }

    /// <summary>Forgets all results and returns the memory to the operating system.</summary>
    public void Release()
    {
        lock (_gate)
            _kept.Clear();
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <exception cref="RefusedException">The scenario cannot be compiled.</exception>
    public static CompiledModel ModelOf(Scenario scenario)
    {
        try
        {
            return Compiler.Compile(scenario).Model;
        }
        catch (InvalidScenarioException invalid)
        {
            throw new RefusedException(invalid.Problems[0].ToString());
        }
    }

    private RunResult? Kept(string key)
    {
        lock (_gate)
        {
            for (LinkedListNode<(string Key, RunResult Result)>? node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key)
                    continue;
                _kept.Remove(node);
                _kept.AddFirst(node);
                return node.Value.Result;
            }

            return null;
        }
    }
}
