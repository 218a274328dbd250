using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>The outcomes of a game after a round, and those of the same game without each team's decisions.</summary>
/// <param name="Round">0: before the first round.</param>
internal sealed record RoundReport(
    int Round,
    int Replicates,
    ImmutableArray<int> Years,
    ImmutableArray<Line> Partners,
    ImmutableSortedDictionary<string, ImmutableArray<Line>> States,
    double TroopYears,
    double TroopYearsWithout,
    ImmutableArray<Counterfactual> Counterfactuals)
{
    /// <summary>Replicates: eight blocks, few enough to wait for. All scenarios use the same random numbers.</summary>
    public const int Runs = 64;

    private const int YearsBefore = 6;
    private const double ThousandToPersons = 1000;

    private static readonly ImmutableArray<Outcome> OfPartners =
    [
        Outcomes.Troops, Outcomes.Fill, Outcomes.Interop, Outcomes.AttitudeOperations, Outcomes.SpendingShare,
    ];

    private static readonly ImmutableArray<Outcome> OfStates = Outcomes.With(Tags.OwnState);

    /// <summary>Partners' troops at the end of the round, thousands: what observers predict.</summary>
    public double? TroopsAtEnd => Partners[0].Game[^1];

    /// <summary>Partners' troops in a year, thousands; null if the report does not go back so far.</summary>
    public double? TroopsIn(int year) =>
        Years.IndexOf(year) is var place and >= 0 ? Partners[0].Game[place] : null;

    /// <summary>
    /// Runs the scenario of a game after a round, and every scenario that differs from it by one team.
    /// </summary>
    public static RoundReport Of(
        Game game, Scenario basis, ScenarioDefaults defaults, int round, CancellationToken cancellation)
    {
        int last = round == 0 ? game.Plan.FirstYear - 1 : game.Plan.LastOf(round);
        OutcomeYears span = new(Math.Min(game.Plan.FirstYear, last), last);
        Scenario Told(Alternative otherwise) =>
            GameScenario.Scenario(game, basis, defaults, iso3 => iso3, round, otherwise);
        RunResult Run(Scenario scenario) =>
            ScenarioRun.Of(
                ScenarioRuns.ModelOf(scenario), new RunPlan(basis.Seed, Runs, Threads: 1), span,
                cancellation: cancellation);

        Scenario asPlayed = Told(Alternative.AsPlayed);
        RunResult asItWent = Run(asPlayed);
        RunResult without = asPlayed.Interventions.Length == basis.Interventions.Length
            ? asItWent
            : Run(asPlayed with { Interventions = basis.Interventions });
        int[] years = [.. Enumerable.Range(
            Math.Max(Horizon.Start + 1, game.Plan.FirstYear - YearsBefore),
            last - Math.Max(Horizon.Start + 1, game.Plan.FirstYear - YearsBefore) + 1)];
        ImmutableArray<Counterfactual>.Builder otherwise = ImmutableArray.CreateBuilder<Counterfactual>();
        foreach (string team in Teams(game, round))
        {
            Ask(team, isHeldBack: false, Told(new(Without: team)));
            if (team != Seat.Planners)
                Ask(team, isHeldBack: true, Told(new(HeldBack: team)));
        }

        for (int each = 1; each <= round; each++)
        {
            foreach (Inject inject in game.At(each).Injects)
            {
                Scenario other = Told(new(WithoutEvent: (each, inject)));
                if (other.Hash != asPlayed.Hash)
                    otherwise.Add(Compare("", false, asItWent, Run(other)) with { Event = inject, EventRound = each });
            }
        }

        return new(
            round, Runs, [.. years],
            [.. OfPartners.Select(outcome => LineOf(
                outcome, outcome == Outcomes.Fill ? "all" : "partners", asItWent, without, years))],
            game.Plan.States.ToImmutableSortedDictionary(
                state => state,
                state => OfStates.Select(outcome => LineOf(outcome, state, asItWent, without, years))
                    .ToImmutableArray(),
                StringComparer.Ordinal),
            Sum(asItWent), Sum(without), otherwise.ToImmutable());

        // a team that chose the defaults, or sent nobody anyway, has no counterfactual
        void Ask(string team, bool isHeldBack, Scenario other)
        {
            if (other.Hash != asPlayed.Hash)
                otherwise.Add(Compare(team, isHeldBack, asItWent, Run(other)));
        }
    }

    /// <summary>Teams that handed something in, so that it can be taken out again.</summary>
    private static IEnumerable<string> Teams(Game game, int round) =>
        Enumerable.Range(1, round).SelectMany(each => game.At(each).Teams.Keys).Distinct()
            .Order(StringComparer.Ordinal);

    private static Counterfactual Compare(string team, bool isHeldBack, RunResult game, RunResult other)
    {
        double[] changes = Changes(Outcomes.PartnerTroopYears);
        Distribution change = Distribution.Of(changes, new double[changes.Length]);
        double? own = team is Seat.Planners or ""
            ? null
            : Replies.Number(ThousandToPersons * (TroopsOf(other, team) - TroopsOf(game, team)));
        return new(
            team, isHeldBack, Exact(change.Mean), Exact(change.P05), Exact(change.P95),
            Exact(Changes(Outcomes.NonleadTroopYears).Average()), own);

        double[] Changes(Outcome outcome)
        {
            ImmutableArray<double> asPlayed = [.. game.Scalars.Of(outcome, outcome.Group)];
            return [.. other.Scalars.Of(outcome, outcome.Group).Select((value, run) => value - asPlayed[run])];
        }
    }

    private static double TroopsOf(RunResult result, string state) =>
        result[Outcomes.Troops, result.SubjectOf(state), result.Years.To].Mean;

    private static double Sum(RunResult result)
    {
        ImmutableArray<double> runs = [.. result.Scalars.Of(Outcomes.PartnerTroopYears, "partners")];
        return Exact(runs.Average());
    }

    private static double Exact(double value) => Replies.Number(value) ?? 0;

    private static Line LineOf(Outcome outcome, string subject, RunResult game, RunResult without, int[] years)
    {
        int number = game.SubjectOf(subject);
        ImmutableArray<double?> Means(RunResult result) =>
            [.. years.Select(year => Replies.Number(result[outcome, number, year].Mean))];
        return new(outcome.Key, outcome.Unit, Means(game), Means(without));
    }
}
