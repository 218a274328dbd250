using System.Text;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Results.Files;

/// <summary>
/// Parquet files of ours that a later command reads as its input carry the SHA-256 of themselves in their metadata,
/// taken with zeros in the place of its own digits. So one flipped bit anywhere in the file is noticed, also in a copy
/// of the file without its folder.
/// </summary>
internal static class SelfChecked
{
    /// <summary>Under this key in the file's metadata.</summary>
    public const string Key = "partnersim.sha256";

    private const int Digits = 64;

    /// <summary>
    /// Bytes between the key and the digits in the metadata of Parquet: the type of a field, and a length.
    /// </summary>
    private const int Gap = 2;

    /// <summary>What the writer puts under the key.</summary>
    public static string Blank { get; } = new('0', Digits);

    /// <summary>Writes a file whose writer has put <see cref="Blank"/> under the key.</summary>
    public static void Write(Stream stream, Func<Stream, Task> write)
    {
        using MemoryStream memory = new();
        write(memory).GetAwaiter().GetResult();
        byte[] bytes = memory.ToArray();
        Span<byte> digits = DigitsIn(bytes);
        if (digits.IsEmpty)
            throw new InvalidOperationException($"the metadata lacks {Key}");
        Encoding.ASCII.GetBytes(Checksum.Of(bytes), digits);
        stream.Write(bytes);
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidDataException">They are not those that were written, or the file is of a version that
    /// wrote no checksum.</exception>
    public static byte[] Read(string path, string remedy) => Checked(path, RegularFile.ReadAllBytes(path), remedy);

    /// <summary>The same of bytes that were read from a file.</summary>
    public static byte[] Checked(string path, byte[] bytes, string remedy)
    {
        bytes = [.. bytes];
        Span<byte> digits = DigitsIn(bytes);
        if (digits.IsEmpty)
            throw new InvalidDataException(
                $"{path} has no checksum that says whether it is as it was written; {remedy}");
        string expected = Encoding.ASCII.GetString(digits);
        digits.Fill((byte)'0');
        return Checksum.Of(bytes) == expected ? bytes
            : throw new InvalidDataException($"{path} was cut short or changed since it was written; {remedy}");
    }

    /// <summary>The bytes with the checksum that belongs to them, if they have a place for it.</summary>
    internal static byte[] Sealed(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = bytes.ToArray();
        Span<byte> digits = DigitsIn(copy);
        if (!digits.IsEmpty)
        {
            digits.Fill((byte)'0');
            Encoding.ASCII.GetBytes(Checksum.Of(copy), digits);
        }

        return copy;
    }

    private static Span<byte> DigitsIn(byte[] bytes)
    {
        int at = bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(Key));
        int first = at + Key.Length + Gap;
        return at < 0 || first + Digits > bytes.Length ? [] : bytes.AsSpan(first, Digits);
    }
}
