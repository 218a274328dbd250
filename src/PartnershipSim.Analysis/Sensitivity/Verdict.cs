using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.Distributions;
using PartnershipSim.Analysis.Designs;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Wording;
using Grade = PartnershipSim.Model.Parameters.Evidence;

namespace PartnershipSim.Analysis.Sensitivity;

/// <summary>What sensitivity indices say about an outcome, in words, with what they do not say.</summary>
public static class Verdict
{
    // a total effect below this is printed as none
    private const double Negligible = 0.01;

    // the parameters to name: enough of them for this share of what single parameters explain
    private const double Most = 0.9;

    /// <summary>
    /// The verdict of Sobol' indices; evidence per axis is what <see cref="ParameterSpace"/> declares.
    /// </summary>
    public static string Of(string outcome, SobolIndices indices) => Of(outcome, indices, DeclaredEvidence);

    /// <summary>
    /// The verdict with evidence from elsewhere; axes without evidence count as neither assumed nor known.
    /// </summary>
    public static string Of(string outcome, SobolIndices indices, Func<string, Grade?> evidence)
    {
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(evidence);
        if (!(indices.ParameterVariance > 0))
            return $"Nothing that was varied changes {outcome} by more than noise.";
        List<string> sentences = [Explained(outcome, indices)];
        double alone = indices.Axes.Sum(axis => axis.S1.Value);
        double doubt = Math.Sqrt(indices.Axes.Sum(axis => axis.S1.Conf * axis.S1.Conf));
        if (1 - alone > Math.Max(0.05, doubt))
            sentences.Add($"Interactions between parameters carry the other {Percent(1 - alone)}.");
        if (!indices.Pairs.IsEmpty)
            sentences.Add(Paired(indices));
        int idle = indices.Axes.Count(IsIndistinct);
        if (idle > 0)
            sentences.Add(Idle(idle));
        sentences.Add(indices.NoiseVariance is { } noise
            ? $"Within single runs, chance makes up {Percent(noise / (noise + indices.ParameterVariance))} of all "
                + "variance; it is not part of these shares."
            : "Each point has one result: noise, if there is any, is counted with the interactions.");
        sentences.Add(Evidenced(indices, evidence));
        if (indices.Axes.Any(axis => axis.ST.Conf > 0))
            sentences.Add(More(indices));
        return string.Join(" ", sentences);
    }

    /// <summary>The verdict of a screening.</summary>
    public static string Of(string outcome, MorrisEffects effects) => Of(outcome, effects, DeclaredEvidence);

    /// <summary>The verdict of a screening with evidence from elsewhere.</summary>
    public static string Of(string outcome, MorrisEffects effects, Func<string, Grade?> evidence)
    {
        ArgumentNullException.ThrowIfNull(effects);
        ArgumentNullException.ThrowIfNull(evidence);
        MorrisEffect[] distinct = [.. effects.Axes.Where(axis => axis.IsDistinct)
            .OrderByDescending(axis => axis.MuStar.Value)];
        if (distinct.Length == 0)
            return $"No parameter moves {outcome} by more than noise.";
        bool isNoiseKnown = distinct[0].NoiseFloor is not null;
        List<string> sentences =
        [
            $"{Words.Capital(Counted(distinct.Length, "parameter"))} move{(distinct.Length == 1 ? "s" : "")} "
            + $"{outcome}{(isNoiseKnown ? " by more than noise" : "")}, by mean size of effect over the whole range: "
            + $"{Named(distinct.Select(axis => $"{axis.Axis.Key} ({Words.Setting(axis.MuStar.Value)})"))}.",
        ];
        sentences.Add(Graded(distinct.Select(axis => axis.Axis), evidence));
        if (effects.Axes.Length > distinct.Length)
            sentences.Add(Idle(effects.Axes.Length - distinct.Length));
        if (!isNoiseKnown)
            sentences.Add("Each point has one result: noise, if there is any, is counted as an effect.");
        MorrisEffect widest = effects.Axes.MaxBy(axis => axis.MuStar.Conf)!;
        if (widest.MuStar.Conf > 0)
        {
            sentences.Add(
                $"About {Rounded(3L * widest.Count * (effects.Axes.Length + 1))} more points would "
                + $"halve the interval of {widest.Axis.Key} ({Words.Setting(widest.MuStar.Value)}, "
                + $"give or take {Words.Setting(widest.MuStar.Conf)}).");
        }

        return string.Join(" ", sentences);
    }

    /// <summary>The verdict of PAWN indices of so many points.</summary>
    public static string Of(string outcome, ImmutableArray<PawnIndex> indices, int points) =>
        Of(outcome, indices, points, DeclaredEvidence);

    /// <summary>The verdict of PAWN indices with evidence from elsewhere.</summary>
    public static string Of(
        string outcome, ImmutableArray<PawnIndex> indices, int points, Func<string, Grade?> evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        PawnIndex[] distinct = [.. indices.Where(axis => axis.IsDistinct).OrderByDescending(axis => axis.Excess)];
        if (distinct.Length == 0)
            return $"No axis moves the distribution of {outcome} by more than chance would.";
        List<string> sentences =
        [
            $"{Words.Capital(Counted(distinct.Length, "axis", "axes"))} move{(distinct.Length == 1 ? "s" : "")} the "
            + $"distribution of {outcome} by more than chance would, by median distance (0 to 1) beyond that of an "
            + $"idle axis: {Named(distinct.Select(axis => $"{axis.Axis.Key} ({Two(axis.Excess)})"))}.",
        ];
        sentences.Add(Graded(distinct.Select(axis => axis.Axis), evidence));
        int idle = indices.Length - distinct.Length;
        if (idle > 0)
            sentences.Add(
                $"{Words.Capital(Counted(idle, "axis", "axes"))} {(idle == 1 ? "is" : "are")} indistinguishable "
                + "from one that does nothing.");
        PawnIndex widest = indices.MaxBy(axis => axis.Median.Conf)!;
        if (widest.Median.Conf > 0)
        {
            sentences.Add(
                $"About {Rounded(3L * points)} more points would halve the interval of {widest.Axis.Key} " +
                $"({Two(widest.Median.Value)}, give or take {Two(widest.Median.Conf)}).");
        }

        return string.Join(" ", sentences);
    }

    /// <summary>The grade of a parameter of the model, or null for anything else.</summary>
    public static Grade? DeclaredEvidence(string key) => ParameterSpace.Find(key)?.Evidence;

    private static string Explained(string outcome, SobolIndices indices)
    {
        SobolIndex[] distinct = [.. indices.Axes.Where(axis => axis.S1.Interval.Low > 0 && !IsIndistinct(axis))
            .OrderByDescending(axis => axis.S1.Value)];
        if (distinct.Length == 0)
            return $"No single parameter explains a share of the variance of {outcome} that can be told from zero.";
        double all = distinct.Sum(axis => axis.S1.Value);
        int named = 1;
        while (named < distinct.Length && distinct.Take(named).Sum(axis => axis.S1.Value) < Most * all)
            named++;
        double share = distinct.Take(named).Sum(axis => axis.S1.Value);
        string list = string.Join(
            ", ", distinct.Take(named).Select(axis => $"{axis.Axis.Key} {Percent(axis.S1.Value)}"));
        // estimates scatter around shares that cannot add up to more than everything
        string much = share <= 1
            ? $"{Percent(share)} of the variance"
            : $"all of the variance that can be told (the estimates add up to {Percent(share)})";
        return $"{Words.Capital(Counted(named, "parameter"))} explain{(named == 1 ? "s" : "")} "
            + $"{much} of {outcome}: {list}.";
    }

    /// <summary>
    /// Of many pairs some look large by chance, so a pair has to stand out among all of them (Bonferroni).
    /// </summary>
    private static string Paired(SobolIndices indices)
    {
        double own = Normal.InvCDF(0, 1, 0.5 + indices.Level / 2);
        double amongAll = Normal.InvCDF(0, 1, 1 - (1 - indices.Level) / 2 / indices.Pairs.Length);
        SobolPair[] distinct =
            [.. indices.Pairs.Where(pair => pair.S2.Value > pair.S2.Conf * amongAll / own && pair.S2.Value > 1e-6)
                .OrderByDescending(pair => pair.S2.Value)];
        if (distinct.Length == 0)
            return $"Of {Counted(indices.Pairs.Length, "pair")} of parameters none can be told from zero.";
        string list = Named(distinct.Select(
            pair => $"{pair.First.Key} with {pair.Second.Key} {Percent(pair.S2.Value)}"));
        return $"Of {Counted(indices.Pairs.Length, "pair")} of parameters, {Counted(distinct.Length, "")} can be "
            + $"told from zero: {list}.";
    }

    private static string Evidenced(SobolIndices indices, Func<string, Grade?> evidence)
    {
        SobolIndex[] assumed = [.. indices.Axes.Where(axis => evidence(axis.Axis.Key) == Grade.Assumed)];
        if (assumed.Length == 0)
            return "None of the variance rests on parameters graded assumed.";
        double least = Math.Clamp(assumed.Sum(axis => axis.S1.Value), 0, 1);
        double most = Math.Clamp(assumed.Sum(axis => axis.ST.Value), least, 1);
        string share = Percent(least) == Percent(most)
            ? Percent(least)
            : $"between {Percent(least)} and {Percent(most)}";
        return $"{Words.Capital(share)} of the variance rests on parameters graded assumed ({assumed.Length} of "
            + $"{indices.Axes.Length}).";
    }

    private static string Graded(IEnumerable<Axis> movers, Func<string, Grade?> evidence)
    {
        Axis[] all = [.. movers];
        int assumed = all.Count(axis => evidence(axis.Key) == Grade.Assumed);
        return all.Length == 1
            ? $"It {(assumed == 1 ? "rests" : "does not rest")} on an assumed value."
            : $"Of these {Counted(all.Length, "mover")}, {Counted(assumed, "")} "
                + $"{(assumed == 1 ? "rests" : "rest")} on an assumed value.";
    }

    // intervals shrink with the root of the rows: half of the width needs four times as many
    private static string More(SobolIndices indices)
    {
        SobolIndex widest = indices.Axes.MaxBy(axis => axis.ST.Conf)!;
        SaltelliDesign design = new(3 * indices.Rows, !indices.Pairs.IsEmpty);
        long points = design.CountOf([.. indices.Axes.Select(axis => axis.Axis)]);
        return $"About {Rounded(points)} more points would halve the interval of {widest.Axis.Key} " +
            $"({Percent(widest.ST.Value)} in total, give or take {Percent(widest.ST.Conf)}).";
    }

    private static bool IsIndistinct(SobolIndex axis) =>
        axis.ST.Interval.Low <= 0 || axis.ST.Interval.High < Negligible;

    private static string Idle(int count) =>
        $"{Words.Capital(Counted(count, "parameter"))} {(count == 1 ? "is" : "are")} indistinguishable from zero.";

    private static string Named(IEnumerable<string> all)
    {
        string[] words = [.. all];
        return string.Join(", ", words.Take(5)) + (words.Length > 5 ? $" and {words.Length - 5} more" : "");
    }

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(double share) =>
        share is > 0 and < 0.005
            ? "less than 1 %"
            : $"{Math.Max(0, 100 * share).ToString("0", CultureInfo.InvariantCulture)} %";

    private static string Rounded(long count)
    {
        double unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(count)) - 1));
        return (Math.Round(count / unit) * unit).ToString("#,0", CultureInfo.InvariantCulture);
    }

    private static string Counted(int count, string one, string? several = null)
    {
        string[] words =
        [
            one.Length == 0 ? "none" : "no", "one", "two", "three", "four", "five", "six", "seven",
            "eight", "nine", "ten", "eleven", "twelve",
        ];
        string number = count < words.Length ? words[count] : count.ToString(CultureInfo.InvariantCulture);
        return $"{number} {(count == 1 ? one : several ?? (one.Length == 0 ? "" : one + "s"))}".TrimEnd();
    }
}
