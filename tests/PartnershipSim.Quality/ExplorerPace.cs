using System.Diagnostics;
using System.Globalization;
using System.Text;
using PartnershipSim.Benchmarks;

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
            StringBuilder text = new(
                $"""
                {Heading}

                Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- explorer`: one page moves a lever {Moves} times and waits for each
                answer. Server and page share one machine. Commit {Machine.Commit()}, {Machine.Description}; load while measuring {Machine.Load}. Above 2, others
                wanted the machine too.

                | | median, ms | a second | wanted, ms | |
                | --- | --: | --: | --: | --- |

                """);
            Row(text, "a first picture (8 runs)", first, WantedFirst);
            Row(text, "a refined picture (200 runs)", refined, WantedRefined);
            QualityPage.Results.Write(Heading, text.ToString());
            return first < WantedFirst && refined < WantedRefined ? 0 : 1;
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
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
