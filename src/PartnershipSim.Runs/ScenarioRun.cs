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
        ScalarTable scalars = new(measures.Groups, plan.Replicates);
        Tally tally = new(
            model.Horizon.Years, Recording.WidthOf(measures, Recorded.Years), plan, [.. measures.IsDefined]);
        if (tally.IsExact)
            BlockRunner.Run([new Arm("run", model)], plan, years, new All(tally, scalars), progress, cancellation);
        else
            BatchRunner.Run(model, plan, years, tally, scalars, progress, cancellation);
        return new(model, plan, years, measures, tally.Describe(), scalars, tally.IsExact);
    }

    /// <summary>Keeps every year of every block.</summary>
    private sealed class All(Tally tally, ScalarTable scalars) : IFold
    {
        public Recorded Recorded => Recorded.Years;

        public OrderedFold? InOrder => null;

        public Lanes[] RoomFor(int block) => tally.RoomFor(block);

        public void Keep(Block block, ReadOnlySpan<Recording> arms) => scalars.Fill(block, arms[0].Scalars);
    }
}
