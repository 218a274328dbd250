using PartnershipSim.Results.Files;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Results.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_stands_there_and_nothing_else()
    {
        AtomicFile.Write(_folder["a.txt"], stream => stream.Write("new"u8));

        Assert.Equal("new", File.ReadAllText(_folder["a.txt"]));
        Assert.Equal(["a.txt"], _folder.Names);
    }

    [Fact]
    public void A_shorter_file_replaces_a_longer_one_completely()
    {
        File.WriteAllText(_folder["a.txt"], "a long story");
        AtomicFile.Write(_folder["a.txt"], stream => stream.Write("short"u8));

        Assert.Equal("short", File.ReadAllText(_folder["a.txt"]));
    }

    [Fact]
    public void A_failure_leaves_the_old_file_and_no_part()
    {
        File.WriteAllText(_folder["a.txt"], "old");

        Assert.Throws<IOException>(() => AtomicFile.Write(_folder["a.txt"], HalfWay));
        Assert.Equal("old", File.ReadAllText(_folder["a.txt"]));
        Assert.Equal(["a.txt"], _folder.Names);
    }

    [Fact]
    public void A_failure_where_nothing_stood_leaves_nothing()
    {
        Assert.Throws<IOException>(() => AtomicFile.Write(_folder["a.txt"], HalfWay));
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Nobody_sees_the_file_before_it_is_complete() =>
        AtomicFile.Write(_folder["a.txt"], stream =>
        {
            stream.Write("half"u8);
            stream.Flush();
            Assert.False(File.Exists(_folder["a.txt"]));
        });

    [Fact]
    public void A_missing_folder_is_an_error_of_the_disk() =>
        Assert.ThrowsAny<IOException>(
            () => AtomicFile.Write(Path.Combine(_folder["nowhere"], "a.txt"), stream => stream.Write("new"u8)));

    private static void HalfWay(Stream stream)
    {
        stream.Write("half"u8);
        stream.Flush();
        throw new IOException("No space left on device");
    }
}
