using System.Diagnostics;
using System.Globalization;
using PartnershipSim.Tests.Cli.Sweeps;
using PartnershipSim.Tests.Scenarios;
using Xunit;

namespace PartnershipSim.Tests.Cli.Cluster;

/// <summary>
/// A real Slurm with two nodes of two processors on this machine, whose arrays have at most five tasks, and a workplace
/// with plans. It goes with its owner. Where Slurm is not installed, or only root could start it, its tests are skipped
/// and say so.
/// </summary>
public sealed class SlurmCluster : IDisposable
{
    private const string Middle =
        """
        study: middle
        base: ../baseline.yaml
        axes:
          partnership.budget: { from: 50, to: 400 }
          mechanisms.teaching:
        design: sobol
        points: 64
        replicates: 400
        outcomes: [partner_troop_years, interop]
        seed: 7
        """;

    /// <summary>A study of 25,600 runs: some seconds of work.</summary>
    public const string MiddleStudy = "scenarios/studies/middle.yaml";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly string Script = Path.Combine(Repository.Tests, "Cli", "Cluster", "slurm.sh");

    private readonly string? _folder;

    public SlurmCluster()
    {
        if (!CanStart)
            return;
        Place.Sweeps.Workplace.Write(MiddleStudy, Middle);
        _folder = Directory.CreateTempSubdirectory("slurm-").FullName;
        Ended started = Bash($"bash {Script} start {_folder}");
        Assert.True(started.ExitCode == 0, started.Errors);
    }

    internal PlanPlace Place { get; } = new();

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

    /// <summary>Submits a plan; returns the number of its first array.</summary>
    internal string Submit(string plan, params string[] more)
    {
        Ended ended = Run(["submit", plan, "--slurm", "--mem", "300M", .. more]);
        Assert.Equal(0, ended.ExitCode);
        return System.Text.RegularExpressions.Regex.Match(ended.Errors, @" as (\d+)").Groups[1].Value;
    }

    /// <summary>Waits until something is so.</summary>
    internal void Until(string what, Func<bool> isSo)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(
                clock.Elapsed < Patience,
                $"waited in vain until {what}\n{Bash("squeue -r; sinfo").Output}{Logs()}");
            Thread.Sleep(100);
        }
    }

    /// <summary>Waits until no job waits or runs.</summary>
    internal void UntilQuiet() => Until("the queue is empty", () => Say("squeue -h -r") == "");

    /// <summary>The state of a shard, as it says itself; null if it was never begun.</summary>
    internal PartnershipSim.Results.Plans.ShardState? State(string plan, int shard) =>
        PartnershipSim.Results.Plans.ShardState.Find(Place.FolderOf(plan, shard));

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
            Bash($"scancel --state=RUNNING,PENDING --user=root; sleep 1; bash {Script} stop {_folder}");
            Directory.Delete(_folder, recursive: true);
        }

        Place.Dispose();
    }

    private string Logs() => string.Join(
        '\n',
        Directory.EnumerateFiles(Place["."], "*.txt", SearchOption.AllDirectories)
            .Where(path => path.Contains("/submit/log/", StringComparison.Ordinal))
            .Select(path => $"{path}\n{File.ReadAllText(path)}"));
}
