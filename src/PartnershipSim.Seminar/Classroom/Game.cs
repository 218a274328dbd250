using System.Collections.Immutable;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>Where a game stands.</summary>
internal enum Phase
{
    /// <summary>People take their seats.</summary>
    Lobby,

    /// <summary>A round is open for decisions.</summary>
    Open,

    /// <summary>The last round opened was counted; it is talked about.</summary>
    Counted,
}

/// <summary>What happens to somebody who wants to join.</summary>
internal enum Door
{
    /// <summary>Everybody who has the code takes a seat.</summary>
    Open,

    /// <summary>Newcomers wait until the teacher approves them.</summary>
    Approval,

    /// <summary>Nobody can join.</summary>
    Locked,
}

/// <summary>A game as its events so far have made it. Immutable.</summary>
internal sealed record Game
{
    private Game()
    {
    }

    /// <summary>With which people join.</summary>
    public required string Code { get; init; }

    /// <summary>Checksum of the teacher's key.</summary>
    public required string TeacherKey { get; init; }

    /// <summary>What the teacher decided when the room was opened.</summary>
    public required RoomPlan Plan { get; init; }

    /// <summary>The round that is open or was counted last; 0 before the first.</summary>
    public int Round { get; init; }

    /// <summary>Where the game stands.</summary>
    public Phase Phase { get; init; }

    /// <summary>Until when an open round takes decisions.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>Who is there, by the number of the seat.</summary>
    public ImmutableSortedDictionary<int, Seat> Seats { get; init; } = ImmutableSortedDictionary<int, Seat>.Empty;

    /// <summary>What happens to newcomers.</summary>
    public Door Door { get; init; }

    /// <summary>Seats that count: those who wait for the teacher's approval have none yet.</summary>
    public IEnumerable<Seat> Participants => Seats.Values.Where(seat => !seat.IsWaiting);

    /// <summary>Those who wait for the teacher's approval.</summary>
    public IEnumerable<Seat> Waiting => Seats.Values.Where(seat => seat.IsWaiting);

    /// <summary>How many seats were ever taken: a number is not given twice.</summary>
    public int SeatsEver { get; init; }

    /// <summary>
    /// What was decided, by round, beginning with round 1; one more than is open if something was announced for the
    /// next.
    /// </summary>
    public ImmutableArray<RoundRecord> Rounds { get; init; } = [];

    /// <summary>The room from which this one branched off, or null.</summary>
    public string? BranchOf { get; init; }

    /// <summary>The secret by which the aims of governments are drawn: people who come along keep theirs.</summary>
    public string AimsBy { get; init; } = "";

    /// <summary>What the teacher can take back, or null.</summary>
    public Undo? Undo { get; init; }

    /// <summary>How many events made it.</summary>
    public int Events { get; init; }

    /// <summary>The last round was counted.</summary>
    public bool IsOver => Phase == Phase.Counted && Round == Plan.Rounds;

    /// <summary>The round for which something that happens now counts.</summary>
    public int Current => Phase == Phase.Open ? Round : Round + 1;

    /// <summary>How many rounds are counted.</summary>
    public int Counted => Phase == Phase.Open ? Round - 1 : Round;

    /// <summary>What was decided in a round; nothing if it was not played.</summary>
    public RoundRecord At(int round) => round >= 1 && round <= Rounds.Length ? Rounds[round - 1] : new();

    /// <summary>The game after its first event.</summary>
    public static Game Begin(RoomOpened opened) =>
        new()
        {
            Code = opened.Code,
            TeacherKey = opened.TeacherKey,
            Plan = opened.Plan,
            BranchOf = opened.BranchOf,
            AimsBy = opened.AimsBy ?? opened.TeacherKey,
            Events = 1,
        };

    /// <summary>The game after one more event.</summary>
    public Game After(RoomEvent happened)
    {
        Game next = happened switch
        {
            SeatTaken taken => this with
            {
                Seats = Seats.SetItem(
                    taken.Seat, new(taken.Seat, taken.Key, taken.Name, taken.Role, taken.State, taken.IsWaiting)),
                SeatsEver = taken.Seat,
            },
            SeatLeft left => this with
            {
                Seats = Seats.Remove(left.Seat),
                Undo = new(UndoKind.Removal, Round,
                    [.. left.IsOfMany && Undo is { Kind: UndoKind.Removal } undo ? undo.Seats : [], Seats[left.Seat]]),
            },
            SeatApproved approved =>
                this with { Seats = Seats.SetItem(approved.Seat, Seats[approved.Seat] with { IsWaiting = false }) },
            DoorSet set => this with { Door = set.Door },
            RoundOpened opened =>
                this with { Round = opened.Round, Phase = Phase.Open, Until = opened.Until, Undo = null },
            TimeAdded added => this with { Until = added.Until },
            Decided decided => With(decided.Round, play => play with
            {
                Teams = play.Teams.SetItem(
                    decided.Team, new(decided.By, decided.At, decided.Governing, decided.Planning)),
            }),
            Predicted predicted => With(predicted.Round, play => play with
            {
                Predictions = play.Predictions.SetItem(predicted.Seat, predicted.Troops),
                Chances = predicted.Chance is { } chance
                    ? play.Chances.SetItem(predicted.Seat, chance)
                    : play.Chances.Remove(predicted.Seat),
            }),
            InjectAdded inject =>
                With(inject.Round, play => play with { Injects = play.Injects.Add(inject.Inject) }) with
                {
                    Undo = new(UndoKind.Inject, inject.Round, [], inject.Inject),
                },
            RoundClosed => this with { Phase = Phase.Counted, Undo = new(UndoKind.Count, Round, []) },
            Rewound rewound => this with
            {
                Round = rewound.Round - 1,
                Phase = rewound.Round == 1 ? Phase.Lobby : Phase.Counted,
                Rounds = [.. Rounds.Take(rewound.Round - 1)],
                Undo = new(UndoKind.Rewind, rewound.Round, [], Before: this with { Undo = null }),
            },
            Undone undone => Back(undone),
            _ => this,
        };
        return next with { Events = Events + 1 };
    }

    /// <summary>The game without the teacher's last act; who has come since then stays.</summary>
    private Game Back(Undone undone) => Undo switch
    {
        { Kind: UndoKind.Removal } undo => this with
        {
            Seats = Seats.SetItems(undo.Seats.Select(seat => KeyValuePair.Create(seat.Number, seat))),
            Undo = null,
        },
        { Kind: UndoKind.Inject, Inject: { } inject } undo =>
            With(undo.Round, play => play with { Injects = play.Injects.Remove(inject) }) with { Undo = null },
        { Kind: UndoKind.Count } => this with
        {
            Phase = Phase.Open,
            Until = undone.Until is { } until && until > Until ? until : Until,
            Undo = null,
        },
        { Kind: UndoKind.Rewind, Before: { } before } =>
            before with { Seats = Seats, SeatsEver = SeatsEver, Door = Door },
        _ => this,
    };

    /// <summary>
    /// The decisions of the rounds counted so far as events of a new room, and the seats of those who come along.
    /// </summary>
    public IEnumerable<RoomEvent> Story(int rounds, DateTimeOffset at, bool withSeats)
    {
        int number = 0;
        foreach (Seat seat in withSeats ? Participants : [])
            yield return new SeatTaken(++number, seat.Key, seat.Name, seat.Role, seat.State) { At = at };
        for (int round = 1; round <= rounds; round++)
        {
            yield return new RoundOpened(round, at) { At = at };
            foreach (Inject inject in At(round).Injects)
                yield return new InjectAdded(round, inject) { At = at };
            foreach ((string team, TeamDecision handed) in At(round).Teams)
                yield return new Decided(round, team, handed.By, handed.Governing, handed.Planning) { At = at };
            yield return new RoundClosed(round) { At = at };
        }
    }

    private Game With(int round, Func<RoundRecord, RoundRecord> change)
    {
        ImmutableArray<RoundRecord> rounds = Rounds;
        while (rounds.Length < round)
            rounds = rounds.Add(new());
        return this with { Rounds = rounds.SetItem(round - 1, change(rounds[round - 1])) };
    }
}
