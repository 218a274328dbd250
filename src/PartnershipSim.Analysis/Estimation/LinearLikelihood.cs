namespace PartnershipSim.Analysis.Estimation;

/// <summary>A yearly change, and what each sought parameter is multiplied with.</summary>
internal sealed record Change(int State, double Rise, double[] Causes);

/// <summary>
/// Yearly changes that are linear in the numbers, with shocks of Student's t with four degrees of freedom; the first
/// number is their scale.
/// </summary>
internal sealed class LinearLikelihood : ILikelihood
{
    private readonly (int Cluster, Change Change)[] _changes;

    public LinearLikelihood(IReadOnlyCollection<Change> changes)
    {
        int[] states = [.. changes.Select(change => change.State).Distinct()];
        _changes = [.. changes.Select(change => (Array.IndexOf(states, change.State), change))];
        Clusters = states.Length;
    }

    public int Clusters { get; }

    public double Of(ReadOnlySpan<double> numbers, double[][] scores)
    {
        foreach (double[] score in scores)
            Array.Clear(score);
        double scale = numbers[0];
        if (scale <= 0)
            return double.NegativeInfinity;
        double sum = 0;
        foreach ((int cluster, Change change) in _changes)
        {
            double rest = change.Rise;
            for (int c = 0; c < change.Causes.Length; c++)
                rest -= numbers[1 + c] * change.Causes[c];
            sum += ShockLikelihood.Of(rest, scale, out double toMean, out double toLogScale);
            double[] score = scores[cluster];
            for (int c = 0; c < change.Causes.Length; c++)
                score[1 + c] += toMean * change.Causes[c];
            score[0] += toLogScale / scale;
        }

        return sum;
    }
}
