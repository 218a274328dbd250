using PartnershipSim.Analysis.Designs;
using PartnershipSim.Results.Files;
using PartnershipSim.Results.Store;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Studies;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Plans;

/// <summary>
/// The folder of a plan: plan.json, design.csv (the points, once), a copy of every file on which the study rests, and
/// below shards/ a folder for each shard that was begun.
/// </summary>
public sealed class PlanFolder
{
    public const string Shards = "shards";

    private const string Copies = "scenarios";

    private PlanFolder(string path, PlanRecord record) => (Path, Record) = (path, record);

    /// <summary>As a person would type it.</summary>
    public string Path { get; }

    public PlanRecord Record { get; }

    /// <summary>The folder of a shard, which are numbered from 1.</summary>
    public string FolderOf(int shard) => System.IO.Path.Combine(Path, Shards, NameOf(shard));

    /// <exception cref="SweepRefusedException">There is no plan, or it was changed.</exception>
    public static PlanFolder Open(string path) => new(Shown.Of(path), PlanRecord.Read(path));

    /// <summary>Writes a plan. The same plan may be there already; its shards stay.</summary>
    /// <param name="study">The study with the files that it was read from.</param>
    /// <exception cref="FolderRefusedException">Something else is there.</exception>
    public static PlanFolder Create(
        string path, SweepPlan sweep, string study, IReadOnlyList<string> files, int shards, Advice? advice)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        string root = FilesRead.RootOf(study);
        PlanRecord record = new PlanRecord
        {
            Sweep = SweepRecord.Of(sweep, Shard.Whole),
            Shards = shards,
            Build = Build.Current,
            DataHash = sweep.Study.Base.Data.Hash,
            Study = $"{Copies}/{Relative(root, System.IO.Path.GetFullPath(study))}",
            HasSecondOrder = sweep.Study.HasSecondOrder,
            DesignPoints = sweep.Study.Points,
            Advice = advice,
        }.Sealed();
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            return Same(path, record);
        Directory.CreateDirectory(path);
        OwnFiles own = new(path);
        foreach (string file in files.Where(File.Exists))
        {
            string copy = System.IO.Path.Combine(path, Copies, Relative(root, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        DesignFile.Write(own, sweep);
        Directory.CreateDirectory(System.IO.Path.Combine(path, Shards));
        PlanFolder plan = new(Shown.Of(path), record);
        plan.LoadSweep(); // what cannot be read again from the copies is found out here, and not on a node
        own.Write(PlanRecord.FileName, record.Write);
        return plan;
    }

    /// <summary>The sweep with its points laid, from the copy of the study.</summary>
    /// <exception cref="SweepRefusedException">The copy, the data or the program is another than planned.</exception>
    public SweepPlan LoadSweep()
    {
        Study study = Study.Load(System.IO.Path.Combine(Path, Record.Study)) with
        {
            Seed = Record.Sweep.Seed,
            Replicates = Record.Sweep.Replicates,
            Points = Record.DesignPoints,
            HasSecondOrder = Record.HasSecondOrder,
        };
        if (study.Base.Data.Hash != Record.DataHash)
            throw new SweepRefusedException($"{Path}: the data in {Copies} changed since the plan was made");
        SweepPlan sweep = SweepPlan.Of(study);
        if (sweep.Fingerprint != Record.Sweep.Fingerprint
            || sweep.HashOfFirst(sweep.Points.Length) != Record.Sweep.PointsHash)
            throw new SweepRefusedException($"{Path}: the study in {Copies} changed since the plan was made");
        return sweep;
    }

    /// <summary>Refuses to compute with another build than the one that made the plan.</summary>
    public void RequireThisBuild()
    {
        if (Record.Build != Build.Current)
            throw new SweepRefusedException(
                $"{Path} was planned by PartnershipSim {Record.Build}, and this is {Build.Current}: use the same build "
                    + "on all nodes, or plan again in another folder");
    }

    private static PlanFolder Same(string path, PlanRecord record)
    {
        if (!File.Exists(System.IO.Path.Combine(path, PlanRecord.FileName)))
            throw new FolderRefusedException(
                $"{Shown.Of(path)} is not empty and contains no plan; name another folder");
        PlanRecord before = PlanRecord.Read(path);
        return before.Id == record.Id
            ? new(Shown.Of(path), before)
            : throw new FolderRefusedException(
                $"{Shown.Of(path)} contains another plan ({before.Sweep.Study}, {before.Shards:N0} shards, "
                    + $"{before.Runs:N0} runs); name another folder");
    }

    private static string Relative(string root, string file) =>
        System.IO.Path.GetRelativePath(root, file).Replace(System.IO.Path.DirectorySeparatorChar, '/');

    private static string NameOf(int shard) => $"{shard:000000}";
}
