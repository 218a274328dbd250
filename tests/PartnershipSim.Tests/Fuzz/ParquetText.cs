using System.Buffers.Binary;

namespace PartnershipSim.Tests.Fuzz;

/// <summary>
/// A text in the metadata of a Parquet file, read and replaced without a Parquet writer, which is too slow for millions
/// of inputs: a value follows its key with one byte for its type and its length as a varint of Thrift's compact form.
/// </summary>
internal static class ParquetText
{
    private const int Tail = 8; // the length of the metadata, and PAR1

    /// <summary>The value under a key.</summary>
    public static byte[] ValueOf(byte[] file, string key) => file[Place(file, key).Text];

    /// <summary>The file with another value under a key.</summary>
    public static byte[] With(byte[] file, string key, byte[] value)
    {
        (int lengthAt, Range text) = Place(file, key);
        byte[] changed = [.. file[..lengthAt], .. Varint(value.Length), .. value, .. file[text.End..]];
        Span<byte> metadata = changed.AsSpan(changed.Length - Tail);
        BinaryPrimitives.WriteInt32LittleEndian(
            metadata, BinaryPrimitives.ReadInt32LittleEndian(metadata) + changed.Length - file.Length);
        return changed;
    }

    private static (int LengthAt, Range Text) Place(byte[] file, string key)
    {
        int lengthAt = file.AsSpan().LastIndexOf(System.Text.Encoding.ASCII.GetBytes(key)) + key.Length + 1;
        (int at, int length, int shift) = (lengthAt, 0, 0);
        do
        {
            length |= (file[at] & 0x7F) << shift;
            shift += 7;
        }
        while ((file[at++] & 0x80) != 0);
        return (lengthAt, at..(at + length));
    }

    private static List<byte> Varint(int length)
    {
        List<byte> bytes = [];
        for (; length >= 0x80; length >>= 7)
            bytes.Add((byte)(length | 0x80));
        bytes.Add((byte)length);
        return bytes;
    }
}
