namespace PartnershipSim.Library;

/// <summary>
/// How one outcome of one group is distributed over the replicates; all numbers are not a number where it is defined in
/// none.
/// </summary>
/// <param name="Outcome">Key of the outcome.</param>
/// <param name="Group">Key of the group, or iso3 code of a state.</param>
/// <param name="Year">The calendar year; null: one number per run, summed over the outcome years or of the
/// last.</param>
/// <param name="Unit">Unit of the numbers.</param>
/// <param name="Count">Replicates in which it is defined.</param>
/// <param name="Mean">Mean over them.</param>
/// <param name="Sd">Standard deviation of the sample, divisor n - 1.</param>
/// <param name="P05">Quantile 0.05 (type 7).</param>
/// <param name="P25">Quantile 0.25.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">Quantile 0.75.</param>
/// <param name="P95">Quantile 0.95.</param>
public sealed record OutcomeSummary(
    string Outcome, string Group, int? Year, string Unit, int Count, double Mean, double Sd, double P05, double P25,
    double P50, double P75, double P95);
