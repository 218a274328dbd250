using System.Globalization;

namespace PartnershipSim.Cli.Scheduling;

/// <summary>
/// The folder submit/ of a plan: the scripts that Slurm was handed, the numbers of the jobs, and what tasks said.
/// </summary>
internal sealed class SubmitFolder(string plan)
{
    private const string Jobs = "jobs.csv";

    public string Folder { get; } = Path.Combine(plan, "submit");

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
        }

        yield return $"sbatch --dependency=afterany:{string.Join(':', jobs)} {SlurmScripts.Words([Gather])}";
    }

    /// <summary>Hands shards to Slurm, and after them the gathering; returns the numbers of the jobs.</summary>
    public IReadOnlyList<string> Submit(IEnumerable<int> shards, int maxArraySize)
    {
        List<string> jobs = [];
        foreach ((int offset, string tasks) in Slurm.Arrays(shards, maxArraySize))
        {
            string job = Slurm.Submit([$"--array={tasks}", Array, offset.ToString(CultureInfo.InvariantCulture)]);
            jobs.Add(job);
            File.AppendAllText(Path.Combine(Folder, Jobs), $"{job},{offset}\n");
        }

        jobs.Add(Slurm.Submit([$"--dependency=afterany:{string.Join(':', jobs)}", Gather]));
        return jobs;
    }

    /// <summary>Shards whose tasks wait or run.</summary>
    public HashSet<int> Queued()
    {
        string path = Path.Combine(Folder, Jobs);
        Dictionary<string, int> offsets = [];
        foreach (string line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            if (line.Split(',') is [var job, var offset])
                offsets[job] = int.Parse(offset, CultureInfo.InvariantCulture);
        }

        return [.. Slurm.Queued(offsets.Keys).Where(each => offsets.ContainsKey(each.Job))
            .Select(each => each.Task + offsets[each.Job])];
    }
}
