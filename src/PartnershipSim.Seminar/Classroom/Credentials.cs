using System.Security.Cryptography;
using System.Text;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// Codes of rooms and keys of seats. Only the checksum of a key is kept: somebody who reads a room's file cannot use
/// its seats.
/// </summary>
internal static class Credentials
{
    /// <summary>No letter or digit that is mistaken for another when it is read from a wall.</summary>
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <summary>31^8: some 850 thousand million codes, of which at most twenty are in use.</summary>
    private const int CodeLength = 8;

    private const int KeyBytes = 24;

    /// <summary>What participants type or scan, such as KTRW-7HQM.</summary>
    public static string Code()
    {
        StringBuilder code = new();
        while (code.Length < CodeLength)
        {
            // bytes beyond the last whole run of letters are thrown away, so that every letter is as likely as any
            // other
            foreach (byte value in Bytes(CodeLength).Where(value => value < 256 / Letters.Length * Letters.Length)
                .Take(CodeLength - code.Length))
                code.Append(Letters[value % Letters.Length]);
        }

        return code.Insert(CodeLength / 2, '-').ToString();
    }

    /// <summary>What a browser shows to prove whose it is.</summary>
    public static string Key() => Convert.ToHexStringLower(Bytes(KeyBytes));

    /// <summary>The name of a room's file and of the room in requests: no secret, but no counter either.</summary>
    public static string Name() => Convert.ToHexStringLower(Bytes(8));

    /// <summary>What is kept of a key.</summary>
    public static string Checksum(string key) => PartnershipSim.Scenarios.Text.Checksum.Of(key);

    /// <summary>Whether a key is the one of which the checksum was kept; takes as long for a wrong one.</summary>
    public static bool Matches(string given, string checksum) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Checksum(given)), Encoding.ASCII.GetBytes(checksum));

    /// <summary>The code as it was meant: case, blanks and a missing dash do not matter.</summary>
    public static string Normal(string code)
    {
        string letters = string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return letters.Length == CodeLength ? letters.Insert(CodeLength / 2, "-") : letters;
    }

    // the system's own source on Unix: no library has to be there for it
    private static byte[] Bytes(int count)
    {
        if (OperatingSystem.IsWindows())
            return RandomNumberGenerator.GetBytes(count);
        using FileStream source = new("/dev/urandom", FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        byte[] bytes = new byte[count];
        source.ReadExactly(bytes);
        return bytes;
    }
}
