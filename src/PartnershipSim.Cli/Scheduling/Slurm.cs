using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PartnershipSim.Cli.Scheduling;

/// <summary>
/// The commands of Slurm that are called: sbatch, squeue and scontrol; none of them needs accounting.
/// </summary>
internal static partial class Slurm
{
    /// <summary>MaxArraySize of a cluster that was not asked: Slurm's own default.</summary>
    public const int UsualArraySize = 1001;

    /// <summary>One more than the largest number of an array; null if there is no Slurm to ask.</summary>
    public static int? MaxArraySize() =>
        TryRun("scontrol", ["show", "config"]) is { ExitCode: 0 } ended
        && ArraySize().Match(ended.Output) is { Success: true } found
            ? int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;

    /// <summary>The shards as arrays: the argument of the script, and the numbers of its tasks.</summary>
    public static IEnumerable<(int Offset, string Tasks)> Arrays(IEnumerable<int> shards, int maxArraySize)
    {
        int most = Math.Max(1, maxArraySize - 1);
        return shards.Distinct().Order().GroupBy(shard => (shard - 1) / most * most)
            .Select(group => (group.Key, ShardRanges.Of(group.Select(shard => shard - group.Key))));
    }

    /// <summary>Hands a script to sbatch; returns the number of the job.</summary>
    /// <exception cref="UsageException">There is no sbatch, or it refuses; its words are passed on.</exception>
    public static string Submit(IReadOnlyList<string> words)
    {
        Ended ended = TryRun("sbatch", ["--parsable", .. words])
            ?? throw new UsageException(
                "there is no sbatch here: submit from a login node of the cluster, or use --dry-run");
        return ended.ExitCode == 0
            ? ended.Output.Trim().Split(';')[0]
            : throw new UsageException($"sbatch refused {string.Join(' ', words)}: {ended.Errors.Trim()}");
    }

    /// <summary>The tasks of some jobs that wait or run, as job and number.</summary>
    /// <exception cref="UsageException">squeue does not answer, so a shard might be submitted twice.</exception>
    public static HashSet<(string Job, int Task)> Queued(IReadOnlyCollection<string> jobs)
    {
        HashSet<(string, int)> queued = [];
        if (jobs.Count == 0 || TryRun("squeue", ["-h", "-r", "-o", "%F %K", "-j", string.Join(',', jobs)])
            is not { } ended)
            return queued;
        // a single job that ended long ago is forgotten, and asking for it is an error
        if (ended.ExitCode != 0 && !ended.Errors.Contains("Invalid job id", StringComparison.Ordinal))
            throw new UsageException(
                $"squeue does not say which tasks wait or run, so nothing was submitted: {ended.Errors.Trim()}");
        foreach (string line in ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 2
                && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int task))
                queued.Add((words[0], task));
        }

        return queued;
    }

    private static Ended? TryRun(string program, IReadOnlyList<string> words)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, words)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new(process.ExitCode, output, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex(@"MaxArraySize\s*=\s*(\d+)")]
    private static partial Regex ArraySize();

    private sealed record Ended(int ExitCode, string Output, string Errors);
}
