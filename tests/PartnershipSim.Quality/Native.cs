using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using PartnershipSim.Benchmarks;

namespace PartnershipSim.Quality;

/// <summary>
/// The commands of the native program beside those of the program at hand, which .NET translates while it runs: every
/// table, every figure and every word on the screen has the same bytes.
/// </summary>
public static partial class Native
{
    public const string Heading = "## The native program";

    /// <summary>Files that say when, how long and with which command something was computed.</summary>
    private static readonly string[] Dated =
        ["run.json", "sweep.json", "sensitivity.json", "report.html", "SHA256SUMS"];

    private static readonly string[][] Commands =
    [
        ["check", "scenarios/baseline.yaml", "scenarios/studies/policy_grid.yaml"],
        ["run", "scenarios/baseline.yaml", "--replicates", "8", "--no-figures"],
        ["run", "scenarios/baseline.yaml", "--replicates", "200", "--no-figures"],
        ["run", "scenarios/forward_2035.yaml", "--replicates", "600", "--no-figures"],
        ["run", "scenarios/baseline.yaml", "--replicates", "40"],
        [
            "compare", "scenarios/baseline.yaml", "scenarios/no_programmes.yaml", "--replicates", "100",
            "--no-mediation", "--no-figures",
        ],
        ["compare", "scenarios/baseline.yaml", "scenarios/no_programmes.yaml", "--replicates", "16"],
        ["explain", "scenarios/baseline.yaml", "--state", "SWE", "--year", "2010"],
        ["sweep", "scenarios/studies/policy_grid.yaml", "--replicates", "8"],
        ["sensitivity", "scenarios/studies/morris_screening.yaml", "--points", "4", "--replicates", "8"],
    ];

    /// <summary>What `serve` is asked: each kind of request, and lines that are wrong.</summary>
    private static readonly string[] Requests =
    [
        """{"id": 1, "request": "describe"}""",
        """{"id": 2, "request": "run", "outcomes": ["interop"], "replicates": 9, "tables": ["years", "values"]}""",
        """{"id": 3, "request": "run", "deterministic": true, "outcomes": [{"outcome": "troops", "group": "EST"}]}""",
        """{"id": 4, "request": "compare", "others": [{"changes": {"mechanisms": {"teaching": false}}}]}""",
        """{"id": 5, "request": "points", "axes": ["accession_year.GEO"], "points": [[2010]]}""",
        """{"id": 6, "request": "points", "axes": ["partnership.budget"], "points": [[9]], "encoding": "base64"}""",
        """{"id": 7, "request": "run", "changes": {"parameters": {"partnership.budgt": 5}}}""",
        """{"id": 8, "request": "points", "axes": ["partnership.budget"], "points": [[NaN]]}""",
        "nonsense",
    ];

    /// <summary>Builds, compares and writes the section; 1 if a byte differs, or nothing could be built.</summary>
    /// <param name="made">A native program that was published before, or null: then one is published.</param>
    public static int Write(string? made)
    {
        string home = Directory.CreateTempSubdirectory("partnersim-native-").FullName;
        try
        {
            if ((made ?? Publish(home)) is not { } program)
            {
                Console.Error.WriteLine(
                    "not built: clang, zlib1g-dev and the packages of NativeAOT are needed, on Linux");
                return 1;
            }

            StringBuilder text = new(
                $"""
                {Heading}

                Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- native`, which publishes `partnersim` as machine code (NativeAOT,
                x86-64-v3) and runs the same commands by it and by the build at hand. Same: all files but {string.Join(", ", Dated)}, which contain times
                and commands, byte for byte; of `check`, `explain` and `serve`,
                every word but the version.

                | command | files | same |
                | --- | ---: | --- |

                """);
            bool isSame = true;
            foreach (string[] command in Commands)
            {
                string row = Compare(command, program, home, out bool isRowSame);
                isSame &= isRowSame;
                Console.Error.WriteLine(row);
                text.Append(row).Append('\n');
            }

            bool isServed = Ask(["dotnet", Path.Combine(AppContext.BaseDirectory, "partnersim.dll")])
                .SequenceEqual(Ask([program]));
            text.Append($"| `serve`, {Requests.Length} requests | 0 | {(isServed ? "all" : "no")} |\n");
            QualityPage.Results.Write(Heading, text.ToString());
            return isSame && isServed ? 0 : 1;
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static string? Publish(string home)
    {
        string sources = Path.Combine(home, "sources");
        CopiedSources.Into(sources);
        return NativeProgram.Publish(sources, Path.Combine(home, "program"));
    }

    private static string Compare(string[] command, string native, string home, out bool isSame)
    {
        string usual = Path.Combine(home, "usual");
        string natively = Path.Combine(home, "native");
        string said = Run(["dotnet", Path.Combine(AppContext.BaseDirectory, "partnersim.dll"), .. command], usual);
        string saidNatively = Run([native, .. command], natively);
        string[] files = Directory.Exists(usual)
            ? [.. Directory.GetFiles(usual, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(usual, file)).Where(file => !Dated.Contains(file))]
            : [];
        string[] other =
        [
            .. files.Where(file => !IsSame(Path.Combine(usual, file), Path.Combine(natively, file))),
            .. IsPrinted(command) && said != saidNatively ? (string[])["what it prints"] : [],
        ];
        isSame = other.Length == 0 && (files.Length > 0 || said.Length > 0);
        if (Directory.Exists(usual))
        {
            Directory.Delete(usual, recursive: true);
            Directory.Delete(natively, recursive: true);
        }

        string found = isSame ? "all" : $"no: {string.Join(", ", other)}";
        return $"| `{string.Join(' ', command)}` | {files.Length} | {found} |";
    }

    /// <summary>The answers of `serve`, in the order of its lines; signs of life are left out.</summary>
    private static string[] Ask(string[] program)
    {
        ProcessStartInfo start = new(program[0], [.. program[1..], "serve"])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        foreach (string request in Requests)
            process.StandardInput.WriteLine(request);
        process.StandardInput.Close();
        process.WaitForExit();

        // a wrong line is answered at once, so it may come before the answer to an earlier one
        return
        [
            .. said.Result.Split('\n').Where(line => !line.Contains("\"working\":", StringComparison.Ordinal))
                .Select(line => Version().Replace(line, "")).Order(StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex("\"version\":\"[^\"]*\",")]
    private static partial Regex Version();

    private static bool IsPrinted(string[] command) => command[0] is "check" or "explain";

    private static string Run(string[] command, string results)
    {
        string[] output = command.Any(word => word is "check" or "explain") ? [] : ["--quiet", "-o", results];
        ProcessStartInfo start = new(command[0], [.. command[1..], .. output])
        {
            WorkingDirectory = Checkout.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? said
            : throw new InvalidOperationException(
                $"{string.Join(' ', command)} ended with {process.ExitCode}: {errors.Result}");
    }

    private static bool IsSame(string one, string other) =>
        File.Exists(other) && File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));
}
