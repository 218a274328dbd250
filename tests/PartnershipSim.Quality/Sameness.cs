using System.Text;
using PartnershipSim.Benchmarks;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Quality;

/// <summary>
/// Five scenarios through the real program in every way this machine can run it, against
/// tests/PartnershipSim.Tests/Golden/sameness.csv: other instruction sets, other garbage collectors, builds that are
/// not optimised or compiled ahead, and another processor, emulated.
/// </summary>
public static class Sameness
{
    public const string Heading = "## The same bytes everywhere";

    private static readonly string[] Collector = ["DOTNET_gcServer=1", "DOTNET_gcConcurrent=1"];
    private static readonly string[] Emulated = ["DOTNET_EnableWriteXorExecute=0", "DOTNET_gcConcurrent=0"];

    /// <summary>Runs everything, writes the section; 1 if a byte differs anywhere.</summary>
    public static int Write()
    {
        string folder = Directory.CreateTempSubdirectory("partnersim-sameness-").FullName;
        try
        {
            string[] usual = ["dotnet", Path.Combine(AppContext.BaseDirectory, "partnersim.dll")];
            List<(string Name, string Found)> ways =
            [
                ("as it is", Compare(usual, [])),
                ("without AVX-512", Compare(usual, ["DOTNET_EnableAVX512=0"])),
                ("without AVX2", Compare(usual, ["DOTNET_EnableAVX2=0"])),
                ("without any vector instruction", Compare(usual, ["DOTNET_EnableHWIntrinsic=0"])),
                ("server garbage collector", Compare(usual, Collector)),
                ("no tiered compilation", Compare(usual, ["DOTNET_TieredCompilation=0"])),
                ("Debug, nothing optimised", CompareBuild(
                    folder, "debug", ["build", "-c", "Debug", "-p:Optimize=false"], "dotnet", "partnersim.dll", [])),
                ("Release, compiled ahead (ReadyToRun)", CompareBuild(
                    folder, "release", ["build", "-c", "Release"], "dotnet", "partnersim.dll", [])),
                ("machine code made ahead of time (NativeAOT)", CompareNative(folder)),
                ("arm64, emulated by qemu-user", CompareArm(folder)),
            ];
            StringBuilder text = new(
                $"""
                {Heading}

                Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- sameness`: five scenarios with nine replicates each,
                `outcomes.csv`, `states.csv` and `runs.parquet` of each against `tests/PartnershipSim.Tests/Golden/sameness.csv`. The automatic check does the
                first five ways again.

                | how it was run | files that are the same |
                | --- | --- |

                """);
            foreach ((string name, string found) in ways)
                text.Append($"| {name} | {found} |\n");
            QualityPage.Results.Write(Heading, text.ToString());
            return ways.All(way => way.Found.StartsWith("all", StringComparison.Ordinal)
                || way.Found.StartsWith("not run", StringComparison.Ordinal))
                ? 0
                : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string CompareNative(string folder)
    {
        string place = Path.Combine(folder, "native");
        CopiedSources.Into(place);
        return NativeProgram.Publish(place, Path.Combine(place, "out")) is { } program
            ? Compare([program], [])
            : "not run: it could not be built here (clang, zlib1g-dev and the packages of NativeAOT are needed)";
    }

    private static string CompareArm(string folder)
    {
        const string libraries = "/usr/aarch64-linux-gnu";
        if (!File.Exists("/usr/bin/qemu-aarch64") || !Directory.Exists(libraries))
            return "not run: qemu-aarch64 or the arm64 libraries are not installed";
        return CompareBuild(
            folder, "arm64", ["publish", "-c", "Release", "-r", "linux-arm64", "--self-contained"],
            "qemu-aarch64", "partnersim", Emulated, "-L", libraries);
    }

    /// <summary>
    /// Builds the program anew, from a copy of the sources, so that the build at hand stays as it is.
    /// </summary>
    private static string CompareBuild(
        string folder, string name, string[] how, string host, string program, string[] environment,
        params string[] hostOptions)
    {
        string place = Path.Combine(folder, name);
        CopiedSources.Into(place);
        string output = Path.Combine(place, "out");
        string[] arguments =
        [
            how[0], Path.Combine(place, "src", "PartnershipSim.Cli"), .. how[1..], "-p:RestoreLockedMode=false",
            "-o", output,
        ];
        return CopiedSources.Execute("dotnet", arguments, environment: ["DOTNET_CLI_USE_MSBUILD_SERVER=0"]) == 0
            ? Compare([host, .. hostOptions, Path.Combine(output, program)], environment)
            : "not run: it could not be built here (is the runtime pack within reach?)";
    }

    /// <summary>How many of the files in the table come out with the bytes of the table.</summary>
    private static string Compare(string[] program, string[] environment)
    {
        string results = Directory.CreateTempSubdirectory("partnersim-same-").FullName;
        try
        {
            string[][] table = [.. File
                .ReadLines(Path.Combine(Checkout.Root, "tests", "PartnershipSim.Tests", "Golden", "sameness.csv"))
                .Skip(1).Select(line => line.Split(','))];
            foreach (string scenario in table.Select(row => row[0]).Distinct())
            {
                Console.Error.WriteLine(
                    $"{string.Join(' ', environment)} {Path.GetFileName(program[0])} {scenario} ...");
                CopiedSources.Execute(program[0],
                    [
                        .. program[1..], "run", $"scenarios/{scenario}.yaml", "--replicates", "9", "--threads",
                        "1", "--no-figures", "--quiet", "-o", Path.Combine(results, scenario),
                    ],
                    environment: environment);
            }

            int same = table.Count(row => Path.Combine(results, row[0], row[1]) is { } file && File.Exists(file)
                && Checksum.OfFile(file) == row[2]);
            return same == table.Length ? $"all {same}" : $"{same} of {table.Length}";
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }
}
