using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// Evaluations of the baseline a second through the pipe of <c>partnersim serve</c>, beside one process a question.
/// Writes the numbers into a section of benchmarks/RESULTS.md.
/// </summary>
public static class PipeSpeed
{
    public const string Heading = "## A question from a script";

    private const int Rounds = 5;

    public static int Write()
    {
        (string What, int Points, int Replicates, int Requests)[] kinds =
        [
            ("one run a request", 1, 1, 200),
            ("one point of 8 replicates a request", 1, 8, 200),
            ("16 points of 8 replicates a request", 16, 8, 20),
            ("1,000 points of 1 replicate a request", 1000, 1, 2),
            ("1,000 points of 8 replicates a request", 1000, 8, 1),
        ];
        StringBuilder rows = new();
        using (Process server = Start("serve"))
        {
            Ask(server, 1, 8, 20); // compiled and warm
            foreach ((string what, int points, int replicates, int requests) in kinds)
            {
                double seconds = Enumerable.Range(0, Rounds).Min(_ => Ask(server, points, replicates, requests));
                double runs = requests * (double)points * replicates / seconds;
                rows.Append($"| {what} | {Shown(requests / seconds)} | {Shown(runs)} |\n");
            }

            server.StandardInput.Close();
            server.WaitForExit();
        }

        double process = Programs.BestOf(
            Rounds, "run", "scenarios/baseline.yaml", "--replicates", "8", "--no-figures", "--quiet");
        rows.Append(
            $"| a process a question: `partnersim run`, 8 replicates | {Shown(1 / process)} | "
            + $"{Shown(8 / process)} |\n");
        string section =
            $"""
            {Heading}

            Written by `dotnet run --project benchmarks/PartnershipSim.Benchmarks -c Release -- pipe`: the baseline at values of one
            parameter, two outcomes, JSON, clock on the wall, best of {Rounds}. Wanted: at least 1,000 evaluations a second on two cores.
            {Environment.ProcessorCount} logical cores; processes that wanted a core in the last minute: {Machine.Load}.

            | what | requests a second | runs a second |
            | --- | --- | --- |
            {rows.ToString().TrimEnd()}

            One run takes as long as eight: eight run side by side as one block, and a block keeps one core busy. Points that are asked for together fill
            blocks and use all cores.

            """;
        ResultsFile.Page.Write(Heading, section);
        return 0;
    }

    private static double Ask(Process server, int points, int replicates, int requests)
    {
        string rows = string.Join(',', Enumerable.Range(0, points).Select(p => $"[{290 + p * 0.001}]"));
        string request =
            $$"""{"id":1,"request":"points","axes":["partnership.budget"],"points":[{{rows}}],"replicates":{{replicates}}}""";
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < requests; i++)
        {
            server.StandardInput.WriteLine(request);
            server.StandardInput.Flush();
            string? answer;
            do
            {
                answer = server.StandardOutput.ReadLine();
            }
            while (answer?.Contains("\"working\":", StringComparison.Ordinal) == true);

            if (answer?.Contains("\"ok\":true", StringComparison.Ordinal) != true)
                throw new InvalidOperationException($"partnersim serve answered: {answer}");
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static Process Start(string command) =>
        Process.Start(new ProcessStartInfo("dotnet", [Programs.Path, command])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static string Shown(double number) =>
        number.ToString(number < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
