using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>All that evidence has to say, as its tables hold it.</summary>
public sealed record EvidencePage(
    ImmutableArray<EvidenceRow> Links, ImmutableArray<LinkDesignRow> Designs, ImmutableArray<EventTimeRow> EventTimes)
{
    public ImmutableArray<IdentificationRow> Identification { get; init; } = [];

    public ImmutableArray<DirectionRow> Directions { get; init; } = [];

    public ImmutableArray<DetectionRow> Detections { get; init; } = [];

    /// <summary>Estimates from history, simulated histories, and what stands between them.</summary>
    /// <param name="plan">Its replicates are the simulated histories.</param>
    public static EvidencePage Of(
        EvidenceData data, RunPlan plan, EvidenceEffort effort, IProgress<Progress>? progress = null,
        CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(effort);
        CompiledModel model = data.Model;
        (ImmutableArray<LinkResult> results, HurdleLink? hurdle) = Estimates(data, plan, effort, stop);
        LinkResult[] compared = [.. results.Where(result => result.Design?.Link.Outcome.IsSimulated ?? false)];
        List<HistoryStatistic> statistics = [.. compared.Select(result => LinkStatistics.Effect(result.Design!, data))];
        if (hurdle is not null)
            statistics.Add(hurdle.Statistic());
        int effects = statistics.Count;
        List<(string Link, int EventTime)> times = [];
        foreach (LinkResult result in compared.Where(result => result.Link.IsHeadline))
        {
            foreach ((int time, HistoryStatistic statistic) in LinkStatistics.EventTimes(result.Design!, data))
            {
                times.Add((result.Link.Key, time));
                statistics.Add(statistic);
            }
        }

        SimulatedHistories histories = new(model, plan.WorkingThreads);
        double[][][] values = histories.Of([.. statistics], plan, [], progress, stop: stop);
        // under an ensemble the scenario's own parameters are run too: what do the others change?
        double[][][]? own = plan.Ensemble is null
            ? null
            : histories.Of(
                [.. statistics.Take(effects)], plan with { Ensemble = null }, [], progress, stop: stop);
        ImmutableArray<LinkFinding> findings = LinkFinding.Judge(
            results, result => Compared(result, values), own is null ? null : result => Compared(result, own));
        EvidencePage page = new(
            [.. findings.Select(EvidenceRow.Of)], [.. results.SelectMany(LinkDesignRow.Of)],
            [.. results.Where(result => result.Link.IsHeadline).SelectMany(EventTimes)]);
        if (!effort.HasIdentification)
            return page;
        ImmutableArray<Moment> moments =
        [
            .. compared.Select(result => new Moment(LinkStatistics.Effect(result.Design!, data), DataNeed.Observed)),
            .. Moments.Of(data),
        ];
        (ImmutableArray<IdentificationRow> parameters, ImmutableArray<DirectionRow> directions,
            ImmutableArray<DetectionRow> detections) = IdentificationStudy.Of(
            model, moments, plan, effort.PerDerivative, progress, stop);
        return page with { Identification = parameters, Directions = directions, Detections = detections };

        ModelComparison Compared(LinkResult result, double[][][] simulated)
        {
            double observed = result.Estimate?.Value ?? double.NaN;
            int place = statistics.FindIndex(0, effects, statistic => statistic.Key == result.Link.Key);
            if (place >= 0)
            {
                ModelComparison comparison =
                    ModelComparison.Of(observed, Widest(result), [.. simulated.Select(arm => arm[place])]);
                return result.Link.IsAccession ? comparison.OfWhatIsInAll() : comparison;
            }

            return result.Link.Outcome.IsSimulated
                ? new(observed, null, null, null, double.NaN, double.NaN, ModelVerdict.NotCompared)
                : ModelComparison.NotInModel(observed);
        }

        IEnumerable<EventTimeRow> EventTimes(LinkResult result)
        {
            if (result.Series is not { } series || result.Bands is not { } bands)
                yield break;
            for (int k = 0; k < series.Keys.Length; k++)
            {
                PointEstimate estimate = series.Estimates[k];
                Model.Parameters.Interval own =
                    estimate.StandardError > 0 ? estimate.IntervalAt(0.95) : new(double.NaN, double.NaN);
                int place = times.IndexOf((result.Link.Key, series.Keys[k]));
                SimulatedSpread Arm(ModelArm arm) =>
                    place < 0 ? SimulatedSpread.None : SimulatedSpread.Of(values[(int)arm][effects + place]);
                yield return new(
                    result.Link.Key, series.Keys[k], estimate.Value, estimate.StandardError, own.Low, own.High,
                    bands.Bands[k].Low, bands.Bands[k].High, Arm(ModelArm.All), Arm(ModelArm.WithoutProgrammes));
            }
        }
    }

    /// <summary>The interval of history; where dates are not known, both that of the best dates and the
    /// imputed.</summary>
    private static Model.Parameters.Interval? Widest(LinkResult result)
    {
        if (result.Interval95 is not { } own || result.Imputed is not { } imputed)
            return result.Interval95;
        Model.Parameters.Interval drawn = imputed.Estimate.IntervalAt(0.95);
        return new(Math.Min(own.Low, drawn.Low), Math.Max(own.High, drawn.High));
    }

    /// <summary>The estimates are independent of each other: each is a block.</summary>
    private static (ImmutableArray<LinkResult> Results, HurdleLink? Hurdle) Estimates(
        EvidenceData data, RunPlan plan, EvidenceEffort effort, CancellationToken stop)
    {
        ImmutableArray<EvidenceLink> links = EvidenceLink.For(data);
        HurdleLink? hurdle = null;
        LinkResult[] results = BlockScheduler.All(
            plan.WorkingThreads, links.Length + 1,
            number => number == 0
                ? Hurdle()
                : LinkResult.Of(links[number - 1], data, effort.Permutations, effort.Imputations, plan.Seed, stop),
            cancellation: stop);
        int headlines = links.Count(link => link.IsHeadline);
        return ([.. results[1..(headlines + 1)], results[0], .. results[(headlines + 1)..]], hurdle);

        LinkResult Hurdle()
        {
            try
            {
                HurdleLink compiled = HurdleLink.Compile(data);
                LinkResult result = compiled.Estimate(effort.Resamples, plan.Seed, stop);
                hurdle = compiled;
                return result;
            }
            catch (NotEstimableException refusal)
            {
                return new(
                    HurdleLink.Link, null, refusal.Message, 0, 0, double.NaN, double.NaN, double.NaN);
            }
        }
    }
}

/// <summary>How often things are drawn.</summary>
/// <param name="Permutations">Of dates, for each randomisation test.</param>
/// <param name="Imputations">Of unknown dates.</param>
/// <param name="Resamples">Of states, for the hurdle regression.</param>
/// <param name="PerDerivative">Histories behind each derivative of the statistics.</param>
/// <param name="HasIdentification">Asks what the statistics say of the parameters.</param>
public sealed record EvidenceEffort(
    int Permutations = 999, int Imputations = 100, int Resamples = 999, int PerDerivative = 64,
    bool HasIdentification = true);
