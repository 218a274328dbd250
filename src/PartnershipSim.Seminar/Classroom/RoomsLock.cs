using System.Diagnostics;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// Keeps a folder of rooms to one server: two of them would overwrite each other's events. The lock belongs to the open
/// file, so that the operating
/// system releases it when the program ends, however it ends, and it holds between containers that share the folder.
/// </summary>
internal sealed class RoomsLock : IDisposable
{
    /// <summary>The locked file; it stays in the folder and is empty.</summary>
    public const string FileName = "seminar.lock";

    private readonly FileStream? _stream;

    private RoomsLock(FileStream? stream) => _stream = stream;

    /// <summary>A server that was just told to end may still answer its last requests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Locks a folder, which is created if it is not there. A folder that cannot be created is not locked: no room can
    /// be kept in it either.
    /// </summary>
    /// <exception cref="IOException">Another server has locked it.</exception>
    public static RoomsLock Take(string folder, TimeSpan? patience = null)
    {
        string path = Path.Combine(folder, FileName);
        long start = Stopwatch.GetTimestamp();
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(null);
        }

        while (true)
        {
            try
            {
                // no sharing at all: on Unix, every other mode of sharing is a shared lock, which two servers can have
                return new(new FileStream(
                    path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
            }
            catch (UnauthorizedAccessException)
            {
                return new(null);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(start) < (patience ?? Patience))
            {
                Thread.Sleep(Pause);
            }
            catch (IOException failure) when (File.Exists(path))
            {
                throw new IOException(
                    $"another seminar is running on the rooms in {folder} ({path} is locked); "
                    + "close it first, or choose another folder with --rooms",
                    failure);
            }
        }
    }

    public void Dispose() => _stream?.Dispose();
}
