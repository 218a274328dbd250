using System.Globalization;
using PartnershipSim.Experiments.Designs;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Experiments.Sensitivity;

/// <summary>What sensitivity indices say about an outcome, in words, with what they do not say.</summary>
public static class Verdict
{
    // a total effect below this is printed as none
    private const double Negligible = 0.01;

    // the parameters to name: enough of them for this share of what single parameters explain
    private const double Most = 0.9;

    /// <summary>The verdict of Sobol' indices; evidence per axis is what <see cref="ParameterSpace"/> declares.</summary>
    public static string Of(string outcome, SobolIndices indices) => Of(outcome, indices, DeclaredEvidence);

    /// <summary>The verdict with evidence from elsewhere; axes without evidence count as neither assumed nor known.</summary>
    public static string Of(string outcome, SobolIndices indices, Func<string, Evidence?> evidence)
    {
        ArgumentNullException.ThrowIfNull(indices);
        ArgumentNullException.ThrowIfNull(evidence);
        if (!(indices.ParameterVariance > 0))
            return $"Nothing that was varied changes {outcome} by more than noise.";
        List<string> sentences = [Explained(outcome, indices)];
        double alone = indices.Axes.Sum(axis => axis.S1.Value);
        if (1 - alone > 0.05)
            sentences.Add($"Interactions between parameters carry the other {Percent(1 - alone)}.");
        int idle = indices.Axes.Count(IsIndistinct);
        if (idle > 0)
            sentences.Add(Idle(idle));
        sentences.Add(indices.NoiseVariance is { } noise
            ? $"Within single runs, chance makes up {Percent(noise / (noise + indices.ParameterVariance))} of all variance; it is not part of these shares."
            : "Each point was run once: noise, if there is any, is counted with the interactions.");
        sentences.Add(Evidenced(indices, evidence));
        if (indices.Axes.Any(axis => axis.ST.Conf > 0))
            sentences.Add(More(indices));
        return string.Join(" ", sentences);
    }

    /// <summary>The verdict of a screening.</summary>
    public static string Of(string outcome, MorrisEffects effects)
    {
        ArgumentNullException.ThrowIfNull(effects);
        MorrisEffect[] distinct = [.. effects.Axes.Where(axis => axis.IsDistinct).OrderByDescending(axis => axis.MuStar.Value)];
        int idle = effects.Axes.Length - distinct.Length;
        if (distinct.Length == 0)
            return $"No parameter moves {outcome} by more than noise.";
        string named = string.Join(", ", distinct.Take(5).Select(axis => $"{axis.Axis.Key} ({Short(axis.MuStar.Value)})"));
        string lead = $"{Capital(Counted(distinct.Length, "parameter"))} move{(distinct.Length == 1 ? "s" : "")} {outcome}";
        string rest = idle == 0 ? "" : " " + Idle(idle);
        bool isNoiseKnown = distinct[0].NoiseFloor is not null;
        string doubt = isNoiseKnown ? "" : " Each point was run once: noise, if there is any, is counted as an effect.";
        return $"{lead}{(isNoiseKnown ? " by more than noise" : "")}, by mean size of effect over the whole range: {named}{(distinct.Length > 5 ? ", ..." : "")}.{rest}{doubt}";
    }

    /// <summary>The grade of a parameter of the model, or null for anything else.</summary>
    public static Evidence? DeclaredEvidence(string key) => ParameterSpace.Find(key)?.Evidence;

    private static string Explained(string outcome, SobolIndices indices)
    {
        SobolIndex[] distinct = [.. indices.Axes.Where(axis => axis.S1.Interval.Low > 0 && !IsIndistinct(axis)).OrderByDescending(axis => axis.S1.Value)];
        if (distinct.Length == 0)
            return $"No single parameter explains a share of the variance of {outcome} that can be told from zero.";
        double all = distinct.Sum(axis => axis.S1.Value);
        int named = 1;
        while (named < distinct.Length && distinct.Take(named).Sum(axis => axis.S1.Value) < Most * all)
            named++;
        double share = distinct.Take(named).Sum(axis => axis.S1.Value);
        string list = string.Join(", ", distinct.Take(named).Select(axis => $"{axis.Axis.Key} {Percent(axis.S1.Value)}"));
        return $"{Capital(Counted(named, "parameter"))} explain{(named == 1 ? "s" : "")} {Percent(share)} of the variance of {outcome}: {list}.";
    }

    private static string Evidenced(SobolIndices indices, Func<string, Evidence?> evidence)
    {
        SobolIndex[] assumed = [.. indices.Axes.Where(axis => evidence(axis.Axis.Key) == Evidence.Assumed)];
        if (assumed.Length == 0)
            return "None of the variance rests on parameters graded assumed.";
        double least = Math.Clamp(assumed.Sum(axis => axis.S1.Value), 0, 1);
        double most = Math.Clamp(assumed.Sum(axis => axis.ST.Value), least, 1);
        string share = Percent(least) == Percent(most) ? Percent(least) : $"between {Percent(least)} and {Percent(most)}";
        return $"{Capital(share)} of the variance rests on parameters graded assumed ({assumed.Length} of {indices.Axes.Length}).";
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

    private static bool IsIndistinct(SobolIndex axis) => axis.ST.Interval.Low <= 0 || axis.ST.Interval.High < Negligible;

    private static string Idle(int count) => $"{Capital(Counted(count, "parameter"))} {(count == 1 ? "is" : "are")} indistinguishable from zero.";

    private static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static string Percent(double share) =>
        share is > 0 and < 0.005 ? "less than 1 %" : $"{Math.Max(0, 100 * share).ToString("0", CultureInfo.InvariantCulture)} %";

    private static string Rounded(long count)
    {
        double unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(count)) - 1));
        return (Math.Round(count / unit) * unit).ToString("#,0", CultureInfo.InvariantCulture);
    }

    private static string Counted(int count, string what)
    {
        string[] words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        string number = count < words.Length ? words[count] : count.ToString(CultureInfo.InvariantCulture);
        return $"{number} {what}{(count == 1 ? "" : "s")}";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
