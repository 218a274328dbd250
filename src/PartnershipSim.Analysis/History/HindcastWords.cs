using System.Collections.Immutable;
using PartnershipSim.Analysis.History.References;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// A hindcast in sentences: where the model wins, ties and loses, what its parts are worth, what it misses. Nothing is
/// left out that it loses.
/// </summary>
public static class HindcastWords
{
    /// <summary>Is there any score over a group of states? In a single region there may be too few of them.</summary>
    public static bool IsScored(HindcastRecord record, string group)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Headline.All.Any(
            headline => ReferenceForecast.All.Any(
                reference => headline.Against(reference.Key, group, record) is not null));
    }

    /// <summary>The verdict over a group of states.</summary>
    /// <param name="namesRivals">Say whom it cannot be told from, and to whom it loses.</param>
    public static ImmutableArray<string> Verdict(HindcastRecord record, string group, bool namesRivals = true)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!IsScored(record, group))
            return [$"No score: it takes {Skill.FewestStates} states or more with forecasts and history, "
                + "and there are fewer. What was forecast, and what came, stands in forecasts.csv."];
        var asked = Headline.All
            .Select(headline => (headline, skills: ReferenceForecast.All
                .Select(reference => (reference, skill: headline.Against(reference.Key, group, record)))
                .Where(pair => pair.skill is not null).ToArray()))
            .Where(row => row.skills.Length > 0)
            .ToArray();
        string[] wins = [.. asked.Where(row => row.skills.All(pair => pair.skill!.Verdict == SkillVerdict.Wins))
            .Select(row => row.headline.Asks)];
        string[] ties =
        [
            .. asked.Where(row => row.skills.All(pair => pair.skill!.Verdict != SkillVerdict.Loses)
                && row.skills.Any(pair => pair.skill!.Verdict == SkillVerdict.Ties))
                .Select(row => !namesRivals
                    ? row.headline.Asks
                    : $"{row.headline.Asks} ({Names(row.skills.Where(pair => pair.skill!.Verdict == SkillVerdict.Ties).Select(pair => pair.reference.Name))})"),
        ];
        string[] losses =
        [
            .. asked.Where(row => row.skills.Any(pair => pair.skill!.Verdict == SkillVerdict.Loses))
                .Select(row => !namesRivals
                    ? row.headline.Asks
                    : $"{row.headline.Asks} (to {Names(row.skills.Where(pair => pair.skill!.Verdict == SkillVerdict.Loses).Select(pair => pair.reference.Name))})"),
        ];
        return
        [
            $"Wins against every reference forecast: {Listed(wins)}.",
            $"Cannot be told from some of them: {Listed(ties)}.",
            $"Loses: {Listed(losses)}.",
        ];
    }

    /// <summary>How often the bands of the model held what came, held-out years.</summary>
    public static string Coverage(HindcastRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        string[] said =
        [
            .. record.Scores
                .Where(own => own.Set == "held_out" && own.Forecaster == Examination.Model && own.Group == "all"
                    && own.Score == Scores.Coverage90.Key && own.Cases > 100
                    && !Window.Named(own.Window).IsRolling)
                .Select(
                    own => $"{100 * own.Value:0} % of {Window.Named(own.Window).Name}"),
        ];
        return said.Length == 0
            ? "How often bands of 90 % hold what came cannot be told from so few cases."
            : $"Bands of 90 % hold {Listed(said)}.";
    }

    /// <summary>What each part is worth on the held-out years, over the headlines.</summary>
    public static ImmutableArray<string> Parts(HindcastRecord record, string group)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. Ablation.All
            .Where(part => Headline.All.Any(headline => headline.Against(part.Key, group, record) is not null))
            .Select(part => Part(part, group, record))];
    }

    /// <summary>The stylised facts in one sentence.</summary>
    public static string Facts(HindcastRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        FactRow[] missed = [.. record.Facts.Where(fact => !fact.IsMet)];
        string list = string.Join("; ", missed.Select(
            fact => $"{fact.Fact} {fact.Pattern} (observed {fact.Observed:0.##}, model {fact.Simulated:0.##})"));
        return $"{record.Facts.Length - missed.Length} of {record.Facts.Length} stylised facts lie in their band"
            + (missed.Length == 0 ? "." : $"; missed: {list}.");
    }

    private static string Part(AblatedPart part, string group, HindcastRecord record)
    {
        (string Asks, SkillRow Skill)[] worth =
        [
            .. Headline.All.Select(headline => (headline.Asks, headline.Against(part.Key, group, record)))
                .Where(pair => pair.Item2 is not null).Select(pair => (pair.Asks, pair.Item2!)),
        ];
        string[] helps = [.. worth.Where(pair => pair.Skill.Verdict == SkillVerdict.Wins && Matters(pair.Skill))
            .Select(pair => $"{pair.Asks} ({100 * pair.Skill.Value:+0;-0} %)")];
        string[] harms = [.. worth.Where(pair => pair.Skill.Verdict == SkillVerdict.Loses && Matters(pair.Skill))
            .Select(pair => $"{pair.Asks} ({100 * pair.Skill.Value:+0;-0} %)")];
        return (helps.Length, harms.Length) switch
        {
            (0, 0) => $"{part.Name}: no difference of 1 % or more that is sure.",
            (_, 0) => $"{part.Name}: worse at {Listed(helps)}.",
            (0, _) => $"{part.Name}: better at {Listed(harms)}; there the part does harm.",
            _ => $"{part.Name}: worse at {Listed(helps)}; better at {Listed(harms)}.",
        };
    }

    private static bool Matters(SkillRow skill) => Math.Abs(skill.Value) >= 0.01;

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);

    private static string Listed(string[] items) => items.Length == 0 ? "nothing" : string.Join("; ", items);
}
