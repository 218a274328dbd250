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
            language = game.Plan.Language,
            phase = game.Phase,
            round = game.Round,
            rounds = game.Plan.Rounds,
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
                seat.Role,
                seat.State,
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
                seat.State,
                team = seat.Team is { } team ? TeamName(team) : "Observers",
                hasHandedIn = game.Phase == Phase.Open && (seat.Team is { } own
                    ? game.At(game.Round).Teams.ContainsKey(own)
                    : game.At(game.Round).Predictions.ContainsKey(seat.Number)),
            }),
            injects = Enum.GetValues<InjectKind>().Select(
                kind => new { kind, needsState = kind == InjectKind.Election }),
            undo = game.Undo is not { } undo ? null : new
            {
                undo.Kind,
                undo.Round,
                people = undo.Seats.Select(seat => seat.Name),
                happened = undo.Inject is { } inject ? Happened(inject, undo.Round) : null,
            },
            scores = Scores(room, game),
            teams = Teams(game).Append(Seat.Planners).Distinct().Select(team => new { team, name = TeamName(team) }),
        };
    }

    /// <summary>For somebody on a seat.</summary>
    public object Play(Room room, Seat seat, Room? branch)
    {
        (Game game, string version) = room.Now();
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
            branch = branch is null ? null : new { room = branch.Name, title = branch.Game.Plan.Title },
            aims = seat.State is { } held ? Scoring.AimsOf(room, game, setup, held).Select(each => each.Kind) : null,
            score = seat.Team is { } scored && !seat.IsWaiting ? Scoring.Of(room, game, setup, scored) : null,
            purse = seat.Team is { } paying && !game.Plan.IsFree
                ? Purse.Of(game, room.Defaults, paying, Math.Max(1, game.Current)) : null,
            prices = Purse.Prices,
            yearsPerRound = game.Plan.YearsPerRound,
            mates = game.Participants
                .Where(other => seat.Team is not null && other.Team == seat.Team && other.Number != seat.Number)
                .Select(other => other.Name),
            handed = handed is null ? null : new { handed.By, handed.At, handed.Governing, handed.Planning },
            last = seat.Team is { } own ? LastOf(game, own) : null,
            prediction = play.Predictions.TryGetValue(seat.Number, out double troops) ? troops : (double?)null,
            chance = play.Chances.TryGetValue(seat.Number, out double chance) ? chance : (double?)null,
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
            language = game.Plan.Language,
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
                .Select(inject => Happened(inject, game.Current)),
            before = game.Plan.FirstOf(Math.Max(1, game.Round)) - 1,
            report = report is null ? null : Report(report),
            isCounting = report is null && problem is null,
            problem = problem is null || isTeacher ? problem : "your teacher's page says why",
            history = Enumerable.Range(1, game.Counted).Select(round => new
            {
                round,
                span = game.Plan.Span(round),
                news = game.At(round).Injects.Select(inject => Happened(inject, round)),
                teams = game.At(round).Teams.Select(pair =>
                    new { team = pair.Key, name = TeamName(pair.Key), pair.Value.Governing, pair.Value.Planning }),
                predictions = Forecasts.Of(room, game, round),
            }),
            leaders = Forecasts.Leaders(room, game),
            scores = game.IsOver ? Scores(room, game) : null,
            alliance = report is null || report.Round == 0 ? null : Scoring.OfAlliance(report),
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
            happened = each.Event is { } inject ? Happened(inject, each.EventRound) : null,
        }),
    };

    /// <summary>An event for a page, which has its words.</summary>
    private object Happened(Inject inject, int round) => new
    {
        inject.Kind,
        inject.State,
        stateName = inject.State is { } state ? setup.NameOf(state) : null,
        round,
    };

    private object Scores(Room room, Game game) => Scoring.Of(room, game, setup).Select(score => new
    {
        score.Team,
        name = TeamName(score.Team),
        score.Aims,
        score.Approval,
        score.Total,
    });

    private string TeamName(string team) => team switch
    {
        Seat.Planners => "NATO's planners",
        "" => "",
        _ => setup.NameOf(team),
    };

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
