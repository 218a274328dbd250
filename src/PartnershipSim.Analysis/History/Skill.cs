using System.Collections.Concurrent;
using PartnershipSim.Analysis.Statistics;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.History;

/// <summary>Does the model forecast better than a reference forecast?</summary>
public enum SkillVerdict
{
    /// <summary>The 90 % interval of the skill lies above 0.</summary>
    Wins,

    /// <summary>It contains 0.</summary>
    Ties,

    /// <summary>It lies below 0.</summary>
    Loses,
}

/// <summary>The model's score beside a reference's on the cases of which both say something.</summary>
/// <param name="Task">level, participation, troops or size.</param>
/// <param name="Group">all or partners.</param>
/// <param name="Interval">
/// Of <paramref name="Value"/>, 90 %, by resampling states: cases of one state are no independent witnesses.
/// </param>
public sealed record Skill(
    Window Window, string Task, string Group, Score Score, string ReferenceForecast, int Cases, int States,
    double Model, double Other, double Value, Interval Interval)
{
    /// <summary>The level of every interval of a hindcast.</summary>
    public const double Level = 0.9;

    /// <summary>Fewer states than this, and resampling them says nothing.</summary>
    public const int FewestStates = 8;

    public SkillVerdict Verdict =>
        Interval.Low > 0 ? SkillVerdict.Wins : Interval.High < 0 ? SkillVerdict.Loses : SkillVerdict.Ties;

    /// <summary>
    /// Compares two forecasters of the same cases; null if they share too few states or the score is not defined.
    /// </summary>
    public static Skill? Of(
        Window window, string task, string group, Score score, string reference, IReadOnlyList<Verification> model,
        IReadOnlyList<Verification> other, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(other);
        int[] states = [.. model.Select(v => v.Case.State).Distinct().Order()];
        double ours = score.Of(model);
        double theirs = score.Of(other);
        if (states.Length < FewestStates || !double.IsFinite(ours) || !double.IsFinite(theirs))
            return null;
        double[] resampled = [.. Resampled(score, model, other, states, seed).Where(double.IsFinite)];
        Interval interval = resampled.Length == 0
            ? new(double.NegativeInfinity, double.PositiveInfinity)
            : Distribution.Middle(resampled, Level);
        return new(
            window, task, group, score, reference, model.Count, states.Length, ours, theirs,
            score.Skill(ours, theirs), interval);
    }

    private static IEnumerable<double> Resampled(
        Score score, IReadOnlyList<Verification> model, IReadOnlyList<Verification> other, int[] states, ulong seed)
    {
        int[] stateOf = [.. model.Select(v => Array.IndexOf(states, v.Case.State))];
        Func<Lanes[], Lanes> ours = score.Weighted(model);
        Func<Lanes[], Lanes> theirs = score.Weighted(other);
        Lanes[] weights = new Lanes[model.Count];
        foreach (Lanes[] drawn in Draws.GetOrAdd((states.Length, seed), Draw))
        {
            for (int k = 0; k < weights.Length; k++)
                weights[k] = drawn[stateOf[k]];
            Lanes our = ours(weights);
            Lanes their = theirs(weights);
            for (int lane = 0; lane < Lanes.Count; lane++)
                yield return score.Skill(our[lane], their[lane]);
        }
    }

    /// <summary>
    /// How often each state is drawn, eight resamples side by side; the same for all scores of as many states.
    /// </summary>
    private static readonly ConcurrentDictionary<(int States, ulong Seed), Lanes[][]> Draws = new();

    private static Lanes[][] Draw((int States, ulong Seed) of) =>
    [
        .. Enumerable.Range(0, Bootstrap.Resamples).Select(Bootstrap.OfStates(of.States, of.Seed).Weights)
            .Chunk(Lanes.Count).Select(eight => Enumerable.Range(0, of.States)
                .Select(state => Lanes.From([.. eight.Select(weights => weights[state])])).ToArray()),
    ];
}
