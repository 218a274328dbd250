using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PartnershipSim.Benchmarks;

/// <summary>
/// Small changes of the submodels, or of a part of Experiments, one at a time, and whether the fast tests notice: dotnet-stryker on a copy of the
/// sources with a test project of its own, because it cannot leave out single tests on this test platform and the whole suite would take days.
/// </summary>
public static class Mutation
{
    public const string Heading = "## Mutants";

    private const string Submodels = "src/PartnershipSim.Model/Submodels/";
    private const string Experiments = "src/PartnershipSim.Experiments/";

    /// <summary>
    /// The tests that take part. For the submodels: their own, those of the first year and of a small world, the laws of the ledger, and the golden
    /// values. For a folder of Experiments: those of that folder.
    /// </summary>
    private static string TestProject(string experiments) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <IsTestProject>true</IsTestProject>
            <NoWarn>$(NoWarn);CA1707;xUnit1051</NoWarn><!-- as in the project whose tests these are, which says why -->
            <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../../src/PartnershipSim.Model/PartnershipSim.Model.csproj" />
            <ProjectReference Include="../../src/PartnershipSim.Experiments/PartnershipSim.Experiments.csproj" />
            <PackageReference Include="CsCheck" />
            <PackageReference Include="NJsonSchema" />
            <PackageReference Include="xunit.v3" />
          </ItemGroup>
          <ItemGroup>
            <Compile Remove="**/*.cs" />
            <Compile Include="Model/**/*.cs;Oracle/**/*.cs;Golden/*.cs;Laws/*.cs;Scenarios/*.cs;Approved/Approval.cs;Experiments/TemporaryFolder.cs;Experiments/RealHistory.cs" />
            <Compile Remove="Model/Kernel/*Tests.cs;Model/OddTests.cs;Scenarios/*Tests.cs;Laws/*Tests.cs" />
            {(experiments.Length == 0
                ? """<Compile Include="Scenarios/GoldenTests.cs;Laws/LedgerLawsTests.cs" />"""
                : $"""<Compile Remove="Model/**/*Tests.cs;Golden/*Tests.cs;Experiments/*.cs" /><Compile Include="Experiments/**/*.cs" Exclude="Experiments/**/*Tests.cs" /><Compile Include="Experiments/{experiments}/*Tests.cs" />""")}
            <EmbeddedResource Include="Model/Kernel/reference/*.csv" LogicalName="%(Filename)%(Extension)" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>Runs it for the named submodels (all of them), or reads the report of an earlier run (<c>--report FILE COMMIT</c>); rows of other files stay.</summary>
    public static int Write(string[] words)
    {
        string home = Directory.CreateTempSubdirectory("partnersim-mutants-").FullName;
        try
        {
            (string report, string commit) = words is ["--report", var earlier, var of] ? (earlier, of) : (Run(home, words), Machine.Commit());
            string file = Path.Combine(Baseline.Root, "benchmarks", "RESULTS.md");
            SortedDictionary<string, Row> rows = new(StringComparer.Ordinal);
            foreach (Row row in File.ReadLines(file).Select(Row.Parse).OfType<Row>().Concat(Read(report, commit)))
                rows[row.File] = row;
            Row all = new("all", "", rows.Values.Sum(row => row.Killed), rows.Values.Sum(row => row.TimedOut), rows.Values.Sum(row => row.Survived), rows.Values.Sum(row => row.Uncovered));
            StringBuilder text = new(
                $"""
                {Heading}

                Written by `dotnet run --project benchmarks/PartnershipSim.Benchmarks -c Release -- mutation [SUBMODEL ... | FOLDER/FILE ...]` with dotnet-stryker 5.1.0 at
                its standard level. Scope: `{Submodels}`, held to by the unit tests of the submodels, of the first year and of a small world, by the laws
                of the ledger and by the golden values; the other laws, the plain twin and everything that starts a program are left out. And files of
                `{Experiments}`, held to by the tests of their folder alone. Mutants that do not compile are not counted; one that makes the
                tests hang counts as killed, by time. Rows of commit 8d786f4 were measured before the laws of the ledger took part.

                | submodel, or file | commit | mutants | killed | of them by time | survived | met by no test | score |
                | --- | --- | --- | --- | --- | --- | --- | --- |

                """);
            foreach (Row row in rows.Values.Append(all))
                text.Append(row).Append('\n');
            Section.Write(Heading, text.ToString());
            return 0;
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    /// <summary>Runs the mutants of some submodels; the path of the report.</summary>
    private static string Run(string home, string[] submodels)
    {
        string[] folders = [.. submodels.Select(name => Path.GetDirectoryName(name)!).Distinct()];
        if (folders.Length > 1)
            throw new ArgumentException("submodels, or parts of one folder of Experiments: one at a time", nameof(submodels));
        string experiments = folders is [var folder] ? folder : "";
        foreach (string part in (string[])["src", "tests", "scenarios", ".config", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "PartnershipSim.sln"])
            Execute("cp", Baseline.Root, "-r", part, home);
        string tests = Path.Combine(home, "tests", "PartnershipSim.Tests");
        foreach (string built in Directory.GetDirectories(home, "obj", SearchOption.AllDirectories).Concat(Directory.GetDirectories(tests, "bin")))
            Directory.Delete(built, recursive: true);
        File.Delete(Path.Combine(tests, "packages.lock.json"));
        File.WriteAllText(Path.Combine(tests, "PartnershipSim.Tests.csproj"), TestProject(experiments));
        string[] patterns = submodels.Length == 0 ? ["**/Submodels/*.cs"] : [.. submodels.Select(name => name.Contains('/', StringComparison.Ordinal) ? $"**/{name}.cs" : $"**/Submodels/{name}.cs")];
        File.WriteAllText(Path.Combine(tests, "stryker-config.json"), JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["stryker-config"] = new Dictionary<string, object>
            {
                ["project"] = experiments.Length == 0 ? "PartnershipSim.Model.csproj" : "PartnershipSim.Experiments.csproj",
                ["test-runner"] = "mtp",
                ["mutate"] = patterns,
                ["reporters"] = (string[])["json", "cleartext"],
                ["concurrency"] = Environment.ProcessorCount,
            },
        }));
        Execute("dotnet", tests, "tool", "restore");
        Execute("dotnet", tests, "stryker", "--skip-version-check");
        return Directory.GetFiles(tests, "mutation-report.json", SearchOption.AllDirectories).Single();
    }

    /// <summary>The files of a report that had mutants to test.</summary>
    private static List<Row> Read(string report, string commit)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(report));
        List<Row> rows = [];
        foreach (JsonProperty file in document.RootElement.GetProperty("files").EnumerateObject().Where(file => NameOf(file.Name).Length > 0))
        {
            ILookup<string?, JsonElement> mutants = file.Value.GetProperty("mutants").EnumerateArray().ToLookup(mutant => mutant.GetProperty("status").GetString());
            Row row = new(NameOf(file.Name), commit, mutants["Killed"].Count(), mutants["Timeout"].Count(), mutants["Survived"].Count(), mutants["NoCoverage"].Count());
            if (row.Mutants > 0)
                rows.Add(row);
            foreach (JsonElement alive in mutants["Survived"].Concat(mutants["NoCoverage"]))
            {
                Console.Error.WriteLine(
                    $"{Path.GetFileName(file.Name)}:{alive.GetProperty("location").GetProperty("start").GetProperty("line")} lives as {alive.GetProperty("replacement").GetString()}");
            }
        }

        return rows;
    }

    /// <summary>A submodel, or the folder and the file of Experiments; empty for any other file.</summary>
    private static string NameOf(string path)
    {
        string unix = path.Replace('\\', '/');
        foreach (string room in (string[])[Submodels, Experiments])
        {
            if (unix.IndexOf(room, StringComparison.Ordinal) is var at and >= 0)
                return Path.ChangeExtension(unix[(at + room.Length)..], null);
        }

        return "";
    }

    private static void Execute(string program, string folder, params string[] words)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, words) { WorkingDirectory = folder })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', words)} ended with {process.ExitCode}");
    }

    /// <summary>What became of the mutants of a file; as a row of the table, and back from it.</summary>
    private sealed record Row(string File, string Commit, int Killed, int TimedOut, int Survived, int Uncovered)
    {
        public int Mutants => Killed + TimedOut + Survived + Uncovered;

        public static Row? Parse(string line)
        {
            string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
            return cells.Length == 10 && cells[1] != "all" && cells[8].EndsWith(" %", StringComparison.Ordinal) && int.TryParse(cells[4], out int dead) && int.TryParse(cells[5], out int timed)
                ? new(cells[1], cells[2], dead - timed, timed, int.Parse(cells[6], CultureInfo.InvariantCulture), int.Parse(cells[7], CultureInfo.InvariantCulture))
                : null;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"| {File} | {Commit} | {Mutants} | {Killed + TimedOut} | {TimedOut} | {Survived} | {Uncovered} | {100.0 * (Killed + TimedOut) / Math.Max(1, Mutants):0.0} % |");
    }
}
