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
/// Runs scenarios for the explorers and keeps the last results: an outcome of a scenario with the same content is
/// computed once, whichever page asks.
/// </summary>
internal sealed class ScenarioRuns
{
    /// <summary>Replicates of the first answer, which follows the hand: one block.</summary>
    public const int Quick = 8;

    /// <summary>Replicates of the refined answer, which shows a band.</summary>
    public const int Refined = 200;

    /// <summary>Results kept, of some six megabytes each if they are refined.</summary>
    private const int MostKept = 16;

    /// <summary>Half of the processors, for the other half answers requests.</summary>
    private static readonly int Threads = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, OutcomeRun Result)> _kept = [];

    /// <summary>An outcome of a scenario over so many replicates.</summary>
    /// <exception cref="RefusedException">The scenario cannot be compiled.</exception>
    public OutcomeRun Of(
        Scenario scenario, Outcome outcome, int replicates, CancellationToken cancellation = default)
    {
        string key = $"{scenario.Hash}/{scenario.Horizon.To}/{outcome.Key}/{replicates}";
        if (Kept(key) is { } known)
            return known;
        OutcomeRun result = OutcomeRun.Of(
            ModelOf(scenario), new RunPlan(scenario.Seed, replicates, Threads), outcome, cancellation);
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

    private OutcomeRun? Kept(string key)
    {
        lock (_gate)
        {
            LinkedListNode<(string Key, OutcomeRun Result)>? node = _kept.First;
            for (; node is not null; node = node.Next)
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
