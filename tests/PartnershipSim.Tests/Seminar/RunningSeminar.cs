using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PartnershipSim.Tests.Scenarios;
using PartnershipSim.Tests.Seminar;
using Xunit;

[assembly: AssemblyFixture(typeof(RunningSeminar))]

namespace PartnershipSim.Tests.Seminar;

/// <summary>
/// The real seminar: the program as a user starts it, on a free port of this machine, the first time that its address
/// is asked for. Tests that only look at its pages share one; those that fill it with rooms, stop it or measure it have
/// one for their class.
/// </summary>
public sealed partial class RunningSeminar : IAsyncDisposable
{
    private readonly Lock _starting = new();
    private readonly string _rooms = Directory.CreateTempSubdirectory("partnersim-rooms-").FullName;
    private Process? _process;
    private int _port;

    /// <summary>Where its pages are, with a slash at the end.</summary>
    public string Address
    {
        get
        {
            _ = Program;
            return $"http://127.0.0.1:{_port}/";
        }
    }

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
    /// <param name="session">The number of the page, or null for none.</param>
    public async Task<HttpResponseMessage> Post(string path, object body, string? session = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, Address + path)
        {
            Content = new StringContent(
                JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Seminar", "1");
        if (session is not null)
            request.Headers.Add("X-Session", session);
        return await Client.SendAsync(request);
    }

    /// <summary>Processor time that the program has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            Program.Refresh();
            return Program.TotalProcessorTime;
        }
    }

    /// <summary>The folder in which it keeps a file for each room.</summary>
    public string Rooms => _rooms;

    /// <summary>Kills the program without a word and starts it again at the same address.</summary>
    public void Restart(Action? meanwhile = null)
    {
        Stop();
        meanwhile?.Invoke();
        Start();
    }

    /// <summary>Lets the program hang: it keeps its connections and answers nobody.</summary>
    public void Hang() => Signal("-STOP");

    /// <summary>Lets it go on.</summary>
    public void GoOn() => Signal("-CONT");

    public ValueTask DisposeAsync()
    {
        Stop();
        Directory.Delete(_rooms, recursive: true);
        Client.Dispose();
        return ValueTask.CompletedTask;
    }

    private Process Program
    {
        get
        {
            lock (_starting)
            {
                if (_process is null)
                    Start();
                return _process!;
            }
        }
    }

    private void Start()
    {
        _process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "partnersim-seminar.dll"),
                Path.Combine(Repository.Scenarios, "baseline.yaml"), "--port", $"{_port}", "--rooms", _rooms,
            ])
        {
            RedirectStandardOutput = true,
        })!;
        string? line = _process.StandardOutput.ReadLine();
        Match address = OpenAt().Match(line ?? "");
        Assert.True(address.Success, $"the seminar did not open: {line}");
        _port = int.Parse(address.Groups["port"].Value);
    }

    private void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [signal, $"{Program.Id}"]);
        kill.WaitForExit();
    }

    private void Stop()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
    }

    [GeneratedRegex(@"^The seminar is open: http://127\.0\.0\.1:(?<port>\d+)/$")]
    private static partial Regex OpenAt();
}
