using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace PartnershipSim.Tests.Cli.Serving;

/// <summary>The server ends when nobody needs it any more, and a request when it is cancelled.</summary>
public sealed class ServeEndsTests
{
    /// <summary>Half a million runs: minutes.</summary>
    private const string Long =
        """{"id": "long", "request": "points", "axes": ["partnership.budget"], "points": [[100], [200], [300], [400], [500]], "replicates": 100000}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void It_answers_what_was_asked_before_the_pipe_was_closed()
    {
        using Conversation talk = new();

        talk.Send("""{"id": 1, "request": "run", "replicates": 8, "outcomes": ["interop"]}""");
        talk.Process.StandardInput.Close();

        Assert.True(talk.Answer().GetProperty("ok").GetBoolean());
        Assert.True(talk.Process.WaitForExit(Patience));
        Assert.Equal((0, ""), (talk.Process.ExitCode, talk.Process.StandardError.ReadToEnd()));
    }

    [Fact]
    public void A_cancelled_request_says_so_and_the_next_is_answered()
    {
        using Conversation talk = new();

        talk.Send(Long);
        talk.Send("""{"id": "waits", "request": "describe"}""");
        talk.Send("""{"id": 1, "request": "cancel", "of": "long"}""");

        JsonElement[] answers = [talk.Answer(), talk.Answer(), talk.Answer()];
        JsonElement cancelled = answers.Single(answer => answer.GetProperty("id").ToString() == "long");
        Assert.True(cancelled.GetProperty("cancelled").GetBoolean());
        Assert.True(
            answers.Single(answer => answer.GetProperty("id").ToString() == "1").GetProperty("result")
                .GetProperty("cancelled").GetBoolean());
        Assert.True(
            answers.Single(answer => answer.GetProperty("id").ToString() == "waits").GetProperty("ok").GetBoolean());
    }

    [Fact]
    public void Told_to_stop_it_stops()
    {
        using Conversation talk = new();

        talk.Send(Long);
        talk.Send("""{"id": 1, "request": "stop"}""");

        Assert.True(talk.Process.WaitForExit(Patience));
        Assert.Equal(0, talk.Process.ExitCode);
    }

    [Fact]
    public void A_long_request_gives_signs_of_life()
    {
        using Conversation talk = new();

        talk.Send(Long);

        JsonElement sign = JsonDocument.Parse(talk.Process.StandardOutput.ReadLine()!).RootElement;
        Assert.Equal("long", sign.GetProperty("id").GetString());
        Assert.True(sign.GetProperty("working").GetProperty("seconds").GetDouble() > 0);
    }

    [Fact]
    public void No_orphan_is_left_by_a_client_that_dies_while_a_request_runs()
    {
        Assert.SkipWhen(
            OperatingSystem.IsWindows(), "on Windows a console stream does not say that the other side is gone");
        using Conversation talk = new();
        talk.Send(Long);
        talk.Process.StandardOutput.ReadLine(); // it runs

        // what the system does for a process that is killed
        talk.Process.StandardInput.Close();
        talk.Process.StandardOutput.Close();

        Assert.True(talk.Process.WaitForExit(Patience), "the server works on for a client that is gone");
    }

    [Fact]
    public void It_ends_by_a_signal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");
        using Conversation talk = new();
        talk.Send("""{"id": 1, "request": "describe"}""");
        talk.Answer();

        using (Process kill = Process.Start("kill", ["-TERM", $"{talk.Process.Id}"]))
            kill.WaitForExit();

        Assert.True(talk.Process.WaitForExit(Patience));
        Assert.Equal(130, talk.Process.ExitCode);
    }
}
