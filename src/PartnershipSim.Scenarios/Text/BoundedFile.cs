namespace PartnershipSim.Scenarios.Text;

/// <summary>
/// Reads files of unknown origin: not more bytes than are allowed, whatever the file says of its length. A
/// device may have no end.
/// </summary>
internal static class BoundedFile
{
    private const int FirstBuffer = 1 << 16;

    /// <summary>The bytes of a file; one more than allowed if it has more.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="most">As many bytes as are allowed.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static byte[] Read(string file, int most)
    {
        RegularFile.Require(file);
        return ReadAny(file, most);
    }

    /// <summary>The same, also of a pipe: that of a file which the user named himself.</summary>
    public static byte[] ReadAny(string file, int most)
    {
        FilesRead.Note(file);
        using FileStream stream = File.OpenRead(file);
        byte[] bytes = new byte[Math.Min(most, FirstBuffer) + 1];
        int length = 0;
        while (true)
        {
            length += stream.ReadAtLeast(bytes.AsSpan(length), bytes.Length - length, throwOnEndOfStream: false);
            if (length < bytes.Length || length > most)
                return bytes[..length];
            Array.Resize(ref bytes, (int)Math.Min(most + 1L, 2L * bytes.Length));
        }
    }
}
