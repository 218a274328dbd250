using System.Diagnostics;
using System.Net.Sockets;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Tests.Analysis;
using Xunit;

namespace PartnershipSim.Tests.Scenarios.Text;

/// <summary>Pipes, devices, sockets and folders in the place of a file are named and never waited for.</summary>
public sealed class RegularFileTests
{
    [Theory]
    [InlineData("a named pipe", false)]
    [InlineData("a named pipe", true)]
    [InlineData("a device", true)]
    [InlineData("a socket", false)]
    [InlineData("a folder", false)]
    [InlineData("a folder", true)]
    public void What_is_no_regular_file_is_named_also_behind_a_link(string kind, bool isLinked)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is no mkfifo");
        using TemporaryFolder folder = new();
        using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        string path = Made(folder, kind, socket);
        if (isLinked)
        {
            File.CreateSymbolicLink(folder["link"], path);
            path = folder["link"];
        }

        IOException refusal = Assert.Throws<IOException>(() => RegularFile.OpenRead(path));

        Assert.Equal($"{path} is {kind}, not a file; move it away", refusal.Message);
        Assert.Throws<IOException>(() => RegularFile.ReadAllBytes(path));
        Assert.Throws<IOException>(() => RegularFile.ReadAllText(path));
        Assert.Throws<IOException>(() => RegularFile.Length(path));
        Assert.Throws<IOException>(() => BoundedFile.Read(path, 10));
        Assert.Throws<IOException>(() => Checksum.OfFile(path));
        Assert.False(RegularFile.Exists(path));
    }

    [Fact]
    public void A_file_is_read_as_it_is_also_an_empty_one_and_behind_a_link()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["full"], "text");
        File.WriteAllText(folder["empty"], "");
        if (!OperatingSystem.IsWindows())
            File.CreateSymbolicLink(folder["link"], folder["full"]);

        Assert.Equal("text", RegularFile.ReadAllText(folder["full"]));
        Assert.Empty(RegularFile.ReadAllBytes(folder["empty"]));
        Assert.Equal((4, 0), (RegularFile.Length(folder["full"]), RegularFile.Length(folder["empty"])));
        Assert.Equal(OperatingSystem.IsWindows(), !RegularFile.Exists(folder["link"]));
        Assert.False(RegularFile.Exists(folder["none"]));
        Assert.Throws<FileNotFoundException>(() => RegularFile.OpenRead(folder["none"]));
    }

    private static string Made(TemporaryFolder folder, string kind, Socket socket)
    {
        string path = folder["odd"];
        switch (kind)
        {
            case "a named pipe":
                using (Process mkfifo = Process.Start("mkfifo", path))
                    mkfifo.WaitForExit();
                return path;
            case "a device":
                return "/dev/zero";
            case "a socket":
                socket.Bind(new UnixDomainSocketEndPoint(path)); // its file is there as long as it is open
                return path;
            default:
                return Directory.CreateDirectory(path).FullName;
        }
    }
}
