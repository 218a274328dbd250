using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Runs;

/// <summary>One scenario, many replicates: what <c>partnersim run</c> does.</summary>
public static class ScenarioRun
{
    /// <summary>Runs the model and describes every outcome over the replicates.</summary>
    public static RunResult Of(
        CompiledModel model, RunPlan plan, OutcomeYears years, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        Measures measures = new(model);
        Summary summary = new(model, plan, measures);
        BlockRunner.Run([new Arm("run", model)], plan, years, summary, progress, cancellation);
        return new(model, plan, years, measures, summary.Describe(), summary.Scalars, summary.IsExact);
    }

    private sealed class Summary(CompiledModel model, RunPlan plan, Measures measures) : IFold
    {
        private readonly Tally _tally = new(
            model.Horizon.Years, Recording.WidthOf(measures, Recorded.Years), plan, [.. measures.IsDefined]);

        public ScalarTable Scalars { get; } = new(measures.Groups, plan.Replicates);

        public bool IsExact => _tally.IsExact;

        public Recorded Recorded => Recorded.Years;

        public OrderedFold? InOrder => _tally.InOrder;

        public Lanes[] RoomFor(int block) => _tally.RoomFor(block);

        public void Keep(Block block, ReadOnlySpan<Recording> arms) => Scalars.Fill(block, arms[0].Scalars);

        public Distribution[] Describe() => _tally.Describe();
    }
}
