using PartnershipSim.Benchmarks;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace PartnershipSim.Quality;

/// <summary>One small change of a source file.</summary>
/// <param name="Id">What the environment has to name for the change to be in force.</param>
/// <param name="File">
/// Relative to <c>src/PartnershipSim.</c>, without its ending: <c>Model/Submodels/Budget</c>.
/// </param>
/// <param name="Line">Where it stands.</param>
/// <param name="Replacement">What stands there instead.</param>
public sealed record Mutant(int Id, string File, int Line, string Replacement);

/// <summary>
/// A copy of the sources and what is built from it: the tests, compiled ahead of time since they start once for every
/// mutant, and an assembly that holds all mutants of a room, asleep. Making that assembly is dotnet-stryker's work.
/// Running the tests is not: its runner for this test platform keeps a process from mutant to mutant, where a broken
/// static field fails the tests of all mutants after it, and asks a file at every changed place which mutant is awake,
/// so that tight loops seem to hang. Either counts mutants as killed that live.
/// </summary>
public sealed class MutatedAssembly
{
    private const string Wakes = "PARTNERSIM_MUTANT";
    private const string Sources = "src/PartnershipSim.";

    /// <summary>Nobody without a warning of the compiler gets there.</summary>
    private const string NullCheck = "ArgumentNullException.ThrowIfNull(";

    /// <summary>A program without a window goes on where it likes, whatever stands here.</summary>
    private const string Awaited = "ConfigureAwait(false)";

    private readonly string _home;
    private readonly string _tests;

    /// <param name="home">
    /// Where everything is built. What it holds already from an earlier time is built anew, but for mutants of sources
    /// that are still the same.
    /// </param>
    public MutatedAssembly(string home)
    {
        _home = home;
        _tests = Path.Combine(home, "built");
        CopiedSources.Into(
            home, "tests", "benchmarks", ".config", ".editorconfig", "CHANGELOG.md", "PartnershipSim.sln");
        foreach (string locked in Directory.GetFiles(home, "packages.lock.json", SearchOption.AllDirectories))
            File.Delete(locked);
        Console.Error.WriteLine("the tests are built ...");
        Execute(
            "dotnet", home, "publish", "tests/PartnershipSim.Tests", "-c", "Release", "--use-current-runtime",
            "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-p:RestoreLockedMode=false", "-o", _tests);
        Directory.CreateDirectory(Path.Combine(home, "temporary"));
    }

    /// <summary>Puts the mutants of a room to sleep in the tests' copy of its assembly.</summary>
    /// <param name="room">Model, Runs, Analysis or Results.</param>
    /// <returns>Those that compile, in the order of the sources.</returns>
    public Mutant[] Mutate(string room)
    {
        string assembly = $"PartnershipSim.{room}.dll";
        // the numbers of its mutants are those of the list of that name, and of no other
        string kept = Path.Combine(_home, $"{room}-{Fingerprint(room)}.dll");
        string list = Path.ChangeExtension(kept, ".json");
        if (!File.Exists(list))
            File.Copy(Make(room, assembly, kept), list);
        File.Copy(kept, Path.Combine(_tests, assembly), overwrite: true);
        return Read(list);
    }

    /// <summary>Has dotnet-stryker make the mutants of a room.</summary>
    /// <returns>The file that lists them.</returns>
    private string Make(string room, string assembly, string kept)
    {
        Console.Error.WriteLine($"the mutants of {room} are made ...");
        string carrier = Path.Combine(_home, "tests", $"Carrier.{room}");
        Directory.CreateDirectory(carrier);
        File.WriteAllText(Path.Combine(carrier, $"Carrier.{room}.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <IsTestProject>true</IsTestProject>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../../src/PartnershipSim.{room}/PartnershipSim.{room}.csproj" />
                <PackageReference Include="xunit.v3" />
              </ItemGroup>
            </Project>
            """);
        // the only test there is: it keeps the assembly, which is gone when dotnet-stryker is done
        File.WriteAllText(Path.Combine(carrier, "Keeping.cs"),
            $$"""
            namespace PartnershipSim.Carrier;

            public sealed class Keeping
            {
                [Xunit.Fact]
                public void KeepsTheAssembly()
                {
                    System.IO.File.Copy(System.IO.Path.Combine(System.AppContext.BaseDirectory, "{{assembly}}"), "{{kept}}", overwrite: true);
                    Xunit.Assert.True(System.IO.File.Exists("{{kept}}"));
                }
            }
            """);
        File.WriteAllText(
            Path.Combine(carrier, "stryker-config.json"), JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["stryker-config"] = new Dictionary<string, object>
                {
                    ["project"] = $"PartnershipSim.{room}.csproj",
                    ["configuration"] = "Release",
                    ["test-runner"] = "mtp",
                    ["reporters"] = (string[])["json"],
                },
            }));
        Execute("dotnet", carrier, "tool", "restore");
        Execute("dotnet", carrier, "stryker", "--skip-version-check");
        return Directory.GetFiles(carrier, "mutation-report.json", SearchOption.AllDirectories).Single();
    }

    /// <summary>
    /// Changes with every character of a room's sources, and of the model's, against which all rooms are compiled.
    /// </summary>
    private static string Fingerprint(string room)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string source in new[] { "Model", room }.Distinct().SelectMany(each => Directory.GetFiles(
            Path.Combine(Checkout.Root, Sources + each), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(source));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>Runs some tests in a process of their own until one fails.</summary>
    /// <param name="mutant">The one that is awake, or none.</param>
    /// <param name="classes">
    /// The full names of the tests' classes; an asterisk stands for the rest, a hyphen before a name leaves it out.
    /// </param>
    /// <param name="limit">How long they may take.</param>
    public Verdict Try(int? mutant, string[] classes, TimeSpan limit)
    {
        ProcessStartInfo start = new("dotnet",
        [
            Path.Combine(_tests, "PartnershipSim.Tests.dll"),
            .. classes.SelectMany(name => (string[])(name[0] == '-' ? ["-class-", name[1..]] : ["-class", name])),
            "-stopOnFail", "-noColor", "-noLogo",
        ])
        {
            WorkingDirectory = _home,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = Path.Combine(_home, "temporary");
        // 2 GB: a loop without end that also collects must not take the machine with it
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x80000000";
        if (mutant is { } id)
        {
            start.Environment["STRYKER_MUTANT_ID_CONTROL_VAR"] = Wakes;
            start.Environment[Wakes] = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        using Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (process.WaitForExit(limit))
            return process.ExitCode == 0 ? Verdict.Passed : Verdict.Failed;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return Verdict.Hung;
    }

    private static Mutant[] Read(string report)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(report));
        return
        [
            .. from file in document.RootElement.GetProperty("files").EnumerateObject()
               let lines = file.Value.GetProperty("source").GetString()!.Split('\n')
               from mutant in file.Value.GetProperty("mutants").EnumerateArray()
               where mutant.GetProperty("status").GetString() is not ("Ignored" or "CompileError")
               let line = lines[mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32() - 1]
               where !line.Contains(NullCheck, StringComparison.Ordinal) && !(
                   line.Contains(Awaited, StringComparison.Ordinal)
                       && mutant.GetProperty("replacement").GetString() == "true")
               let name = file.Name.Replace('\\', '/')
               select new Mutant(
                   int.Parse(mutant.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
                   Path.ChangeExtension(
                       name[(name.IndexOf(Sources, StringComparison.Ordinal) + Sources.Length)..], null),
                   mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32(),
                   mutant.GetProperty("replacement").GetString()!) into mutant
               orderby mutant.Id
               select mutant,
        ];
    }

    private static void Execute(string program, string folder, params string[] words)
    {
        if (CopiedSources.Execute(program, words, folder) is var code and not 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', words)} ended with {code}");
    }
}

/// <summary>How a run of tests ended.</summary>
public enum Verdict
{
    Passed,
    Failed,
    Hung,
}
