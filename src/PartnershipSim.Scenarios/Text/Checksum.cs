using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PartnershipSim.Scenarios.Text;

/// <summary>
/// SHA-256: that of .NET where the operating system has what it needs, else our own, which gives the same. It names
/// results and finds files that changed; of secrets, only the keys of seats in a classroom are kept by it.
/// </summary>
public sealed class Checksum
{
    // .NET calls OpenSSL on Linux, looks for these, and ends the program where there is none
    private static readonly string[] OpenSsl = ["libssl.so.3", "libssl.so.1.1"];

    private static readonly Lazy<bool> HasPlatforms =
        new(() => !OperatingSystem.IsLinux() || OpenSsl.Any(name => NativeLibrary.TryLoad(name, out _)));

    private readonly IncrementalHash? _platforms;
    private readonly OwnSha256? _own;

    public Checksum()
        : this(HasPlatforms.Value)
    {
    }

    /// <param name="isPlatforms">By .NET, or by our own code.</param>
    internal Checksum(bool isPlatforms)
    {
        _platforms = isPlatforms ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        _own = isPlatforms ? null : new();
    }

    /// <summary>Of some bytes: 64 hexadecimal digits, lower case.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Checksum sum = new();
        sum.Append(bytes);
        return sum.Finish();
    }

    /// <summary>Of a text in UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Of a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string OfFile(string path)
    {
        using FileStream stream = RegularFile.OpenRead(path);
        Checksum sum = new();
        byte[] buffer = new byte[1 << 16];
        for (int count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
            sum.Append(buffer.AsSpan(0, count));
        return sum.Finish();
    }

    /// <summary>Adds bytes to what is summed.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _platforms?.AppendData(bytes);
        _own?.Append(bytes);
    }

    /// <summary>The sum: 64 hexadecimal digits, lower case. Nothing can be added afterwards.</summary>
    public string Finish()
    {
        if (_platforms is null)
            return _own!.Finish();
        using (_platforms)
            return Convert.ToHexStringLower(_platforms.GetHashAndReset());
    }
}
