using System.Collections.Immutable;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>
/// An estimate when some dates of joining are not known: dates are drawn within their brackets, every year as likely,
/// and the estimates are combined (Rubin 1987): the variance is that within draws plus that between them.
/// </summary>
/// <param name="Estimate">Combined.</param>
/// <param name="Between">The share of the variance that is due to the dates.</param>
/// <param name="SignificantShare">Share of the draws with p at most 5 %.</param>
/// <param name="Draws">Draws that have an estimate.</param>
public sealed record DateImputation(PointEstimate Estimate, double Between, double SignificantShare, int Draws)
{
    /// <summary>Are the imputed and the original estimate the same finding at 5 %: sign and significance?</summary>
    public bool Keeps(PointEstimate original)
    {
        ArgumentNullException.ThrowIfNull(original);
        bool wasFound = original.PValue <= 0.05;
        bool isFound = Estimate.PValue <= 0.05;
        return wasFound == isFound && (!wasFound || Math.Sign(original.Value) == Math.Sign(Estimate.Value));
    }

    public static DateImputation Of(LinkDesign design, int draws, ulong seed, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        EvidenceDice dice = new(seed, EvidenceDice.Dates);
        List<PointEstimate> estimates = new(draws);
        for (int draw = 0; draw < draws; draw++)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                PointEstimate estimate = design.Estimate(Dates(design.Dates, dice, draw));
                if (estimate.StandardError > 0)
                    estimates.Add(estimate);
            }
            catch (NotEstimableException)
            {
                // dates under which there is no estimate
            }
        }

        if (estimates.Count < Math.Max(2, draws / 2))
        {
            throw new NotEstimableException(
                $"{draws - estimates.Count} of {draws} draws of the unknown dates have no estimate.");
        }

        double mean = estimates.Average(estimate => estimate.Value);
        double within = estimates.Average(estimate => estimate.StandardError * estimate.StandardError);
        double between =
            estimates.Sum(estimate => (estimate.Value - mean) * (estimate.Value - mean)) / (estimates.Count - 1);
        double total = within + (1 + 1.0 / estimates.Count) * between;
        return new(
            new(mean, Math.Sqrt(total), estimates.Min(estimate => estimate.DegreesOfFreedom)), between / total,
            estimates.Count(estimate => estimate.PValue <= 0.05) / (double)estimates.Count, estimates.Count);
    }

    private static ImmutableArray<int> Dates(ImmutableArray<ProgrammeDate?> dates, EvidenceDice dice, int draw) =>
    [
        .. dates.Select((date, unit) => date is null ? Cohorts.Never
            : date.IsUnknown ? date.Earliest + dice.Below(date.Latest - date.Earliest + 1, draw, unit)
            : date.Year),
    ];
}
