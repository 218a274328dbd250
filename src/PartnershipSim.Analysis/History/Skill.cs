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
        SharedCases cases = new([.. Enumerable.Range(0, model.Count)], [.. model], seed);
        return Of(window, task, group, score, reference, cases, other);
    }

    /// <summary>The same, of cases that other forecasters are compared on too.</summary>
    internal static Skill? Of(
        Window window, string task, string group, Score score, string reference, SharedCases cases,
        IReadOnlyList<Verification> other)
    {
        if (cases.Weights.States < FewestStates)
            return null;
        double[] ours = cases.ModelBy(score), theirs = score.Of(other, cases.Weights);
        if (!double.IsFinite(ours[0]) || !double.IsFinite(theirs[0]))
            return null;
        double[] skills = [.. ours.Zip(theirs, score.Skill)];
        double[] resampled = [.. skills.Skip(1).Where(double.IsFinite)];
        Interval interval = resampled.Length == 0
            ? new(double.NegativeInfinity, double.PositiveInfinity)
            : Distribution.Middle(resampled, Level);
        return new(
            window, task, group, score, reference, other.Count, cases.Weights.States, ours[0], theirs[0], skills[0],
            interval);
    }
}
