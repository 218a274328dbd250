using PartnershipSim.Results.Files;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Files;

/// <summary>Only what the program wrote, and only as it wrote it, is replaced or deleted.</summary>
public sealed class OwnFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly OwnFiles _files;

    public OwnFilesTests() => _files = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_we_wrote_is_replaced_and_deleted()
    {
        Write("a.csv", "old");
        Write("a.csv", "new");
        Assert.Equal("new", File.ReadAllText(_folder["a.csv"]));

        _files.Delete(["a.csv"]);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void What_others_wrote_is_neither()
    {
        File.WriteAllText(_folder["a.csv"], "mine");

        Assert.Contains("a.csv is in the way",
            Assert.Throws<FolderRefusedException>(() => Write("a.csv", "new")).Message);
        _files.Delete(["a.csv"]);

        Assert.Equal("mine", File.ReadAllText(_folder["a.csv"]));
        Assert.Equal(["a.csv"], _folder.Names);
    }

    [Fact]
    public void What_was_changed_since_is_neither()
    {
        Write("a.csv", "ours");
        File.AppendAllText(_folder["a.csv"], " and a note");

        Assert.Contains("a.csv is in the way",
            Assert.Throws<FolderRefusedException>(() => Write("a.csv", "new")).Message);
        _files.Delete(["a.csv"]);

        Assert.Equal("ours and a note", File.ReadAllText(_folder["a.csv"]));
    }

    [Fact]
    public void A_list_of_checksums_that_somebody_made_with_sha256sum_owns_nothing()
    {
        File.WriteAllText(_folder["a.csv"], "mine");
        string list = $"{PartnershipSim.Scenarios.Text.Checksum.OfFile(_folder["a.csv"])}  a.csv\n";
        File.WriteAllText(_folder[Manifest.FileName], list);

        Assert.Throws<FolderRefusedException>(() => Write("a.csv", "new"));
        Assert.Contains("SHA256SUMS", Assert.Throws<FolderRefusedException>(() => Write("b.csv", "new")).Message);

        Assert.Equal("mine", File.ReadAllText(_folder["a.csv"]));
        Assert.Equal(list, File.ReadAllText(_folder[Manifest.FileName]));
        Assert.Equal([Manifest.FileName, "a.csv"], _folder.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_with_the_name_of_a_table_is_in_the_way_too()
    {
        Directory.CreateDirectory(_folder["a.csv"]);

        Assert.Contains("a.csv is in the way",
            Assert.Throws<FolderRefusedException>(() => Write("a.csv", "new")).Message);
    }

    [Fact]
    public void A_link_to_a_file_of_others_is_in_the_way_and_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right there");
        File.WriteAllText(_folder["thesis.txt"], "mine");
        File.CreateSymbolicLink(_folder["a.csv"], _folder["thesis.txt"]);

        Assert.Throws<FolderRefusedException>(() => Write("a.csv", "new"));

        Assert.Equal("mine", File.ReadAllText(_folder["thesis.txt"]));
    }

    [Fact]
    public void Many_files_in_the_way_are_named_and_counted()
    {
        string[] names = [.. Enumerable.Range(0, 9).Select(i => $"{i}.csv")];
        foreach (string name in names)
            File.WriteAllText(_folder[name], "mine");

        Assert.Contains(
            "0.csv, 1.csv, 2.csv, 3.csv, 4.csv, 5.csv and 3 more are in the way",
            Assert.Throws<FolderRefusedException>(() => _files.Require(names)).Message);
    }

    [Fact]
    public void A_process_that_ends_before_the_list_is_final_leaves_nothing_that_the_next_one_does_not_know()
    {
        Write("a.csv", "old");
        string half = File.ReadAllText(_folder[Manifest.FileName]);
        Write("a.csv", "new");

        // the list names both for as long as either may stand there
        Manifest.Write(_folder.Path, [.. Manifest.Owned(_folder.Path), .. Parsed(half)]);
        Write("a.csv", "newest");

        Assert.Equal("newest", File.ReadAllText(_folder["a.csv"]));
        Assert.Equal(["a.csv"], Manifest.Names(_folder.Path));
        Manifest.Verify(_folder.Path);
    }

    private static IEnumerable<Listed> Parsed(string text) =>
        text.TrimEnd('\n').Split('\n').Skip(1).Select(line => new Listed(line[..64], line[66..]));

    private void Write(string name, string text) =>
        _files.Write(name, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}
