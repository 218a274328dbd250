using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PartnershipSim.Seminar.Classroom;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Explorer;
using PartnershipSim.Seminar.Pages;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar;

/// <summary>
/// The web server as a whole: which addresses it answers, how much it takes in, and what a browser may do with its
/// pages.
/// </summary>
internal sealed class SeminarServer : IAsyncDisposable
{
    /// <summary>No request needs more; a saved scenario is a few hundred bytes.</summary>
    public const int LargestRequest = 64 * 1024;

    /// <summary>
    /// Requests a minute from one address: all rooms may sit behind one router, every page asks every two seconds, and
    /// some do more.
    /// </summary>
    private const int MostRequests = 2 * 30 * Rooms.MostRooms * Rooms.MostSeats;

    /// <summary>
    /// A page asks every two seconds; a connection that asks for nothing for ten times as long is closed.
    /// </summary>
    private static readonly TimeSpan IdleConnection = TimeSpan.FromSeconds(20);

    /// <summary>How long results of the explorer are kept when nobody moves anything.</summary>
    private static readonly TimeSpan MemoryIsKept = TimeSpan.FromSeconds(20);

    /// <summary>How long requests that are being answered may take when the server closes.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly SeminarOptions _options;
    private readonly Rooms _rooms;
    private readonly ComputeQueue _queue;

    private SeminarServer(WebApplication app, SeminarOptions options, Rooms rooms, ComputeQueue queue)
    {
        _app = app;
        _options = options;
        _rooms = rooms;
        _queue = queue;
    }

    /// <summary>Loads the scenario and makes everything ready; nothing listens yet.</summary>
    /// <exception cref="Scenarios.Text.InvalidScenarioException">The scenario is wrong.</exception>
    public static SeminarServer Open(SeminarOptions options)
    {
        ScenarioLibrary library = ScenarioLibrary.Open(options.Scenario);
        Rooms rooms = Rooms.Open(options.Rooms, new GameSetup(library));
        ScenarioRuns runs = new();
        ComputeQueue queue = new(runs.Release, MemoryIsKept);
        Connections connections = new(Connections.MostHere());

        // never Development, whatever a variable of the machine says: then pages would show exceptions
        WebApplicationBuilder builder =
            WebApplication.CreateSlimBuilder(
                new WebApplicationOptions { Args = [], EnvironmentName = Environments.Production });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Farewell);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.Limits.KeepAliveTimeout = IdleConnection;
            kestrel.Limits.RequestHeadersTimeout = IdleConnection;
            kestrel.Listen(options.Address, options.Port, listen => listen.Use(connections.Watch));
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = (rejected, _) => new(Replies.Refuse(
                rejected.HttpContext, StatusCodes.Status429TooManyRequests,
                "too many requests from here; wait a minute"));
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(
                context => RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new() { PermitLimit = MostRequests, Window = TimeSpan.FromMinutes(1) }));
        });

        WebApplication app = builder.Build();
        app.Use(async (context, next) =>
        {
            using IDisposable? asks = connections.Asks(context.Connection.Id);
            await Caught(context, next);
        });
        app.Use(Guard);
        app.UseRateLimiter();
        StaticPages.Map(app);
        ExplorerPages.Map(app, library, runs, queue);
        ClassroomPages.Map(app, rooms, options);
        return new(app, options, rooms, queue);
    }

    /// <summary>Serves until Ctrl-C or SIGTERM.</summary>
    public async Task Run()
    {
        await Listen();
        string address = _app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine($"The seminar is open: {address}/");
        Console.WriteLine(_options.IsPrivate
            ? "Only this machine can reach it; --listen ADDRESS lets others in. Ctrl-C closes it."
            : "Every machine that reaches this address can take part, over plain HTTP: "
                + "use it in a network you trust. Ctrl-C closes it.");
        Console.WriteLine(
            $"For a class, open {Here(address)}/teacher on this machine; rooms are kept in {_options.Rooms}.");
        foreach (ClosedRoom closed in _rooms.Closed)
            await Console.Error.WriteLineAsync($"warning  room {closed.Name} stays closed: {closed.Reason}");
        if (_options.IsChild)
            _ = Task.Factory.StartNew(EndWithParent, TaskCreationOptions.LongRunning);
        await _app.WaitForShutdownAsync();
    }

    /// <exception cref="IOException">The address is not of this machine, or the port is taken or reserved.</exception>
    private async Task Listen()
    {
        try
        {
            await _app.StartAsync();
        }
        catch (SocketException failure)
        {
            throw new IOException(
                $"cannot listen on {new IPEndPoint(_options.Address, _options.Port)}: {failure.Message}; "
                + "choose another --listen or --port",
                failure);
        }
    }

    // "all addresses" is none that a browser opens
    private static string Here(string address) =>
        address.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal).Replace(
            "//[::]:", "//[::1]:", StringComparison.Ordinal);

    /// <summary>
    /// The program that started this one holds the other end of standard input; when it is killed, the system closes
    /// that.
    /// </summary>
    private void EndWithParent()
    {
        try
        {
            using Stream input = Console.OpenStandardInput();
            byte[] ignored = new byte[256];
            while (input.Read(ignored) > 0)
            {
            }
        }
        catch (IOException)
        {
            // as good as its end
        }

        _app.Lifetime.StopApplication();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _queue.Dispose();
        _rooms.Dispose();
    }

    /// <summary>
    /// A fault of ours is written down where the seminar was started; whoever asked gets a sentence and no details.
    /// </summary>
    private static async Task Caught(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // whoever asked is gone
        }
        catch (Exception failure) when (failure is not BadHttpRequestException)
        {
            InternalError.Report($"{context.Request.Method} {context.Request.Path}", failure);
            if (!context.Response.HasStarted)
                await Replies.Refuse(context, StatusCodes.Status500InternalServerError, InternalError.Words);
        }
    }

    /// <summary>What a browser may do with our pages, and what is refused before anything is read.</summary>
    /// <remarks>
    /// A page of another site can make a browser send a form here, but it can neither set a header of ours nor JSON as
    /// content type without being
    /// asked first, and it is never allowed to: that, with the origin, is the protection against forged requests. There
    /// are no cookies to steal.
    /// </remarks>
    private static Task Guard(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: "
            + "blob:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        if (!IsThisMachine(context.Request.Host.Host))
            return Replies.Refuse(
                context, StatusCodes.Status421MisdirectedRequest,
                "the seminar answers to the address of its machine only");
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            return next(context);
        bool isOurs = HttpMethods.IsPost(context.Request.Method) && context.Request.HasJsonContentType()
            && context.Request.Headers["X-Seminar"] == "1"
            && IsSameOrigin(context.Request);
        return isOurs
            ? next(context)
            : Replies.Refuse(
                context, StatusCodes.Status403Forbidden, "this request does not come from a page of the seminar");
    }

    // a page elsewhere can have its name lead to this machine, and a browser would take our pages for its own: names
    // are not served, addresses are
    private static bool IsThisMachine(string host) =>
        host is "localhost" || IPAddress.TryParse(host, out _)
            || string.Equals(host, Environment.MachineName, StringComparison.OrdinalIgnoreCase);

    private static bool IsSameOrigin(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin]
            || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && from.Authority == request.Host.Value);
}
