using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PartnershipSim.Benchmarks;

namespace PartnershipSim.Quality;

/// <summary>
/// A classroom under load: the real server, and participants that do what a phone does: ask every two seconds, and hand
/// in once a round. They come from addresses of their own on the loopback network, and nothing leaves the machine. In
/// one row, explorers flood the server meanwhile.
/// </summary>
public static class Classroom
{
    public const string Heading = "## Sixty people in a room";

    private const int People = 60;
    private const double WantedMedian = 300;

    /// <summary>
    /// Pages of the explorer that ask for a refined picture, and for the next one as soon as they have an answer or a
    /// refusal.
    /// </summary>
    private const int Flood = 40;

    /// <summary>As a phone asks.</summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(2);

    /// <summary>How long a measurement goes on.</summary>
    /// <param name="Rounds">Rounds of a game.</param>
    /// <param name="RoundLasts">Long enough to see what a count does to those who ask.</param>
    /// <param name="Calm">After which memory is looked at again.</param>
    private sealed record Length(int Rounds, TimeSpan RoundLasts, TimeSpan Calm);

    private static readonly Length Whole = new(3, TimeSpan.FromSeconds(16), TimeSpan.FromSeconds(30));
    private static readonly Length Trial = new(1, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(2));

    private sealed record Answer(string What, double Milliseconds, bool IsRefused, bool IsWhileCounting);

    /// <summary>
    /// Measures, writes the section, and returns 1 if the median of one full room is not what was wanted.
    /// </summary>
    /// <param name="isTrial">One short round, printed and not written: to see that it works.</param>
    public static async Task<int> Write(bool isTrial)
    {
        Length length = isTrial ? Trial : Whole;
        StringBuilder text = new(
            $"""
            {Heading}

            Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- classroom`: {People} simulated participants in a room of 16 partner states
            ask every two seconds and hand in once in each of {length.Rounds} rounds of {length.RoundLasts.TotalSeconds:0} seconds; then the round is counted while they go on asking. Server and
            participants share one machine. Wanted: a median answer under {WantedMedian:0} ms, also
            while {Flood} pages of the explorer ask for refined pictures, each for the next one as soon as it is answered. Memory is that of the server: the most
            while measuring, and half a minute afterwards. Commit {Machine.Commit()}, {Machine.Description};
            the load of a row is that at its end. Above 2, others wanted the machine too. A count computes one world for each team and way of playing, one after the other,
            one room after the other, so that answers stay quick.

            | rooms | people | explorers | requests | refused | median, ms | 95 of 100, ms | slowest, ms | median while a round is counted, ms | a round counted in, s, at most | memory, MB | afterwards, MB | load | |
            | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --- |

            """);
        bool isMet = true;
        (int, int)[] rows = isTrial ? [(1, Flood), (20, 0)] : [(1, 0), (1, Flood), (5, 0), (20, 0)];
        foreach ((int rooms, int explorers) in rows)
        {
            Console.Error.WriteLine($"{rooms} x {People} people, {explorers} explorers ...");
            (Answer[] answers, double counted, Memory memory) = await Measure(rooms, explorers, length);
            double median = Quantile(answers, 0.5);
            string verdict = median < WantedMedian ? "met" : "missed";
            isMet &= rooms > 1 || median < WantedMedian;
            text.Append(
                CultureInfo.InvariantCulture, $"| {rooms} | {rooms * People} | {explorers} | {answers.Length} ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {answers.Count(answer => answer.IsRefused)} | {median:0.0} | {Quantile(answers, 0.95):0.0} ");
            text.Append(
                CultureInfo.InvariantCulture, $"| {Quantile(answers, 1):0} | "
                    + $"{Quantile([.. answers.Where(answer => answer.IsWhileCounting)], 0.5):0.0} ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {counted:0.0} | {memory.Most:0} | {memory.Afterwards:0} | {Machine.Load} | {verdict} |\n");
        }

        if (isTrial)
            Console.WriteLine(text);
        else
            QualityPage.Results.Write(Heading, text.ToString());
        return isMet ? 0 : 1;
    }

    private static async Task<(Answer[] Answers, double Counted, Memory Memory)> Measure(
        int count, int explorers, Length length)
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-classroom-").FullName;
        using Process server = Start(folder);
        try
        {
            Uri address = await AddressOf(server);
            ConcurrentBag<Answer> answers = [];
            using CancellationTokenSource over = new();
            Task flood = Task.WhenAll(Enumerable.Range(0, explorers).Select(number => Explore(
                address, number, over.Token)));
            Task<double> most = MostMemory(server, over.Token);
            double[] counted = await Task.WhenAll(
                Enumerable.Range(0, count).Select(room => Seminar(
                    address, room, answers, length)));
            await over.CancelAsync();
            await flood;
            await Task.Delay(length.Calm, CancellationToken.None);
            return ([.. answers], counted.Max(), new(await most, MemoryOf(server)));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static HttpRequestMessage Picture(double budget, string page, bool isRefined)
    {
        var asked = new
        {
            move = new
            {
                from = "baseline.yaml",
                parameters = new Dictionary<string, double> { ["partnership.budget"] = budget },
                off = Array.Empty<string>(),
            },
            outcome = "troops",
            group = "partners",
            isRefined,
        };
        HttpRequestMessage request = new(HttpMethod.Post, "api/picture")
        {
            Content = new StringContent(JsonSerializer.Serialize(asked), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Seminar", "1");
        request.Headers.Add("X-Session", page);
        return request;
    }

    internal static Process Start(string folder) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            Path.Combine(Path.GetDirectoryName(Programs.Path)!, "partnersim-seminar.dll"),
            Path.Combine(Checkout.Root, "scenarios", "baseline.yaml"), "--port", "0", "--rooms",
            folder, "--until-input-ends",
        ])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    internal static async Task<Uri> AddressOf(Process server)
    {
        string line = await server.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("the seminar did not open");
        return new(line.Split(' ')[^1]);
    }

    /// <summary>
    /// A page of the explorer in which somebody moves a lever all the time and never waits for the last picture to be
    /// looked at.
    /// </summary>
    private static async Task Explore(Uri address, int number, CancellationToken over)
    {
        using HttpClient client = new() { BaseAddress = address };
        for (int time = 0; !over.IsCancellationRequested; time++)
        {
            using HttpRequestMessage request = Picture(
                100 + number + time / 1000.0, $"explorer{number}", isRefined: true);
            try
            {
                using HttpResponseMessage reply = await client.SendAsync(request, over);
                if (!reply.IsSuccessStatusCode)
                    await Task.Delay(100, over);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Memory of the server in MB.</summary>
    private sealed record Memory(double Most, double Afterwards);

    private static async Task<double> MostMemory(Process server, CancellationToken over)
    {
        double most = MemoryOf(server);
        while (!over.IsCancellationRequested)
        {
            most = Math.Max(most, MemoryOf(server));
            await Task.Delay(200, CancellationToken.None);
        }

        return most;
    }

    private static double MemoryOf(Process server)
    {
        server.Refresh();
        return server.WorkingSet64 / 1e6;
    }

    /// <summary>One room from its opening to the last count; returns the seconds that the slowest count took.</summary>
    private static async Task<double> Seminar(
        Uri address, int room, ConcurrentBag<Answer> answers, Length length)
    {
        string[] states =
        [
            "ARM", "AUT", "AZE", "EGY", "FIN", "GEO", "IRL", "ISR", "JOR", "KAZ", "MAR", "MDA", "SRB",
            "SWE", "TUN", "UKR",
        ];
        using Guest teacher = await Guest.Open(address, room, states);
        bool isCounting = false;
        using CancellationTokenSource over = new();
        Task[] people = new Task[People];
        for (int i = 0; i < People; i++)
        {
            Guest guest = await teacher.Joined(i, states);
            people[i] = Task.Run(() => Sit(
                guest, i, answers, length, () => Volatile.Read(ref isCounting), over.Token));
        }

        double slowest = 0;
        for (int round = 1; round <= length.Rounds; round++)
        {
            await teacher.Act("start", round);
            await Task.Delay(length.RoundLasts);
            long start = Stopwatch.GetTimestamp();
            Volatile.Write(ref isCounting, true);
            await teacher.Act("count", round);
            while (await teacher.IsCounting())
                await Task.Delay(50);
            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(start).TotalSeconds);
            Volatile.Write(ref isCounting, false);
        }

        await over.CancelAsync();
        await Task.WhenAll(people);
        return slowest;
    }

    private static async Task Sit(
        Guest guest, int number, ConcurrentBag<Answer> answers, Length length, Func<bool> isCounting,
        CancellationToken over)
    {
        using Guest _ = guest;
        int handedIn = 0;
        await Task.Delay(AskEvery * number / People, CancellationToken.None);
        while (!over.IsCancellationRequested)
        {
            await Timed("play", () => guest.Look());
            // the sixtieth decides late, but so that nobody's decision meets the end of the round: each sees its
            // beginning and each acts up to two seconds late
            if (guest.OpenRound > handedIn && guest.OpenFor > length.RoundLasts * 0.6 * number / People)
            {
                handedIn = guest.OpenRound;
                await Timed("decide", () => guest.Decide(handedIn));
            }

            await Task.Delay(AskEvery, CancellationToken.None);
        }

        async Task Timed(string what, Func<Task<bool>> ask)
        {
            bool isBusy = isCounting();
            long start = Stopwatch.GetTimestamp();
            bool isDone = await ask();
            answers.Add(new(what, Stopwatch.GetElapsedTime(start).TotalMilliseconds, !isDone, isBusy));
        }
    }

    private static double Quantile(Answer[] answers, double share)
    {
        double[] sorted = [.. answers.Select(answer => answer.Milliseconds).Order()];
        return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
    }
}
