namespace PartnershipSim.Scenarios.Text;

/// <summary>Notes which files a reading opens, so that all it rests on can be copied.</summary>
public static class FilesRead
{
    private static readonly AsyncLocal<List<string>?> Noted = new();

    /// <summary>Does the reading and returns what it gives, with the full paths of the files that it opened.</summary>
    public static (T Value, IReadOnlyList<string> Files) During<T>(Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        List<string>? before = Noted.Value;
        List<string> files = Noted.Value = [];
        try
        {
            return (read(), [.. files.Distinct()]);
        }
        finally
        {
            Noted.Value = before;
        }
    }

    /// <summary>The uppermost folder from which a file may read.</summary>
    public static string RootOf(string file) => new FolderTree(file).Root;

    internal static void Note(string file) => Noted.Value?.Add(Path.GetFullPath(file));
}
