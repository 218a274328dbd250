using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PartnershipSim.Results.Plans;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli.Cluster;

/// <summary>
/// A real Slurm with two nodes of two processors on this machine, whose arrays have at most two tasks, and a workplace
/// with plans. It goes with its owner. Where Slurm is not installed, or only root could start it, its tests are skipped
/// and say so.
/// </summary>
public sealed class SlurmCluster : IDisposable
{
    private const string MiddleText =
        """
        study: middle
        base: ../baseline.yaml
        axes:
          partnership.budget: { from: 50, to: 400 }
          mechanisms.teaching:
        design: sobol
        points: 16
        replicates: 600
        outcomes: [partner_troop_years, interop]
        seed: 7
        """;

    /// <summary>A study of 9,600 runs: some seconds of work, so that a task can be met while it runs.</summary>
    public const string MiddleStudy = "scenarios/studies/middle.yaml";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly string Script = Path.Combine(Repository.Tests, "Cli", "Cluster", "slurm.sh");

    private readonly string? _folder;
    private readonly Lazy<string> _middle;

    public SlurmCluster()
    {
        _middle = new(() =>
        {
            Assert.Equal(0, Run("sweep", MiddleStudy, "-o", "middle", "--quiet").ExitCode);
            return Place.Sweeps.Hashes("middle");
        });
        if (!CanStart)
            return;
        Place.Sweeps.Workplace.Write(MiddleStudy, MiddleText);
        _folder = Directory.CreateTempSubdirectory("slurm-").FullName;
        Ended started = Bash($"bash {Script} start {_folder}");
        if (started.ExitCode == 0)
            return;
        Bash($"bash {Script} stop {_folder}");
        Assert.Fail(started.Errors);
    }

    internal PlanPlace Place { get; } = new();

    /// <summary>The hashes of the middle study as one process does it.</summary>
    internal string Middle => _middle.Value;

    private static bool CanStart => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
        && Tool.Exists("slurmctld") && Tool.Exists("slurmd") && Tool.Exists("munged");

    internal static void SkipUnlessThere() => Assert.SkipUnless(
        CanStart,
        "needs Slurm (slurmctld, slurmd, slurm-client, munge) and the right to start it: no array was submitted");

    /// <summary>Runs the program where it finds Slurm.</summary>
    internal Ended Run(params string[] words) =>
        Place.Sweeps.Workplace.Run([("SLURM_CONF", $"{_folder}/slurm.conf")], words);

    /// <summary>A command of Slurm, or several, in the workplace.</summary>
    internal Ended Bash(string line) =>
        Place.Sweeps.Workplace.RunTool("bash", "-c", $"export SLURM_CONF={_folder}/slurm.conf; {line}");

    /// <summary>What a command of Slurm prints, without the blanks around it.</summary>
    internal string Say(string line)
    {
        Ended ended = Bash(line);
        Assert.True(ended.ExitCode == 0, $"{line}: {ended.Errors}");
        return ended.Output.Trim();
    }

    /// <summary>Submits a plan; returns the numbers of its arrays, and last of the job that gathers.</summary>
    internal string[] Submit(string plan, params string[] more)
    {
        Ended ended = Run(["submit", plan, "--slurm", "--mem", "300M", .. more]);
        Assert.True(ended.ExitCode == 0, ended.Errors);
        return [.. Regex.Match(ended.Errors, @" as ([\d, ]+), and (\d+)").Groups.Values.Skip(1)
            .SelectMany(group => group.Value.Split(", "))];
    }

    /// <summary>Waits until something is so.</summary>
    internal static void Until(string what, Func<bool> isSo, int everyMilliseconds = 300)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(clock.Elapsed < Patience, $"waited in vain until {what}");
            Thread.Sleep(everyMilliseconds);
        }
    }

    /// <summary>Waits until no job waits or runs.</summary>
    internal void UntilQuiet() => Until("the queue is empty", () => Say("squeue -h -r") == "");

    /// <summary>
    /// Waits until a shard has done something, and stops its process as a debugger would: it stays unfinished and costs
    /// nothing until Slurm ends it or somebody lets it go on. Returns the number of the process.
    /// </summary>
    internal int Hold(string plan, int shard, int attempt = 1)
    {
        int process = 0;
        Until(
            $"shard {shard} of {plan} has done something in attempt {attempt} or later",
            () => State(plan, shard) is { Phase: ShardPhase.Running, Done: > 0 } state && state.Attempts >= attempt
                && Bash($"kill -STOP {process = ProcessOf(state)}").ExitCode == 0,
            everyMilliseconds: 50);
        return process;
    }

    /// <summary>Lets a process go on that was held.</summary>
    internal void Release(int process) => Say($"kill -CONT {process}");

    /// <summary>What the tasks of a plan said ("*_*"), or its gathering ("gather_*").</summary>
    internal string Log(string plan, string which) => string.Join(
        '\n', Directory.GetFiles(Place[$"{plan}/submit/log"], $"{which}.txt").Order().Select(File.ReadAllText));

    /// <summary>The state of a shard, as it says itself; null if it was never begun.</summary>
    internal ShardState? State(string plan, int shard) => ShardState.Find(Place.FolderOf(plan, shard));

    /// <summary>The node on which a task runs.</summary>
    internal string NodeOf(string task) => Say($"squeue -h -r -j {task} -o %N");

    /// <summary>Kills a node: its daemon, its tasks and the steps that hold them, and nothing else.</summary>
    internal void Kill(string node) => Say($"bash {Script} kill {_folder} {node[1..]}");

    /// <summary>Starts the daemon of a node that was killed.</summary>
    internal void Revive(string node) => Say($"bash {Script} node {_folder} {node[1..]}");

    public void Dispose()
    {
        if (_folder is not null)
        {
            Bash($"scancel --user=root; sleep 1; bash {Script} stop {_folder}");
            Directory.Delete(_folder, recursive: true);
        }

        Place.Dispose();
    }

    /// <summary>All that is known about jobs, shards and daemons, for a test that failed.</summary>
    internal string Report() => $"""
        {Bash("squeue -r; sinfo; scontrol show job").Output}
        {Files("*.json", "/shards/")}
        {Files("*.txt", "/submit/log/")}
        {Bash($"tail -n 60 {_folder}/log/slurmctld.log").Output}
        """;

    private string Files(string names, string folder) => string.Join(
        '\n',
        Directory.EnumerateFiles(Place["."], names, SearchOption.AllDirectories).Order()
            .Where(path => path.Contains(folder, StringComparison.Ordinal))
            .Select(path => $"{path}\n{File.ReadAllText(path)}"));

    private static int ProcessOf(ShardState state) =>
        int.Parse(state.Owner.Split(' ')[1], CultureInfo.InvariantCulture);
}
