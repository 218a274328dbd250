using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// The pairs cluster bootstrap: whole clusters are drawn with replacement, and everything is estimated again. A design
/// is compiled once for each draw and then applied to any number of histories, which so share their draws.
/// </summary>
public static class ClusterBootstrap
{
    /// <summary>
    /// More draws than this share without an estimate, and the interval would describe other samples than the one at
    /// hand.
    /// </summary>
    private const double MostFailures = 0.1;

    /// <summary>Estimates again after clusters were drawn.</summary>
    /// <param name="clusterWeights">How often each cluster was drawn.</param>
    /// <param name="estimates">
    /// To be filled. A draw in which one cannot be estimated throws <see cref="NotEstimableException"/>.
    /// </param>
    public delegate void Refit(ReadOnlySpan<double> clusterWeights, Span<double> estimates);

    /// <param name="strata">
    /// A stratum for each cluster: as many are drawn from each as it has. Treated and untreated clusters as strata
    /// keep the design of a small sample.
    /// </param>
    /// <param name="estimates">How many numbers the refit fills.</param>
    public static BootstrapSample Draw(ImmutableArray<int> strata, int estimates, int draws, ulong seed, Refit refit)
    {
        ArgumentNullException.ThrowIfNull(refit);
        EvidenceDice dice = new(seed, EvidenceDice.Clusters);
        int[][] members =
        [
            .. Enumerable.Range(0, strata.Length).GroupBy(c => strata[c]).OrderBy(g => g.Key).Select(g => g.ToArray()),
        ];
        double[] weights = new double[strata.Length];
        List<double[]> kept = new(draws);
        string? reason = null;
        for (int draw = 0; draw < draws; draw++)
        {
            Array.Clear(weights);
            int index = 0;
            foreach (int[] stratum in members)
            {
                for (int c = 0; c < stratum.Length; c++)
                    weights[stratum[dice.Below(stratum.Length, draw, index++)]]++;
            }

            double[] found = new double[estimates];
            try
            {
                refit(weights, found);
                kept.Add(found);
            }
            catch (NotEstimableException refusal)
            {
                reason = refusal.Message;
            }
        }

        return kept.Count < (1 - MostFailures) * draws
            ? throw new NotEstimableException(
                $"{draws - kept.Count} of {draws} resamples of the clusters have no estimate: too few clusters carry "
                + $"it. The last reason: {reason}")
            : new([.. kept]);
    }

    /// <summary>Without strata.</summary>
    public static BootstrapSample Draw(int clusters, int estimates, int draws, ulong seed, Refit refit) =>
        Draw([.. new int[clusters]], estimates, draws, seed, refit);
}
