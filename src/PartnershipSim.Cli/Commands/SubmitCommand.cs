using System.CommandLine;
using PartnershipSim.Cli.Scheduling;
using PartnershipSim.Cli.Terminal;
using PartnershipSim.Results.Plans;

namespace PartnershipSim.Cli.Commands;

/// <summary><c>submit DIR --slurm</c>: hands a plan to Slurm, as arrays of shards and a job that gathers.</summary>
internal static class SubmitCommand
{
    /// <summary>Minutes that a task is given beyond what the pilot expects: nodes start slowly and differ.</summary>
    private const int SpareMinutes = 10;

    public static Command Create()
    {
        Argument<string> folder = new("dir") { Description = "Folder of the plan" };
        Option<bool> slurm = new("--slurm")
        {
            Description = "Submit to Slurm; other schedulers call 'partnersim shard'",
        };
        Option<string?> partition = new("--partition") { Description = "Partition of the cluster", HelpName = "NAME" };
        Option<string?> account = new("--account") { Description = "Account that is charged", HelpName = "NAME" };
        Option<string?> time = new("--time")
        {
            Description = "Time of a task as Slurm writes it (default: as the plan suggests)",
            HelpName = "TIME",
        };
        Option<string?> memory = new("--mem")
        {
            Description = "Memory of a task (default: as the plan suggests)",
            HelpName = "SIZE",
        };
        Option<int?> cpus = CommonOptions.WithBounds(
            new("--cpus") { Description = "Processors of a task (default: as planned)", HelpName = "N" }, 1, 1024);
        Option<FileInfo?> setup = new("--setup")
        {
            Description = "Lines for the scripts that prepare a node, e.g. with 'module load dotnet'",
            HelpName = "FILE",
        };
        Option<FileInfo?> binary = new("--binary")
        {
            Description = "Self-contained program to call, where the nodes have no .NET",
            HelpName = "FILE",
        };
        Option<string[]> more = new("--sbatch")
        {
            Description = "One more option of sbatch, e.g. --sbatch \"--qos=long\"; repeatable",
            HelpName = "OPTION",
            DefaultValueFactory = _ => [],
        };
        Option<bool> dry = new("--dry-run")
        {
            Description = "Write the scripts and print the commands; submit nothing",
        };
        Command command = new(
            "submit",
            """
            Write the scripts of a plan for Slurm and submit them: an array with a task for each shard, and a job that
            gathers them when all have ended. A task whose time ends requeues itself, at most 20 times; one that is
            cancelled stays cancelled.

            Examples:
              partnersim submit big --slurm --partition long --account me
              partnersim submit big --slurm --dry-run
            """)
        {
            folder,
            slurm,
            partition,
            account,
            time,
            memory,
            cpus,
            setup,
            binary,
            more,
            dry,
        };
        command.SetAction(parsed => Execute(
            parsed.GetRequiredValue(folder), parsed.GetValue(slurm), parsed.GetValue(dry), parsed.GetValue(binary),
            new(
                parsed.GetValue(partition), parsed.GetValue(account), parsed.GetValue(time), parsed.GetValue(memory),
                parsed.GetValue(cpus) ?? 0, TextOf(parsed.GetValue(setup)), parsed.GetValue(more) ?? [])));
        return command;
    }

    private static int Execute(string folder, bool isSlurm, bool isDry, FileInfo? binary, SlurmWishes wishes)
    {
        if (!isSlurm)
            throw new UsageException(
                "submit knows Slurm: add --slurm; for other schedulers a line each is in scenarios/studies/CLUSTER.md");
        PlanFolder plan = PlanFolder.Open(folder);
        string path = Path.GetFullPath(folder);
        IReadOnlyList<string> program = OwnProgram.Words(binary);
        SlurmWishes complete = Complete(wishes, plan.Record);
        SubmitFolder submit = new(Path.TrimEndingDirectorySeparator(path));
        string study = plan.Record.Sweep.Study;
        submit.Write(
            SlurmScripts.Array(study, path, program, complete), SlurmScripts.Gather(study, path, program, complete));
        int? size = Slurm.MaxArraySize();
        IEnumerable<int> shards = Enumerable.Range(1, plan.Record.Shards);
        if (isDry)
        {
            foreach (string command in submit.Commands(shards, size ?? Slurm.UsualArraySize))
                Console.Out.WriteLine(command);
            if (size is null)
                Screen.Message(
                    $"There is no Slurm here; arrays of at most {Slurm.UsualArraySize - 1:N0} tasks are assumed.");
            return ExitCode.Done;
        }

        HashSet<int> queued = submit.Queued().Shards;
        if (queued.Count > 0)
            throw new UsageException(
                $"shards {ShardRanges.Of(queued, 5)} are queued or running already; "
                + $"'partnersim gather {plan.Path} --resubmit' submits what is missing");
        IReadOnlyList<string> jobs = submit.Submit(shards, size ?? Slurm.UsualArraySize, []);
        Screen.Message(
            $"Submitted {plan.Record.Shards:N0} shards as {string.Join(", ", jobs.SkipLast(1))}, and {jobs[^1]}, which "
            + $"gathers them. Next: partnersim status {plan.Path}");
        return ExitCode.Done;
    }

    private static SlurmWishes Complete(SlurmWishes wishes, PlanRecord plan)
    {
        if (plan.Advice is not { } advice)
            return wishes with { Cpus = Math.Max(1, wishes.Cpus) };
        int cpus = wishes.Cpus > 0 ? wishes.Cpus : advice.Cpus;
        double minutes = (double)plan.Runs / plan.Shards / advice.RunsPerSecond / cpus / 60 / Pilot.Filled;
        return wishes with
        {
            Cpus = cpus,
            Memory = wishes.Memory ?? $"{advice.MemoryMb}M",
            Time = wishes.Time ?? $"{(int)Math.Ceiling(minutes) + SpareMinutes}",
        };
    }

    private static string? TextOf(FileInfo? file) => file is null
        ? null
        : file.Exists
            ? File.ReadAllText(file.FullName)
            : throw new UsageException($"--setup {file}: there is no such file");
}
