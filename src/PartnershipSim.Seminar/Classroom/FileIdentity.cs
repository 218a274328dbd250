namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// Which file a path led to when it was opened, so that it is noticed if the path later leads to another one or to
/// none.
/// </summary>
/// <param name="Link">On Linux, what the system calls the open file: it changes when the file is moved, deleted or
/// replaced. Null elsewhere.</param>
internal readonly record struct FileIdentity(string? Link)
{
    /// <summary>The identity of a file that was just opened.</summary>
    public static FileIdentity Of(FileStream stream, string path) => new(File.Exists(path) ? LinkOf(stream) : null);

    /// <summary>Whether the path still leads to this file.</summary>
    public bool IsStill(FileStream stream, string path)
    {
        FileInfo there = new(path);
        if (!there.Exists)
            return false;
        return Link is not null
            ? LinkOf(stream) == Link
            : there.Length == stream.Length
                && there.LastWriteTimeUtc == File.GetLastWriteTimeUtc(stream.SafeFileHandle);
    }

    private static string? LinkOf(FileStream stream) => OperatingSystem.IsLinux()
        ? new FileInfo($"/proc/self/fd/{stream.SafeFileHandle.DangerousGetHandle()}").LinkTarget
        : null;
}
