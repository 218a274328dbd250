using Microsoft.AspNetCore.Http;
using PartnershipSim.Seminar.TypedNames;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// What participants and teachers can do in a room, and when. Everything else is refused with the reason.
/// </summary>
internal static class RoomRules
{
    /// <summary>Letters in the name that somebody goes by.</summary>
    public const int LongestName = 30;

    /// <summary>Decisions that were on their way when the time ran out are still taken.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private const double MostTroops = 500;

    /// <summary>How long a round is open at least if its count is taken back.</summary>
    private const int MinutesAgain = 2;

    /// <summary>Takes a seat; the key is told once and kept by the participant's browser.</summary>
    public static (Seat Seat, string Key) Join(Room room, JoinRequest asked)
    {
        string name = TypedText.Checked(asked.Name, LongestName, "name");
        string key = Credentials.Key();
        Game after = room.Do(game =>
        {
            if (game.Door == Door.Locked)
                throw NotNow("the teacher has locked this room; ask to be let in");
            bool isWaiting = game.Door == Door.Approval;
            if ((isWaiting ? game.Waiting : game.Participants).Count() >= Rooms.MostSeats)
                throw NotNow(
                    $"the room is full: {Rooms.MostSeats} seats{(isWaiting ? ", and as many people who wait" : "")}");
            if (!Enum.IsDefined(asked.Role) || (asked.Role == Role.Government) != (asked.State is not null))
                throw new RefusedException("choose to plan for NATO, to govern a state, or to observe");
            if (asked.State is not null && !game.Plan.States.Contains(asked.State))
                throw new RefusedException($"{asked.State} is not in play");
            if (game.Seats.Values.FirstOrDefault(seat => LookAlikes.AreAlike(seat.Name, name)) is { } other)
                throw NotNow(
                    $"somebody is called {name} already{(other.Name == name ? "" : ", or looks so on the board")}; "
                    + "add a letter");
            return new SeatTaken(
                game.SeatsEver + 1, Credentials.Checksum(key), name, asked.Role, asked.State, isWaiting);
        });
        return (after.Seats[after.SeatsEver], key);
    }

    /// <summary>A team hands in, or an observer predicts, in the round that is open.</summary>
    public static void Decide(Room room, Seat seat, DecideRequest asked) => room.Do(game =>
    {
        if (!game.Seats.TryGetValue(seat.Number, out Seat? now) || now.IsWaiting)
            throw new RefusedException("the teacher has not let you in yet", StatusCodes.Status403Forbidden);
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
                Pay(room, game, seat.State!, Purse.CostOf(governing));
                return new Decided(game.Round, seat.State!, seat.Name, governing, Planning: null);
            case Role.Planner when asked is { Governing: null, Planning: { } planning, Troops: null }:
                planning.Check(game.Plan);
                PlannerDecision usual = room.Defaults.In(game.Round);
                Pay(room, game, Seat.Planners, Purse.CostOf(planning, usual, game.Plan));
                return new Decided(game.Round, Seat.Planners, seat.Name, Governing: null, planning);
            case Role.Observer when asked is { Governing: null, Planning: null, Troops: { } troops }:
                if (asked.Chance is { } chance && chance is not (>= 0 and <= 1))
                    throw new RefusedException("a probability lies between 0 and 100 per cent");
                return troops is >= 0 and <= MostTroops
                    ? new Predicted(game.Round, seat.Number, troops, asked.Chance)
                    : throw new RefusedException($"a prediction lies between 0 and {MostTroops} thousand");
            default:
                throw new RefusedException("this is not for your role to decide", StatusCodes.Status403Forbidden);
        }
    });

    /// <summary>An act of the teacher that changes this room and no other.</summary>
    public static void Act(Room room, ActRequest asked) => room.Do(game => asked.Act switch
    {
        TeacherAct.Start => Start(game, asked),
        TeacherAct.Count => game.Phase == Phase.Open && game.Round == asked.Round
            ? new RoundClosed(game.Round)
            : throw NotNow("only an open round can be counted"),
        TeacherAct.Extend => game.Phase == Phase.Open && game.Round == asked.Round
            ? new TimeAdded(game.Round, Later(game.Until) + Minutes(asked))
            : throw NotNow("only an open round can be given more time"),
        TeacherAct.Inject => Inject(game, asked),
        TeacherAct.Rewind => asked.Round >= 1 && asked.Round <= game.Round
            ? new Rewound(asked.Round)
            : throw NotNow("only a round that was opened can be played again"),
        TeacherAct.Remove => new SeatLeft(SeatOf(game, asked)),
        TeacherAct.Undo => game.Undo is null
            ? throw NotNow("there is nothing to take back")
            : new Undone(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(MinutesAgain)),
        TeacherAct.Approve => Approve(game, SeatOf(game, asked)),
        TeacherAct.Door => new DoorSet(asked.Door is { } door && Enum.IsDefined(door)
            ? door
            : throw new RefusedException("say how people come in")),
        _ => throw new RefusedException("this cannot be done here"),
    });

    /// <summary>Lets everybody in who waits, as many as there are seats.</summary>
    public static void ApproveAll(Room room)
    {
        foreach (Seat seat in room.Game.Waiting.ToArray())
            room.Do(game => Approve(game, seat.Number));
    }

    /// <summary>Takes the seats away from those who wait, or from everybody; what teams have handed in stays.</summary>
    public static void Clear(Room room, bool isEverybody)
    {
        bool isFirst = true;
        foreach (Seat seat in (isEverybody ? room.Game.Seats.Values : room.Game.Waiting).ToArray())
        {
            bool isOfMany = !isFirst;
            room.Do(_ => new SeatLeft(seat.Number, isOfMany));
            isFirst = false;
        }
    }

    /// <summary>
    /// A room that begins where this one stood after a round. Its people come along with their seats, or join it with
    /// its own code.
    /// </summary>
    public static (Room Room, string Key) Branch(Rooms rooms, Room room, int rounds, bool withSeats)
    {
        Game game = room.Game;
        if (rounds < 0 || rounds > game.Counted)
            throw NotNow("a branch begins after a round that was counted");
        string suffix = rounds == 0 ? " (again)" : $" (from round {rounds + 1})";
        string title = game.Plan.Title.Length + suffix.Length <= RoomPlan.LongestTitle
            ? game.Plan.Title + suffix
            : game.Plan.Title;
        return rooms.Create(
            game.Plan with { Title = title }, room.Name, at => game.Story(rounds, at, withSeats),
            withSeats ? game.AimsBy : null);
    }

    private static void Pay(Room room, Game game, string team, double cost)
    {
        if (!game.Plan.IsFree)
            Purse.Of(game, room.Defaults, team, game.Round).Pay(cost);
    }

    private static int SeatOf(Game game, ActRequest asked) =>
        asked.Seat is { } seat && game.Seats.ContainsKey(seat)
            ? seat
            : throw new RefusedException("nobody has this seat");

    private static SeatApproved Approve(Game game, int seat)
    {
        if (!game.Seats.TryGetValue(seat, out Seat? waiting) || !waiting.IsWaiting)
            throw NotNow("nobody waits for this seat");
        return game.Participants.Count() < Rooms.MostSeats
            ? new(seat)
            : throw NotNow($"the room is full: {Rooms.MostSeats} seats");
    }

    private static RoundOpened Start(Game game, ActRequest asked)
    {
        if (game.Phase == Phase.Open)
            throw NotNow("a round is open already");
        if (game.IsOver)
            throw NotNow("the last round was played; rewind, or branch into another room");
        if (asked.Round != game.Round + 1)
            throw NotNow($"the next round is round {game.Round + 1}");
        return new(
            game.Round + 1, TimeProvider.System.GetUtcNow()
                + (asked.Minutes is null ? TimeSpan.FromMinutes(game.Plan.Minutes) : Minutes(asked)));
    }

    private static InjectAdded Inject(Game game, ActRequest asked)
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
