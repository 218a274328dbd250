using System.Security.Cryptography;
using PartnershipSim.Results.Store;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Store;

public sealed class ManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ManifestTests()
    {
        foreach (string name in (string[])["b.csv", "a.parquet", "report.html", "c.csv.77.part", ".hidden", Manifest.FileName])
            File.WriteAllText(_folder[name], name);
        Directory.CreateDirectory(_folder["figures"]);
        Manifest.Write(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_lists_tables_and_records_in_order_as_sha256sum_does()
    {
        static string Line(string name) => $"{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))}  {name}\n";

        Assert.Equal(Line("a.parquet") + Line("b.csv"), File.ReadAllText(_folder[Manifest.FileName]));
        Assert.Equal(["a.parquet", "b.csv"], Manifest.Names(_folder.Path));
        Manifest.Verify(_folder.Path);
    }

    [Fact]
    public void What_changed_or_is_gone_is_named()
    {
        File.AppendAllText(_folder["b.csv"], " ");
        Assert.Equal($"b.csv in {_folder.Path}: missing, cut short or changed since it was written (SHA256SUMS); run the command in run.json again", Problem());

        File.Delete(_folder["a.parquet"]);
        Assert.Equal($"a.parquet, b.csv in {_folder.Path}: missing, cut short or changed since they were written (SHA256SUMS); run the command in run.json again", Problem());
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123  ")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123  ../b.csv")]
    public void A_line_that_is_none_or_leads_out_of_the_folder_is_damage(string line)
    {
        File.WriteAllText(_folder[Manifest.FileName], line + "\n");

        Assert.Equal($"SHA256SUMS in {_folder.Path} is damaged; run the command in run.json again", Problem());
    }

    [Fact]
    public void A_folder_of_an_older_version_has_none_and_is_taken_as_it_is()
    {
        File.Delete(_folder[Manifest.FileName]);

        Manifest.Verify(_folder.Path);
        Assert.Empty(Manifest.Names(_folder.Path));
    }

    private string Problem() => Assert.Throws<InvalidDataException>(() => Manifest.Verify(_folder.Path)).Message;
}
