namespace PartnershipSim.Analysis.History;

/// <summary>
/// Cases of which both the model and another forecaster say something. What the model scores on them is kept: many
/// others are compared with it on the same cases, on several threads at a time.
/// </summary>
internal sealed class SharedCases(int[] numbers, Verification[] model, ulong seed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, double[]> _scores = new(StringComparer.Ordinal);

    /// <summary>Their places among the cases of the window.</summary>
    public int[] Numbers => numbers;

    public CaseWeights Weights { get; } = CaseWeights.OfStates(model.Select(v => v.Case.State), seed);

    /// <summary>The score of the model, in the sample and in each resample.</summary>
    public double[] ModelBy(Score score)
    {
        lock (_gate)
        {
            if (!_scores.TryGetValue(score.Key, out double[]? known))
                _scores[score.Key] = known = score.Of(model, Weights);
            return known;
        }
    }
}
