using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>The estimate of one variant of a design, or why there is none.</summary>
public sealed record VariantResult(LinkVariant Variant, PointEstimate? Estimate, int Treated, string? Refusal);

/// <summary>What history says of a link.</summary>
/// <param name="Estimate">Of the main design; null with a refusal.</param>
/// <param name="Refusal">Why there is no estimate, in a sentence; or null.</param>
/// <param name="PreTrend">P-value of the joint test of the leads; not a number if there is none.</param>
/// <param name="Randomisation">P-value under permuted dates; not a number if there is none.</param>
/// <param name="MinimumDetectable">What the design finds with a power of 80 %.</param>
public sealed record LinkResult(
    EvidenceLink Link, PointEstimate? Estimate, string? Refusal, int Treated, int Controls, double PreTrend,
    double Randomisation, double MinimumDetectable)
{
    /// <summary>The 95 % interval, where it does not come from the standard error.</summary>
    public Interval? Percentiles { get; init; }

    /// <summary>The p-value of a bootstrap, where there is one.</summary>
    public double? BootstrapP { get; init; }

    public Interval? Interval95 => Percentiles ?? Estimate?.IntervalAt(0.95);

    /// <summary>Two-sided, against no effect; not a number without an estimate.</summary>
    public double PValue => BootstrapP ?? Estimate?.PValue ?? double.NaN;

    /// <summary>If dates behind the link are not known.</summary>
    public DateImputation? Imputed { get; init; }

    public ImmutableArray<VariantResult> Variants { get; init; } = [];

    /// <summary>By event time; null for a refusal.</summary>
    public EffectSeries? Series { get; init; }

    /// <summary>Simultaneous, over the event times of the series.</summary>
    public SimultaneousBands? Bands { get; init; }

    /// <summary>The main design, to be applied to simulated histories; null for a refusal.</summary>
    public LinkDesign? Design { get; init; }

    private const int BandDraws = 1999;

    /// <param name="permutations">Of the dates, for the randomisation test.</param>
    /// <param name="imputations">Draws of unknown dates.</param>
    public static LinkResult Of(
        EvidenceLink link, EvidenceData data, int permutations, int imputations, ulong seed,
        CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(link);
        LinkDesign design;
        EffectSeries series;
        PointEstimate estimate;
        try
        {
            design = LinkDesign.Compile(link, LinkVariant.Main, data);
            series = design.Series(design.BestDates);
            estimate = series.MeanOf(0, link.To);
        }
        catch (NotEstimableException refusal)
        {
            return new(link, null, refusal.Message, 0, 0, double.NaN, double.NaN, double.NaN);
        }

        ImmutableArray<int> dates = design.BestDates;
        int treated = design.TreatedOf(dates);
        return new(
            link, estimate, null, treated, Untreated(design, dates),
            OrNone(() => series.PreTrend(EvidenceLink.FirstLead).PValueFewClusters),
            OrNone(() => Permuted(design, dates, permutations, seed, stop)),
            Power.MinimumDetectableEffect(estimate))
        {
            Imputed = design.HasUnknownDates ? DateImputation.Of(design, imputations, seed, stop) : null,
            Variants = link.IsHeadline
                ? [.. LinkVariant.For(data).Select(variant => Variant(link, variant, data))]
                : [],
            Series = series,
            Bands = series.Bands(BandDraws, seed),
            Design = design,
        };
    }

    private static double Permuted(
        LinkDesign design, ImmutableArray<int> dates, int permutations, ulong seed, CancellationToken stop)
    {
        int[] permuted = new int[dates.Length];
        return RandomisationTest.Of(dates, [.. new int[dates.Length]], permutations, seed, order =>
        {
            stop.ThrowIfCancellationRequested();
            for (int unit = 0; unit < permuted.Length; unit++)
                permuted[unit] = dates[order[unit]];
            try
            {
                return design.Statistic([.. permuted]).Of(design.Outcome);
            }
            catch (NotEstimableException)
            {
                // an assignment without an estimate counts against the finding
                return double.PositiveInfinity;
            }
        }).PValue;
    }

    private static VariantResult Variant(EvidenceLink link, LinkVariant variant, EvidenceData data)
    {
        try
        {
            LinkDesign design = LinkDesign.Compile(link, variant, data);
            return new(variant, design.Estimate(design.BestDates), design.TreatedOf(design.BestDates), null);
        }
        catch (NotEstimableException refusal)
        {
            return new(variant, null, 0, refusal.Message);
        }
    }

    private static int Untreated(LinkDesign design, ImmutableArray<int> dates)
    {
        PanelShape shape = design.Outcome.Shape;
        return Enumerable.Range(0, shape.Units.Length).Count(unit => dates[unit] > shape.Periods[^1]
            && Enumerable.Range(0, shape.Periods.Length).Any(t => design.Outcome.IsObserved(unit, t)));
    }

    private static double OrNone(Func<double> compute)
    {
        try
        {
            return compute();
        }
        catch (NotEstimableException)
        {
            return double.NaN;
        }
    }
}
