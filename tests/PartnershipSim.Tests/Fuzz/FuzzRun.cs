using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PartnershipSim.Tests.Fuzz;

/// <summary>What came of many inputs.</summary>
/// <param name="Kinds">Different things that were said, numbers and names left out.</param>
/// <param name="Slowest">Milliseconds of the slowest input.</param>
/// <param name="Largest">Bytes allocated for the hungriest input.</param>
/// <param name="Crashes">Inputs that were neither taken nor refused in words, and how they ended.</param>
public sealed record FuzzReport(
    string Target, long Inputs, long Taken, int Kinds, double Slowest, long Largest,
    IReadOnlyList<(byte[] Input, string End)> Crashes);

/// <summary>
/// Feeds a reader with children of its corpus. An input that makes it say something new joins the corpus: what the
/// reader says is the coverage that guides the search, so that it needs no instrumented build and runs everywhere.
/// </summary>
public static partial class FuzzRun
{
    private const int LargestCorpus = 1500;
    private const int MostCrashes = 20;

    /// <summary>Bytes that no input may cost.</summary>
    public const long MostMemory = 200_000_000;

    /// <summary>The input that is being read now; a watchdog can name one that never ends.</summary>
    public static byte[]? Current { get; private set; }

    /// <param name="limit">After this time no further input is tried; none if left out.</param>
    public static FuzzReport Of(FuzzTarget target, ulong seed, long inputs, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        long begin = Stopwatch.GetTimestamp();
        Mutator mutator = new(seed, target.Words);
        List<byte[]> corpus = [.. target.Seeds];
        HashSet<string> kinds = [];
        List<(byte[], string)> crashes = [];
        long taken = 0;
        double slowest = 0;
        long largest = 0;
        long i = 0;
        for (; i < inputs && crashes.Count < MostCrashes && !(Stopwatch.GetElapsedTime(begin) > limit); i++)
        {
            byte[] input = i < target.Seeds.Count
                ? target.Seeds[(int)i]
                : mutator.Child(corpus[mutator.Below(corpus.Count)], corpus[mutator.Below(corpus.Count)]);
            Current = input;
            long before = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            try
            {
                (bool isTaken, IEnumerable<string> said) = target.Read(input);
                string[] words = [.. said];
                taken += isTaken ? 1 : 0;
                if (!isTaken && words.Length == 0)
                    crashes.Add((input, "neither taken nor refused"));
                if (words.Any(word => kinds.Add(Shape().Replace(word, "·"))) && corpus.Count < LargestCorpus)
                    corpus.Add(input);
            }
            catch (Exception end)
            {
                crashes.Add((input, end.ToString()));
            }

            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            largest = Math.Max(largest, allocated);
            if (allocated > MostMemory)
                crashes.Add((input, $"took {allocated / 1_000_000} MB"));
        }

        return new(target.Name, i, taken, kinds.Count, slowest, largest, crashes);
    }

    // whatever is not a plain lower-case word of ours: numbers, keys, what was quoted
    [GeneratedRegex(@"'[^']*'|\S*[^a-z ,;:.]\S*")]
    private static partial Regex Shape();
}
