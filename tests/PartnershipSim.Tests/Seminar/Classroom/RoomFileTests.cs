using System.Collections.Immutable;
using PartnershipSim.Seminar.Classroom;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>What is written down is what is read again, and what cannot be read is named.</summary>
public sealed class RoomFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);

    private static readonly RoomEvent[] Everything =
    [
        new RoomOpened(
            "ABCD-2345", "00", new("A test", "baseline.yaml", 2003, 4, 3, 10, ["GEO", "UKR"]), BranchOf: null)
        {
            At = Now,
        },
        new SeatTaken(1, "11", "Ann", Role.Government, "GEO") { At = Now },
        new SeatTaken(2, "22", "Bo", Role.Observer, null, IsWaiting: true) { At = Now },
        new SeatApproved(2) { At = Now },
        new DoorSet(Door.Locked) { At = Now },
        new SeatLeft(1) { At = Now },
        new RoundOpened(1, Now.AddMinutes(10)) { At = Now },
        new Decided(1, "GEO", "Ann", new(0.03, 2, 0.5), null) { At = Now },
        new Decided(1, Seat.Planners, "Bo", null, new(
            300, 1, 0.6, 1, 1, 1, 2, ImmutableSortedDictionary<string, double>.Empty.Add("GEO", 3)))
        {
            At = Now,
        },
        new Predicted(1, 3, 12.5, Chance: 0.8) { At = Now },
        new InjectAdded(1, new(InjectKind.BrokenPromise)) { At = Now },
        new TimeAdded(1, Now.AddMinutes(15)) { At = Now },
        new RoundClosed(1) { At = Now },
        new Rewound(1) { At = Now },
        new Undone(Now.AddMinutes(17)) { At = Now },
    ];

    [Fact]
    public void Every_kind_of_event_is_read_as_it_was_written()
    {
        using TemporaryFolder folder = new();
        string path = RoomFile.PathOf(folder.Path, "room");
        using (RoomFile file = RoomFile.Create(path))
        {
            foreach (RoomEvent happened in Everything)
                file.Append(happened);
        }

        (RoomFile again, List<RoomEvent> events) = RoomFile.Open(path);
        using RoomFile _ = again;

        // joined and decided twice
        Assert.Equal(
            Everything.Length,
            typeof(RoomEvent).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(RoomEvent))) + 2);
        Assert.Equivalent(Everything.Cast<object>(), events.Cast<object>(), strict: true);
    }

    [Fact]
    public void A_line_that_is_no_event_is_named()
    {
        using TemporaryFolder folder = new();
        string path = RoomFile.PathOf(folder.Path, "room");
        using (RoomFile file = RoomFile.Create(path))
            file.Append(Everything[0]);
        File.AppendAllText(path, "{\"event\":\"flood\"}\n");

        InvalidDataException wrong = Assert.Throws<InvalidDataException>(() => RoomFile.Open(path));

        Assert.EndsWith("room.room.jsonl: line 2 is no event of a room", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_event_is_kept_where_an_editor_took_the_line_end_away()
    {
        using TemporaryFolder folder = new();
        string path = RoomFile.PathOf(folder.Path, "room");
        using (RoomFile file = RoomFile.Create(path))
        {
            file.Append(Everything[0]);
            file.Append(Everything[1]);
        }

        string whole = File.ReadAllText(path);
        File.WriteAllText(path, whole.TrimEnd('\n'));
        (RoomFile again, List<RoomEvent> events) = RoomFile.Open(path);
        again.Dispose();

        Assert.Equal(2, events.Count);
        Assert.Equal(whole, File.ReadAllText(path));
    }

    [Fact]
    public void A_note_at_the_end_of_a_room_is_named_and_not_cut_off()
    {
        using TemporaryFolder folder = new();
        string path = RoomFile.PathOf(folder.Path, "room");
        using (RoomFile file = RoomFile.Create(path))
            file.Append(Everything[0]);
        File.AppendAllText(path, "remember: Ann was ill");

        InvalidDataException wrong = Assert.Throws<InvalidDataException>(() => RoomFile.Open(path));

        Assert.EndsWith("room.room.jsonl: line 2 is no event of a room", wrong.Message, StringComparison.Ordinal);
        Assert.EndsWith("Ann was ill", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_its_owner_can_read_a_room()
    {
        if (OperatingSystem.IsWindows())
            return;
        using TemporaryFolder folder = new();
        using RoomFile file = RoomFile.Create(RoomFile.PathOf(folder.Path, "room"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
    }
}
