using System.Collections.Immutable;
using PartnershipSim.Analysis.Evidence.Links;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Results.Store;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Questions;

namespace PartnershipSim.Plotting.Answers;

/// <summary>The answer of a comparison: question first, for every scenario that was compared with the base.</summary>
public sealed record ComparisonAnswer(string Base, string Years, string Basis, ImmutableArray<ScenarioAnswer> Scenarios)
{
    private const int MostParameters = 3;

    /// <summary>So many numbers stand beside a verdict; the tables hold the others.</summary>
    private const int MostNumbers = 8;

    /// <summary>So many changes are spelled out; a game may have hundreds.</summary>
    private const int MostChanges = 12;

    /// <summary>The answer that the tables of a comparison give.</summary>
    public static ComparisonAnswer Of(ComparisonFiles files, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(provenance);
        EffectTable effects = EffectTable.Of(files.Effects, provenance.OutcomeYears);
        Dictionary<string, string> names = files.Subjects.Where(subject => subject.IsState)
            .ToDictionary(subject => subject.Key, subject => Words.StateInSentence(subject.Name));
        return new(
            effects.Base, effects.Years, BasisOf(provenance),
            [.. effects.Others.Select(other => Answer(other, effects, names, files, provenance))]);
    }

    /// <summary>On how many runs the answer stands, and what its intervals are over.</summary>
    private static string BasisOf(Provenance provenance)
    {
        string pairs = $"{Words.Fixed(provenance.Replicates, 0)} pairs of replicates under common random numbers, "
            + $"seed {provenance.Seed}";
        return provenance.Ensemble is { } ensemble
            ? $"{pairs}; intervals are over parameters and chance together ({ensemble})."
            : $"{pairs}; intervals are over chance alone (Monte Carlo error), not over what is unknown of the "
                + "parameters.";
    }

    private static ScenarioAnswer Answer(
        string other, EffectTable effects, Dictionary<string, string> names, ComparisonFiles files,
        Provenance provenance)
    {
        ScenarioQuestion question = provenance.Questions.FirstOrDefault(each => each.Scenario == other)
            ?? new(other, null, provenance.Question, Aim.Headline, []);
        Finding[] asked = [.. Findings(question.Aims)];
        Finding[] headline = [.. Findings(Aim.Headline).Where(each => !question.Aims.Contains(Of(each.Effect)))];
        return new(
            other, question.Title ?? Words.Capital(Words.Spoken(other)), question.Question,
            [.. Changed(question, effects.Base)], [.. Verdict(asked, headline)],
            [.. asked.Concat(headline).Take(MostNumbers)],
            [.. Trust(provenance, question, names), .. Groups(asked.Concat(headline), files)],
            [
                .. Which(question, names, files, effects.Years), .. Cost(question, effects),
                .. More(other, effects, asked.Concat(headline), files, provenance),
            ])
        {
            Aims = question.Aims,
            Warnings =
            [
                .. HistoryOf(provenance, question).Where(row => row.Misses).Select(row => AgainstHistory(row, names)),
            ],
        };

        IEnumerable<Finding> Findings(IEnumerable<Aim> aims) =>
            from aim in aims
            let effect = effects.Rows.FirstOrDefault(
                row => row.Scenario == other && row.Outcome == aim.Outcome && row.Group == aim.Group)
            where effect is not null
            select new Finding(effect, names.GetValueOrDefault(aim.Group), effects.Years);
    }

    private static Aim Of(EffectRecord effect) => new(effect.Outcome, effect.Group);

    private static IEnumerable<string> Changed(ScenarioQuestion question, string @base)
    {
        foreach (ScenarioChange change in question.Changes.Take(MostChanges))
        {
            string because = change.Because is { } why ? $" Reason: {Clean(why)}" : "";
            yield return $"{Begin(change.What)}.{because}";
        }

        if (question.Changes.Length > MostChanges)
            yield return $"And {question.Changes.Length - MostChanges} more changes, which run.json lists.";
        foreach (string sentence in question.Reached)
            yield return sentence;
        if (question.Changes.IsEmpty && question.Reached.IsEmpty)
            yield return $"Nothing that {Words.Spoken(@base)} does not have.";
    }

    // a key stays as it is written in a file
    private static string Begin(string text) =>
        text.Split(' ')[0].AsSpan().ContainsAny('.', '_') ? text : Words.Capital(text);

    private static string Clean(string why)
    {
        string text = Words.Capital(why.Trim());
        return text.EndsWith('.') || text.EndsWith('?') || text.EndsWith('!') ? text : text + ".";
    }

    private static IEnumerable<string> Verdict(Finding[] asked, Finding[] headline)
    {
        if (asked.Length == 0)
            yield return "The outcomes that were asked for are not defined for these states.";
        else
            yield return asked[0].Sentence;
        if (asked.Length > 1)
            yield return $"Also asked: {string.Join("; ", asked.Skip(1).Take(4).Select(each => each.Brief))}.";
        if (headline.Length > 0)
            yield return $"Headline effects: {string.Join("; ", headline.Select(each => each.Brief))}.";
    }

    /// <summary>The comparisons with history of the groups that were asked for.</summary>
    private static IEnumerable<Credibility> HistoryOf(Provenance provenance, ScenarioQuestion question) =>
        provenance.Credibility.Where(row => question.Aims.Any(aim => aim.Group == row.Group));

    private static string AgainstHistory(Credibility row, Dictionary<string, string> names) =>
        HistoryWords.Sentence(row, names.GetValueOrDefault(row.Group));

    private static IEnumerable<string> Trust(
        Provenance provenance, ScenarioQuestion question, Dictionary<string, string> names)
    {
        foreach (Credibility row in HistoryOf(provenance, question))
            yield return AgainstHistory(row, names);
        foreach (EvidenceQuote quote in provenance.Evidence.Where(quote => quote.Scenario == question.Scenario))
            yield return quote.Sentence;
        OutcomeYears years2 = OutcomeYears.Parse(provenance.OutcomeYears);
        if (years2.To > provenance.LastObserved)
            yield return HistoryWords.Projection(provenance.LastObserved);
    }

    /// <summary>
    /// Whom the groups of the numbers have, one line for the frozen ones and one for those by status.
    /// </summary>
    private static IEnumerable<string> Groups(IEnumerable<Finding> findings, ComparisonFiles files)
    {
        string[] keys = [.. findings.Take(MostNumbers).Select(each => each.Effect.Group).Distinct()];
        string[] current = [.. keys.Where(IsCurrent)];
        if (current.Length > 0)
            yield return "Groups that change from year to year and between the scenarios, so that a difference is also due to who "
                + "belongs: "
                + $"{string.Join("; ", current.Select(key => $"{Words.GroupInSentence(key)}: {Words.GroupMeaning(key)}"))}.";
        string[] meanings =
        [
            .. from key in keys.Except(current)
               let meaning = Words.GroupMeaning(key)
               where meaning is not null
               let states = files.Subjects.FirstOrDefault(subject => subject.Key == key)?.States
               select $"{Words.GroupInSentence(key)}: {(states is { } count ? $"{count} states, " : "")}{meaning}",
        ];
        if (meanings.Length > 0)
            yield return $"Groups, the same in every year: {string.Join("; ", meanings)}.";
    }

    private static bool IsCurrent(string group) => group is Group.MembersNow or Group.PartnersNow;

    private static IEnumerable<string> More(
        string other, EffectTable effects, IEnumerable<Finding> findings, ComparisonFiles files, Provenance provenance)
    {
        if (effects.Find(other, Outcomes.PartnerTroopYears, "partners") is { } troops
            && Magnitudes.Of(troops).CarriesShares())
        {
            if (effects.Displacement(other) is { } share)
                yield return $"Displacement: other states offset {Words.Fixed(100 * share, 0)} % of what partners "
                    + "change, so that the troop-years of all states but the United States and Russia change by "
                    + $"{Net(other, effects)}.";
            foreach (MediationRow row in files.Mediation.Where(row => row.Scenario == other))
                yield return MediatedEffect.Of(row, provenance).Sentence;
        }

        Finding? first = findings.FirstOrDefault(each => each.Magnitude > Magnitude.Indistinct);
        if (first is { Effect.RestsOn.Length: > 0 })
            yield return $"Parameters: {Words.Fixed(100 * first.Effect.ParameterShare, 0)} % of the variance of the "
                + $"effect on {Words.Lower(first.Subject)} lies between parameter sets. The share that a parameter "
                + "explains alone, and whether the data identify it: "
                + $"{string.Join("; ", first.Effect.RestsOn.Split("; ").Take(MostParameters))}.";
    }

    private static IEnumerable<string> Which(
        ScenarioQuestion question, Dictionary<string, string> names, ComparisonFiles files, string years)
    {
        EffectTable states = EffectTable.Of(files.States, "");
        if (StateChanges.Sentence(question.Scenario, question, files, states, names) is { } sentence)
            yield return sentence;
        if (StateChanges.WhereChanged(question.Scenario, question, states, names, years) is { } changed)
            yield return changed;
    }

    /// <summary>
    /// Programme money, and what a troop-year and a point of interoperability cost, where both money and effect differ.
    /// </summary>
    private static IEnumerable<string> Cost(ScenarioQuestion question, EffectTable effects)
    {
        double money = question.MoreMoney;
        if (money == 0)
            yield break;
        List<string> prices = [];
        if (effects.Find(question.Scenario, Outcomes.PartnerTroopYears, "partners") is { MayBeZero: false } troops)
            prices.Add($"{Price(money, troops, 1000)} per troop-year of partners");
        if (effects.Find(question.Scenario, Outcomes.Interop, "partners") is { MayBeZero: false } interop)
            prices.Add($"{Price(money, interop, 100)} per hundredth of partners' interoperability");
        string change = $"Cost: programme money {(money > 0 ? "rises" : "falls")} by "
            + $"{Words.Number(Math.Abs(money))} million US$ over {effects.Years}";
        yield return prices.Count == 0
            ? $"{change}; what that buys cannot be distinguished from nothing."
            : $"{change}; that is {Words.List(prices)}.";
    }

    /// <summary>
    /// Money over effect with its 90 % interval. The effect's interval excludes 0, so that the ends of the ratio are
    /// those of the effect, the other way round.
    /// </summary>
    /// <param name="parts">How many priced units one unit of the outcome has.</param>
    private static string Price(double millions, EffectRecord effect, double parts)
    {
        double At(double value) => 1e6 * millions / (value * parts);
        double[] ends = [At(effect.Low90), At(effect.High90)];
        return effect.Effect * millions < 0
            ? "no price, for more money goes with less of it,"
            : $"US$ {Amount(At(effect.Effect))} ({Amount(ends.Min())} to {Amount(ends.Max())})";
    }

    /// <summary>To three digits: "124 thousand", "2.46 million".</summary>
    private static string Amount(double price) => Math.Abs(price) switch
    {
        >= 999_500 => $"{Words.Number(price / 1e6)} million",
        >= 999.5 => $"{Words.Number(price / 1e3)} thousand",
        _ => Words.Number(price),
    };

    private static string Net(string other, EffectTable effects) =>
        effects.Find(other, Outcomes.NonleadTroopYears, "all") is { } net
            ? new Finding(net, null, effects.Years).Change
            : "an unknown amount";
}
