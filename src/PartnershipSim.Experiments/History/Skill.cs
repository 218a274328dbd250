using System.Collections.Immutable;
using PartnershipSim.Experiments.Comparing;
using PartnershipSim.Experiments.Designs;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Experiments.History;

/// <summary>Does the model forecast better than a benchmark?</summary>
public enum SkillVerdict
{
    /// <summary>The 90 % interval of the skill lies above 0.</summary>
    Wins,

    /// <summary>It contains 0.</summary>
    Ties,

    /// <summary>It lies below 0.</summary>
    Loses,
}

/// <summary>The model's score beside a benchmark's on the cases of which both say something.</summary>
/// <param name="Task">level, participation, troops or size.</param>
/// <param name="Group">all or partners.</param>
/// <param name="Interval">Of <paramref name="Value"/>, 90 %, by resampling states: cases of one state are no independent witnesses.</param>
public sealed record Skill(
    Window Window, string Task, string Group, Score Score, string Benchmark, int Cases, int States, double Model, double Other, double Value, Interval Interval)
{
    /// <summary>The level of every interval of a hindcast.</summary>
    public const double Level = 0.9;

    /// <summary>Fewer states than this, and resampling them says nothing.</summary>
    public const int FewestStates = 8;

    public SkillVerdict Verdict => Interval.Low > 0 ? SkillVerdict.Wins : Interval.High < 0 ? SkillVerdict.Loses : SkillVerdict.Ties;

    /// <summary>Compares two forecasters of the same cases; null if they share too few states or the score is not defined.</summary>
    public static Skill? Of(
        Window window, string task, string group, Score score, string benchmark, IReadOnlyList<Verification> model, IReadOnlyList<Verification> other, ulong seed)
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
        Interval interval = resampled.Length == 0 ? new(double.NegativeInfinity, double.PositiveInfinity) : Bootstrap.IntervalAt(resampled, Level);
        return new(window, task, group, score, benchmark, model.Count, states.Length, ours, theirs, score.Skill(ours, theirs), interval);
    }

    private static IEnumerable<double> Resampled(Score score, IReadOnlyList<Verification> model, IReadOnlyList<Verification> other, int[] states, ulong seed)
    {
        DesignDice dice = new(DesignDice.States, seed);
        ILookup<int, int> casesOf = Enumerable.Range(0, model.Count).ToLookup(k => model[k].Case.State);
        Sums[]? sums = score.PerCase is null ? null : [.. states.Select(state => Sums.Of(score, casesOf[state], model, other))];
        for (int b = 0; b < Bootstrap.Resamples; b++)
        {
            int[] drawn = [.. Enumerable.Range(0, states.Length).Select(k => dice.Below(states.Length, (uint)k, (uint)b))];
            yield return sums is null ? Together(drawn) : OfMeans(drawn);
        }

        double OfMeans(int[] drawn)
        {
            Sums all = drawn.Aggregate(new Sums(0, 0, 0), (sum, k) => new(sum.Model + sums![k].Model, sum.Other + sums[k].Other, sum.Cases + sums[k].Cases));
            return score.Skill(score.Finish(all.Model / all.Cases), score.Finish(all.Other / all.Cases));
        }

        double Together(int[] drawn)
        {
            int[] cases = [.. drawn.SelectMany(k => casesOf[states[k]])];
            return score.Skill(score.Of([.. cases.Select(k => model[k])]), score.Of([.. cases.Select(k => other[k])]));
        }
    }

    private readonly record struct Sums(double Model, double Other, int Cases)
    {
        public static Sums Of(Score score, IEnumerable<int> cases, IReadOnlyList<Verification> model, IReadOnlyList<Verification> other)
        {
            Sums sums = default;
            foreach (int k in cases)
                sums = new(sums.Model + score.PerCase!(model[k]), sums.Other + score.PerCase(other[k]), sums.Cases + 1);
            return sums;
        }
    }
}
