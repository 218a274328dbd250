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

    /// <summary>Compiled models kept: of the baseline and of what the open pages begin with.</summary>
    private const int MostModels = 8;

    private readonly Kept<OutcomeRun> _kept = new(MostKept);
    private readonly Kept<CompiledModel> _models = new(MostModels);

    /// <summary>An outcome of a scenario over so many replicates.</summary>
    /// <exception cref="RefusedException">The scenario cannot be compiled.</exception>
    public OutcomeRun Of(
        Scenario scenario, Outcome outcome, int replicates, CancellationToken cancellation = default) => _kept.Get(
            $"{Key(scenario)}/{outcome.Key}/{replicates}",
            () => OutcomeRun.Of(
                Timed(scenario), new RunPlan(scenario.Seed, replicates, Threads), outcome, cancellation));

    /// <summary>Forgets all results and returns the memory to the operating system.</summary>
    public void Release()
    {
        _kept.Clear();
        _models.Clear();
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

    /// <summary>
    /// The compiled scenario. What a lever moves is the timetable of settings alone: data and drivers are compiled once
    /// for all positions of the levers, which is most of the work of a first answer.
    /// </summary>
    private CompiledModel Timed(Scenario scenario)
    {
        // observations that replace simulated values begin where a scenario departs from history, by settings too
        if (scenario.NudgedTo != Scenario.Never)
            return ModelOf(scenario);
        Scenario unmoved = scenario with
        {
            Parameters = scenario.Parameters.Clear(),
            Mechanisms = scenario.Mechanisms.Clear(),
        };
        return _models.Get(Key(unmoved), () => ModelOf(unmoved)).With(Compiler.TimetableOf(scenario));
    }

    private static string Key(Scenario scenario) => $"{scenario.Hash}/{scenario.Horizon.To}";
}
