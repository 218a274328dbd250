using System.Text;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Files;

/// <summary>
/// Reads a record that a folder of unknown origin claims to be a result: never more than such a record can have, and
/// never from a pipe or a device, which may have no end.
/// </summary>
internal static class SmallFile
{
    /// <summary>The record of the largest sweep has a few hundred axes; an index has a line for each chunk.</summary>
    private const int MostBytes = 256 * 1024 * 1024;

    /// <summary>Is there a file without a byte?</summary>
    /// <exception cref="IOException">It is no regular file.</exception>
    public static bool IsEmpty(string path) => File.Exists(path) && RegularFile.Length(path) == 0;

    /// <summary>The text of a file; null if there is none, or nothing in it.</summary>
    /// <exception cref="InvalidDataException">It is too large to be one of ours.</exception>
    public static string? Find(string path)
    {
        if (!File.Exists(path) || RegularFile.Length(path) is not (> 0 and var length))
            return null;
        return length <= MostBytes
            ? File.ReadAllText(path, Encoding.UTF8)
            : throw new InvalidDataException($"{path} is larger than any file of its kind");
    }
}
