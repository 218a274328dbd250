using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>
/// What was once lost or locked: acknowledged events, rooms beside a bad file, and files that were removed under a
/// running server.
/// </summary>
public sealed class RoomFaultTests(SeminarProcess seminar) : IClassFixture<SeminarProcess>
{
    [Fact]
    public async Task A_second_seminar_on_the_same_rooms_is_refused_by_name_and_the_first_goes_on()
    {
        Caller teacher = await Caller.Teacher(seminar);

        ProcessStartInfo start = new("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "partnersim-seminar.dll"),
            Path.Combine(Repository.Scenarios, "baseline.yaml"), "--port", "0",
            "--rooms", Path.Combine(seminar.Rooms, ".", "..", Path.GetFileName(seminar.Rooms)),
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process second = Process.Start(start)!;
        string errors = await second.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, second.ExitCode);
        Assert.StartsWith("error  another seminar is running on the rooms in ", errors, StringComparison.Ordinal);
        Assert.Contains("choose another folder with --rooms", errors, StringComparison.Ordinal);
        await teacher.Act("start", 1);
    }

    [Fact]
    public async Task One_bad_room_file_keeps_no_other_room_shut_and_the_teacher_reads_why()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string copy = Path.Combine(seminar.Rooms, "zz-copy.room.jsonl");
        string cut = Path.Combine(seminar.Rooms, "zz-cut.room.jsonl");
        string folder = Path.Combine(seminar.Rooms, "zz-folder.room.jsonl");
        string late = Path.Combine(seminar.Rooms, "zz-late.room.jsonl");
        string opened = "{\"event\":\"opened\",\"code\":\"ABCD-2345\",\"teacherKey\":\"00\",\"plan\":{\"title\":\"A\","
            + "\"from\":\"baseline.yaml\",\"firstYear\":2003,\"yearsPerRound\":4,\"rounds\":3,\"minutes\":9,"
            + "\"states\":[\"GEO\"]},\"branchOf\":null}\n";

        seminar.Restart(() =>
        {
            File.Copy(Path.Combine(seminar.Rooms, teacher.Room + ".room.jsonl"), copy);
            File.WriteAllText(cut, "{\"event\":\"ope\n");
            File.WriteAllText(
                late, opened + "{\"event\":\"round\",\"round\":2000000000,\"until\":\"2026-11-27T08:00:00+00:00\"}\n");
            Directory.CreateDirectory(folder);
        });

        await teacher.Act("start", 1);
        JsonArray closed = (await Caller.Stranger(seminar).Ask("setup", new { }))["closed"]!.AsArray();
        Dictionary<string, string> reasons = closed.ToDictionary(
            each => (string)each!["name"]!, each => (string)each!["reason"]!);
        Assert.Contains("line 1 is no event of a room", reasons["zz-cut"], StringComparison.Ordinal);
        Assert.Contains(
            $"it has the code of room {teacher.Room}: is it a copy?", reasons["zz-copy"], StringComparison.Ordinal);
        Assert.Contains("line 2 cannot have happened in this room", reasons["zz-late"], StringComparison.Ordinal);
        Assert.All([copy, cut, late], path => Assert.True(File.Exists(path)));
        seminar.Restart(() =>
        {
            File.Delete(copy);
            File.Delete(cut);
            File.Delete(late);
            Directory.Delete(folder);
        });
    }

    [Fact]
    public async Task A_room_file_that_was_removed_under_the_running_server_loses_no_act()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file cannot be removed there");
        Caller teacher = await Caller.Teacher(seminar);
        Caller georgia = await teacher.Join(await teacher.Code(), "Ann", "government", "GEO");
        await teacher.Act("start", 1);
        string file = Path.Combine(seminar.Rooms, teacher.Room + ".room.jsonl");

        File.Delete(file);
        await georgia.Govern(1, offer: 2);

        seminar.Restart();
        Assert.Equal(2, (double)(await georgia.Ask("play", new { }))["handed"]!["governing"]!["offer"]!);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_file_that_took_the_place_of_a_room_is_not_overwritten_and_nothing_is_acknowledged()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file cannot be replaced there");
        Caller teacher = await Caller.Teacher(seminar);
        string file = Path.Combine(seminar.Rooms, teacher.Room + ".room.jsonl");
        string aside = file + ".aside";
        File.Move(file, aside);
        File.Copy(aside, file);

        (HttpStatusCode status, string error) = await teacher.Refusal("act", new { act = "start", round = 1 });

        Assert.Equal((HttpStatusCode)507, status);
        Assert.StartsWith("another file has taken the place of the room's file", error, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(aside), File.ReadAllText(file));
        Assert.Equal("lobby", (string)(await teacher.Ask("teacher", new { }))["common"]!["phase"]!);
        File.Move(aside, file, overwrite: true);
        await teacher.Act("start", 1);
    }

    [Fact]
    public async Task A_line_that_another_program_added_is_not_overwritten()
    {
        Caller teacher = await Caller.Teacher(seminar);
        string file = Path.Combine(seminar.Rooms, teacher.Room + ".room.jsonl");
        long end = new FileInfo(file).Length;
        await File.AppendAllTextAsync(
            file, "{\"event\":\"door\",\"door\":\"locked\"}\n", TestContext.Current.CancellationToken);

        Assert.StartsWith(
            "another program has changed the room's file",
            (await teacher.Refusal("act", new { act = "start", round = 1 })).Error, StringComparison.Ordinal);
        Assert.True(new FileInfo(file).Length > end);
    }

    [Fact]
    public async Task A_room_whose_file_is_gone_can_be_closed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "an open file cannot be removed there");
        Caller teacher = await Caller.Teacher(seminar);
        File.Delete(Path.Combine(seminar.Rooms, teacher.Room + ".room.jsonl"));

        Assert.True((bool)(await teacher.Act("close", 0))["isClosed"]!);
    }
}
