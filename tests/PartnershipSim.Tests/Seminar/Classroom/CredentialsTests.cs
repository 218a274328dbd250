using PartnershipSim.Seminar.Classroom;
using Xunit;

namespace PartnershipSim.Tests.Seminar.Classroom;

/// <summary>Codes can be read from a wall, keys are kept as checksums, and neither is ever the same.</summary>
public sealed class CredentialsTests
{
    [Fact]
    public void A_code_has_no_letter_that_is_mistaken_for_another_and_each_as_often()
    {
        string[] codes = [.. Enumerable.Range(0, 2000).Select(_ => Credentials.Code())];

        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[A-HJKM-NP-Z2-9]{4}-[A-HJKM-NP-Z2-9]{4}$", code));
        int[] counts = [.. string.Concat(codes).Where(c => c != '-').GroupBy(c => c).Select(letter => letter.Count())];
        Assert.Equal(31, counts.Length);
        Assert.All(counts, count => Assert.InRange(count, 400, 640)); // 516 expected, standard deviation 22
    }

    [Theory]
    [InlineData("abcd2345")]
    [InlineData(" abcd-2345 ")]
    [InlineData("ABCD 2345")]
    public void A_code_is_understood_as_it_was_meant(string typed) =>
        Assert.Equal("ABCD-2345", Credentials.Normal(typed));

    [Fact]
    public void A_key_matches_its_own_checksum_only()
    {
        string key = Credentials.Key();

        Assert.Equal(48, key.Length);
        Assert.True(Credentials.Matches(key, Credentials.Checksum(key)));
        Assert.False(Credentials.Matches(Credentials.Key(), Credentials.Checksum(key)));
        Assert.DoesNotContain(key, Credentials.Checksum(key), StringComparison.Ordinal);
    }
}
