using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using PartnershipSim.Benchmarks;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Quality;

/// <summary>
/// Downloads that bring .NET along, for three systems, into artifacts/. The one for this system is unpacked where there
/// is nothing but itself and the C library, and must give the bytes of tests/PartnershipSim.Tests/Golden/sameness.csv
/// there.
/// </summary>
public static class Downloads
{
    public const string Heading = "## Downloads";

    private static readonly string[] Systems = ["linux-x64", "win-x64", "osx-arm64"];

    /// <summary>What a bare system has: the loader and the libraries that .NET itself asks for.</summary>
    private static readonly string[] Bare =
    [
        "ld-linux-x86-64.so.2", "libc.so.6", "libdl.so.2", "libgcc_s.so.1", "libm.so.6", "libpthread.so.0",
        "librt.so.1", "libstdc++.so.6",
    ];

    /// <summary>Builds, tries and writes the section; 1 if something could not be built or had other bytes.</summary>
    /// <param name="systems">For which systems; all if none is named.</param>
    public static int Write(string[] systems)
    {
        string home = Directory.CreateTempSubdirectory("partnersim-downloads-").FullName;
        string artifacts = Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts")).FullName;
        try
        {
            string sources = Path.Combine(home, "sources");
            CopiedSources.Into(sources);
            StringBuilder text = new(
                $"""
                {Heading}

                Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- downloads`, which leaves them in `artifacts`. Each holds
                `partnersim`, `partnersim-seminar` and .NET itself; nothing needs to be installed. Run means: unpacked on this machine into a root of its own
                with no file but these and {Bare.Length} libraries of the system (the C and C++ libraries and their loader), no variable in the environment, no
                network, no right to write but in two folders; `library`, then `run` of the baseline, against `tests/PartnershipSim.Tests/Golden/sameness.csv`.
                For {NativeProgram.System}, `partnersim` is machine code (glibc 2.34 or newer, AVX2); on a processor without AVX2 it starts `partnersim-any`, which
                .NET translates while it runs and which can be started directly on older systems. The two others can be built natively only on their own system.

                | system | packed, MB | unpacked, MB | files | native code besides .NET | built and run? |
                | --- | --- | --- | --- | --- | --- |

                """);
            bool isWell = true;
            foreach (string system in Systems.Where(one => systems.Length == 0 || systems.Contains(one)))
            {
                string folder = Path.Combine(home, system);
                Console.Error.WriteLine($"{system} ...");
                if (!Publish(sources, system, folder))
                {
                    text.Append($"| {system} | | | | | not built: is its runtime pack within reach? |\n");
                    isWell = false;
                    continue;
                }

                string archive = Pack(folder, Path.Combine(artifacts, $"partnersim-{Version()}-{system}"));
                string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
                string tried = system == "linux-x64" ? Try(folder, Path.Combine(home, "root")) : "built, not run";
                isWell &= !tried.Contains("but", StringComparison.Ordinal);
                text.Append(CultureInfo.InvariantCulture,
                    $"| {system} | {new FileInfo(archive).Length / 1e6:0} | "
                    + $"{files.Sum(file => new FileInfo(file).Length) / 1e6:0} | {files.Length} | "
                    + $"{string.Join(", ", OfOthers(files))} | {tried} |\n");
            }

            QualityPage.Results.Write(Heading, text.ToString());
            return isWell ? 0 : 1;
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static bool Publish(string sources, string system, string folder)
    {
        string revision = $"-p:SourceRevisionId={Machine.Commit()}";
        bool isBuilt = ((string[])["PartnershipSim.Cli", "PartnershipSim.Seminar"]).All(project =>
            CopiedSources.Execute("dotnet",
                [
                    "publish", Path.Combine(sources, "src", project), "-c", "Release", "-r", system,
                    "--self-contained", "-o", folder, "-p:PublishReadyToRun=true",
                    "-p:RestoreLockedMode=false", "-p:DebugType=none", revision,
                ]) == 0);
        if (!isBuilt || system != NativeProgram.System)
            return isBuilt;

        // the native program starts the other one where a processor is too old for it
        if (NativeProgram.Publish(sources, folder + "-native", revision) is not { } program)
            return false;
        string usual = Path.Combine(folder, NativeProgram.Name);
        File.Move(usual, usual + "-any");
        File.Move(program, usual);
        return true;
    }

    private static string Pack(string folder, string name)
    {
        string archive = name + (name.Contains("win-", StringComparison.Ordinal) ? ".zip" : ".tar.gz");
        File.Delete(archive);
        if (archive.EndsWith(".zip", StringComparison.Ordinal))
        {
            ZipFile.CreateFromDirectory(folder, archive, CompressionLevel.SmallestSize, includeBaseDirectory: false);
            return archive;
        }

        using FileStream file = File.Create(archive);
        using GZipStream packed = new(file, CompressionLevel.SmallestSize);
        TarFile.CreateFromDirectory(folder, packed, includeBaseDirectory: false);
        return archive;
    }

    /// <summary>
    /// Libraries in machine code that are neither ours nor part of .NET, by what the programs themselves list.
    /// </summary>
    private static IEnumerable<string> OfOthers(string[] files) =>
        files.Where(file => file.EndsWith(".deps.json", StringComparison.Ordinal)).SelectMany(Listed).Distinct()
            .Order(StringComparer.Ordinal);

    private static string[] Listed(string file)
    {
        using JsonDocument dependencies = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. dependencies.RootElement.GetProperty("targets").EnumerateObject()
                .SelectMany(target => target.Value.EnumerateObject())
                .Where(library => !library.Name.StartsWith("runtimepack.", StringComparison.Ordinal)
                    && library.Value.TryGetProperty("native", out _))
                .SelectMany(library => library.Value.GetProperty("native").EnumerateObject())
                .Select(native => Path.GetFileNameWithoutExtension(native.Name)),
        ];
    }

    private static string Try(string folder, string root)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return "built, not run: only root on Linux can make an empty root";
        foreach (string part in (string[])["proc", "dev", "tmp", "work", "lib64", "lib/x86_64-linux-gnu"])
            Directory.CreateDirectory(Path.Combine(root, part));
        CopiedSources.Execute("cp", ["-r", folder, Path.Combine(root, "app")]);
        foreach (string library in Bare)
            File.Copy(Path.Combine("/lib/x86_64-linux-gnu", library), Path.Combine(
                root, library.StartsWith("ld-", StringComparison.Ordinal) ? "lib64" : "lib/x86_64-linux-gnu", library));
        foreach (string device in (string[])["null", "zero", "random", "urandom"])
            File.WriteAllText(Path.Combine(root, "dev", device), "");
        CopiedSources.Execute("chown", ["1000:1000", Path.Combine(root, "tmp"), Path.Combine(root, "work")]);
        (string[] Words, string What)[] commands =
        [
            (["library", "/work/scenarios"], "write its library"),
            (
                ["run", "/work/scenarios/baseline.yaml", "--replicates", "9", "--quiet", "-o", "/work/out"],
                "run the baseline"),
        ];
        foreach ((string[] words, string what) in commands)
        {
            if (CopiedSources.Execute("env",
            [
                "-i", "/usr/bin/unshare", "--mount", "--pid", "--net", "--ipc", "--uts", "--fork", "--kill-child",
                "/bin/sh", "-c", Enter, "sh", root, .. words,
            ])
                != 0)
                return $"built and started, but it could not {what}";
        }

        string[][] table =
        [
            .. File.ReadLines(Path.Combine(Checkout.Root, "tests", "PartnershipSim.Tests", "Golden", "sameness.csv"))
                .Select(line => line.Split(',')).Where(row => row[0] == "baseline"),
        ];
        int same = table.Count(row => Checksum.OfFile(Path.Combine(root, "work", "out", row[1])) == row[2]);
        return same == table.Length
            ? $"built and run: all {same} files have the bytes of the table"
            : $"built and run, but only {same} of {table.Length} files have the bytes of the table";
    }

    /// <summary>
    /// Into the empty root, as a user without rights, with the devices and the /proc that every container has.
    /// </summary>
    private const string Enter =
        "root=$1; shift; mount -t proc proc $root/proc && for d in null zero random urandom; do mount --bind /dev/$d "
        + "$root/dev/$d; done && exec /usr/sbin/chroot --userspec=1000:1000 $root /app/partnersim \"$@\"";

    private static string Version() => typeof(Scenario).Assembly.GetName().Version!.ToString(3);
}
