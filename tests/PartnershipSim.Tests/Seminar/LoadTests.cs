using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PartnershipSim.Tests.Laws;
using Xunit;

namespace PartnershipSim.Tests.Seminar;

/// <summary>
/// What shuts nobody out: a flood of pictures, hostile files, connections that ask for nothing. On a server of its own.
/// </summary>
public sealed class LoadTests(SeminarProcess seminar) : IClassFixture<SeminarProcess>
{
    private static object Picture(double budget) => new
    {
        move = new
        {
            from = "baseline.yaml",
            parameters = new Dictionary<string, double> { ["partnership.budget"] = budget },
            off = Array.Empty<string>(),
        },
        outcome = "troops",
        group = "partners",
        isRefined = false,
    };

    [Fact]
    public async Task Of_forty_pictures_that_one_page_asks_for_at_once_the_newest_is_drawn()
    {
        ConcurrentBag<HttpStatusCode> said = [];
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            using HttpResponseMessage reply = await seminar.Post(
                "api/picture", Picture(100 + number), session: "one");
            said.Add(reply.StatusCode);
        }));

        Assert.Contains(HttpStatusCode.OK, said);
        Assert.Contains(HttpStatusCode.Conflict, said);
        Assert.All(said, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{status}"));
    }

    [Fact]
    public async Task Two_hundred_pages_that_ask_at_once_are_answered_or_told_that_the_explorer_is_busy()
    {
        ConcurrentBag<HttpStatusCode> said = [];
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            using HttpResponseMessage reply = await seminar.Post("api/picture", Picture(200), session: $"page{number}");
            said.Add(reply.StatusCode);
        }));

        Assert.Contains(HttpStatusCode.OK, said);
        Assert.All(
            said, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{status}"));
    }

    [Theory]
    [InlineData("{{}: {}}", "a block cannot be one")]
    [InlineData("? {a: b}\n: c\n", "a block cannot be one")]
    [InlineData("? [a]\n: c\n", "line 1")]
    [InlineData("scenario: a\n---\nscenario: b\n", "one document")]
    [InlineData("", "empty")]
    [InlineData("# nothing\n", "empty")]
    public async Task A_file_with_a_key_that_is_no_word_is_refused_and_is_no_internal_error(string text, string words)
    {
        (HttpStatusCode status, string error) = await seminar.Refusal("api/load", new { text });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [SlowTheory]
    [InlineData("{")]
    [InlineData("{{}: ")]
    [InlineData("? ")]
    [InlineData("? {")]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("\"a\" : {")]
    [InlineData("&a ")]
    [InlineData("! ")]
    [InlineData("%TAG !a b\n")]
    [InlineData("{a, ")]
    public async Task Sixty_kilobytes_of_anything_are_refused_before_they_cost_anything(string unit)
    {
        string text = string.Concat(Enumerable.Repeat(unit, 60_000 / JsonSerializer.Serialize(unit).Length));
        TimeSpan before = seminar.ProcessorTime;

        (HttpStatusCode status, string error) = await seminar.Refusal("api/load", new { text });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.InRange(error.Length, 1, 500);
        Assert.True(seminar.ProcessorTime - before < TimeSpan.FromSeconds(4), "it once cost sixteen seconds");
    }

    [Fact]
    public async Task Three_thousand_idle_connections_shut_nobody_out()
    {
        List<Socket> idle = [];
        try
        {
            for (int i = 0; i < 3_200; i++)
            {
                Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                idle.Add(socket);
                await socket.ConnectAsync(
                    IPAddress.Loopback, new Uri(seminar.Address).Port, TestContext.Current.CancellationToken);
                if (i % 2 == 0)
                    await socket.SendAsync(Encoding.ASCII.GetBytes("GET / HT"), TestContext.Current.CancellationToken);
            }

            using HttpClient client = new();
            string page = await client.GetStringAsync(new Uri(seminar.Address), TestContext.Current.CancellationToken);

            Assert.Contains("data-t=\"explorer.title\"", page, StringComparison.Ordinal);
        }
        finally
        {
            foreach (Socket socket in idle)
                socket.Dispose();
        }
    }
}
