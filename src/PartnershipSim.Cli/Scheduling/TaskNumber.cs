using System.Globalization;

namespace PartnershipSim.Cli.Scheduling;

/// <summary>
/// Which shard a task of a scheduler does, and with how many threads: each scheduler says it in variables of its own.
/// </summary>
internal sealed record TaskNumber(int Shard, string Owner)
{
    // variable of the number, whether it counts from 0, and the variable of the job
    private static readonly (string Index, bool IsFromZero, string Job)[] Known =
    [
        ("SLURM_ARRAY_TASK_ID", false, "SLURM_ARRAY_JOB_ID"),
        ("PBS_ARRAY_INDEX", false, "PBS_JOBID"),
        ("PBS_ARRAYID", false, "PBS_JOBID"),
        ("LSB_JOBINDEX", false, "LSB_JOBID"),
        ("SGE_TASK_ID", false, "JOB_ID"),
        ("JOB_COMPLETION_INDEX", true, "HOSTNAME"),
        ("AWS_BATCH_JOB_ARRAY_INDEX", true, "AWS_BATCH_JOB_ID"),
        ("PARALLEL_SEQ", false, "PARALLEL_PID"),
    ];

    private static readonly string[] Cpus =
        ["SLURM_CPUS_PER_TASK", "NSLOTS", "PBS_NCPUS", "NCPUS", "PBS_NP", "LSB_DJOB_NUMPROC", "OMP_NUM_THREADS"];

    /// <summary>The names of the variables, as help and messages list them.</summary>
    public static string Names { get; } = string.Join(", ", Known.Select(scheduler => scheduler.Index));

    /// <summary>The number that was given, or that the scheduler says.</summary>
    /// <param name="given">Null: ask the scheduler.</param>
    public static TaskNumber Find(int? given, Func<string, string?> variable)
    {
        foreach ((string name, bool isFromZero, string job) in Known)
        {
            if (Whole(variable(name)) is not { } number)
                continue; // some schedulers set "undefined" where there is no array
            int shard = given ?? number + (isFromZero ? 1 : 0);
            return new(shard, $"{Process}, {name.Split('_')[0].ToLowerInvariant()} job {variable(job)}_{number}");
        }

        return given is { } alone
            ? new(alone, Process)
            : throw new UsageException(
                $"which shard? write its number, or call it where a scheduler sets one of {Names}");
    }

    /// <summary>How many processors the scheduler gave; null if it does not say.</summary>
    public static int? Threads(Func<string, string?> variable) =>
        Cpus.Select(name => Whole(variable(name))).FirstOrDefault(cpus => cpus > 0);

    private static string Process => $"process {Environment.ProcessId} on {Environment.MachineName}";

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
