using System.Text.RegularExpressions;

namespace PartnershipSim.Results.Files;

/// <summary>
/// A hidden folder inside of a result folder, in which files gather until all of them are there. Its name is random and
/// it is locked as long as its process lives; what a killed process left is cleared by the next one.
/// </summary>
internal sealed partial class Gathering : IDisposable
{
    private readonly FolderLock _lock;

    private Gathering(string path, FolderLock held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>
    /// Begins one. The caller has locked the folder, so that no process clears it before it has its own lock.
    /// </summary>
    /// <param name="isOurs">Which names may be cleared from what was left behind.</param>
    public static Gathering In(string folder, Func<string, bool> isOurs)
    {
        ClearAbandoned(folder, isOurs);
        string path = System.IO.Path.Combine(folder, $".partnersim-{Token.New()}.part");
        Directory.CreateDirectory(path);
        try
        {
            return new(path, FolderLock.Try(path) ?? throw new FolderInUseException($"{path} is in use"));
        }
        catch
        {
            Directory.Delete(path, recursive: true);
            throw;
        }
    }

    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
            _lock.Dispose(); // a file that is open is not deleted there
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        _lock.Dispose();
    }

    private static void ClearAbandoned(string folder, Func<string, bool> isOurs)
    {
        foreach (string left in Directory.EnumerateDirectories(folder)
            .Where(path => OurName().IsMatch(System.IO.Path.GetFileName(path)) && !IsLink(path)).ToArray())
        {
            using FolderLock? held = TryLock(left);
            if (held is null)
                continue; // its process is at work, or has just cleared it
            foreach (string file in Directory.EnumerateFiles(left, "*", OwnTree).ToArray())
            {
                string name = System.IO.Path.GetRelativePath(left, file).Replace(
                    System.IO.Path.DirectorySeparatorChar, '/');
                if (isOurs(name) || Token.TargetOf(name) is { } target && isOurs(target))
                    File.Delete(file);
            }

            held.Dispose();
            foreach (string path in (string[])[System.IO.Path.Combine(left, Manifest.Figures), left])
            {
                if (Directory.Exists(path) && !IsLink(path) && !Directory.EnumerateFileSystemEntries(path).Any())
                    Directory.Delete(path);
            }
        }
    }

    // what a link leads to was never gathered here
    private static readonly EnumerationOptions OwnTree = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private static bool IsLink(string path) => new DirectoryInfo(path).LinkTarget is not null;

    private static FolderLock? TryLock(string folder)
    {
        try
        {
            return FolderLock.Try(folder);
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^\.partnersim-[0-9a-f]{32}\.part\z")]
    private static partial Regex OurName();
}
