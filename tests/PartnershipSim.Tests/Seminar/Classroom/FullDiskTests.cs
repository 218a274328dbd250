using PartnershipSim.Seminar.Classroom;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Cli.Faults;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>A disk that is full: what is refused has not happened, and what was there can be read again.</summary>
public sealed class FullDiskTests
{
    private static readonly RoomPlan Plan = new("A test", "baseline.yaml", 2003, 4, 3, 10, ["GEO"]);

    private static readonly GameSetup Setup =
        new(ScenarioLibrary.Open(Path.Combine(Repository.Scenarios, "baseline.yaml")));

    [Fact]
    public void What_a_full_disk_refuses_has_not_happened_and_the_room_goes_on_when_there_is_space()
    {
        using TemporaryFolder folder = new();
        using SmallDisk disk = new(folder["small"], "size=64k");
        int events;
        using (Rooms rooms = Rooms.Open(folder["small/rooms"], Setup))
        {
            (Room room, _) = rooms.Create(Plan);
            disk.Fill();

            RefusedException refused = Assert.Throws<RefusedException>(() => JoinMany(room));
            Game full = room.Game;
            Assert.Throws<RefusedException>(() => rooms.Create(Plan));
            disk.Remount("size=1m");
            JoinMany(room, "and ", 3);

            Assert.Contains("is the disk full?", refused.Message, StringComparison.Ordinal);
            Assert.Equal(full.Events, room.Log().Length - 3);
            events = room.Game.Events;
        }

        using Rooms again = Rooms.Open(folder["small/rooms"], Setup);

        string name = Assert.Single(RoomFile.RoomsIn(folder["small/rooms"]));
        Assert.Equal(events, RoomEvents(folder["small/rooms"], name));
        Assert.Equal(1, again.Count);
    }

    [Fact]
    public void A_room_is_not_kept_where_nothing_can_be_written()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["rooms"], "no folder");
        using Rooms rooms = Rooms.Open(folder["rooms"], Setup);

        RefusedException refused = Assert.Throws<RefusedException>(() => rooms.Create(Plan));

        Assert.Contains($"no room can be kept in {folder["rooms"]}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, rooms.Count);
    }

    private static void JoinMany(Room room, string prefix = "", int people = Rooms.MostSeats - 10)
    {
        for (int person = 0; person < people; person++)
            RoomRules.Join(room, new(null, $"{prefix}{person}", Role.Observer, null));
    }

    private static int RoomEvents(string folder, string name) =>
        File.ReadAllLines(RoomFile.PathOf(folder, name)).Length;
}
