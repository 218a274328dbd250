using System.Diagnostics;
using System.Globalization;
using System.Text;
using PartnershipSim.Benchmarks;
using PartnershipSim.Tests.Fuzz;

namespace PartnershipSim.Quality;

/// <summary>
/// Millions of bad inputs for every reader of user files; what it is about stands in tests/PartnershipSim.Tests/Fuzz.
/// </summary>
public static class Fuzzing
{
    public const string Heading = "## Bad input";

    /// <summary>
    /// A study with its scenario is read a thousand times slower than some rows of a table; inputs of ten thousand that
    /// each reader gets.
    /// </summary>
    private static readonly Dictionary<string, int> Shares = new()
    {
        ["scenario"] = 200,
        ["study"] = 40,
        ["list of points"] = 10,
        ["countries.csv"] = 2200,
        ["panel.csv"] = 1900,
        ["deployments.csv"] = 1900,
        ["coverage.csv"] = 300,
        ["operations.csv"] = 1600,
        ["programme_suspensions.csv"] = 300,
        ["casualties_afghanistan.csv"] = 1550,
    };

    /// <summary>Of a reader that is not named above.</summary>
    private const int OtherShare = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const string MemoryFolder = "/dev/shm";

    public const string StoredHeading = "## Bad results and moves";

    /// <summary>Runs them, writes the section and every crash; 1 if there was one.</summary>
    /// <param name="limit">See <see cref="FuzzRun.Of"/>: the time of all readers, which share it.</param>
    public static int Write(long inputs, TimeSpan? limit, string? only) => Write(
        Heading, "fuzz", inputs, home => FuzzTarget.All(Path.Combine(Checkout.Root, "scenarios"), home),
        name => inputs * Shares.GetValueOrDefault(name, OtherShare) / 10_000, limit, only);

    /// <summary>The same for what the program wrote itself, so many inputs for each reader.</summary>
    public static int WriteStored(long inputs, TimeSpan? limit, string? only) => Write(
        StoredHeading, "fuzz-stored", inputs,
        home =>
        [
            .. FuzzTarget.All(Path.Combine(Checkout.Root, "scenarios"), home)
                .Where(target => target.Name == "list of points"),
            .. StoredTargets.All(Path.Combine(Checkout.Root, "scenarios"), home),
        ],
        _ => inputs, limit, only);

    private static byte[]? _watched;

    private static void NameWhatHangs()
    {
        byte[]? now = FuzzRun.Current;
        if (now is not null && ReferenceEquals(now, _watched))
            Console.Error.WriteLine(
                $"an input takes longer than {Patience.TotalSeconds:0} s, in base 64: {Convert.ToBase64String(now)}");
        _watched = now;
    }

    private static int Write(
        string heading, string mode, long inputs, Func<string, IEnumerable<FuzzTarget>> targets,
        Func<string, long> inputsOf, TimeSpan? limit, string? only)
    {
        // a folder in memory where there is one: every input would wear the disk
        if (Directory.Exists(MemoryFolder))
            Environment.SetEnvironmentVariable("TMPDIR", MemoryFolder);
        string home = Directory.CreateTempSubdirectory("partnersim-fuzz-").FullName;
        Stopwatch clock = Stopwatch.StartNew();
        List<FuzzReport> reports = [];
        try
        {
            FuzzTarget[] all = [.. targets(home).Where(target => only is null || target.Name == only)];
            using Timer watchdog = new(_ => NameWhatHangs(), null, Patience, Patience);
            foreach (FuzzTarget target in all)
            {
                TimeSpan? share = (limit - clock.Elapsed) / (all.Length - reports.Count);
                reports.Add(FuzzRun.Of(target, seed: 2026, inputsOf(target.Name), share));
                Console.Error.WriteLine(
                    $"{clock.Elapsed.TotalSeconds:0} s: {reports[^1].Target}, {reports[^1].Inputs} inputs, "
                    + $"{reports[^1].Crashes.Count} crashes");
            }
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }

        string cut = limit is null ? "" : $"\nA reader that used up its share of {limit.Value.TotalMinutes:0} minutes "
            + "got fewer inputs; the table says how many.";
        StringBuilder text = new(
            $"""
            {heading}

            Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- {mode} {inputs}`: inputs made from the library by a seeded mutator
            that keeps what makes a reader say something new. Wanted: each is taken or refused in words, within a second and 200 MB. The slowest is
            wall time on a machine that did other things too.{cut}

            | reader | inputs | taken | kinds of refusal | slowest, ms | most memory allocated, MB | neither taken nor refused |
            | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach (FuzzReport report in reports)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {report.Target} | {report.Inputs:#,0} | {report.Taken:#,0} | {report.Kinds} | {report.Slowest:0} | "
                + $"{report.Largest / 1e6:0.0} | {report.Crashes.Count} |\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"| all | {reports.Sum(r => r.Inputs):#,0} | {reports.Sum(r => r.Taken):#,0} | | "
            + $"{reports.Max(r => r.Slowest):0} | {reports.Max(r => r.Largest) / 1e6:0.0} | "
            + $"{reports.Sum(r => r.Crashes.Count)} |\n");
        if (only is null)
            QualityPage.Results.Write(heading, text.ToString());
        else
            Console.WriteLine(text);
        foreach ((FuzzReport report, (byte[] input, string end)) in reports.SelectMany(
            report => report.Crashes.Select(crash => (report, crash))))
            Console.Error.WriteLine($"--- {report.Target}\n{Encoding.UTF8.GetString(input)}\n"
                + $"--- in base 64: {Convert.ToBase64String(input)}\n--- {end}");
        return reports.All(report => report.Crashes.Count == 0) ? 0 : 1;
    }
}
