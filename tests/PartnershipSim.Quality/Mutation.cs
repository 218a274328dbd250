using PartnershipSim.Benchmarks;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PartnershipSim.Quality;

/// <summary>
/// Small changes of the rooms that compute, one at a time, each in a process of its own, and whether the tests notice:
/// first those of the file that was changed, then those of its folder, then, for the model, the laws and the golden
/// values.
/// </summary>
public static class Mutation
{
    public const string Heading = "## Mutants";

    private const string Tests = "PartnershipSim.Tests.";

    /// <summary>Says that a folder is one of these: what stands in it may be replaced.</summary>
    private const string Mark = ".mutants";

    private static readonly string[] Rooms = ["Model", "Runs", "Analysis", "Results"];

    /// <summary>
    /// Tests that calibrate or expect for minutes where a mutant sleeps at every place: they are left out.
    /// </summary>
    private static readonly string[] Patient = 
        [$"-{Tests}Analysis.Calibration.RecoveryTests", $"-{Tests}Analysis.Expectations.LibraryExpectationTests"];

    private static readonly ConcurrentDictionary<string, TimeSpan> Limits = new(StringComparer.Ordinal);

    /// <summary>What a mutant of the model has to pass after the tests of its folder.</summary>
    private static readonly string[][] OfTheModel =
    [
        [
            $"{Tests}Model.Submodels.*", $"{Tests}Model.InitialisationTests", $"{Tests}Model.SmallWorldTests",
            $"{Tests}Laws.ParameterLawsTests", $"{Tests}Approved.PrintedDocumentsTests",
            $"{Tests}Approved.PrintedLedgerTests",
        ],
        [$"{Tests}Laws.LedgerLawsTests"],
        [$"{Tests}Laws.SubmodelLawsTests", $"{Tests}Laws.EngineEqualsOracleTests", $"{Tests}Scenarios.GoldenTests"],
    ];

    /// <summary>
    /// Runs it for what is named, <c>Model/Submodels/Budget</c> or <c>Analysis/Sensitivity</c>, or for everything; rows
    /// of anything else stay. After <c>--every</c> comes how many mutants there are to each that is tried, after
    /// <c>--keep</c> a folder that keeps the mutants for the next time.
    /// </summary>
    public static int Write(string[] words)
    {
        List<string> asked = [.. words];
        string? every = Take(asked, "--every");
        string? keep = Take(asked, "--keep");
        if (!int.TryParse(every ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out int step) || step == 0)
        {
            Console.Error.WriteLine("--every wants a whole number above zero: 4 tries one mutant of four");
            return 2;
        }

        if (asked.Count == 0)
            asked.AddRange(Rooms);
        foreach (string word in asked.Where(
            word => !Rooms.Contains(word.Split('/')[0], StringComparer.Ordinal) || Files(word).Length == 0))
        {
            Console.Error.WriteLine(
                $"'{word}' names no source of Model, Runs, Analysis or Results; "
                + $"write Model/Submodels/Budget or Analysis/Sensitivity");
            return 2;
        }

        if (keep is not null && Directory.Exists(keep) && Directory.EnumerateFileSystemEntries(keep).Any()
            && !File.Exists(Path.Combine(keep, Mark)))
        {
            Console.Error.WriteLine(
                $"--keep {keep}: it holds something else, which would be lost; "
                + $"name a folder that is empty or not there yet");
            return 2;
        }

        string home = keep is null
            ? Directory.CreateTempSubdirectory("partnersim-mutants-").FullName
            : Directory.CreateDirectory(keep).FullName;
        File.WriteAllText(Path.Combine(home, Mark), "");
        try
        {
            MutatedAssembly assembly = new(home);
            foreach (IGrouping<string, string> room in asked.GroupBy(word => word.Split('/')[0]))
            {
                ILookup<string, Mutant> mutants = assembly.Mutate(room.Key).ToLookup(mutant => mutant.File);
                foreach (IGrouping<string, string> part in room.SelectMany(Files).Where(mutants.Contains).Distinct()
                    .GroupBy(PartOf))
                    Replace(Examine(assembly, part.Key, [.. part.SelectMany(file => mutants[file])], step));
            }

            return 0;
        }
        finally
        {
            if (keep is null)
                Directory.Delete(home, recursive: true);
        }
    }

    /// <summary>Takes an option and its value out of the words.</summary>
    private static string? Take(List<string> words, string option)
    {
        int place = words.IndexOf(option);
        if (place < 0)
            return null;
        string value = place + 1 < words.Count ? words[place + 1] : "";
        words.RemoveRange(place, Math.Min(2, words.Count - place));
        return value;
    }

    /// <summary>
    /// The mutants of a part, or one of so many, against the tests; as many at once as there are processors.
    /// </summary>
    private static Row Examine(MutatedAssembly assembly, string part, Mutant[] made, int every)
    {
        Mutant[] mutants = [.. made.Where((_, place) => place % every == 0)];
        Dictionary<string, (string[] Classes, TimeSpan Limit)[]> lots = mutants.Select(mutant => mutant.File).Distinct()
            .ToDictionary(file => file, file => Timed(assembly, file));
        ConcurrentBag<Verdict> verdicts = [];
        Parallel.ForEach(
            Partitioner.Create(mutants, EnumerablePartitionerOptions.NoBuffering),
            new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, mutant =>
        {
            Verdict verdict = Verdict.Passed;
            for (int lot = 0; lot < lots[mutant.File].Length && verdict == Verdict.Passed; lot++)
                verdict = assembly.Try(mutant.Id, lots[mutant.File][lot].Classes, lots[mutant.File][lot].Limit);
            verdicts.Add(verdict);
            if (verdict != Verdict.Failed)
                Console.Error.WriteLine(
                    $"{(verdict == Verdict.Hung ? "hangs" : "lives")}: {mutant.File}:{mutant.Line} "
                    + $"{mutant.Replacement.ReplaceLineEndings(" ")}");
        });
        return new(
            part, Machine.Commit(), made.Length, mutants.Length, verdicts.Count(verdict => verdict == Verdict.Failed),
            verdicts.Count(verdict => verdict == Verdict.Hung));
    }

    /// <summary>
    /// The tests of a file, nearest first, and how long each lot may take: four times what it takes with every mutant
    /// asleep, and ten seconds.
    /// </summary>
    private static (string[] Classes, TimeSpan Limit)[] Timed(MutatedAssembly assembly, string file)
    {
        string[] path = file.Split('/');
        string folder = string.Join('.', path[..2].Take(path.Length - 1));
        string stem = path[^1].Split('.')[0];
        string tests = Path.Combine([Checkout.Root, "tests", "PartnershipSim.Tests", .. path[..^1]]);
        List<string[]> lots = [];
        if (Directory.Exists(tests) && Directory.GetFiles(tests, $"{stem}*Tests.cs").Length > 0
            && !Patient.Any(name => name.EndsWith($".{stem}Tests", StringComparison.Ordinal)))
            lots.Add([$"{Tests}{folder}.{stem}*"]);
        if (path[0] == "Model")
            lots.AddRange(
                path.Length > 2 && path[1] == "Kernel" ? [[$"{Tests}{folder}.*"], .. OfTheModel] : OfTheModel);
        else
            lots.Add([$"{Tests}{folder}.*", .. Patient]);
        return [.. lots.Select(
            classes => (classes, Limits.GetOrAdd(string.Join(", ", classes), _ => Limit(assembly, classes))))];
    }

    private static TimeSpan Limit(MutatedAssembly assembly, string[] classes)
    {
        Stopwatch watch = Stopwatch.StartNew();
        return assembly.Try(null, classes, Timeout.InfiniteTimeSpan) == Verdict.Passed
            ? (4 * watch.Elapsed) + TimeSpan.FromSeconds(10)
            : throw new InvalidOperationException($"these tests fail without any mutant: {string.Join(", ", classes)}");
    }

    /// <summary>The row that a file counts in: its own in the model, that of its folder elsewhere.</summary>
    private static string PartOf(string file) =>
        file.StartsWith("Model/", StringComparison.Ordinal) ? file : string.Join('/', file.Split('/').Take(2));

    /// <summary>
    /// The sources that a word names, relative to <c>src/PartnershipSim.</c> and without their ending.
    /// </summary>
    private static string[] Files(string word)
    {
        string sources = Path.Combine(Checkout.Root, "src", $"PartnershipSim.{word.Split('/')[0]}");
        string start = Path.Combine([sources, .. word.Split('/')[1..]]);
        return
        [
            .. Directory.GetFiles(sources, "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)
                    && !file.Contains("/bin/", StringComparison.Ordinal))
                .Where(file => start == sources || file == $"{start}.cs"
                    || file.StartsWith(start + '/', StringComparison.Ordinal))
                .Select(
                    file => $"{word.Split('/')[0]}/{Path.ChangeExtension(Path.GetRelativePath(sources, file), null)}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static void Replace(Row row)
    {
        SortedDictionary<string, Row> rows = new(StringComparer.Ordinal);
        foreach (Row earlier in File.ReadLines(QualityPage.Results.Path).Select(Row.Parse).OfType<Row>().Append(row))
            rows[earlier.Part] = earlier;
        StringBuilder text = new(
            $"""
            {Heading}

            Written by `dotnet run --project tests/PartnershipSim.Quality -c Release -- mutation [--keep FOLDER] [--every 4] [Model/Submodels/Budget ...]`.
            The mutants are those of dotnet-stryker 5.1.0 at its standard level, all of a part or one of so many in the order of the source. Each is tried in a
            process of its own, first with the tests of its file, then with those of its folder, then, in the model, with the printed documents, the laws of
            parameters, ledger and submodels, the plain twin and the golden values, until a test fails. What the tests of commands would notice besides, which start
            processes of their own, is not counted, nor what RecoveryTests and LibraryExpectationTests would, which take minutes where mutants sleep everywhere. A
            mutant that takes four times as long as none, and ten seconds more, hangs and counts as killed. Not counted are mutants that do not compile, that
            take away a line which refuses null, where the compiler warns, or that change in which context a program goes on, of which there is but one.

            | part | commit | mutants | tried | killed | of them by time | alive | score |
            | --- | --- | --- | --- | --- | --- | --- | --- |

            """);
        foreach (IGrouping<string, Row> room in rows.Values.GroupBy(one => one.Part.Split('/')[0]))
        {
            foreach (Row one in room.Append(new(
                $"all of {room.Key} above", "", room.Sum(each => each.Mutants), room.Sum(each => each.Tried),
                room.Sum(each => each.Failed), room.Sum(each => each.Hung))))
                text.Append(one).Append('\n');
        }

        QualityPage.Results.Write(Heading, text.ToString());
    }

    /// <summary>What became of the mutants of a part; as a row of the table, and back from it.</summary>
    private sealed record Row(string Part, string Commit, int Mutants, int Tried, int Failed, int Hung)
    {
        public static Row? Parse(string line)
        {
            string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
            return cells.Length == 10 && Rooms.Contains(cells[1].Split('/')[0], StringComparer.Ordinal)
                && cells[8].EndsWith(" %", StringComparison.Ordinal)
                ? new(
                    cells[1], cells[2], Number(cells[3]), Number(cells[4]), Number(cells[5]) - Number(cells[6]),
                    Number(cells[6]))
                : null;
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"| {Part} | {Commit} | {Mutants} | {Tried} | {Failed + Hung} | {Hung} | {Tried - Failed - Hung} | "
            + $"{100.0 * (Failed + Hung) / Math.Max(1, Tried):0.0} % |");

        private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
    }
}
