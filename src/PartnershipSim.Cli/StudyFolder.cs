namespace PartnershipSim.Cli;

/// <summary>
/// Where a sweep keeps its parts and tables: results/&lt;study&gt;-&lt;hash&gt; or the folder that was named. Finished parts stay there when
/// it is stopped, so that the same command finds them.
/// </summary>
internal sealed class StudyFolder(DirectoryInfo? asked, string name)
{
    public string Path { get; } =
        System.IO.Path.TrimEndingDirectorySeparator(asked?.FullName ?? System.IO.Path.Combine(Directory.GetCurrentDirectory(), "results", name));

    /// <summary>The path as a person would type it from here.</summary>
    public string Shown
    {
        get
        {
            string relative = System.IO.Path.GetRelativePath(Directory.GetCurrentDirectory(), Path);
            return relative.StartsWith("..", StringComparison.Ordinal) ? Path : relative;
        }
    }
}
