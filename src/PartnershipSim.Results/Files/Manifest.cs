using System.Collections.Immutable;
using System.Text;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Files;

/// <summary>A file of a folder, by its name with forward slashes, and its SHA-256.</summary>
internal sealed record Listed(string Sum, string Name);

/// <summary>
/// SHA256SUMS: the checksum of every file that the program wrote into a folder. A table or a record that was cut short
/// or changed later is found and named, and a file that is not listed, or no longer has its checksum, is never replaced
/// or deleted.
/// <c>sha256sum -c SHA256SUMS</c> checks the same. The first line, a comment to that program, seals the list: a list
/// that somebody else made, for instance of files of his own, owns nothing.
/// </summary>
public static class Manifest
{
    public const string FileName = "SHA256SUMS";

    internal const string Figures = "figures";

    private const string Title = "# Files that PartnershipSim wrote here; it replaces and deletes no others. Seal: ";
    private const string Gap = "  ";
    private const int Digits = 64;

    /// <summary>The names of the files that the manifest of a folder lists; none if it has no manifest.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. Read(folder).Lines.Select(line => line.Name).Distinct()];

    /// <summary>
    /// Compares every listed table and record with its checksum; figures and the report are left out, because they are
    /// drawn again from the tables. A folder without a manifest, of an older version, is taken as it is.
    /// </summary>
    /// <exception cref="InvalidDataException">A file is missing, cut short or changed; the message names
    /// each.</exception>
    public static void Verify(string folder)
    {
        string[] damaged =
        [
            .. Read(folder).Lines.Where(line => !IsDrawn(line.Name)).GroupBy(line => line.Name)
                .Where(lines => !IsSound(folder, lines.Key, lines)).Select(lines => lines.Key),
        ];
        if (damaged.Length > 0)
        {
            bool isOne = damaged.Length == 1;
            throw new InvalidDataException(
                $"{string.Join(", ", damaged)} in {folder}: missing, cut short or changed since "
                    + $"{(isOne ? "it was" : "they were")} written "
                + $"({FileName}); delete {(isOne ? "it" : "them")} and {Remedy(folder)}");
        }
    }

    /// <summary>Is it a figure or a report, which is drawn from tables?</summary>
    internal static bool IsDrawn(string name) =>
        name.StartsWith(Figures + "/", StringComparison.Ordinal) || name.EndsWith(".html", StringComparison.Ordinal);

    /// <summary>
    /// The files that the program wrote into a folder, whether they are still as they were or not; none without a
    /// sealed list.
    /// </summary>
    internal static ImmutableArray<Listed> Owned(string folder) => Read(folder) is { IsSealed: true, Lines: var lines }
        ? lines : [];

    /// <summary>Does a file have one of the checksums that are listed for it?</summary>
    internal static bool IsSound(string folder, string name, IEnumerable<Listed> lines)
    {
        string path = Path.Combine(folder, name);
        return RegularFile.Exists(path) && Checksum.OfFile(path) is var sum
            && lines.Any(line => line.Name == name && line.Sum == sum);
    }

    /// <summary>Writes the list; a list of nothing is no file.</summary>
    internal static void Write(string folder, IEnumerable<Listed> files)
    {
        Listed[] lines = [.. files.Distinct().OrderBy(line => line.Name, StringComparer.Ordinal)];
        string path = Path.Combine(folder, FileName);
        string body = string.Concat(lines.Select(line => $"{line.Sum}{Gap}{line.Name}\n"));
        if (lines.Length == 0)
            File.Delete(path);
        else
            AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(Title + SealOf(body) + "\n" + body)));
    }

    private static string SealOf(string body) => Checksum.Of("PartnershipSim\n" + body);

    private static string Remedy(string folder) =>
        File.Exists(Path.Combine(folder, "sweep.json")) ? "run the study again" : "run the command in run.json again";

    private static (bool IsSealed, ImmutableArray<Listed> Lines) Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return (false, []);
        string text = SmallFile.Find(path) ?? "";
        string seal = text.StartsWith(Title, StringComparison.Ordinal) ? text.Split('\n')[0][Title.Length..] : "";
        string body = seal.Length == 0 ? text : text[(Title.Length + seal.Length + 1)..];
        if (seal.Length > 0 && seal != SealOf(body))
            throw Damaged(folder);
        return (seal.Length > 0,
            [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Parse(line) ?? throw Damaged(folder))]);
    }

    /// <summary>Has the folder a list that no program of this version wrote?</summary>
    internal static bool IsForeign(string folder) => File.Exists(Path.Combine(folder, FileName))
        && !Read(folder).IsSealed;

    private static InvalidDataException Damaged(string folder) =>
        new($"{FileName} in {folder} is damaged; {Remedy(folder)} in another folder");

    /// <summary>What a line says; null if it is no line of a list, or names a file outside of the folder.</summary>
    private static Listed? Parse(string line)
    {
        if (line.Length <= Digits + Gap.Length)
            return null;
        string name = line[(Digits + Gap.Length)..];
        string file = name.StartsWith(Figures + "/", StringComparison.Ordinal) ? name[(Figures.Length + 1)..] : name;
        return file.Length > 0 && file != ".." && Path.GetFileName(file) == file
            && !file.Contains('\\', StringComparison.Ordinal)
            ? new(line[..Digits], name) : null;
    }
}
