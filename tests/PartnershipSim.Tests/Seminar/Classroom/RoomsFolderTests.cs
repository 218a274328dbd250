using System.Diagnostics;
using PartnershipSim.Seminar.Classroom;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Cli;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>A folder of rooms as it may be found at the start: too many rooms, and files that hold none.</summary>
public sealed class RoomsFolderTests
{
    private static readonly GameSetup Setup =
        new(ScenarioLibrary.Open(Path.Combine(Repository.Scenarios, "baseline.yaml")));

    [Theory]
    [InlineData("{\"event\":\"opened\"}\n", "line 1 is no event of a room; correct the file or move it out of")]
    [InlineData("{\"event\":\"counted\",\"round\":1}\n", "does not begin with the opening of a room")]
    [InlineData("PK\u0003\u0004\n", "line 1 is no event of a room")]
    [InlineData("my notes, which end without a line break", "line 1 is no event of a room")]
    [InlineData("{\"notes\":\"mine\"}", "line 1 is no event of a room")]
    [InlineData(
        "{\"event\":\"opened\",\"code\":\"ABCD-2345\",\"teacherKey\":\"00\",\"plan\":{\"title\":\"A\","
        + "\"from\":\"gone.yaml\",\"firstYear\":2003,\"yearsPerRound\":4,\"rounds\":3,\"minutes\":9,"
        + "\"states\":[]},\"branchOf\":null}\n",
        "gone.yaml is not one of the scenarios beside baseline.yaml")]
    public void A_file_that_holds_no_room_is_named_with_the_remedy(string content, string words)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["bad.room.jsonl"], content);

        using Rooms rooms = Rooms.Open(folder.Path, Setup);

        ClosedRoom closed = Assert.Single(rooms.Closed);
        Assert.Equal("bad", closed.Name);
        Assert.Contains("bad.room.jsonl", closed.Reason, StringComparison.Ordinal);
        Assert.Contains(words, closed.Reason, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(folder["bad.room.jsonl"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"event\":\"opened\",\"code\":\"ABC")]
    [InlineData("{\"eve")]
    [InlineData("\0\0\0\0")]
    public void A_room_that_was_killed_while_it_opened_is_in_nobodys_way(string content)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["cut.room.jsonl"], content);

        using Rooms rooms = Rooms.Open(folder.Path, Setup);

        Assert.Equal(0, rooms.Count);
        Assert.Empty(rooms.Closed);
        Assert.Equal(RoomsLock.FileName, Assert.Single(folder.Names));
    }

    [Fact]
    public async Task Rooms_beyond_twenty_stay_closed_and_are_named()
    {
        using Workplace place = new();
        for (int room = 0; room < Rooms.MostRooms + 2; room++)
        {
            using RoomFile file = RoomFile.Create(RoomFile.PathOf(place["rooms"], $"room{room:00}"));
            file.Append(new RoomOpened(
                $"ABCD-EF{room:00}", "00", new("A test", "baseline.yaml", 2003, 4, 3, 10, ["GEO"]), BranchOf: null));
        }

        using Process command = place.StartInterruptible("seminar", "--port", "0", "--rooms", "rooms");
        string? warning = await command.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        using Process kill = Process.Start("kill", ["-TERM", $"{command.Id}"]);
        await command.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith(
            "warning  room room20 stays closed: 20 rooms can be open at a time; move files of rooms",
            warning, StringComparison.Ordinal);
        Assert.Equal(0, command.ExitCode);
    }
}
