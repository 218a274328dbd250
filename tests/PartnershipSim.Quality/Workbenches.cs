using System.Diagnostics;
using System.Globalization;
using System.Text;
using PartnershipSim.Benchmarks;

namespace PartnershipSim.Quality;

/// <summary>
/// SALib's and the EMA Workbench's own analyses of our model beside ours, into a section of RESULTS.md. The packages
/// are found where PYTHONPATH says; snapshots of their sources are enough.
/// </summary>
public static class Workbenches
{
    public const string Heading = "## Other people's workbenches";

    public static int Write()
    {
        string home = Directory.CreateTempSubdirectory("partnersim-workbenches-").FullName;
        try
        {
            string program = Path.Combine(AppContext.BaseDirectory, "partnersim.dll");
            Run("dotnet", [program, "library"], home);
            string[][] rows =
            [
                .. ((string[])["SALib", "ema_workbench"])
                    .SelectMany(package => Run("/usr/bin/python3", ["-W", "ignore", Script, ".", package], home))
                    .Select(line => line.Split(',')),
            ];
            StringBuilder text = new(
                $"""
                {Heading}

                Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- workbenches`, with {Versions(home)}, found by
                PYTHONPATH. Their own analyses get what our model answers them through the adapters of the cookbook; ours are `sensitivity --plain` and
                `discover` over the same points.

                | analysis | numbers | largest difference |
                | --- | ---: | ---: |

                """);
            foreach (IGrouping<string, string[]> analysis in rows.GroupBy(row => row[0]))
                text.Append($"| {analysis.Key} | {analysis.Count()} | {Shown(analysis.Max(Difference))} |\n");
            text.Append(
                """

                Where they differ, the reason is known. **PAWN**: SALib's last slice leaves out the point with the largest value of a parameter; with
                that point the numbers are ours (the row of SciPy). **Boxes of PRIM**: EMA peels slices of another size by up to a point and leaves the
                choice on the trajectory to the reader; here it is the best balance of coverage and density. `discover` compares three peeling rules
                and a single cut and removes restrictions that chance explains. In our box EMA counts what we count. Intervals and calibration are not
                compared: both are random, with draws of their own.

                The first three numbers of each analysis:

                | analysis | outcome | parameter | index | ours | theirs |
                | --- | --- | --- | --- | ---: | ---: |

                """);
            foreach (string[] row in rows.GroupBy(row => row[0]).SelectMany(analysis => analysis.Take(3)))
                text.Append(
                    $"| {row[0]} | {row[1]} | {(row[3].Length > 0 ? $"{row[2]} with {row[3]}" : row[2])} | {row[4]} | "
                    + $"{row[^2]} | {row[^1]} |\n");
            QualityPage.Results.Write(Heading, text.ToString());
            return 0;
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static string Script =>
        Path.Combine(Checkout.Root, "tests", "PartnershipSim.Tests", "Scripts", "workbenches.py");

    private static double Difference(string[] row) => Math.Abs(Number(row[^2]) - Number(row[^1]));

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);

    private static string Shown(double difference) => difference.ToString("0.0e+0", CultureInfo.InvariantCulture);

    private static string Versions(string home) => Run(
        "/usr/bin/python3",
        [
            "-W", "ignore", "-c",
            "import numpy, scipy, ema_workbench; print('NumPy', numpy.__version__ + ', SciPy', scipy.__version__ + "
            + "', EMA Workbench', ema_workbench.__version__, 'and SALib')",
        ],
        home).Single();

    private static string[] Run(string program, string[] arguments, string home)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PARTNERSIM"] = $"dotnet {Path.Combine(AppContext.BaseDirectory, "partnersim.dll")}",
                ["PYTHONPATH"] = Path.Combine(Checkout.Root, "scenarios", "scripts", "python") + Path.PathSeparator
                    + Environment.GetEnvironmentVariable("PYTHONPATH"),
                ["PYTHONDONTWRITEBYTECODE"] = "1",
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? said.TrimEnd('\n').Split('\n')
            : throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}");
    }
}
