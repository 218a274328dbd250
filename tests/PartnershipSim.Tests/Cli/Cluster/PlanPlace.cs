using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Plans;
using PartnershipSim.Results.Store;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Cli.Sweeps;
using Xunit;

namespace PartnershipSim.Tests.Cli.Cluster;

/// <summary>
/// A workplace with a small study of 60 runs, and plans of it. Plans, shards and gathering that a test only needs are
/// made without a process; those that it is about go through the program.
/// </summary>
internal sealed class PlanPlace : IDisposable
{
    private readonly SweepPlace _place = new();

    public SweepPlace Sweeps => _place;

    public string this[string path] => _place[path];

    /// <summary>Runs the program on words separated by blanks.</summary>
    public Ended Run(string words) => _place.Workplace.Run(words);

    /// <summary>A plan of the study in so many shards.</summary>
    public void Plan(string folder, int shards, string study = SweepPlace.Study, int? replicates = null)
    {
        (Study read, IReadOnlyList<string> files) = FilesRead.During(() => Study.Load(this[study]));
        SweepPlan sweep = SweepPlan.Of(read with { Replicates = replicates ?? read.Replicates });
        PlanFolder.Create(this[folder], sweep, this[study], files, shards, null);
    }

    /// <summary>Calls the program for a shard, as a scheduler would.</summary>
    public Ended Shard(string folder, int number) => Run($"shard {folder} {number} --threads 1 --quiet");

    /// <summary>Does shards without a process.</summary>
    public void Shards(string folder, int first, int last)
    {
        PlanFolder plan = PlanFolder.Open(this[folder]);
        plan.RequireThisBuild();
        SweepPlan sweep = plan.LoadSweep();
        for (int number = first; number <= last; number++)
            Assert.True(new ShardWork(plan, number, sweep, threads: 1, "a test").Run().IsFinished);
    }

    /// <summary>Gathers a plan without a process; returns the hashes of the whole.</summary>
    public string Gathered(string folder)
    {
        PlanFolder plan = PlanFolder.Open(this[folder]);
        Wanting wanting = PlanGathering.Check(plan, TestContext.Current.CancellationToken);
        Assert.True(wanting.IsNothing, $"not finished: {string.Join(", ", wanting.Shards)}");
        using (StudyFolder whole = StudyFolder.OfSweep(new(this[$"{folder}/whole"]), plan.Record.Sweep.Study))
            PlanGathering.Write(plan, whole);
        return Sweeps.Hashes($"{folder}/whole");
    }

    public string FolderOf(string plan, int shard) => this[$"{plan}/shards/{shard:000000}"];

    /// <summary>Every file of a folder with its bytes.</summary>
    public Dictionary<string, byte[]> Bytes(string folder) =>
        Directory.EnumerateFiles(this[folder], "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(this[folder], path), File.ReadAllBytes);

    public void Dispose() => _place.Dispose();
}
