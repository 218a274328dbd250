using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Reading;
using PartnershipSim.Seminar.Classroom;
using PartnershipSim.Seminar.Web;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>A round takes decisions until its time is up, and no longer; the teacher can give more.</summary>
public sealed class ClockTests : IDisposable
{
    private static readonly GovernmentDecision Nobody = new(0, 1, 0);

    private readonly TemporaryFolder _folder = new();
    private readonly SemaphoreSlim _engine = new(1);

    [Theory]
    [InlineData(-60, false)]
    [InlineData(60, true)]
    public void A_decision_counts_while_there_is_time(int secondsLeft, bool counts)
    {
        using Room room = Opened(secondsLeft);
        Seat seat = room.Game.Seats[1];

        RefusedException? refused =
            Record.Exception(() => RoomActions.Decide(room, seat, new(1, Nobody, null, null))) as RefusedException;

        Assert.Equal(counts, refused is null);
        Assert.Equal(counts, room.Game.At(1).Teams.ContainsKey("GEO"));
        Assert.Equal(counts ? null : "time is up; the teacher can give you more", refused?.Message);
    }

    [Fact]
    public void More_time_is_counted_from_now_if_the_time_was_up()
    {
        using Room room = Opened(secondsLeft: -600);

        RoomActions.Act(room, new(TeacherAct.Extend, 1, Minutes: 5, null, null, null));
        RoomActions.Decide(room, room.Game.Seats[1], new(1, Nobody, null, null));

        Assert.InRange(room.Game.Until - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(4.5), TimeSpan.FromMinutes(5));
        Assert.Equal(Nobody, room.Game.At(1).Teams["GEO"].Governing);
    }

    [Fact]
    public void A_decision_that_was_on_its_way_when_the_round_was_counted_is_told_so()
    {
        using Room room = Opened(secondsLeft: 60);
        RoomActions.Act(room, new(TeacherAct.Count, 1, null, null, null, null));

        RefusedException refused = Assert.Throws<RefusedException>(() => RoomActions.Decide(
            room, room.Game.Seats[1], new(1, Nobody, null, null)));

        Assert.Equal("round 1 was counted a moment ago; only the teacher can let it be played again", refused.Message);
        Assert.Empty(room.Game.At(1).Teams);
    }

    [Fact]
    public void A_closed_room_takes_nothing_any_more()
    {
        Room room = Opened(secondsLeft: 60);
        room.Dispose();

        RefusedException refused = Assert.Throws<RefusedException>(() => RoomActions.Decide(
            room, room.Game.Seats[1], new(1, Nobody, null, null)));

        Assert.Equal("this room was closed", refused.Message);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    private Room Opened(int secondsLeft)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        RoomOpened opened = new(
            "ABCD-2345", "00", new("A test", "baseline.yaml", 2003, 4, 3, 10, ["GEO"]), BranchOf: null)
        {
            At = now,
        };
        Game game = Game.Begin(opened)
            .After(new SeatTaken(1, "11", "Ann", Role.Government, "GEO") { At = now })
            .After(new RoundOpened(1, now.AddSeconds(secondsLeft)) { At = now });
        return new(
            "room", RoomFile.Create(RoomFile.PathOf(_folder.Path, "room")), game,
            Scenario.Load(Path.Combine(Repository.Scenarios, "baseline.yaml")), _engine);
    }
}
