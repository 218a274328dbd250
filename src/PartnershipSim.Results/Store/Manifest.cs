using PartnershipSim.Scenarios.Text;


namespace PartnershipSim.Results.Store;

/// <summary>
/// SHA256SUMS: the checksum of every table and record of a result, so that a file that was cut short or changed later is found and named;
/// <c>sha256sum -c SHA256SUMS</c> does the same. Figures and the report are left out: they are drawn anew from the tables.
/// </summary>
public static class Manifest
{
    public const string FileName = "SHA256SUMS";

    private const string Gap = "  ";
    private const int Digits = 64;

    /// <summary>Writes the checksums of the files that lie in a folder.</summary>
    public static void Write(string folder) => Write(folder, [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Where(IsListed)]);

    /// <summary>Writes the checksums of those of the files that are there: in a folder that others may keep files in.</summary>
    public static void Write(string folder, IEnumerable<string> files)
    {
        string[] names = [.. files.Where(name => File.Exists(Path.Combine(folder, name))).Order(StringComparer.Ordinal)];
        AtomicFile.Write(Path.Combine(folder, FileName), stream =>
        {
            foreach (string name in names)
                stream.Write(System.Text.Encoding.UTF8.GetBytes($"{Checksum.OfFile(Path.Combine(folder, name))}{Gap}{name}\n"));
        });
    }

    /// <summary>The names of the files that the manifest of a folder lists; none if it has no manifest.</summary>
    public static IReadOnlyList<string> Names(string folder) => [.. Lines(folder).Select(line => line.Name)];

    /// <summary>Holds every listed file against its checksum; a folder without a manifest, of an older version, is taken as it is.</summary>
    /// <exception cref="InvalidDataException">A file is missing, cut short or changed; the message names each.</exception>
    public static void Verify(string folder)
    {
        string[] damaged = [.. Lines(folder).Where(line => !IsSound(Path.Combine(folder, line.Name), line.Sum)).Select(line => line.Name)];
        if (damaged.Length > 0)
            throw new InvalidDataException($"{string.Join(", ", damaged)} in {folder}: missing, cut short or changed since {(damaged.Length == 1 ? "it was" : "they were")} written ({FileName}); {Remedy(folder)}");
    }

    private static string Remedy(string folder) =>
        File.Exists(Path.Combine(folder, SweepRecord.FileName)) ? "run the study again: finished runs are not repeated" : "run the command in run.json again";

    private static bool IsListed(string name) => name != FileName && name[0] != '.' && Path.GetExtension(name) is not (".html" or ".part");

    private static bool IsSound(string path, string sum) => File.Exists(path) && Checksum.OfFile(path) == sum;

    private static IEnumerable<(string Sum, string Name)> Lines(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            yield break;
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length <= Digits + Gap.Length || Path.GetFileName(line[(Digits + Gap.Length)..]) != line[(Digits + Gap.Length)..])
                throw new InvalidDataException($"{FileName} in {folder} is damaged; {Remedy(folder)}");
            yield return (line[..Digits], line[(Digits + Gap.Length)..]);
        }
    }
}
