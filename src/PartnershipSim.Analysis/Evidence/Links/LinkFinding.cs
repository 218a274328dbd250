using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>What history alone shows of a link.</summary>
public enum HistoryVerdict
{
    /// <summary>There is no estimate.</summary>
    NotEstimable,

    /// <summary>The interval contains no effect.</summary>
    NotShown,

    /// <summary>The interval excludes no effect, but a test that would have to hold does not.</summary>
    Suggested,

    /// <summary>
    /// The interval excludes no effect, and the finding survives its family, permuted dates, pre-trends and unknown
    /// dates.
    /// </summary>
    Shown,
}

/// <summary>A link with all that is said of it: the estimate, its family and the model.</summary>
/// <param name="Adjusted">Smallest false discovery rate, in its family, at which it is a discovery.</param>
public sealed record LinkFinding(LinkResult Result, double Adjusted, ModelComparison Model)
{
    /// <summary>Under an ensemble: the comparison at the scenario's own parameters; otherwise null.</summary>
    public ModelComparison? Own { get; init; }

    /// <summary>The share of false discoveries that is accepted in a family.</summary>
    public const double DiscoveryRate = 0.10;

    /// <summary>A test of pre-trends below this is a warning: it has little power with few states.</summary>
    public const double LeastPreTrend = 0.10;

    private const double Level = 0.05;

    /// <summary>Why a finding at 5 % is not shown: each is a test that failed or could not be made.</summary>
    public ImmutableArray<string> Doubts
    {
        get
        {
            ImmutableArray<string>.Builder doubts = ImmutableArray.CreateBuilder<string>();
            if (!(Adjusted <= DiscoveryRate))
                doubts.Add("no discovery among the tests of its family");
            if (double.IsNaN(Result.Randomisation))
                doubts.Add("no randomisation test");
            else if (Result.Randomisation > Level)
                doubts.Add("permuted dates give as much too often");
            if (double.IsNaN(Result.PreTrend))
                doubts.Add("no test of pre-trends");
            else if (Result.PreTrend < LeastPreTrend)
                doubts.Add("trends differ before");
            if (Result.Imputed is { } imputed && Result.Estimate is { } estimate && !imputed.Keeps(estimate))
                doubts.Add("does not survive the unknown dates");
            return doubts.ToImmutable();
        }
    }

    public HistoryVerdict History => Result.Estimate is null ? HistoryVerdict.NotEstimable
        : !(Result.PValue <= Level) ? HistoryVerdict.NotShown
        : Doubts.IsEmpty ? HistoryVerdict.Shown
        : HistoryVerdict.Suggested;

    /// <summary>Families are those of the outcomes.</summary>
    public static ImmutableArray<LinkFinding> Judge(
        ImmutableArray<LinkResult> results, Func<LinkResult, ModelComparison> compare,
        Func<LinkResult, ModelComparison>? own = null)
    {
        ArgumentNullException.ThrowIfNull(compare);
        ImmutableArray<Discovery> discoveries = FalseDiscovery.Judge(
            [.. results.Select(result => new Hypothesis(result.Link.Outcome.Family, result.Link.Key, result.PValue))],
            DiscoveryRate);
        return
        [
            .. results.Select((result, i) => new LinkFinding(result, discoveries[i].Adjusted, compare(result))
            {
                Own = own?.Invoke(result),
            }),
        ];
    }
}
