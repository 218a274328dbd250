using System.Collections.Immutable;
using PartnershipSim.Experiments.History.Benchmarks;

namespace PartnershipSim.Experiments.History;

/// <summary>A hindcast in sentences: where the model wins, ties and loses, what its parts are worth, what it misses. Nothing is left out that it loses.</summary>
public static class HindcastWords
{
    /// <summary>The verdict over a group of states.</summary>
    public static ImmutableArray<string> Verdict(Hindcast hindcast, string group)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        var asked = Headline.All
            .Select(headline => (headline, skills: Benchmark.All.Select(benchmark => (benchmark, skill: headline.Against(benchmark.Key, group, hindcast))).Where(pair => pair.skill is not null).ToArray()))
            .Where(row => row.skills.Length > 0)
            .ToArray();
        string[] wins = [.. asked.Where(row => row.skills.All(pair => pair.skill!.Verdict == SkillVerdict.Wins)).Select(row => row.headline.Asks)];
        string[] ties =
        [
            .. asked.Where(row => row.skills.All(pair => pair.skill!.Verdict != SkillVerdict.Loses) && row.skills.Any(pair => pair.skill!.Verdict == SkillVerdict.Ties))
                .Select(row => $"{row.headline.Asks} ({Names(row.skills.Where(pair => pair.skill!.Verdict == SkillVerdict.Ties).Select(pair => pair.benchmark.Name))})"),
        ];
        string[] losses =
        [
            .. asked.Where(row => row.skills.Any(pair => pair.skill!.Verdict == SkillVerdict.Loses))
                .Select(row => $"{row.headline.Asks} (to {Names(row.skills.Where(pair => pair.skill!.Verdict == SkillVerdict.Loses).Select(pair => pair.benchmark.Name))})"),
        ];
        return
        [
            $"Wins against every rule of thumb: {Listed(wins)}.",
            $"Cannot be told from some of them: {Listed(ties)}.",
            $"Loses: {Listed(losses)}.",
        ];
    }

    /// <summary>How often the bands of the model held what came, held-out years.</summary>
    public static string Coverage(Hindcast hindcast)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        string[] said =
        [
            .. hindcast.Windows.Where(window => window.Window.IsHeldOut)
                .SelectMany(window => window.Scores)
                .Where(own => own.Forecaster == Examination.Model && own.Group == "all" && own.Score == Scores.Coverage90 && own.Cases > 100)
                .Select(own => $"{100 * own.Value:0} % of {own.Window.Name}"),
        ];
        return $"Bands of 90 % hold {Listed(said)}.";
    }

    /// <summary>What each part is worth on the held-out years, over the headlines.</summary>
    public static ImmutableArray<string> Parts(Hindcast hindcast, string group)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        return [.. hindcast.Ablations.Select(ablation => Part(ablation, group))];
    }

    /// <summary>The stylised facts in one sentence.</summary>
    public static string Facts(Hindcast hindcast)
    {
        ArgumentNullException.ThrowIfNull(hindcast);
        FactCheck[] missed = [.. hindcast.Facts.Where(check => !check.IsMet)];
        string list = string.Join("; ", missed.Select(check => $"{check.Fact.Id} {check.Fact.Pattern} (observed {check.Observed:0.##}, model {check.Simulated:0.##})"));
        return $"{hindcast.Facts.Length - missed.Length} of {hindcast.Facts.Length} stylised facts lie in their band" + (missed.Length == 0 ? "." : $"; missed: {list}.");
    }

    private static string Part(Ablation ablation, string group)
    {
        (string Asks, Skill Skill)[] worth = [.. Headline.All.Select(headline => (headline.Asks, headline.Worth(ablation, group))).Where(pair => pair.Item2 is not null).Select(pair => (pair.Asks, pair.Item2!))];
        string[] helps = [.. worth.Where(pair => pair.Skill.Verdict == SkillVerdict.Wins && Matters(pair.Skill)).Select(pair => $"{pair.Asks} ({100 * pair.Skill.Value:+0;-0} %)")];
        string[] harms = [.. worth.Where(pair => pair.Skill.Verdict == SkillVerdict.Loses && Matters(pair.Skill)).Select(pair => $"{pair.Asks} ({100 * pair.Skill.Value:+0;-0} %)")];
        return (helps.Length, harms.Length) switch
        {
            (0, 0) => $"{ablation.Part.Name}: no difference of 1 % or more that is sure.",
            (_, 0) => $"{ablation.Part.Name}: worse at {Listed(helps)}.",
            (0, _) => $"{ablation.Part.Name}: better at {Listed(harms)}; there the part does harm.",
            _ => $"{ablation.Part.Name}: worse at {Listed(helps)}; better at {Listed(harms)}.",
        };
    }

    private static bool Matters(Skill skill) => Math.Abs(skill.Value) >= 0.01;

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);

    private static string Listed(string[] items) => items.Length == 0 ? "nothing" : string.Join("; ", items);
}
