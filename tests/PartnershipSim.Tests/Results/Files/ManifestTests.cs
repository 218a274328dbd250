using System.Security.Cryptography;
using PartnershipSim.Results.Files;
using PartnershipSim.Tests.Analysis;
using PartnershipSim.Tests.Cli.Sweeps;
using Xunit;

namespace PartnershipSim.Tests.Results.Files;

public sealed class ManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ManifestTests()
    {
        OwnFiles files = new(_folder.Path);
        foreach (string name in (string[])["b.csv", "a.parquet", "report.html"])
            files.Write(name, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(name)));
        File.WriteAllText(_folder["mine.csv"], "mine");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_lists_what_was_written_in_order_as_sha256sum_does_under_a_line_that_seals_it()
    {
        static string Line(string name) =>
            $"{Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)))}  {name}\n";
        string text = File.ReadAllText(_folder[Manifest.FileName]);

        Assert.Matches("^# Files that PartnershipSim wrote here; it replaces and deletes no others. Seal: "
            + "[0-9a-f]{64}\n", text);
        Assert.EndsWith("\n" + Line("a.parquet") + Line("b.csv") + Line("report.html"), text);
        Assert.Equal(["a.parquet", "b.csv", "report.html"], Manifest.Names(_folder.Path));
        Manifest.Verify(_folder.Path);
    }

    [Fact]
    public void Sha256sum_checks_the_same()
    {
        Assert.SkipUnless(Tool.Exists("sha256sum"), "sha256sum is not installed");
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("sha256sum", ["-c", "--strict", Manifest.FileName])
            {
                WorkingDirectory = _folder.Path,
                RedirectStandardOutput = true,
            })!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal((0, "a.parquet: OK\nb.csv: OK\nreport.html: OK\n"), (process.ExitCode, said));
    }

    [Theory]
    [InlineData("b.csv", false)]
    [InlineData("b.csv", true)]
    [InlineData(Manifest.FileName, true)]
    [InlineData(Manifest.FileName, false)]
    public void A_pipe_in_the_place_of_a_file_of_ours_is_never_waited_for(string name, bool isLinked)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no mkfifo");
        File.Delete(_folder[name]);
        string pipe = isLinked ? _folder["pipe"] : _folder[name];
        using (System.Diagnostics.Process mkfifo = System.Diagnostics.Process.Start("mkfifo", pipe))
            mkfifo.WaitForExit();
        if (isLinked)
            File.CreateSymbolicLink(_folder[name], pipe);

        Exception refusal = Assert.ThrowsAny<Exception>(() => Manifest.Verify(_folder.Path));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        Assert.True(refusal is InvalidDataException or IOException);
        Assert.ThrowsAny<Exception>(() => new OwnFiles(_folder.Path).Write("b.csv", stream => stream.WriteByte(1)));
        Assert.True(File.Exists(_folder[name]), "it is still there");
    }

    [Fact]
    public void What_changed_or_is_gone_is_named()
    {
        const string remedy = "run the command in run.json again";
        File.AppendAllText(_folder["b.csv"], " ");
        Assert.Equal($"b.csv in {_folder.Path}: missing, cut short or changed since it was written (SHA256SUMS); "
            + $"delete it and {remedy}", Problem());

        File.Delete(_folder["a.parquet"]);
        Assert.Equal(
            $"a.parquet, b.csv in {_folder.Path}: missing, cut short or changed since they were written (SHA256SUMS); "
                + $"delete them and {remedy}", Problem());
    }

    [Fact]
    public void Figures_and_reports_are_not_compared_because_they_are_drawn_again_from_the_tables()
    {
        File.AppendAllText(_folder["report.html"], " ");

        Manifest.Verify(_folder.Path);
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123  ")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123  ../b.csv")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123  figures/../b.csv")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123  figures/..")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123  /etc/passwd")]
    public void A_line_that_is_none_or_leads_out_of_the_folder_is_damage(string line)
    {
        File.WriteAllText(_folder[Manifest.FileName], line + "\n");

        Assert.Equal($"SHA256SUMS in {_folder.Path} is damaged; run the command in run.json again in another folder",
            Problem());
    }

    [Fact]
    public void A_line_that_was_added_breaks_the_seal()
    {
        File.AppendAllText(_folder[Manifest.FileName], new string('0', 64) + "  mine.csv\n");

        Assert.Equal($"SHA256SUMS in {_folder.Path} is damaged; run the command in run.json again in another folder",
            Problem());
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
