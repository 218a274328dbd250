namespace PartnershipSim.Analysis.Evidence;

/// <summary>How the covariance of a regression with dependent rows is estimated.</summary>
public enum ClusterVariance
{
    /// <summary>
    /// Each cluster is left out in turn (CV3 of MacKinnon, Nielsen and Webb 2023): errs on the safe side with few or
    /// uneven clusters.
    /// </summary>
    Jackknife,

    /// <summary>
    /// The sandwich of Liang and Zeger (1986) with the usual factor C/(C - 1) · (n - 1)/(n - k): too small with few
    /// clusters.
    /// </summary>
    Sandwich,
}
