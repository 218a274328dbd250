using MathNet.Numerics.Distributions;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>The joint test that several estimates are all zero: W = θ' V⁻¹ θ.</summary>
/// <param name="Restrictions">How many estimates are tested.</param>
/// <param name="PValue">From the chi-squared distribution: right with many clusters.</param>
/// <param name="PValueFewClusters">
/// From Hotelling's distribution, (C - q) / (q (C - 1)) W as F(q, C - q) with C clusters: V is an estimate too.
/// Larger, and the one to quote with fewer than a hundred clusters.
/// </param>
public sealed record WaldTest(double Statistic, int Restrictions, double PValue, double PValueFewClusters)
{
    /// <param name="covariance">Row by row.</param>
    public static WaldTest Of(ReadOnlySpan<double> estimates, ReadOnlySpan<double> covariance, int clusters)
    {
        int q = estimates.Length;
        if (q >= clusters)
        {
            throw new NotEstimableException(
                $"{q} estimates cannot be tested together with {clusters} clusters: their covariance is not known. "
                + "Test fewer.");
        }

        SymmetricSystem? system = SymmetricSystem.Factor(covariance, q, out int dependent);
        if (system is null)
        {
            throw new NotEstimableException(
                $"Estimate {dependent + 1} of {q} is determined by those before it: the estimates cannot be tested "
                + "together.");
        }

        double[] solution = estimates.ToArray();
        system.Solve(solution);
        double statistic = 0;
        for (int a = 0; a < q; a++)
            statistic += estimates[a] * solution[a];
        double f = statistic * (clusters - q) / ((double)q * (clusters - 1));
        return new(
            statistic, q, 1 - ChiSquared.CDF(q, statistic), 1 - FisherSnedecor.CDF(q, clusters - q, f));
    }
}
