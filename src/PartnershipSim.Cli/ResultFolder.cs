using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PartnershipSim.Experiments.Results;
using PartnershipSim.Scenarios;

namespace PartnershipSim.Cli;

/// <summary>
/// Where results go: results/&lt;scenario&gt;-&lt;hash&gt; or the folder that was named. It is made before the run, so that a folder that
/// cannot be written is found out early, and removed again if nothing was put into it.
/// </summary>
internal sealed class ResultFolder : IDisposable
{
    private readonly bool _isOurs;

    private ResultFolder(string path)
    {
        Path = path;
        _isOurs = !Directory.Exists(path);
        Directory.CreateDirectory(path);
        string probe = System.IO.Path.Combine(path, $".{Environment.ProcessId}.probe");
        using (File.Create(probe, 1, FileOptions.DeleteOnClose))
        {
            // writable
        }
    }

    public string Path { get; }

    public static ResultFolder Open(DirectoryInfo? asked, string name) =>
        new(asked?.FullName ?? System.IO.Path.Combine(Directory.GetCurrentDirectory(), "results", name));

    /// <summary>The name of a result: its hash is that of model version, resolved scenario, data and seed.</summary>
    public static string HashOf(params IEnumerable<Scenario> scenarios)
    {
        StringBuilder text = new(Provenance.Version);
        foreach (Scenario scenario in scenarios)
            text.Append('\n').Append(scenario.ResolvedText).Append('\n').Append(scenario.Data.Hash).Append('\n').Append(scenario.Seed);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }

    /// <summary>Writes one file, completely or not at all.</summary>
    public void Write(string name, Action<Stream> write) => AtomicFile.Write(System.IO.Path.Combine(Path, name), write);

    /// <summary>The path as a person would type it from here.</summary>
    public string Shown
    {
        get
        {
            string relative = System.IO.Path.GetRelativePath(Directory.GetCurrentDirectory(), Path);
            return relative.StartsWith("..", StringComparison.Ordinal) ? Path : relative;
        }
    }

    public void Dispose()
    {
        if (_isOurs && Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
            Directory.Delete(Path);
    }
}
