namespace PartnershipSim.Scenarios.Text;

/// <summary>
/// The folders that a scenario may read from: the folder of the file first loaded, or its nearest ancestor called
/// <c>scenarios</c> or with <c>data/PROVENANCE.md</c> in it (a library under another name), and what lies below. A file
/// of unknown origin cannot look anywhere else, not through links either.
/// </summary>
internal sealed class FolderTree
{
    /// <summary>Links that lead to links: as many as Linux follows.</summary>
    private const int MostLinks = 40;

    private readonly string _root;
    private readonly string _realRoot;

    /// <param name="firstFile">The file first loaded.</param>
    public FolderTree(string firstFile)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(firstFile))!;
        for (DirectoryInfo? above = new(folder); above is not null; above = above.Parent)
        {
            if (above.Name == "scenarios" || File.Exists(Path.Combine(above.FullName, "data", "PROVENANCE.md")))
            {
                folder = above.FullName;
                break;
            }
        }

        _root = WithSeparator(folder);
        _realRoot = WithSeparator(Real(folder) ?? folder);
    }

    /// <summary>The uppermost folder, with a separator at its end.</summary>
    public string Root => _root;

    /// <summary>The folder from which data are taken when no file names one.</summary>
    public string DefaultData => Path.Combine(_root, "data");

    /// <summary>
    /// A path named in a file, seen from that file's folder; null, and a problem, if it leads outside or to nothing.
    /// </summary>
    public string? Existing(ValueReader reader, Node place, string key, string path)
    {
        string? full = Inside(reader, place, key, path);
        if (full is null)
            return null;
        if (RegularFile.Other(full) is { } other)
        {
            reader.Error(place, $"{key} = {path} is {other}, not a file");
            return null;
        }

        if (File.Exists(full))
        {
            FilesRead.Note(full);
            return Shown(reader.File, path);
        }

        reader.Error(
            place, $"{key} = {path}: there is no such file{Suggestion.For(Path.GetFileName(path), Neighbours(full))}");
        return null;
    }

    /// <summary>The same for a folder; nor may a file that lies in it be a link to the outside.</summary>
    public string? ExistingFolder(ValueReader reader, Node place, string key, string path)
    {
        string? full = Inside(reader, place, key, path);
        if (full is null)
            return null;
        if (!Directory.Exists(full))
        {
            reader.Error(place, $"{key} = {path}: there is no such folder");
            return null;
        }

        if (LinkOut(full) is not { } link)
            return Shown(reader.File, path);
        reader.Error(place, $"{key} = {path}: {link} is a link that {OutOfTheTree}");
        return null;
    }

    /// <summary>
    /// What is wrong with a folder because it, or a file in it, is a link that leads out of the tree; null if nothing
    /// is.
    /// </summary>
    public string? LinkProblem(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        string? link = LeadsOut(folder) ? folder : LinkOut(folder);
        return link is null ? null : $"{Path.GetFileName(link)} is a link that {OutOfTheTree}";
    }

    private const string OutOfTheTree = "leads out of the folder tree of this scenario; copy there what it links to";

    /// <summary>A path as the user would write it: beside the file that names it, with the same beginning.</summary>
    private static string Shown(string file, string path)
    {
        string joined = Path.Combine(Path.GetDirectoryName(file) ?? "", path);
        string full = Path.GetFullPath(joined);
        string shown = Path.IsPathRooted(file) ? full : Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
        return shown.Replace('\\', '/');
    }

    private string? Inside(ValueReader reader, Node place, string key, string path)
    {
        if (path.Contains('\0') || Path.IsPathRooted(path) || path.Contains(':'))
        {
            reader.Error(place, $"{key} = {path} is not a path relative to this file");
            return null;
        }

        string full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(reader.File))!, path));
        if (!WithSeparator(full).StartsWith(_root, StringComparison.Ordinal))
        {
            reader.Error(place, $"{key} = {path} leads out of the folder tree of this scenario");
            return null;
        }

        if (!LeadsOut(full))
            return full;
        reader.Error(place, $"{key} = {path} follows a link that {OutOfTheTree}");
        return null;
    }

    /// <summary>The first file of a folder that is a link to the outside, or null.</summary>
    private string? LinkOut(string folder)
    {
        string? link = Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal)
            .FirstOrDefault(LeadsOut);
        return link is null ? null : Path.GetFileName(link);
    }

    private bool LeadsOut(string full) =>
        Real(full) is not { } real || !WithSeparator(real).StartsWith(_realRoot, StringComparison.Ordinal);

    /// <summary>The path with every link in it followed; null if links lead round and round.</summary>
    private static string? Real(string full)
    {
        int links = 0;
        Stack<string> ahead = new(Parts(full).Reverse());
        string real = Path.GetPathRoot(full)!;
        while (ahead.TryPop(out string? part))
        {
            string step = Path.Combine(real, part);
            FileSystemInfo entry = Directory.Exists(step) ? new DirectoryInfo(step) : new FileInfo(step);
            if (entry.LinkTarget is not { } target)
            {
                real = step;
                continue;
            }

            if (++links > MostLinks)
                return null;
            string led = Path.GetFullPath(Path.Combine(real, target));
            foreach (string piece in Parts(led).Reverse())
                ahead.Push(piece);
            real = Path.GetPathRoot(led)!;
        }

        return real;
    }

    private static string[] Parts(string full) =>
        Path.GetRelativePath(Path.GetPathRoot(full)!, full) is var rest && rest == "."
            ? []
            : rest.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);

    private static string WithSeparator(string folder) =>
        Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;

    private static IEnumerable<string> Neighbours(string full)
    {
        string? folder = Path.GetDirectoryName(full);
        return folder is not null && Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.yaml").Select(file => Path.GetFileName(file))
            : [];
    }
}
