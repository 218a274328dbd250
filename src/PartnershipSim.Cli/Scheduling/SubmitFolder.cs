using System.Globalization;

namespace PartnershipSim.Cli.Scheduling;

/// <summary>
/// The folder submit/ of a plan: the scripts that Slurm was handed, the numbers of the jobs, and what tasks said.
/// </summary>
internal sealed class SubmitFolder(string plan)
{
    public const string Name = "submit";

    /// <summary>The arrays that were submitted, each with what its tasks' numbers are increased by.</summary>
    public const string Jobs = "jobs.csv";

    public string Folder { get; } = Path.Combine(plan, Name);

    public string Array => Path.Combine(Folder, SlurmScripts.ArrayName);

    public string Gather => Path.Combine(Folder, SlurmScripts.GatherName);

    public bool HasScripts => File.Exists(Array) && File.Exists(Gather);

    public void Write(string array, string gather)
    {
        Directory.CreateDirectory(Path.Combine(Folder, SlurmScripts.LogFolder));
        File.WriteAllText(Array, array);
        File.WriteAllText(Gather, gather);
    }

    /// <summary>The commands that hand shards to Slurm, the gathering last.</summary>
    public IEnumerable<string> Commands(IEnumerable<int> shards, int maxArraySize)
    {
        List<string> jobs = [];
        foreach ((int offset, string tasks) in Slurm.Arrays(shards, maxArraySize))
        {
            jobs.Add($"$job{jobs.Count + 1}");
            string words = SlurmScripts.Words([$"--array={tasks}", Array]);
            yield return $"job{jobs.Count}=$(sbatch --parsable {words} {offset})";
            yield return $"echo \"{jobs[^1]},{offset}\" >> {SlurmScripts.Words([Path.Combine(Folder, Jobs)])}";
        }

        yield return $"sbatch --dependency=afterany:{string.Join(':', jobs)} {SlurmScripts.Words([Gather])}";
    }

    /// <summary>Hands shards to Slurm, and after them the gathering; returns the numbers of the jobs.</summary>
    /// <param name="queued">Arrays of earlier calls, which the gathering comes after as well.</param>
    public IReadOnlyList<string> Submit(IEnumerable<int> shards, int maxArraySize, IEnumerable<string> queued)
    {
        List<string> jobs = [];
        foreach ((int offset, string tasks) in Slurm.Arrays(shards, maxArraySize))
        {
            string job = Slurm.Submit([$"--array={tasks}", Array, offset.ToString(CultureInfo.InvariantCulture)]);
            jobs.Add(job);
            File.AppendAllText(Path.Combine(Folder, Jobs), $"{job},{offset}\n");
        }

        string all = string.Join(':', jobs.Concat(queued));
        jobs.Add(Slurm.Submit([$"--dependency=afterany:{all}", Gather]));
        return jobs;
    }

    /// <summary>Shards whose tasks wait or run, with the arrays to which they belong.</summary>
    public (HashSet<int> Shards, HashSet<string> Jobs) Queued()
    {
        string path = Path.Combine(Folder, Jobs);
        Dictionary<string, int> offsets = [];
        foreach (string line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (line.Split(',') is [var job, var offset])
                offsets[job] = int.Parse(offset, CultureInfo.InvariantCulture);
        }

        (string Job, int Task)[] tasks = [.. Slurm.Queued(offsets.Keys).Where(each => offsets.ContainsKey(each.Job))];
        return ([.. tasks.Select(each => each.Task + offsets[each.Job])], [.. tasks.Select(each => each.Job)]);
    }
}
