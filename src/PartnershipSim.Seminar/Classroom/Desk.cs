using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>What can be done in a room, by whom and when. Everything else is refused in plain words.</summary>
internal static class Desk
{
    /// <summary>Letters in the name that somebody goes by.</summary>
    public const int LongestName = 30;

    /// <summary>Decisions that were on their way when the time ran out are still taken.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private const double MostTroops = 500;

    /// <summary>Takes a seat; the key is told once and kept by the participant's browser.</summary>
    public static (Seat Seat, string Key) Join(Room room, JoinRequest asked)
    {
        string name = Plain.Text(asked.Name, LongestName, "name");
        string key = Secret.Key();
        Game after = room.Do(game =>
        {
            if (game.Seats.Count >= Rooms.MostSeats)
                throw new RefusedException($"the room is full: {Rooms.MostSeats} seats", StatusCodes.Status409Conflict);
            if (!Enum.IsDefined(asked.Role) || (asked.Role == Role.Government) != (asked.State is not null))
                throw new RefusedException("choose to plan for NATO, to govern a state, or to observe");
            if (asked.State is not null && !game.Plan.States.Contains(asked.State))
                throw new RefusedException($"{asked.State} is not in play");
            if (game.Seats.Values.Any(seat => string.Equals(seat.Name, name, StringComparison.OrdinalIgnoreCase)))
                throw new RefusedException($"somebody is called {name} already; add a letter", StatusCodes.Status409Conflict);
            return new SeatTaken(game.SeatsEver + 1, Secret.Checksum(key), name, asked.Role, asked.State);
        });
        return (after.Seats[after.SeatsEver], key);
    }

    /// <summary>A team hands in, or an observer predicts, in the round that is open.</summary>
    public static void Decide(Room room, Seat seat, DecideRequest asked) => room.Do(game =>
    {
        if (asked.Round >= 1 && asked.Round <= game.Counted)
            throw NotNow($"round {asked.Round} was counted a moment ago; only the teacher can let it be played again");
        if (game.Phase != Phase.Open || game.Round != asked.Round)
            throw NotNow("this round is not open for decisions");
        if (TimeProvider.System.GetUtcNow() > game.Until + Grace)
            throw NotNow("time is up; the teacher can give you more");
        switch (seat.Role)
        {
            case Role.Government when asked is { Governing: { } governing, Planning: null, Troops: null }:
                governing.Check();
                return new Decided(game.Round, seat.State!, seat.Name, governing, Planning: null);
            case Role.Planner when asked is { Governing: null, Planning: { } planning, Troops: null }:
                planning.Check(game.Plan);
                return new Decided(game.Round, Seat.Planners, seat.Name, Governing: null, planning);
            case Role.Observer when asked is { Governing: null, Planning: null, Troops: { } troops }:
                return troops is >= 0 and <= MostTroops
                    ? new Predicted(game.Round, seat.Number, troops)
                    : throw new RefusedException($"a prediction lies between 0 and {MostTroops} thousand");
            default:
                throw new RefusedException("this is not for your role to decide", StatusCodes.Status403Forbidden);
        }
    });

    /// <summary>An act of the teacher that changes this room and no other.</summary>
    public static void Act(Room room, ActRequest asked) => room.Do(game => asked.Act switch
    {
        TeacherAct.Start => Start(game, asked),
        TeacherAct.Count => game.Phase == Phase.Open && game.Round == asked.Round ? new RoundClosed(game.Round) : throw NotNow("only an open round can be counted"),
        TeacherAct.Extend => game.Phase == Phase.Open && game.Round == asked.Round
            ? new TimeAdded(game.Round, Later(game.Until) + Minutes(asked))
            : throw NotNow("only an open round can be given more time"),
        TeacherAct.Inject => Inject(game, asked),
        TeacherAct.Rewind => asked.Round >= 1 && asked.Round <= game.Round
            ? new Rewound(asked.Round)
            : throw NotNow("only a round that was opened can be played again"),
        TeacherAct.Remove => asked.Seat is { } seat && game.Seats.ContainsKey(seat) ? new SeatLeft(seat) : throw new RefusedException("nobody has this seat"),
        _ => throw new RefusedException("this cannot be done here"),
    });

    /// <summary>A room that begins where this one stood after a round; its people join it with its own code.</summary>
    public static (Room Room, string Key) Branch(Rooms rooms, Room room, int rounds)
    {
        Game game = room.Game;
        if (rounds < 0 || rounds > game.Counted)
            throw NotNow("a branch begins after a round that was counted");
        return rooms.Create(game.Plan, room.Name, at => game.Story(rounds, at));
    }

    private static RoundOpened Start(Game game, ActRequest asked)
    {
        if (game.Phase == Phase.Open)
            throw NotNow("a round is open already");
        if (game.IsOver)
            throw NotNow("the last round was played; rewind, or branch into another room");
        if (asked.Round != game.Round + 1)
            throw NotNow($"the next round is round {game.Round + 1}");
        return new(game.Round + 1, TimeProvider.System.GetUtcNow() + (asked.Minutes is null ? TimeSpan.FromMinutes(game.Plan.Minutes) : Minutes(asked)));
    }

    private static Happened Inject(Game game, ActRequest asked)
    {
        if (game.Current > game.Plan.Rounds)
            throw NotNow("the last round was played");
        Inject inject = new(asked.Kind ?? throw new RefusedException("say what happens"), asked.State);
        inject.Check(game.Plan);
        if (game.At(game.Current).Injects.Contains(inject))
            throw NotNow("this happens in this round already");
        return new(game.Current, inject);
    }

    private static TimeSpan Minutes(ActRequest asked) => asked.Minutes is >= 1 and <= RoomPlan.MostMinutes
        ? TimeSpan.FromMinutes(asked.Minutes.Value)
        : throw new RefusedException($"minutes: choose a number from 1 to {RoomPlan.MostMinutes}");

    private static DateTimeOffset Later(DateTimeOffset until)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return until > now ? until : now;
    }

    private static RefusedException NotNow(string why) => new(why, StatusCodes.Status409Conflict);
}
