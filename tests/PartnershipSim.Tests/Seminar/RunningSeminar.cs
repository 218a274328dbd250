using System.Net;
using System.Text;
using System.Text.Json;
using PartnershipSim.Tests.Scenarios;
using PartnershipSim.Tests.Seminar;
using Xunit;

[assembly: AssemblyFixture(typeof(RunningSeminar))]

namespace PartnershipSim.Tests.Seminar;

/// <summary>
/// The real seminar: the program as a user starts it, on a free port of this machine, the first time that its address
/// is asked for. Tests that only look at its pages share one; those that fill it with rooms have one for their class,
/// and those that stop it or measure it a process for their class (<see cref="SeminarProcess"/>).
/// </summary>
public class RunningSeminar : IAsyncDisposable
{
    private readonly Lock _starting = new();
    private int _port;

    /// <summary>Where its pages are, with a slash at the end.</summary>
    public string Address => $"http://127.0.0.1:{Port}/";

    public HttpClient Client { get; } = new();

    /// <summary>The status and the words with which a request is refused.</summary>
    public async Task<(HttpStatusCode Status, string Error)> Refusal(string path, object body)
    {
        using HttpResponseMessage reply = await Post(path, body);
        string text = await reply.Content.ReadAsStringAsync();
        Assert.False(reply.IsSuccessStatusCode, text);
        return (reply.StatusCode, JsonDocument.Parse(text).RootElement.GetProperty("error").GetString()!);
    }

    /// <summary>The answer to what a page asks for.</summary>
    /// <param name="session">
    /// The number of the page; null for a new page, because a newer request of a page takes the place of its older one,
    /// and classes of tests share a seminar.
    /// </param>
    public async Task<HttpResponseMessage> Post(string path, object body, string? session = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Address + path)
        {
            Content = new StringContent(
                JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Seminar", "1");
        request.Headers.Add("X-Session", session ?? Guid.NewGuid().ToString("N"));
        return await Client.SendAsync(request);
    }

    /// <summary>The folder in which it keeps a file for each room.</summary>
    public string Rooms { get; } = Directory.CreateTempSubdirectory("partnersim-rooms-").FullName;

    public ValueTask DisposeAsync()
    {
        Close();
        Directory.Delete(Rooms, recursive: true);
        Client.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    protected int Port
    {
        get
        {
            lock (_starting)
                return _port == 0 ? _port = Start(0) : _port;
        }
    }

    /// <summary>Starts it on a port, or on a free one if that is 0; returns the port.</summary>
    protected virtual int Start(int port) => KeptSeminar.Open(Words(port));

    protected virtual void Close()
    {
    }

    /// <summary>The words of its command line.</summary>
    protected string[] Words(int port) =>
        [Path.Combine(Repository.Scenarios, "baseline.yaml"), "--port", $"{port}", "--rooms", Rooms];
}
