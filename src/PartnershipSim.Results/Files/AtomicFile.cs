namespace PartnershipSim.Results.Files;

/// <summary>
/// Writes a file under a temporary name and renames it when it is complete, so that a reader who finds the file finds
/// all of it. If writing fails, the temporary file is removed and what stood there before still stands.
/// </summary>
public static class AtomicFile
{
    /// <summary>Calls <paramref name="write"/> on a stream that becomes the file at <paramref name="path"/>.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        string temporary = WriteTemporary(path, write);
        try
        {
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Writes the file completely under a temporary name beside <paramref name="path"/>, which is returned.
    /// </summary>
    internal static string WriteTemporary(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string temporary = Token.TemporaryOf(path);
        try
        {
            using FileStream stream =
                new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
            write(stream);
            stream.Flush(flushToDisk: true);
            return temporary;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
