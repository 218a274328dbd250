namespace PartnershipSim.Analysis.History.References;

/// <summary>
/// As the region does: the median of its levels, the mean of its troops and the share of it that takes part, at the
/// origin.
/// </summary>
public sealed record GroupMean() : Benchmark("group_mean", "the region")
{
    public override Prediction? Expect(
        ForecastCase asked, Quantity quantity, KnownHistory known, TrainingStates training)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(training);
        int region = known.Model.States[asked.State].Region;
        int[] neighbours = [.. training.Numbers.Where(
            i => known.Model.States[i].Region == region && known.Model.States[i].MayContribute)];
        if (neighbours.Length == 0)
            neighbours = [.. training.Numbers.Where(i => known.Model.States[i].MayContribute)];
        return Peers.Expect(asked, quantity, known, neighbours, middle: values => values.Average());
    }
}
