namespace PartnershipSim.Analysis.History.References;

/// <summary>
/// Persistence: everything stays as it was last observed. Of troops: who was there stays with probability .98, who
/// was not
/// comes with .02. Scaled: contingents grow and shrink with the request, which the model is given too.
/// </summary>
public sealed record Persistence(bool isScaled)
    : Benchmark(isScaled ? "scaled" : "no_change", isScaled ? "scaled persistence" : "persistence")
{
    private const double Stays = 0.98;

    public override Prediction? Expect(
        ForecastCase asked, Quantity quantity, KnownHistory known, TrainingStates training)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(known);
        if (quantity != Quantity.Troops)
            return !isScaled && known.Last(quantity, asked.State) is { } last ? Prediction.Point(last.Value) : null;
        if (Contingent.LastOf(asked, known) is not { } before)
            return null;
        return Prediction.Point(
            isScaled ? before.Troops * before.RequestRatio : before.Troops, before.Troops > 0 ? Stays : 1 - Stays);
    }
}
