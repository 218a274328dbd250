using System.Formats.Tar;

namespace PartnershipSim.Scenarios.Text;

/// <summary>
/// Opens files of folders that anybody may have filled: results, rooms, data. A named pipe would keep a reader waiting
/// for a writer, and a device may have no end; so whatever is not a regular file is refused by name before it is
/// opened, also behind a link.
/// </summary>
public static class RegularFile
{
    /// <summary>Is there a regular file, or a link to one?</summary>
    public static bool Exists(string path) => File.Exists(path) && Other(path) is null;

    /// <summary>The length of a regular file, in bytes: that of the file, if the path is a link.</summary>
    /// <exception cref="IOException">There is none, or it is no regular file.</exception>
    public static long Length(string path)
    {
        Require(path);
        return Behind(path).Length;
    }

    /// <summary>Refuses what is not a regular file; what is not there is no matter of this method.</summary>
    /// <exception cref="IOException">It is a folder, a pipe, a device or a socket; the message names it.</exception>
    public static void Require(string path)
    {
        if (Other(path) is { } other)
            throw new IOException($"{path} is {other}, not a file; move it away");
    }

    /// <summary>What stands at a path that is not a regular file: "a named pipe"; null if it is one, or nothing is
    /// there.</summary>
    public static string? Other(string path)
    {
        if (Directory.Exists(path))
            return "a folder";
        FileInfo file = Behind(path);
        // pipes and devices say of themselves that they are empty
        return file.Exists && file.Length == 0 && !OperatingSystem.IsWindows() ? OtherOf(file.FullName) : null;
    }

    /// <summary>Opens a regular file.</summary>
    /// <param name="share">What others may do with it meanwhile.</param>
    /// <param name="bufferSize">Bytes that are read ahead.</param>
    public static FileStream OpenRead(string path, FileShare share = FileShare.Read, int bufferSize = 4096)
    {
        Require(path);
        return new(path, FileMode.Open, FileAccess.Read, share, bufferSize);
    }

    /// <summary>The bytes of a regular file.</summary>
    public static byte[] ReadAllBytes(string path)
    {
        Require(path);
        return File.ReadAllBytes(path);
    }

    /// <summary>The text of a regular file, in UTF-8 if it does not say otherwise.</summary>
    public static string ReadAllText(string path)
    {
        Require(path);
        return File.ReadAllText(path);
    }

    private static FileInfo Behind(string path)
    {
        FileInfo file = new(path);
        return file.LinkTarget is null ? file : new(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    // nothing else in .NET says of what kind a file is without opening it
    private static string? OtherOf(string path)
    {
        try
        {
            using MemoryStream archive = new();
            using (TarWriter writer = new(archive, leaveOpen: true))
                writer.WriteEntry(path, "file");
            archive.Position = 0;
            using TarReader reader = new(archive);
            return reader.GetNextEntry()?.EntryType switch
            {
                TarEntryType.Fifo => "a named pipe",
                TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
                _ => null,
            };
        }
        catch (UnauthorizedAccessException)
        {
            return null; // a file that may not be read: opening it says so
        }
        catch (IOException)
        {
            return "a socket"; // the only kind that no archive can hold
        }
    }
}
