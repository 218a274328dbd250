using System.Diagnostics;
using Xunit;

namespace PartnershipSim.Tests.Cli.Faults;

/// <summary>
/// A disk in memory, as small or as stubborn as a test wants it. Skips the test where none can be mounted.
/// </summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder, string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs to mount a small disk");
        Directory.CreateDirectory(folder);
        Assert.SkipUnless(
            Shell("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder) == 0, "may not mount a small disk here");
        _folder = folder;
    }

    public void Remount(string options) => Shell("mount", "-o", "remount," + options, _folder);

    /// <summary>Writes until not one more byte fits.</summary>
    public void Fill()
    {
        using FileStream filler = new(Path.Combine(_folder, "filler"), new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            BufferSize = 0,
        });
        try
        {
            while (true)
                filler.WriteByte(0);
        }
        catch (IOException)
        {
            // full
        }
    }

    public void Dispose() => Shell("umount", _folder);

    private static int Shell(string program, params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
