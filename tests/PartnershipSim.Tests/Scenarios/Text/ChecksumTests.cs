using System.Security.Cryptography;
using CsCheck;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Text;

/// <summary>The checksum is SHA-256: the published examples, and that of .NET for anything else.</summary>
public sealed class ChecksumTests
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void It_is_that_of_the_standard(string text, string sum) => Assert.Equal(sum, Checksum.Of(text));

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // where the operating system has none, as in an empty container
    public void It_is_that_of_dotnet_however_the_bytes_arrive(bool isPlatforms) =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[1, 150]).Sample((bytes, step) =>
        {
            Checksum sum = new(isPlatforms);
            for (int from = 0; from < bytes.Length; from += step)
                sum.Append(bytes.AsSpan(from, Math.Min(step, bytes.Length - from)));

            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), sum.Finish());
        });

    [Fact]
    public void That_of_a_file_is_that_of_its_bytes()
    {
        using TemporaryFolder folder = new();
        byte[] bytes = [.. Enumerable.Range(0, 200_001).Select(i => (byte)(i * 31 % 251))];
        File.WriteAllBytes(folder["file"], bytes);

        Assert.Equal(Checksum.Of(bytes), Checksum.OfFile(folder["file"]));
    }
}
