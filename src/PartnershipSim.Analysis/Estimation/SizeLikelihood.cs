namespace PartnershipSim.Analysis.Estimation;

/// <summary>A contingent.</summary>
/// <param name="Before">ln thousands the year before; not a number for a newcomer.</param>
/// <param name="Ratio">ln of this year's request over last year's.</param>
/// <param name="Others">Of the level: what nothing sought is multiplied with.</param>
/// <param name="Causes">Of the level: what the numbers are multiplied with.</param>
internal sealed record Contingent(
    int State, double LogTroops, double Before, double Ratio, double Others, double[] Causes);

/// <summary>
/// Sizes (7.8): a newcomer's at its level, with a shock of its own scale; another's between last year's contingent and
/// the level, with a shock that is smaller for large contingents. Numbers: inertia, response, scale, steadiness, scale
/// of newcomers, then those of the level.
/// </summary>
internal sealed class SizeLikelihood : ILikelihood
{
    /// <summary>The numbers before those of the level.</summary>
    public const int OfChange = 5;

    private static readonly double LogOfHundred = Math.Log(0.1);

    private readonly (int Cluster, Contingent Sent)[] _contingents;

    public SizeLikelihood(IReadOnlyCollection<Contingent> contingents)
    {
        int[] states = [.. contingents.Select(sent => sent.State).Distinct()];
        _contingents = [.. contingents.Select(sent => (Array.IndexOf(states, sent.State), sent))];
        Clusters = states.Length;
    }

    public int Clusters { get; }

    public double Of(ReadOnlySpan<double> numbers, double[][] scores)
    {
        foreach (double[] score in scores)
            Array.Clear(score);
        double inertia = numbers[0], response = numbers[1];
        double noise = numbers[2], steady = numbers[3], entry = numbers[4];
        if (noise <= 0 || entry <= 0)
            return double.NegativeInfinity;
        double sum = 0;
        foreach ((int cluster, Contingent sent) in _contingents)
        {
            double[] score = scores[cluster];
            double level = sent.Others;
            for (int j = 0; j < sent.Causes.Length; j++)
                level += numbers[OfChange + j] * sent.Causes[j];
            bool isNew = double.IsNaN(sent.Before);
            double precedent = isNew ? 0 : sent.Before + response * sent.Ratio;
            double weight = isNew ? 1 : 1 - inertia;
            double beyond = isNew ? 0 : sent.Before - LogOfHundred;
            double scale = isNew ? entry : noise * Math.Exp(-steady * beyond);
            double expected = weight * level + (1 - weight) * precedent;
            sum += ShockLikelihood.Of(sent.LogTroops - expected, scale, out double toMean, out double toLogScale);
            if (isNew)
            {
                score[4] += toLogScale / entry;
            }
            else
            {
                score[0] += toMean * (precedent - level);
                score[1] += toMean * inertia * sent.Ratio;
                score[2] += toLogScale / noise;
                score[3] -= toLogScale * beyond;
            }

            for (int j = 0; j < sent.Causes.Length; j++)
                score[OfChange + j] += toMean * weight * sent.Causes[j];
        }

        return sum;
    }
}
