using PartnershipSim.Tests.Cli.Sweeps;
using Xunit;

namespace PartnershipSim.Tests.Cli.Cluster;

/// <summary>A workplace with a small study of 60 runs, and plans of it.</summary>
internal sealed class PlanPlace : IDisposable
{
    private readonly SweepPlace _place = new();

    public SweepPlace Sweeps => _place;

    public string this[string path] => _place[path];

    /// <summary>Runs the program on words separated by blanks.</summary>
    public Ended Run(string words) => _place.Workplace.Run(words);

    /// <summary>A plan of the study in so many shards.</summary>
    public void Plan(string folder, int shards, string study = SweepPlace.Study)
    {
        Ended ended = Run($"plan {study} -o {folder} --shards {shards} --pilot 0 --quiet");
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
    }

    public Ended Shard(string folder, int number) => Run($"shard {folder} {number} --threads 1 --quiet");

    public void Shards(string folder, int first, int last)
    {
        for (int number = first; number <= last; number++)
            Assert.Equal(0, Shard(folder, number).ExitCode);
    }

    public string FolderOf(string plan, int shard) => this[$"{plan}/shards/{shard:000000}"];

    /// <summary>Every file of a folder with its bytes.</summary>
    public Dictionary<string, byte[]> Bytes(string folder) =>
        Directory.EnumerateFiles(this[folder], "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(this[folder], path), File.ReadAllBytes);

    public void Dispose() => _place.Dispose();
}
