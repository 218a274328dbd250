using System.Collections.Immutable;
using System.CommandLine;
using System.Text.RegularExpressions;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Questions;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Cli;

/// <summary>What a comparison is asked about: outcomes, groups or states, and years.</summary>
internal sealed partial class AimOptions
{
    public Option<string[]> Outcome { get; } = new("--outcome")
    {
        Description = "Ask about this outcome first (see: partnersim outcomes); repeatable",
        HelpName = "KEY",
        DefaultValueFactory = _ => [],
    };

    public Option<string[]> Group { get; } = new("--group")
    {
        Description = "Of this group (see: partnersim list groups); repeatable",
        HelpName = "GROUP",
        DefaultValueFactory = _ => [],
    };

    public Option<string[]> State { get; } = new("--state")
    {
        Description = "Ask about this state first, by its ISO code, e.g. GEO (see: partnersim list states); repeatable",
        HelpName = "ISO3",
        DefaultValueFactory = _ => [],
    };

    public Option<string?> Years { get; } = new("--years")
    {
        Description = "Outcome years, e.g. 2005-2014 (default: as the scenarios say)",
        HelpName = "FROM-TO",
    };

    public void AddTo(Command command)
    {
        command.Add(Outcome);
        command.Add(Group);
        command.Add(State);
        command.Add(Years);
    }

    /// <summary>The years that were named, or null.</summary>
    /// <exception cref="UsageException">They are no years of a run.</exception>
    public Years? YearsOf(ParseResult parsed)
    {
        if (parsed.GetValue(Years) is not { } typed)
            return null;
        Match match = Span().Match(typed);
        if (match.Success)
        {
            int from = int.Parse(match.Groups["from"].ValueSpan);
            int to = match.Groups["to"].Success ? int.Parse(match.Groups["to"].ValueSpan) : from;
            if (from >= Horizon.Start && from <= to && to <= Horizon.LastPossible)
                return new(from, to);
        }

        throw new UsageException(
            $"--years {typed}: write first and last year, for instance 2005-2014, "
            + $"between {Horizon.Start} and {Horizon.LastPossible}");
    }

    /// <summary>The states that were named, in capitals.</summary>
    /// <exception cref="UsageException">There is no such state.</exception>
    public ImmutableArray<string> StatesOf(ParseResult parsed, CompiledModel model)
    {
        string[] known = [.. model.States.Select(state => state.Iso3)];
        return
        [
            .. (parsed.GetValue(State) ?? []).Select(typed =>
                known.FirstOrDefault(code => string.Equals(code, typed, StringComparison.OrdinalIgnoreCase))
                ?? model.States.FirstOrDefault(state => CountryNames.IsCalled(state.Name, typed))?.Iso3
                ?? throw new UsageException(
                    $"--state {typed}: there is no such state; write its iso3 code, for instance GEO"
                    + $"{Suggestion.For(typed.ToUpperInvariant(), known)}")).Distinct(),
        ];
    }

    /// <summary>
    /// The question with what was asked on the command line in place of what the scenario asks; single states come
    /// before it.
    /// </summary>
    /// <exception cref="UsageException">There is no such outcome or group.</exception>
    public ScenarioQuestion Asked(ParseResult parsed, ScenarioQuestion question, CompiledModel model)
    {
        string[] outcomes = parsed.GetValue(Outcome) ?? [];
        string[] groups = parsed.GetValue(Group) ?? [];
        string[] knownGroups = [.. Model.Entities.Group.Of(model).Select(group => group.Key)];
        foreach (string key in outcomes)
        {
            if (Outcomes.Find(key) is null)
                throw new UsageException(
                    $"--outcome {key}: there is no such "
                    + $"outcome{Suggestion.WithList(key, [.. Outcomes.All.Select(each => each.Key)])}");
        }

        foreach (string key in groups)
        {
            if (!knownGroups.Contains(key))
                throw new UsageException(
                    $"--group {key}: there is no such group{Suggestion.WithList(key, [.. knownGroups])}");
        }

        ImmutableArray<string> asked = outcomes.Length > 0
            ? [.. outcomes]
            : [.. question.Aims.Select(aim => aim.Outcome).Distinct()];
        ImmutableArray<Aim> aims = outcomes.Length == 0 && groups.Length == 0
            ? question.Aims
            : [
                .. asked.SelectMany(outcome => groups.Length == 0
                    ? [Aim.Named(outcome, null)]
                    : groups.Select(key => Aim.Named(outcome, key))),
            ];
        ImmutableArray<string> states = StatesOf(parsed, model);
        IEnumerable<Aim> ofStates = outcomes.Length == 0 ? Aim.OfStates(states)
            : states.SelectMany(state => asked.Select(outcome => new Aim(outcome, state)));
        bool isStatesOnly = outcomes.Length > 0 && groups.Length == 0 && ofStates.Any();
        // the model does not compute what the lead power and the threat source contribute: they come last
        ILookup<bool, Aim> simulated = ofStates.ToLookup(
            aim => model.States.Any(state => state.Iso3 == aim.Group && state.MayContribute));
        return question with
        {
            Aims = [.. simulated[true].Concat(isStatesOnly ? [] : aims).Concat(simulated[false]).Distinct()],
        };
    }

    [GeneratedRegex(@"^\s*(?<from>[0-9]{4})\s*(?:[-–]\s*(?<to>[0-9]{4}))?\s*$")]
    private static partial Regex Span();
}
