using System.Collections.Immutable;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// What each page shows. Nobody gets more than stands on the board, except the teacher, and everybody about their own
/// team.
/// </summary>
internal sealed class Views(GameSetup setup)
{
    /// <summary>For somebody who has the code and no seat yet.</summary>
    public object Door(Room room)
    {
        Game game = room.Game;
        return new
        {
            title = game.Plan.Title,
            isFull = game.Participants.Count() >= Rooms.MostSeats,
            door = game.Door,
            states = game.Plan.States.Select(
                iso3 => new { iso3, name = setup.NameOf(iso3), people = People(game, iso3).Count() }),
            planners = People(game, Seat.Planners).Count(),
            observers = game.Participants.Count(seat => seat.Role == Role.Observer),
        };
    }

    /// <summary>For the wall.</summary>
    public object Board(Room room, string address)
    {
        (Game game, string version) = room.Now();
        return new
        {
            version,
            common = Common(room, game),
            game.Code,
            address,
            people = game.Participants.Count(),
            door = game.Door,
            teams = Teams(game).Select(team => new
            {
                team,
                name = TeamName(team),
                people = People(game, team).Count(),
                hasHandedIn = game.Phase == Phase.Open && game.At(game.Round).Teams.ContainsKey(team),
            }),
            observers = Observers(game),
        };
    }

    /// <summary>For the teacher.</summary>
    public object Teacher(Room room, string address)
    {
        (Game game, string version) = room.Now();
        return new
        {
            version,
            common = Common(room, game, isTeacher: true),
            room = room.Name,
            door = game.Door,
            waiting = game.Waiting.Select(seat => new
            {
                number = seat.Number,
                seat.Name,
                team = seat.Team is { } team ? TeamName(team) : "Observers",
            }),
            game.Code,
            address,
            plan = game.Plan,
            log = Path.GetFileName(room.LogPath),
            seats = game.Participants.Select(seat => new
            {
                number = seat.Number,
                seat.Name,
                seat.Role,
                team = seat.Team is { } team ? TeamName(team) : "Observers",
                hasHandedIn = game.Phase == Phase.Open && (seat.Team is { } own
                    ? game.At(game.Round).Teams.ContainsKey(own)
                    : game.At(game.Round).Predictions.ContainsKey(seat.Number)),
            }),
            injects = Enum.GetValues<InjectKind>().Select(kind => new
            {
                kind,
                headline = kind == InjectKind.Election ? "Elections" : new Inject(kind).Headline(setup.NameOf),
                story = kind == InjectKind.Election
                    ? new Inject(kind, "").Story(_ => "the state you choose")
                    : new Inject(kind).Story(setup.NameOf),
                needsState = kind == InjectKind.Election,
            }),
            teams = Teams(game).Append(Seat.Planners).Distinct().Select(team => new { team, name = TeamName(team) }),
        };
    }

    /// <summary>For somebody on a seat.</summary>
    public object Play(Room room, Seat seat)
    {
        (Game game, string version) = room.Now();
        (string title, string aim, string[] hints) = RoleCards.Of(
            seat.Role, seat.State is null ? null : setup.NameOf(seat.State));
        RoundRecord play = game.At(game.Phase == Phase.Open ? game.Round : 0);
        TeamDecision? handed = seat.Team is { } team ? play.Teams.GetValueOrDefault(team) : null;
        return new
        {
            version,
            isWaiting = seat.IsWaiting,
            common = Common(room, game),
            seat = new
            {
                seat.Name,
                seat.Role,
                seat.State,
                stateName = seat.State is null ? null : setup.NameOf(seat.State),
            },
            card = new { title, aim, hints },
            mates = game.Participants
                .Where(other => seat.Team is not null && other.Team == seat.Team && other.Number != seat.Number)
                .Select(other => other.Name),
            handed = handed is null ? null : new { handed.By, handed.At, handed.Governing, handed.Planning },
            last = seat.Team is { } own ? LastOf(game, own) : null,
            prediction = play.Predictions.TryGetValue(seat.Number, out double troops) ? troops : (double?)null,
            usual = seat.Role == Role.Planner ? room.Defaults.In(Math.Clamp(game.Round, 1, game.Plan.Rounds)) : null,
            own = seat.State is { } state && room.Report(game.Counted) is { } report
                ? report.States[state]
                : default(ImmutableArray<Line>?),
        };
    }

    /// <summary>What a team handed in last before this round: the form begins with it.</summary>
    private static object? LastOf(Game game, string team)
    {
        for (int round = game.Counted; round >= 1; round--)
        {
            if (game.At(round).Teams.TryGetValue(team, out TeamDecision? handed))
                return new { handed.Governing, handed.Planning };
        }

        return null;
    }

    /// <summary>What everybody may know, and for the teacher why a round could not be counted.</summary>
    private object Common(Room room, Game game, bool isTeacher = false)
    {
        string? problem = room.Problem(game.Counted);
        RoundReport? report = room.Report(game.Counted);
        return new
        {
            title = game.Plan.Title,
            phase = game.Phase,
            isOver = game.IsOver,
            round = game.Round,
            rounds = game.Plan.Rounds,
            counted = game.Counted,
            span = game.Plan.Span(Math.Max(1, game.Round)),
            nextSpan = game.IsOver ? null : game.Plan.Span(game.Current),
            firstYear = game.Plan.FirstYear,
            until = game.Phase == Phase.Open ? game.Until : default(DateTimeOffset?),
            now = TimeProvider.System.GetUtcNow(),
            states = game.Plan.States.Select(iso3 => new { iso3, name = setup.NameOf(iso3) }),
            news = game.At(game.Current).Injects.Concat(game.Phase == Phase.Open ? game.At(game.Round + 1).Injects : [])
                .Select(inject => new { headline = inject.Headline(setup.NameOf), story = inject.Story(setup.NameOf) }),
            report = report is null ? null : Report(report),
            isCounting = report is null && problem is null,
            problem = problem is null || isTeacher ? problem : "your teacher's page says why",
            history = Enumerable.Range(1, game.Counted).Select(round => new
            {
                round,
                span = game.Plan.Span(round),
                news = game.At(round).Injects.Select(inject => inject.Headline(setup.NameOf)),
                teams = game.At(round).Teams.Select(pair =>
                    new { team = pair.Key, name = TeamName(pair.Key), pair.Value.Governing, pair.Value.Planning }),
                predictions = Predictions(room, game, round),
            }),
        };
    }

    private object Report(RoundReport report) => new
    {
        report.Round,
        report.Replicates,
        report.Years,
        report.Partners,
        report.TroopYears,
        report.TroopYearsWithout,
        counterfactuals = report.Counterfactuals.Select(each => new
        {
            each.Team,
            name = TeamName(each.Team),
            each.IsHeldBack,
            each.Change,
            each.Low,
            each.High,
            each.Net,
            each.Own,
        }),
    };

    /// <summary>Who came closest, best first, once it is known.</summary>
    private static IEnumerable<Guess> Predictions(Room room, Game game, int round)
    {
        if (game.At(round).Predictions.IsEmpty || room.Report(round)?.TroopsAtEnd is not { } troops)
            return [];
        return game.At(round).Predictions
            .Select(pair => new Guess(
                game.Seats.TryGetValue(pair.Key, out Seat? seat) ? seat.Name : "somebody who left", pair.Value, troops))
            .OrderBy(each => Math.Abs(each.Said - each.Was));
    }

    /// <summary>What an observer said, and how it was, in thousand troops.</summary>
    private sealed record Guess(string Name, double Said, double Was);

    private string TeamName(string team) => team == Seat.Planners ? "NATO's planners" : setup.NameOf(team);

    /// <summary>Planners first, then the states in play, held or not.</summary>
    private static IEnumerable<string> Teams(Game game) => [Seat.Planners, .. game.Plan.States];

    private static IEnumerable<Seat> People(Game game, string team) =>
        game.Participants.Where(seat => seat.Team == team);

    private static object Observers(Game game) => new
    {
        people = game.Participants.Count(seat => seat.Role == Role.Observer),
        predicted = game.Phase == Phase.Open ? game.At(game.Round).Predictions.Count : 0,
    };
}
