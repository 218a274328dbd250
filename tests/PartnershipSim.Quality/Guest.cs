using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PartnershipSim.Benchmarks;

namespace PartnershipSim.Quality;

/// <summary>
/// A browser in a classroom, as far as the server can tell: an address of its own, a key, and what it saw last.
/// </summary>
public sealed class Guest : IDisposable
{
    private const string TeacherAddress = "127.0.0.1";

    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly int _room;
    private string? _name;
    private string? _key;
    private string? _code;
    private string? _seen;
    private string? _role;
    private long _openSince;

    private Guest(Uri address, int room, string from)
    {
        _address = address;
        _room = room;
        _client = new(new SocketsHttpHandler
        {
            ConnectCallback = async (context, stop) =>
            {
                Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    /// <summary>The round that is open for decisions, as this guest saw it last; 0 if there is none.</summary>
    public int OpenRound { get; private set; }

    /// <summary>For how long it has been open, as this guest saw it.</summary>
    public TimeSpan OpenFor => OpenRound == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_openSince);

    /// <summary>A teacher with a room of three rounds.</summary>
    public static async Task<Guest> Open(Uri address, int room, string[] states)
    {
        Guest teacher = new(address, room, TeacherAddress);
        JsonNode opened = await teacher.Ask("open", new
        {
            title = $"Room {room}",
            from = "baseline.yaml",
            firstYear = 2003,
            yearsPerRound = 4,
            rounds = 3,
            minutes = 10,
            states,
        });
        teacher._name = (string)opened["room"]!;
        teacher._key = (string)opened["key"]!;
        teacher._code = (string)(await teacher.Ask("teacher", new { }))["code"]!;
        return teacher;
    }

    /// <summary>A participant: one in ten observes, one in ten plans, the others govern.</summary>
    public async Task<Guest> Joined(int number, string[] states)
    {
        Guest guest = new(_address, _room, $"127.0.{1 + _room}.{1 + number}")
        {
            _role = (number % 10) switch { 0 => "planner", 1 => "observer", _ => "government" },
        };
        string? state = guest._role == "government" ? states[number % states.Length] : null;
        JsonNode seat = await guest.Ask(
            "join", new { code = _code, name = $"Person {number}", role = guest._role, state });
        guest._name = (string)seat["room"]!;
        guest._key = (string)seat["key"]!;
        return guest;
    }

    public Task Act(string act, int round) => Ask("act", new { act, round });

    public async Task<bool> IsCounting() => (bool)(await Ask("teacher", new { }))["common"]!["isCounting"]!;

    /// <summary>Asks for what is new; false if the server refused.</summary>
    public async Task<bool> Look()
    {
        if (await Send("play", new { since = _seen }) is not { } view)
            return false;
        _seen = (string?)view["version"];
        if (view["common"] is not { } common)
            return true;
        int round = (string?)common["phase"] == "open" ? (int)common["round"]! : 0;
        if (round != OpenRound)
            _openSince = Stopwatch.GetTimestamp();
        OpenRound = round;
        return true;
    }

    /// <summary>Hands something in; false if the server refused.</summary>
    public async Task<bool> Decide(int round) => await Send("decide", _role switch
    {
        "planner" => new
        {
            round,
            planning = new
            {
                budget = 140, // what the envelope lasts for
                door = 1,
                conditionality = 0.6,
                exercises = 1.5,
                education = 1,
                aid = 1,
                south = 1,
            },
        },
        "observer" => new { round, troops = 12.5 },
        _ => (object)new { round, governing = new { budget = 0.03, reform = 2, offer = 1.5 } },
    }) is not null;

    public void Dispose() => _client.Dispose();

    private async Task<JsonNode> Ask(string what, object body) =>
        await Send(what, body) ?? throw new InvalidOperationException($"the seminar refused '{what}'");

    private async Task<JsonNode?> Send(string what, object body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_address, "api/rooms/" + what))
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Seminar", "1");
        if (_key is not null)
        {
            request.Headers.Add("X-Room", _name);
            request.Headers.Add("X-Key", _key);
        }

        using HttpResponseMessage reply = await _client.SendAsync(request);
        string text = await reply.Content.ReadAsStringAsync();
        return reply.IsSuccessStatusCode ? JsonNode.Parse(text) : null;
    }
}
