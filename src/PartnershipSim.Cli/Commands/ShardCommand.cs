using System.Collections.Immutable;
using System.CommandLine;
using System.Runtime.InteropServices;
using PartnershipSim.Cli.Scheduling;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Results.Plans;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>shard DIR [I]</c>: does one shard of a plan, wherever it is called, and resumes it.</summary>
internal static class ShardCommand
{
    public static Command Create()
    {
        CommonOptions common = new();
        Argument<string> folder = new("dir") { Description = "Folder of the plan" };
        Argument<int?> number = new("i")
        {
            Description = "Number of the shard, from 1 (default: as the scheduler's variable says)",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<int?> minutes = CommonOptions.WithBounds(
            new("--stop-after")
            {
                Description = "Stop after so many minutes, for schedulers that send no signal before their limit",
                HelpName = "MINUTES",
            },
            1, 30 * 24 * 60);
        Command command = new(
            "shard",
            """
            Do one shard of a plan, or resume it. The number is given, or read from the variable of Slurm, PBS, LSF,
            SGE, Kubernetes, AWS Batch or GNU parallel. Exit code 0: finished (runs that failed are recorded); 75: not
            finished, call again (stopped by TERM, USR1, INT or --stop-after, or another process does this shard); any
            other: calling again does not help.

            Examples:
              partnersim shard big 7
              parallel partnersim shard big ::: $(seq 40)
            """)
        {
            folder,
            number,
            minutes,
            common.Threads,
            common.Quiet,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => Execute(
                parsed.GetRequiredValue(folder), parsed.GetValue(number), parsed.GetValue(minutes),
                parsed.GetValue(common.Threads), parsed.GetValue(common.Quiet), stop),
            CancellationToken.None));
        return command;
    }

    private static int Execute(
        string folder, int? given, int? minutes, int? threads, bool isQuiet, CancellationToken stop)
    {
        CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _listening =
        [
            ListenTo(PosixSignal.SIGTERM, ending), ListenTo(PosixSignal.SIGINT, ending),
            .. Usr1 == 0 ? [] : (PosixSignalRegistration[])[ListenTo((PosixSignal)Usr1, ending)],
        ];
        if (minutes is { } limit)
            ending.CancelAfter(TimeSpan.FromMinutes(limit));
        PlanFolder plan = PlanFolder.Open(folder);
        TaskNumber task = TaskNumber.Find(given, Environment.GetEnvironmentVariable);
        if (task.Shard < 1 || task.Shard > plan.Record.Shards)
            throw new UsageException($"shard {task.Shard}: the plan has shards 1 to {plan.Record.Shards:N0}");
        plan.RequireThisBuild();
        int working = threads ?? TaskNumber.Threads(Environment.GetEnvironmentVariable) ?? Environment.ProcessorCount;
        ShardWork work = new(plan, task.Shard, plan.LoadSweep(), working, task.Owner);
        string name = $"{plan.Record.Sweep.Study} shard {task.Shard}/{plan.Record.Shards}";
        using ProgressLine progress = new(name, isQuiet);
        ShardOutcome outcome = work.Run(progress, ending.Token);
        if (!isQuiet)
        {
            string failed = outcome.Failed > 0 ? $", {outcome.Failed:N0} failed" : "";
            Screen.Message(
                $"{name}: {outcome.Added:N0} runs done, {outcome.Done:N0} of {outcome.Runs:N0} in all{failed}"
                + $"{(outcome.IsFinished ? "." : "; stopped, the same command resumes.")}");
        }

        return outcome.IsFinished ? ExitCode.Done : ExitCode.TryAgain;
    }

    // schedulers send a signal to every process of a task, and its script passes it on: the second is not impatience.
    // It may come when the shard has stopped and the program is about to end, so this listens as long as there is one
    private static ImmutableArray<PosixSignalRegistration> _listening = [];

    /// <summary>SIGUSR1 has another number on each system; where there is none, nothing sends it.</summary>
    private static int Usr1 => OperatingSystem.IsLinux() ? 10 : OperatingSystem.IsMacOS() ? 30 : 0;

    private static PosixSignalRegistration ListenTo(PosixSignal signal, CancellationTokenSource ending) =>
        PosixSignalRegistration.Create(signal, heard =>
        {
            heard.Cancel = true;
            ending.Cancel();
        });
}
