using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Scenarios.Reading;

/// <summary>
/// The folders that a scenario may read from: the folder of the file first loaded, or its nearest ancestor called <c>scenarios</c>, and what
/// lies below. A file from a stranger cannot look anywhere else.
/// </summary>
internal sealed class FolderTree
{
    private readonly string _root;

    public FolderTree(string firstFile)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(firstFile))!;
        for (DirectoryInfo? above = new(folder); above is not null; above = above.Parent)
        {
            if (above.Name == "scenarios")
            {
                folder = above.FullName;
                break;
            }
        }

        _root = Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar;
    }

    /// <summary>The data to stand on when no file names a folder; null: those of <see cref="DefaultData"/>.</summary>
    public CountryData? Data { get; init; }

    /// <summary>The folder from which data are taken when no file names one.</summary>
    public string DefaultData => Path.Combine(_root, "data");

    /// <summary>A path named in a file, seen from that file's folder; null, and a problem, if it leads outside or to nothing.</summary>
    public string? Existing(Page page, Node place, string key, string path)
    {
        string? full = Inside(page, place, key, path);
        if (full is null || File.Exists(full))
            return full is null ? null : Shown(page.File, path);
        page.Error(place, $"{key} = {path}: there is no such file{Suggestion.For(Path.GetFileName(path), Neighbours(full))}");
        return null;
    }

    /// <summary>The same for a folder.</summary>
    public string? ExistingFolder(Page page, Node place, string key, string path)
    {
        string? full = Inside(page, place, key, path);
        if (full is null || Directory.Exists(full))
            return full is null ? null : Shown(page.File, path);
        page.Error(place, $"{key} = {path}: there is no such folder");
        return null;
    }

    /// <summary>A path as the user would write it: beside the file that names it, with the same beginning.</summary>
    private static string Shown(string file, string path)
    {
        string joined = Path.Combine(Path.GetDirectoryName(file) ?? "", path);
        string full = Path.GetFullPath(joined);
        string shown = Path.IsPathRooted(file) ? full : Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
        return shown.Replace('\\', '/');
    }

    private string? Inside(Page page, Node place, string key, string path)
    {
        if (path.Contains('\0') || Path.IsPathRooted(path) || path.Contains(':'))
        {
            page.Error(place, $"{key} = {path} is not a path relative to this file");
            return null;
        }

        string full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(page.File))!, path));
        if (IsInside(full) && Steps(full).All(step => IsInside(Resolved(step))))
            return full;
        page.Error(place, $"{key} = {path} leads out of the folder tree of this scenario");
        return null;
    }

    private bool IsInside(string full) =>
        (full + Path.DirectorySeparatorChar).StartsWith(_root, StringComparison.Ordinal);

    /// <summary>The path and the folders above it, up to the root: any of them may be a link.</summary>
    private IEnumerable<string> Steps(string full)
    {
        for (string? step = full; step is not null && IsInside(step) && step.Length + 1 > _root.Length; step = Path.GetDirectoryName(step))
            yield return step;
    }

    /// <summary>Where a link leads in the end.</summary>
    private static string Resolved(string full)
    {
        FileSystemInfo entry = Directory.Exists(full) ? new DirectoryInfo(full) : new FileInfo(full);
        return entry.Exists && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? target.FullName : full;
    }

    private static IEnumerable<string> Neighbours(string full)
    {
        string? folder = Path.GetDirectoryName(full);
        return folder is not null && Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Select(file => Path.GetFileName(file)) : [];
    }
}
