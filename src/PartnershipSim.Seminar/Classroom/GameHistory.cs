using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// A game from the events of a file that anybody may have edited: what the server itself would have refused is refused
/// here as well.
/// </summary>
internal static class GameHistory
{
    /// <exception cref="InvalidDataException">The events are no game; the message says which line is wrong.</exception>
    public static Game Replay(IReadOnlyList<RoomEvent> events, GameSetup setup)
    {
        if (events is not [RoomOpened opened, ..])
            throw new InvalidDataException("it does not begin with the opening of a room");
        try
        {
            opened.Plan.Checked(setup);
        }
        catch (RefusedException wrong)
        {
            throw new InvalidDataException(wrong.Message, wrong);
        }

        Game game = Game.Begin(opened);
        for (int i = 1; i < events.Count; i++)
        {
            if (!IsPossible(game, events[i]))
                throw new InvalidDataException($"line {i + 1} cannot have happened in this room");
            game = game.After(events[i]);
        }

        return game;
    }

    private static bool IsPossible(Game game, RoomEvent happened) => happened switch
    {
        SeatTaken taken => taken.Seat == game.SeatsEver + 1 && Enum.IsDefined(taken.Role)
            && (taken.Role == Role.Government) == (taken.State is not null)
            && (taken.State is null || game.Plan.States.Contains(taken.State)),
        SeatLeft left => game.Seats.ContainsKey(left.Seat),
        SeatApproved approved => game.Seats.ContainsKey(approved.Seat),
        DoorSet door => Enum.IsDefined(door.Door),
        RoundOpened round => round.Round == game.Round + 1 && round.Round <= game.Plan.Rounds
            && game.Phase != Phase.Open,
        TimeAdded added => game.Phase == Phase.Open && added.Round == game.Round,
        Decided decided => IsOpen(game, decided.Round)
            && (decided.Team == Seat.Planners
                ? decided is { Governing: null, Planning: { } planning } && IsAllowed(() => planning.Check(game.Plan))
                : game.Plan.States.Contains(decided.Team)
                    && decided is { Governing: { } governing, Planning: null } && IsAllowed(governing.Check)),
        Predicted predicted => IsOpen(game, predicted.Round) && double.IsFinite(predicted.Troops)
            && predicted.Chance is null or (>= 0 and <= 1),
        InjectAdded inject => inject.Round == game.Current && inject.Round <= game.Plan.Rounds
            && IsAllowed(() => inject.Inject.Check(game.Plan)),
        RoundClosed closed => IsOpen(game, closed.Round),
        Rewound rewound => rewound.Round >= 1 && rewound.Round <= game.Round,
        Undone => game.Undo is not null,
        _ => false,
    };

    private static bool IsOpen(Game game, int round) => game.Phase == Phase.Open && game.Round == round;

    private static bool IsAllowed(Action check)
    {
        try
        {
            check();
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}
