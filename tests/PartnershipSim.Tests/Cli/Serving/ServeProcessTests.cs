using System.Text;
using System.Text.Json;
using PartnershipSim.Cli.Serving;
using PartnershipSim.Tests.Laws;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli.Serving;

/// <summary>Bad input through the pipe of a real process: an answer with the place, and the next is answered.</summary>
public sealed class ServeProcessTests
{
    private const string Good = """{"id": "good", "request": "run", "replicates": 2, "outcomes": ["interop"]}""";

    [SlowTheory]
    [InlineData("nonsense", "line 1, byte 2")]
    [InlineData("""{"id": 1, "request": "run", "outcoms": ["interop"]}""", "/outcoms")]
    [InlineData(
        """{"id": 1, "request": "points", "axes": ["partnership.budget"], "points": [[NaN]]}""", "line 1, byte")]
    [InlineData(
        """{"id": 1, "request": "points", "axes": ["partnership.budget"], "points": [[1e999]]}""", "/points/0/0")]
    public void A_wrong_line_is_refused_with_its_place(string line, string place)
    {
        using Conversation talk = new();

        talk.Send(line);
        talk.Send(Good);

        JsonElement refused = talk.Answer();
        Assert.False(refused.GetProperty("ok").GetBoolean());
        Assert.StartsWith(place, refused.GetProperty("problems")[0].GetProperty("place").GetString());
        Assert.True(talk.Answer().GetProperty("ok").GetBoolean());
        EndsWell(talk);
    }

    [Fact]
    public void Ten_million_points_are_refused_within_a_bound_of_memory()
    {
        StringBuilder line = new("""{"id": 1, "request": "points", "axes": ["partnership.budget"], "points": [[1]""");
        for (int i = 1; i < 10_000_000; i++)
            line.Append(",[1]");
        using Conversation talk = new();

        talk.Send(line.Append("]}").ToString());
        talk.Send(Good);

        JsonElement refused = talk.Answer();
        Assert.Equal("/points", refused.GetProperty("problems")[0].GetProperty("place").GetString());
        Assert.True(talk.Answer().GetProperty("ok").GetBoolean());
        talk.Process.Refresh();
        Assert.InRange(talk.Process.PeakWorkingSet64, 1, 2L << 30);
        EndsWell(talk);
    }

    [Fact]
    public void The_schema_is_printed_with_the_version_of_the_protocol()
    {
        using Workplace place = new();

        Ended ended = place.Run("serve", "--schema");

        Assert.Equal(new(0, ServeSchema.Print().ReplaceLineEndings("\n"), ""), ended);
        using JsonDocument schema = JsonDocument.Parse(ended.Output);
        Assert.Contains(
            $"PartnershipSim serve, protocol {ServeSchema.Protocol}",
            schema.RootElement.GetProperty("title").GetString()!);
        Assert.Equal(
            schema.RootElement.ToString(),
            JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Scenarios, "schema", "serve.schema.json")))
                .RootElement.ToString());
    }

    private static void EndsWell(Conversation talk)
    {
        talk.Process.StandardInput.Close();
        Assert.True(talk.Process.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.Equal((0, ""), (talk.Process.ExitCode, talk.Process.StandardError.ReadToEnd()));
    }
}
