using System.Collections.Immutable;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Files;

/// <summary>
/// The files in a folder that the program itself wrote, as its <see cref="Manifest"/> lists them. Only these are
/// replaced or deleted, and only while they have the checksum with which they were written. At every moment the list
/// contains what stands there or is about to: a process that dies between two steps leaves nothing that the next one
/// would not know as ours.
/// </summary>
internal sealed class OwnFiles(string folder)
{
    private const int MostNamed = 6;

    /// <summary>Refuses a folder in which one of these files is not ours.</summary>
    /// <param name="names">With forward slashes; those that do not exist are no obstacle.</param>
    /// <exception cref="FolderRefusedException">Names each that is not.</exception>
    public void Require(IEnumerable<string> names)
    {
        string[] wanted = [.. names];
        // a link would let a folder of others have us write, and replace, wherever it leads
        if (new DirectoryInfo(PathOf(Manifest.Figures)).LinkTarget is not null
            && wanted.Any(name => name.StartsWith(Manifest.Figures + "/", StringComparison.Ordinal)))
            throw Refused([Manifest.Figures]);
        string[] present = [.. wanted.Where(name => Exists(PathOf(name)))];
        if (present.Length == 0)
            return;
        ImmutableArray<Listed> owned = Manifest.Owned(folder);
        bool[] isOurs = OnAllThreads(present, name => Manifest.IsSound(folder, name, owned));
        string[] foreign = [.. present.Where((_, i) => !isOurs[i])];
        if (foreign.Length > 0)
            throw Refused(foreign);
    }

    private FolderRefusedException Refused(string[] foreign)
    {
        string shown = string.Join(", ", foreign.Take(MostNamed))
            + (foreign.Length > MostNamed ? $" and {foreign.Length - MostNamed} more" : "");
        bool isOne = foreign.Length == 1;
        return new(
            $"{Shown.Of(folder)}: {shown} {(isOne ? "is" : "are")} in the way: this program did not write "
                + $"{(isOne ? "it" : "them")}, or "
            + $"{(isOne ? "it was" : "they were")} changed since; move {(isOne ? "it" : "them")} away or name another "
            + "folder");
    }

    /// <summary>Pictures and tables of pictures that lie in the folder's figures, whoever made them.</summary>
    public IEnumerable<string> Figures()
    {
        string figures = Path.Combine(folder, Manifest.Figures);
        return Directory.Exists(figures)
            ? Directory.EnumerateFiles(figures)
                .Where(file => Path.GetExtension(file).ToLowerInvariant() is ".png" or ".svg" or ".csv")
                .Select(file => $"{Manifest.Figures}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>Writes one file.</summary>
    /// <exception cref="FolderRefusedException">Another's file stands in its place.</exception>
    public void Write(string name, Action<Stream> write)
    {
        Require([name]);
        string temporary = AtomicFile.WriteTemporary(PathOf(name), write);
        try
        {
            Replace([(temporary, name)], [], last: null);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Deletes those of the files that are ours.</summary>
    public void Delete(IEnumerable<string> names) => Replace([], [.. names], last: null);

    /// <summary>Moves everything from a folder into this one, and deletes those of ours that it replaces.</summary>
    /// <param name="obsolete">Which of our files belong to what is replaced.</param>
    /// <param name="last">The file that says that the whole is there: deleted first and moved last.</param>
    /// <exception cref="FolderRefusedException">Another's file stands in the way of one that comes.</exception>
    public void Take(string from, Func<string, bool> obsolete, string? last = null)
    {
        (string Path, string Name)[] coming =
        [
            .. Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
                .Select(path => (Path: path,
                    Name: Path.GetRelativePath(from, path).Replace(Path.DirectorySeparatorChar, '/')))
                .Where(file => file.Name != FolderLock.FileName)
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
        Require(coming.Select(file => file.Name));
        Replace(coming, [.. Manifest.Owned(folder).Select(line => line.Name).Where(obsolete)], last);
    }

    private void Replace(IReadOnlyList<(string Path, string Name)> coming, IReadOnlyList<string> obsolete, string? last)
    {
        // the list of an older version stays as it is, and owns nothing; beside it only what was never listed is drawn
        bool isListed = !Manifest.IsForeign(folder);
        if (!isListed && coming.Any(file => !Manifest.IsDrawn(file.Name)))
            throw Refused([Manifest.FileName]);
        ImmutableArray<Listed> before = Manifest.Owned(folder);
        Listed[] added = OnAllThreads(coming, file => new Listed(Checksum.OfFile(file.Path), file.Name));
        HashSet<string> names = [.. coming.Select(file => file.Name)];
        HashSet<string> gone = [.. obsolete.Where(name => !names.Contains(name))];
        ImmutableArray<Listed> after =
            [.. before.Where(line => !names.Contains(line.Name) && !gone.Contains(line.Name)), .. added];
        if (last is not null && Manifest.IsSound(folder, last, before))
            File.Delete(PathOf(last));
        if (isListed && added.Length > 0)
            Manifest.Write(folder, [.. before, .. added]);
        foreach (string name in gone.Where(name => Manifest.IsSound(folder, name, before)))
            File.Delete(PathOf(name));
        foreach ((string path, string name) in coming.Where(file => file.Name != last))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            File.Move(path, PathOf(name), overwrite: true);
        }

        if (isListed)
            Manifest.Write(folder, after);
        foreach ((string path, string name) in coming.Where(file => file.Name == last))
            File.Move(path, PathOf(name), overwrite: true);
    }

    /// <summary>Checksums of large files take longer than writing them; the first that fails says why.</summary>
    private static TOut[] OnAllThreads<TIn, TOut>(IEnumerable<TIn> files, Func<TIn, TOut> of) =>
        Task.WhenAll(files.Select(file => Task.Run(() => of(file)))).GetAwaiter().GetResult();

    private string PathOf(string name) => Path.Combine(folder, name);

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path)
        || new FileInfo(path).LinkTarget is not null;
}
