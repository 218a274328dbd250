using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// How long a user waits for what: commands as processes of their own, from start to end, by the program that
/// <c>dotnet build</c> leaves and, if one is named, by the native program of the downloads. The programs take turns,
/// and the middle of the rounds counts.
/// </summary>
public static class Waiting
{
    public const string Heading = "## How long do I wait for ...?";

    private const string NoFigures = "--no-figures";
    private const string Baseline = "scenarios/baseline.yaml";
    private const string Other = "scenarios/no_programmes.yaml";

    private static readonly (string What, string[] Command)[] Questions =
    [
        ("a check of a scenario", ["check", Baseline]),
        ("a run of 8 replicates, tables only", ["run", Baseline, "--replicates", "8", NoFigures]),
        ("a run of 200 replicates, tables only", ["run", Baseline, "--replicates", "200", NoFigures]),
        ("the same with all figures and the report", ["run", Baseline, "--replicates", "200"]),
        ("a run of 2,000 replicates, tables only", ["run", Baseline, "--replicates", "2000", NoFigures]),
        (
            "a comparison of two scenarios, 100 pairs, tables only",
            ["compare", Baseline, Other, "--replicates", "100", "--no-mediation", NoFigures]),
        ("the same with mediation, figures and report", ["compare", Baseline, Other, "--replicates", "100"]),
        ("what each mechanism contributes, 8 replicates", ["attribute", Baseline, Other, "--replicates", "8"]),
        ("a hindcast, 8 replicates", ["hindcast", Baseline, "--replicates", "8"]),
        (
            "a sweep of 72 points, 8 replicates each",
            ["sweep", "scenarios/studies/policy_grid.yaml", "--replicates", "8"]),
        (
            "a screening of all uncertainties, 4 trajectories",
            ["sensitivity", "scenarios/studies/morris_screening.yaml", "--points", "4", "--replicates", "8"]),
    ];

    private static readonly (string What, string[] Command)[] OnThreads =
    [
        ("run, 200 replicates", ["run", Baseline, "--replicates", "200", NoFigures]),
        ("run, 10,000 replicates", ["run", Baseline, "--replicates", "10000", NoFigures]),
        ("compare, 200 pairs", ["compare", Baseline, Other, "--replicates", "200", "--no-mediation", NoFigures]),
        ("sweep, 72 points, 140 replicates", ["sweep", "scenarios/studies/policy_grid.yaml", "--replicates", "140"]),
    ];

    /// <param name="rounds">Of the short commands; those on several threads take a third of them.</param>
    /// <param name="native">A native program, or null; see Native in PartnershipSim.Cli.csproj.</param>
    public static void Write(int rounds, string? native)
    {
        string[] usual = ["dotnet", Programs.Path];
        string[][] programs = native is null ? [usual] : [usual, [native]];
        StringBuilder text = new(
            $"""
            {Heading}

            Written by `dotnet run --project benchmarks/PartnershipSim.Benchmarks -c Release -- waiting {rounds} NATIVE` at commit {Machine.Commit()}. Seconds by the
            clock from start to end, and, in brackets, seconds of processor time of all threads; the middle of {rounds} rounds, in which the programs
            take turns. NATIVE: made by `dotnet publish src/PartnershipSim.Cli -c Release -r linux-x64 --self-contained -p:Native=true`.

            Machine: {Machine.Description}; processes that wanted a core in the minute before: {Machine.Load}. Above {Environment.ProcessorCount} the machine
            was shared, and seconds by the clock are longer than on an idle one; processor time is less so.

            | what | command | with .NET installed | native download | native over .NET, processor time |
            | --- | --- | ---: | ---: | ---: |

            """);
        foreach ((string what, string[] command) in Questions)
        {
            Took[] middle = Compare(rounds, [.. programs.Select(program => (string[])[.. program, .. command])]);
            string other = middle.Length > 1
                ? $"{Shown(middle[1])} | {Number(middle[1].Processor / middle[0].Processor)}"
                : "|";
            text.Append($"| {what} | `{string.Join(' ', command)}` | {Shown(middle[0])} | {other} |\n");
            Console.Error.WriteLine(what);
        }

        text.Append(
            """

            Two threads over one, by the clock and in the same rounds (2.00 is all there is, on an idle machine). Processor time that stays the same
            says that nothing is done twice:

            | what | seconds on one | on two | ratio |
            | --- | ---: | ---: | ---: |

            """);
        foreach ((string what, string[] command) in OnThreads)
        {
            Took[] middle = Compare(
                Math.Max(1, rounds / 3),
                [.. Enumerable.Range(1, 2).Select(n => (string[])[.. programs[^1], .. command, "--threads", $"{n}"])]);
            text.Append(CultureInfo.InvariantCulture,
                $"| {what} | {Shown(middle[0])} | {Shown(middle[1])} | "
                + $"{Number(middle[0].Clock / middle[1].Clock)} |\n");
            Console.Error.WriteLine(what);
        }

        ResultsFile.Page.Write(Heading, text.ToString());
    }

    private readonly record struct Took(double Clock, double Processor);

    private static string Shown(Took took) => $"{Number(took.Clock)} ({Number(took.Processor)})";

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The middle of what each command took, which are run in turn.</summary>
    private static Took[] Compare(int rounds, string[][] commands)
    {
        Took[][] times = [.. commands.Select(_ => new Took[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int way = 0; way < commands.Length; way++)
                times[way][round] = Time(commands[way]);
        }

        return
        [
            .. times.Select(all => new Took(
                Middle(all.Select(took => took.Clock)), Middle(all.Select(took => took.Processor)))),
        ];
    }

    /// <summary>A shell tells what its children took, also after they have ended.</summary>
    private static Took Time(string[] command)
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-waiting-").FullName;
        try
        {
            string[] output = command.Contains("check") ? [] : ["--quiet", "-o", Path.Combine(folder, "out")];
            ProcessStartInfo start = new(
                "/bin/sh", ["-c", "\"$@\" > /dev/null 2>&1 || exit 1; times", "sh", .. command, .. output])
            {
                WorkingDirectory = Checkout.Root,
                RedirectStandardOutput = true,
            };
            long begun = Stopwatch.GetTimestamp();
            using Process process = Process.Start(start)!;
            string said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            double clock = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            return process.ExitCode == 0
                ? new(clock, said.Split('\n')[1].Split(' ').Sum(Seconds))
                : throw new InvalidOperationException($"{string.Join(' ', command)} failed");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // 0m1.230000s
    private static double Seconds(string time)
    {
        string[] parts = time.TrimEnd('s').Split('m');
        return 60 * double.Parse(parts[0], CultureInfo.InvariantCulture)
            + double.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);
}
