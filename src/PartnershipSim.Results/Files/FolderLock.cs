namespace PartnershipSim.Results.Files;

/// <summary>
/// The right to write in a folder: a file that is kept open and locked by the operating system, which gives it back
/// when the process ends in whatever way. Nothing is concluded from process ids: those of two containers are the same.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    public const string FileName = ".partnersim.lock";

    private const int MostAttempts = 600;

    /// <summary>How often a lock is asked for again that was won on a file which is no longer at its path.</summary>
    private const int MostReplaced = 20;

    /// <summary>How an operating system says that a file is locked: Linux, macOS, Windows.</summary>
    private static readonly int[] Locked = [11, 35, 32];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string _path;
    private readonly FileStream _file;

    private FolderLock(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Locks a folder; null if another process, or another part of this one, has locked it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="FolderInUseException">Its file system does not lock files.</exception>
    public static FolderLock? Try(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (new FileInfo(path) is { Exists: true, Length: > 0 })
            throw new FolderRefusedException(
                $"{path} is not the empty file that locks a folder; move it away or name another folder");
        for (int attempt = 0; attempt < MostReplaced; attempt++)
        {
            try
            {
                if (TryOnce(folder, path) is { } held)
                    return held;
            }
            catch (IOException busy) when (IsLocked(busy))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Locks a folder as soon as it is free, within half a minute.</summary>
    /// <exception cref="FolderInUseException">It did not become free.</exception>
    public static FolderLock Wait(string folder)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (Try(folder) is { } held)
                return held;
            Thread.Sleep(Pause);
        }

        throw new FolderInUseException($"{folder} is in use: another program is writing there");
    }

    public void Dispose()
    {
        // deleted before it is unlocked, and by the one who holds it only: see IsStill
        if (!OperatingSystem.IsWindows() && !_file.SafeFileHandle.IsClosed && File.Exists(_path))
            File.Delete(_path);
        _file.Dispose();
    }

    /// <summary>Null if the file that we locked is not the one at the path: its holder has just left.</summary>
    private static FolderLock? TryOnce(string folder, string path)
    {
        FileStream file = Open(path, OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None);
        try
        {
            if (!IsStill(path, file))
            {
                file.Dispose();
                return null;
            }

            // asked only of the file at the path: beside one that its holder deleted, a new one can always be locked
            CheckThatLocksWork(folder, path);
            return new(path, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static FileStream Open(string path, FileOptions options) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, options);

    private static bool IsLocked(IOException failure) => Locked.Contains(failure.HResult & 0xFFFF);

    // the platform does not say when a file system ignores locks: a second lock that succeeds does
    private static void CheckThatLocksWork(string folder, string path)
    {
        try
        {
            Open(path, FileOptions.None).Dispose();
        }
        catch (IOException busy) when (IsLocked(busy))
        {
            return;
        }

        throw new FolderInUseException(
            $"files cannot be locked in {folder}, so two programs could write there at once; name a folder on another "
                + "disk");
    }

    // between our opening and our locking the one who held the lock may have deleted the file, and a third may have
    // made it again; then the file at the path is not the one that we locked. A mark that only our handle can set tells
    // them apart: a date, because every file has one, in steps of two seconds, because some disks know no finer
    private static bool IsStill(string path, FileStream file)
    {
        if (OperatingSystem.IsWindows())
            return true; // a file that is open is not deleted there
        uint random = BitConverter.ToUInt32(Guid.NewGuid().ToByteArray()) % 500_000_000;
        DateTime mark = new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(2.0 * random);
        File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
        // asked of both in the same way: a clock that somebody sets, or a shim that fakes it, may move every date
        return File.Exists(path)
            && File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(file.SafeFileHandle);
    }
}
