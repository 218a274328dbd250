using System.Collections.Immutable;
using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Analysis.History;

/// <summary>One case and what was expected of it.</summary>
public readonly record struct Verification(ForecastCase Case, Prediction Prediction);

/// <summary>A way of scoring forecasts: a function of the cases and what was expected of them.</summary>
/// <param name="Key">As in tables.</param>
/// <param name="Name">As in sentences.</param>
/// <param name="IsRelative">Can forecasts be compared by the ratio of their scores? Bias and coverage cannot.</param>
/// <param name="Best">The score of a perfect forecast.</param>
public sealed record Score(string Key, string Name, bool IsRelative = true, double Best = 0)
{
    /// <summary>The score of one case, for scores that are means over cases.</summary>
    public Func<Verification, double>? PerCase { get; init; }

    /// <summary>What makes the score out of the mean over cases.</summary>
    public Func<double, double> Finish { get; init; } = mean => mean;

    /// <summary>
    /// The score of all cases together under given weights, for scores that are no means; eight sets of weights side by
    /// side. What does not depend on weights is done once.
    /// </summary>
    public Func<IReadOnlyList<Verification>, Func<Lanes[], Lanes>>? Together { get; init; }

    /// <summary>The score; not a number where it is not defined.</summary>
    public double Of(IReadOnlyList<Verification> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        Lanes[] once = new Lanes[cases.Count];
        Array.Fill(once, 1);
        return cases.Count == 0 ? double.NaN : Weighted(cases)(once)[0];
    }

    /// <summary>The score as a function of how much each case weighs, for eight sets of weights side by side.</summary>
    public Func<Lanes[], Lanes> Weighted(IReadOnlyList<Verification> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (Together is not null)
            return Together(cases);
        double[] values = [.. cases.Select(PerCase!)];
        return weights =>
        {
            Lanes sum = 0;
            Lanes count = 0;
            for (int k = 0; k < values.Length; k++)
            {
                sum += weights[k] * values[k];
                count += weights[k];
            }

            Span<double> means = stackalloc double[Lanes.Count];
            (sum / count).CopyTo(means);
            for (int lane = 0; lane < means.Length; lane++)
                means[lane] = Finish(means[lane]);
            return Lanes.From(means);
        };
    }

    /// <summary>
    /// 1 - score/reference, both measured from the best score there is: 1 is perfect, 0 no better than the reference.
    /// </summary>
    public double Skill(double score, double reference) => 1 - Math.Abs(score - Best) / Math.Abs(reference - Best);

    public override string ToString() => Key;
}

/// <summary>The scores of forecast verification, as Gneiting and Raftery (2007) and Wilks (2011) define them.</summary>
public static class Scores
{
    /// <summary>Mean absolute error of the median.</summary>
    public static Score Mae { get; } = new("mae", "mean absolute error") { PerCase = v => Math.Abs(Error(v)) };

    /// <summary>Root mean square error of the median.</summary>
    public static Score Rmse { get; } = new("rmse", "root mean square error")
    {
        PerCase = v => Square(Error(v)),
        Finish = Math.Sqrt,
    };

    /// <summary>Mean error of the median: above 0, too much was expected.</summary>
    public static Score Bias { get; } = new("bias", "bias", IsRelative: false) { PerCase = Error };

    /// <summary>Rank correlation of the median and what came.</summary>
    public static Score Spearman { get; } = new("spearman", "rank correlation", IsRelative: false, Best: 1)
    {
        Together = cases => _ => Ranking.Spearman(
            [.. cases.Select(v => v.Prediction.Median)], [.. cases.Select(v => v.Case.Observed)]),
    };

    /// <summary>
    /// Continuous ranked probability score of the sample: E|X - y| - E|X - X'|/2. Of a point forecast it is the
    /// absolute error.
    /// </summary>
    public static Score Crps { get; } = new("crps", "continuous ranked probability score")
    {
        PerCase = v => CrpsOf(v.Prediction.Sample, v.Case.Observed),
    };

    /// <summary>Mean square error of the probability of taking part.</summary>
    public static Score Brier { get; } = new("brier", "Brier score")
    {
        PerCase = v => Square(v.Prediction.Participation - (v.Case.Observed > 0 ? 1 : 0)),
    };

    /// <summary>
    /// The probability that a state that took part was thought likelier to than one that did not; ties count half.
    /// </summary>
    public static Score Auc { get; } = new("auc", "area under the curve", Best: 1)
    {
        Together = cases => Ranking.AreaUnderCurve(
            [.. cases.Select(v => v.Prediction.Participation)], [.. cases.Select(v => v.Case.Observed > 0)]),
    };

    /// <summary>
    /// Share of what came that lay between the 25th and the 75th percentile of what was expected; .5 is right.
    /// </summary>
    public static Score Coverage50 { get; } = Coverage("coverage50", 0.5);

    /// <summary>Share of what came that lay between the 5th and the 95th percentile; .9 is right.</summary>
    public static Score Coverage90 { get; } = Coverage("coverage90", 0.9);

    /// <summary>
    /// Of those who took part: mean absolute error of the logarithm of the size they were expected to have if they took
    /// part.
    /// </summary>
    public static Score LogSize { get; } = new("log_size", "mean absolute log error of sizes")
    {
        PerCase = v => Math.Abs(Math.Log(v.Prediction.SizeIfAny / v.Case.Observed)),
    };

    /// <summary>What is said of spending (percent of GDP) and of strength (its logarithm).</summary>
    public static ImmutableArray<Score> OfLevels { get; } = [Mae, Rmse, Crps, Bias, Spearman, Coverage50, Coverage90];

    /// <summary>What is said of taking part.</summary>
    public static ImmutableArray<Score> OfParticipation { get; } = [Brier, Auc];

    /// <summary>What is said of troops, thousands, those who sent none included.</summary>
    public static ImmutableArray<Score> OfTroops { get; } = [Mae, Rmse, Crps, Bias, Spearman, Coverage50, Coverage90];

    /// <summary>What is said of the sizes of those who took part.</summary>
    public static ImmutableArray<Score> OfSizes { get; } = [LogSize];

    /// <summary>
    /// E|X - y| - E|X - X'|/2 over a sorted sample, in one pass: the second term is a weighted sum of order statistics.
    /// </summary>
    public static double CrpsOf(ReadOnlySpan<double> sorted, double observed)
    {
        int n = sorted.Length;
        double distance = 0;
        double spread = 0;
        for (int i = 0; i < n; i++)
        {
            distance += Math.Abs(sorted[i] - observed);
            spread += (2.0 * i + 1 - n) * sorted[i];
        }

        return distance / n - spread / ((double)n * n);
    }

    private static Score Coverage(string key, double level) => new(
        key, $"coverage of the {100 * level:0} % band", IsRelative: false, Best: level)
    {
        PerCase = v => v.Case.Observed >= v.Prediction.Quantile((1 - level) / 2)
            && v.Case.Observed <= v.Prediction.Quantile((1 + level) / 2)
            ? 1
            : 0,
    };

    private static double Error(Verification v) => v.Prediction.Median - v.Case.Observed;

    private static double Square(double x) => x * x;
}
