using System.Collections.Immutable;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// A game as a scenario: every decision and inject is an intervention that any command of partnersim understands.
/// </summary>
internal static class GameScenario
{
    /// <summary>
    /// The game so far, or how it would have been otherwise. The model decides for a team that hands nothing in.
    /// </summary>
    /// <param name="defaults">A lever that stays at its default needs no intervention.</param>
    /// <param name="rounds">How many rounds are included.</param>
    public static Scenario Scenario(
        Game game, Scenario basis, ScenarioDefaults defaults, Func<string, string> nameOf, int rounds,
        Alternative otherwise) => basis with
        {
            Years = new(game.Plan.FirstYear, Math.Max(game.Plan.FirstYear, game.Plan.LastOf(rounds))),
            Interventions = [.. basis.Interventions, .. Interventions(game, defaults, nameOf, rounds, otherwise)],
        };

    /// <summary>The decisions and injects of the first rounds, in their order.</summary>
    public static ImmutableArray<Intervention> Interventions(
        Game game, ScenarioDefaults defaults, Func<string, string> nameOf, int rounds, Alternative otherwise) =>
        [.. Enumerable.Range(1, rounds).SelectMany(round => OfRound(game, defaults, nameOf, round, otherwise))];

    /// <summary>The game as a scenario file, to be put beside the scenario it begins with.</summary>
    public static string Yaml(
        Game game, ScenarioDefaults defaults, Func<string, string> nameOf, int rounds, string name,
        Alternative otherwise)
    {
        IEnumerable<string> changes = Interventions(game, defaults, nameOf, rounds, otherwise).Select(Line);
        IEnumerable<string> lines =
        [
            "# yaml-language-server: $schema=schema/scenario.schema.json",
            $"# a game as a scenario: put it beside {game.Plan.From}, then: "
            + $"partnersim compare {game.Plan.From} {name}.yaml",
            $"scenario: {name}",
            $"question: What came of {Times(rounds)} of decisions, against the same scenario without them?",
            $"extends: {game.Plan.From}",
            FormattableString.Invariant(
                $"years: {{ from: {game.Plan.FirstYear}, to: {Math.Max(game.Plan.FirstYear, game.Plan.LastOf(rounds))} }}"),
            .. changes.Any() ? ["interventions:", .. changes] : Array.Empty<string>(),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Times(int rounds) => rounds == 1 ? "one round" : $"{rounds} rounds";

    private static IEnumerable<Intervention> OfRound(
        Game game, ScenarioDefaults defaults, Func<string, string> nameOf, int round, Alternative otherwise)
    {
        int from = game.Plan.FirstOf(round);
        int to = game.Plan.LastOf(round);
        RoundRecord play = game.At(round);
        Inject[] happens = [.. play.Injects.Where(inject => otherwise.WithoutEvent != (round, inject))];
        foreach (Inject inject in happens)
        {
            foreach (Intervention change in inject.Interventions(from, to))
                yield return change;
        }

        if (otherwise.Without != Seat.Planners && play.Teams.GetValueOrDefault(Seat.Planners)?.Planning is { } planning)
        {
            string because = $"round {round}: NATO's planners";
            foreach (((Parameter lever, double value), (_, double usual)) in planning.Levers()
                .Zip(defaults.In(round).Levers()))
            {
                if (value != usual)
                    yield return new(from, to, Act.Set, lever.Key, value, Because: because);
            }

            foreach ((string state, double weight) in planning.Weights
                ?? ImmutableSortedDictionary<string, double>.Empty)
            {
                if (weight != 1)
                    yield return new(
                        from, to, Act.Set, Driver.PartnershipWeight.Key, weight, Where.State(state), because);
            }
        }

        foreach (string state in game.Plan.States)
        {
            GovernmentDecision choice = GovernmentDecision.Default;
            if (otherwise.Without != state && play.Teams.GetValueOrDefault(state)?.Governing is { } chosen)
                choice = chosen;
            foreach (Inject election in happens.Where(
                inject => inject.Kind == InjectKind.Election && inject.State == state))
                choice = choice with
                {
                    Reform = Math.Max(Driver.ReformEffort.Range.Low, Inject.ElectionFactor * choice.Reform),
                    Offer = Inject.ElectionFactor * choice.Offer,
                };
            if (otherwise.HeldBack == state)
                choice = choice with { Offer = 0 };
            string because = $"round {round}: {nameOf(state)}";
            if (choice.Budget != GovernmentDecision.Default.Budget)
                yield return new(
                    from, to, Act.Set, Driver.BudgetStance.Key, choice.Budget, Where.State(state), because);
            if (choice.Reform != GovernmentDecision.Default.Reform)
                yield return new(
                    from, to, Act.Set, Driver.ReformEffort.Key, choice.Reform, Where.State(state), because);
            if (choice.Offer != GovernmentDecision.Default.Offer)
                yield return new(
                    from, to, Act.Set, Driver.OperationsOffer.Key, choice.Offer, Where.State(state), because);
        }
    }

    private static string Line(Intervention change)
    {
        string to = change.To is { } last ? FormattableString.Invariant($", to: {last}") : "";
        string where = change.Where is { } place ? $", where: {place}" : "";
        return FormattableString.Invariant(
            $"  - {{ from: {change.From}{to}, {change.Act.ToString().ToLowerInvariant()}: {{ {change.Target}: {change.Value:R} }}{where}, because: \"{change.Because}\" }}");
    }
}
