using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using PartnershipSim.Benchmarks;
using PartnershipSim.Tests.Browser;

namespace PartnershipSim.Quality;

/// <summary>
/// How fast the explorer's picture follows a lever: one page, alone, in front of the real server. Each move is one that
/// nobody has made before, so that nothing is remembered.
/// </summary>
internal static class ExplorerPace
{
    public const string Heading = "## A lever of the explorer";

    private const int Warm = 5;
    private const int Moves = 60;
    private const double WantedFirst = 100;
    private const double WantedRefined = 1000;
    private const double WantedPictures = 10;
    private const int Drags = 5;

    /// <summary>
    /// A hand that drags for four seconds; how many pictures came a second, and how many were refined.
    /// </summary>
    private const string Drag =
        """
        async () => {
          const lever = document.getElementById("p-partnership.budget"), began = performance.now();
          const before = Number(document.body.dataset.pictures), ask = window.fetch;
          let refined = 0, moves = 0;
          window.fetch = (address, options) => {
            if (address === "/api/picture" && JSON.parse(options.body).isRefined) refined++;
            return ask(address, options);
          };
          while (performance.now() - began < 4000) {
            lever.value = 160 + (moves++ % 300) + Math.random();
            lever.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise(requestAnimationFrame);
          }
          window.fetch = ask;
          const pictures = Number(document.body.dataset.pictures) - before;
          return [(1000 * pictures) / (performance.now() - began), refined];
        }
        """;

    /// <summary>Measures, writes the section, and returns 1 if a median is not what was wanted.</summary>
    public static async Task<int> Write()
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-explorer-").FullName;
        using Process server = Classroom.Start(folder);
        try
        {
            using HttpClient client = new() { BaseAddress = await Classroom.AddressOf(server) };
            double first = await Median(client, isRefined: false, from: 100);
            double refined = await Median(client, isRefined: true, from: 300);
            (double pictures, int stale) = await Dragged(client.BaseAddress!);
            StringBuilder text = new(
                $"""
                {Heading}

                Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- explorer`: one page moves a lever {Moves} times and waits for each
                answer; then a hand drags it for four seconds in Chromium, {Drags} times, the middle one counts. Server and page share one machine. Commit {Machine.Commit()}, {Machine.Description}; load while measuring {Machine.Load}. Above 2, others
                wanted the machine too.

                | | median, ms | a second | wanted, ms | |
                | --- | --: | --: | --: | --- |

                """);
            Row(text, "a first picture (8 runs)", first, WantedFirst);
            Row(text, "a refined picture (200 runs)", refined, WantedRefined);
            text.Append(CultureInfo.InvariantCulture,
                $"\nWhile the hand drags: {pictures:0.0} pictures a second (wanted: {WantedPictures:0}; ");
            text.Append(CultureInfo.InvariantCulture,
                $"{(pictures >= WantedPictures ? "met" : "missed")}), {stale} refinements of an older position.\n");
            QualityPage.Results.Write(Heading, text.ToString());
            return first < WantedFirst && refined < WantedRefined && pictures >= WantedPictures && stale == 0 ? 0 : 1;
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Pictures, int Stale)> Dragged(Uri address)
    {
        string program = ChromiumFile.Find(
            Environment.GetEnvironmentVariable(ChromiumFile.Variable), Environment.GetEnvironmentVariable("PATH") ?? "")
            ?? throw new FileNotFoundException($"there is no Chromium: {ChromiumFile.Remedy}");
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = program, Args = ["--no-sandbox"] });
        List<double> pictures = [];
        int stale = 0;
        for (int drag = 0; drag < Drags; drag++)
        {
            IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 } });
            await page.GotoAsync(address.ToString());
            await page.Locator("body[data-refined=true]").WaitForAsync(new() { Timeout = 60_000 });
            double[] seen = await page.EvaluateAsync<double[]>(Drag);
            pictures.Add(seen[0]);
            stale += (int)seen[1];
            await page.CloseAsync();
        }

        return (pictures.Order().ElementAt(Drags / 2), stale);
    }

    private static void Row(StringBuilder text, string what, double median, double wanted) => text.Append(
        CultureInfo.InvariantCulture,
        $"| {what} | {median:0} | {1000 / median:0.0} | {wanted:0} | {(median < wanted ? "met" : "missed")} |\n");

    private static async Task<double> Median(HttpClient client, bool isRefined, double from)
    {
        List<double> times = [];
        for (int move = -Warm; move < Moves; move++)
        {
            using HttpRequestMessage request = Classroom.Picture(from + move, "one", isRefined);
            long start = Stopwatch.GetTimestamp();
            using HttpResponseMessage reply = await client.SendAsync(request);
            reply.EnsureSuccessStatusCode();
            _ = await reply.Content.ReadAsByteArrayAsync();
            if (move >= 0)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt(times.Count / 2);
    }
}
