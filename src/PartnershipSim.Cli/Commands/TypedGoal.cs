using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli.Commands;

/// <summary>
/// A goal of <c>seek</c> as it was typed: a change (<c>interop +5%</c>) or a level (<c>spending_share at least 3</c>).
/// </summary>
internal sealed partial record TypedGoal(Outcome Outcome, SeekGoal Goal)
{
    private const string Examples =
        "for a change \"partner_troop_years +5%\", for a level \"partner_troop_years = 300\" or "
        + "\"spending_share at least 3\"";

    private static readonly ImmutableDictionary<string, SeekSide> Sides = new Dictionary<string, SeekSide>
    {
        ["="] = SeekSide.Exactly,
        [">="] = SeekSide.AtLeast,
        ["≥"] = SeekSide.AtLeast,
        ["at least"] = SeekSide.AtLeast,
        ["<="] = SeekSide.AtMost,
        ["≤"] = SeekSide.AtMost,
        ["at most"] = SeekSide.AtMost,
    }.ToImmutableDictionary();

    /// <summary>The goal that was typed.</summary>
    /// <exception cref="UsageException">It is none, or might be read in two ways.</exception>
    public static TypedGoal Of(string typed)
    {
        Match match = Pattern().Match(typed);
        if (!match.Success)
            throw new UsageException(
                $"--goal \"{typed}\": write an outcome and a relative change or a level, {Examples}"
                + (DecimalComma().IsMatch(typed) ? "; decimals have a point" : ""));
        string key = match.Groups["outcome"].Value;
        Outcome outcome = Outcomes.Find(key)
            ?? throw new UsageException(
                $"--goal \"{typed}\": {key} is not an outcome{Suggestion.For(key, Outcomes.All.Select(o => o.Key))}");
        if (match.Groups["unsigned"] is { Success: true, Value: var number })
            throw new UsageException(
                $"--goal \"{typed}\": is that a change or a level? Write \"{key} +{number}%\" for a change by {number} "
                + $"per cent, or \"{key} = {(outcome.Unit.StartsWith('%') ? number : "NUMBER")}\" for a level "
                + $"({Words.Unit(outcome.Unit)})");
        if (match.Groups["change"] is { Success: true, Value: var change })
            return new(outcome, new(SeekScale.Change, SeekSide.Exactly, Number(change) / 100));

        double level = Number(match.Groups["level"].Value);
        string side = match.Groups["side"].Value;
        CheckUnit(typed, outcome, side, level, match.Groups["unit"].Value);
        return new(outcome, new(SeekScale.Level, Sides[side], level));
    }

    private static void CheckUnit(string typed, Outcome outcome, string side, double level, string unit)
    {
        string[] spoken = outcome.Unit switch
        {
            "k troop-years" => [outcome.Unit, Words.Unit(outcome.Unit), "k", "thousand"],
            _ when outcome.Unit.StartsWith('%') => [outcome.Unit, "%"],
            _ => [outcome.Unit, Words.Unit(outcome.Unit)],
        };
        bool isShare = outcome.Unit == "0-1";
        if (unit.Length > 0 && !spoken.Contains(unit, StringComparer.OrdinalIgnoreCase))
            throw new UsageException(
                $"--goal \"{typed}\": {outcome.Key} is "
                + (isShare ? "a number from 0 to 1" : $"measured in {Words.Unit(outcome.Unit)}") + $", not in {unit}"
                + (isShare && unit == "%"
                    ? $"; write \"{outcome.Key} {side} {(level / 100).ToString("R", CultureInfo.InvariantCulture)}\""
                    : $"; write the number alone, for instance \"{outcome.Key} {side} 3\""));
        if (isShare && level is < 0 or > 1)
            throw new UsageException(
                $"--goal \"{typed}\": {outcome.Key} lies between 0 and 1; write 0.5 for a half");
    }

    private static double Number(string text) =>
        double.Parse(text.Replace(Words.Minus, '-'), CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?<outcome>\w+?)\s*(?:(?<change>[+\-−][0-9]+(\.[0-9]+)?)\s*%"
        + @"|(?<=\s)(?<unsigned>[0-9]+(\.[0-9]+)?)\s*%"
        + @"|(?<side>=|>=|<=|≥|≤|\bat least\b|\bat most\b)\s*(?<level>[\-−]?[0-9]+(\.[0-9]+)?)\s*"
        + @"(?<unit>[\p{L}%].*?)?)\s*$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"[0-9],[0-9]")]
    private static partial Regex DecimalComma();
}
