using PartnershipSim.Results.Files;

namespace PartnershipSim.Cli.Scheduling;

/// <summary>What a user asks of Slurm; what is null is left to the cluster.</summary>
/// <param name="Setup">Lines that prepare a node, for instance 'module load dotnet'.</param>
/// <param name="More">Further options of sbatch, as they would stand behind #SBATCH.</param>
internal sealed record SlurmWishes(
    string? Partition, string? Account, string? Time, string? Memory, int Cpus, string? Setup,
    IReadOnlyList<string> More);

/// <summary>
/// The two scripts that Slurm is handed, written for people: one that does a shard, and one that gathers them. Both may
/// be edited before they are passed on, and --resubmit uses them as they are.
/// </summary>
internal static class SlurmScripts
{
    public const string ArrayName = "array.sh", GatherName = "gather.sh", LogFolder = "log";

    /// <summary>After so many requeues a task gives up: something is wrong that a further one does not mend.</summary>
    private const int MostRequeues = 20;

    /// <param name="study">Its name, for the name of the job.</param>
    /// <param name="plan">Full path of the plan.</param>
    /// <param name="program">The program with its first arguments.</param>
    public static string Array(string study, string plan, IReadOnlyList<string> program, SlurmWishes wishes) =>
        $$"""
        #!/bin/bash
        # Written by 'partnersim submit'; edit it as you like. A task of this array does one shard of the plan: its
        # number is that of the task plus the first argument, because a cluster limits the size of arrays.
        {{Directives($"ps-{study}", plan, "%A_%a", wishes, [
            $"--cpus-per-task={wishes.Cpus}",
            "--signal=B:USR1@60",
            "--requeue",
            "--open-mode=append",
        ])}}
        {{Setup(wishes)}}
        shard=$((SLURM_ARRAY_TASK_ID + ${1:-0}))
        {{Words(program)}} shard {{Quoted(plan)}} "$shard" --quiet &
        child=$!

        # USR1: the time limit is near. TERM: cancelled or preempted. The program stops soon and keeps what is done.
        warned= ended=
        trap 'warned=yes; kill -USR1 "$child" 2> /dev/null' USR1
        trap 'ended=yes; kill -TERM "$child" 2> /dev/null' TERM
        code=129
        while [ "$code" -gt 128 ]; do # a signal ends 'wait' before the program ends
          wait "$child"
          next=$?
          [ "$next" -eq 127 ] && break
          code=$next
        done

        # After TERM only Slurm knows whether it cancels or requeues, so its decision is waited for. 75: not finished.
        if [ "$code" -ne 0 ] && [ -n "$ended" ]; then
          sleep 900 &
          wait $!
        elif [ "$code" -eq 75 ] && [ -n "$warned" ]; then
          if [ "${SLURM_RESTART_COUNT:-0}" -lt {{MostRequeues}} ]; then
            scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
          else
            echo "shard $shard was requeued {{MostRequeues}} times and is not finished:" \
              "give it more time, or make a plan of more shards" >&2
          fi
        fi
        exit "$code"

        """;

    /// <inheritdoc cref="Array"/>
    public static string Gather(string study, string plan, IReadOnlyList<string> program, SlurmWishes wishes) =>
        $$"""
        #!/bin/bash
        # Written by 'partnersim submit'; edit it as you like. Puts the shards together when all tasks have ended.
        {{Directives($"ps-{study}-gather", plan, "gather_%j", wishes, ["--cpus-per-task=2"])}}
        {{Setup(wishes)}}
        exec {{Words(program)}} gather {{Quoted(plan)}}

        """;

    /// <summary>Words as bash reads them again.</summary>
    public static string Words(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string Directives(
        string name, string plan, string log, SlurmWishes wishes, IEnumerable<string> own)
    {
        string output = Path.Combine(plan, "submit", LogFolder).Replace("%", "%%", StringComparison.Ordinal);
        List<string> all = [$"--job-name={name}", $"--output={Quoted($"{output}/")}{log}.txt", .. own];
        Add("--mem", wishes.Memory);
        Add("--time", wishes.Time);
        Add("--partition", wishes.Partition);
        Add("--account", wishes.Account);
        return string.Join('\n', all.Concat(wishes.More).Select(line => $"#SBATCH {line}"));

        void Add(string option, string? value)
        {
            if (value is not null)
                all.Add($"{option}={value}");
        }
    }

    private static string Setup(SlurmWishes wishes) =>
        string.IsNullOrWhiteSpace(wishes.Setup) ? "" : $"\n{wishes.Setup.ReplaceLineEndings("\n").TrimEnd('\n')}\n";

    private static string Quoted(string word) => ShellWord.Quoted(word);
}
