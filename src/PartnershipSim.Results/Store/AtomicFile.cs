namespace PartnershipSim.Results.Store;

/// <summary>
/// Writes a file under a temporary name and renames it when it is complete, so that whoever finds the file finds all of it. If writing
/// fails, the temporary file is removed and what stood there before still stands.
/// </summary>
public static class AtomicFile
{
    /// <summary>Calls <paramref name="write"/> on a stream that becomes the file at <paramref name="path"/>.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(write);
        string temporary = $"{path}.{Environment.ProcessId}.part";
        try
        {
            using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
