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

    /// <summary>After so many times of coming too early the gathering gives up.</summary>
    private const int MostRounds = 20;

    /// <summary>Slurm's controller is asked again for half a minute: a busy one does not answer every time.</summary>
    private const string Patiently =
        """
        patiently() { # a busy controller does not answer every time
          for pause in 1 2 4 8 16; do
            "$@" && return
            [ -z "$ended" ] || return 1
            sleep "$pause"
          done
          "$@"
        }
        """;

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

        # USR1: the time limit is near. TERM: cancelled or preempted. The program stops soon and keeps what is done.
        child= warned= ended=
        trap 'warned=yes; [ -z "$child" ] || kill -USR1 "$child" 2> /dev/null' USR1
        trap 'ended=yes; [ -z "$child" ] || kill -TERM "$child" 2> /dev/null' TERM
        {{Patiently}}
        {{Setup(wishes)}}
        shard=$((SLURM_ARRAY_TASK_ID + ${1:-0}))
        code=75
        if [ -z "$warned$ended" ]; then
          {{Words(program)}} shard {{Quoted(plan)}} "$shard" --quiet &
          child=$!
          wait "$child"
          while kill -0 "$child" 2> /dev/null; do wait "$child"; done # a signal ends 'wait' before the program ends
          wait "$child" # how it ended is remembered
          code=$?
        fi

        # 75: not finished. A program that dies of USR1 because it does not listen yet is not finished either.
        [ -n "$warned" ] && [ "$code" -eq $((128 + $(kill -l USR1))) ] && code=75

        # After TERM only Slurm knows whether it cancels or requeues, so its decision is waited for.
        if [ "$code" -ne 0 ] && [ -n "$ended" ]; then
          sleep 900 &
          wait $!
        elif [ "$code" -eq 75 ] && [ -n "$warned" ]; then
          if [ "${SLURM_RESTART_COUNT:-0}" -ge {{MostRequeues}} ]; then
            echo "shard $shard was requeued {{MostRequeues}} times and is not finished:" \
              "give it more time, or make a plan of more shards" >&2
          elif ! patiently scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"; then
            echo "shard $shard is not finished and could not be requeued: gather --resubmit submits it again" >&2
          fi
        fi
        exit "$code"

        """;

    /// <inheritdoc cref="Array"/>
    public static string Gather(string study, string plan, IReadOnlyList<string> program, SlurmWishes wishes) =>
        $$"""
        #!/bin/bash
        # Written by 'partnersim submit'; edit it as you like. Puts the shards together when all tasks have ended.
        {{Directives($"ps-{study}-gather", plan, "gather_%j", wishes, [
            "--cpus-per-task=2",
            "--requeue",
            "--open-mode=append",
        ])}}

        # The warning before the time limit is for tasks: gathering has nothing to keep. TERM: cancelled or preempted.
        ended=
        trap '' USR1
        trap 'ended=yes' TERM
        {{Patiently}}
        {{Setup(wishes)}}
        # Tasks of this plan that wait or run, although this job comes after them: requeued or submitted since.
        jobs=$(cut -d, -f1 {{Quoted(SubmitFile(plan, SubmitFolder.Jobs))}} | sort -u | paste -sd, -)
        listed=$(patiently squeue --noheader --format=%F --jobs="$jobs,$SLURM_JOB_ID")
        queued=$(grep -vx "$SLURM_JOB_ID" <<< "$listed" | sort -u | paste -sd: -)

        {{Words(program)}} gather {{Quoted(plan)}}
        code=$?

        # 75: shards are not finished. Those that are queued are waited for; what failed stays failed and is named above.
        round=${1:-0}
        if [ "$code" -eq 75 ] && [ -n "$queued" ] && [ -z "$ended" ]; then
          if [ "$round" -ge {{MostRounds}} ]; then
            echo "Tasks of jobs $queued wait or run; gathering came too early {{MostRounds}} times and gives up" >&2
          elif job=$(sbatch --parsable --dependency="afterany:$queued" \
            {{Quoted(SubmitFile(plan, GatherName))}} $((round + 1))); then
            echo "Tasks of jobs $queued wait or run; job $job gathers after them" >&2
          else
            echo "Tasks of jobs $queued wait or run; no job could be submitted that gathers after them" >&2
          fi
        fi
        exit "$code"

        """;

    /// <summary>Words as bash reads them again.</summary>
    public static string Words(IEnumerable<string> words) => string.Join(' ', words.Select(Quoted));

    private static string SubmitFile(string plan, string name) => Path.Combine(plan, SubmitFolder.Name, name);

    private static string Directives(
        string name, string plan, string log, SlurmWishes wishes, IEnumerable<string> own)
    {
        string output = Path.Combine(plan, SubmitFolder.Name, LogFolder).Replace("%", "%%", StringComparison.Ordinal);
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
