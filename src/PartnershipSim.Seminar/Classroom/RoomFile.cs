using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>A room's file: one event a line, added at the end and on the disk before anybody is told that it happened.</summary>
internal sealed class RoomFile : IDisposable
{
    private const string Ending = ".room.jsonl";

    /// <summary>A file must hold all that a room needs: half an event is none.</summary>
    private static readonly JsonSerializerOptions Kept = new(Replies.Json) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly FileStream _stream;

    private RoomFile(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The file of a room in a folder of rooms.</summary>
    public static string PathOf(string folder, string room) => System.IO.Path.Combine(folder, room + Ending);

    /// <summary>The rooms whose files are in a folder, by name.</summary>
    public static IEnumerable<string> RoomsIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*" + Ending).Select(path => System.IO.Path.GetFileName(path)[..^Ending.Length]).Order(StringComparer.Ordinal)
        : [];

    /// <summary>A new file, which only its owner can read.</summary>
    /// <exception cref="RefusedException">The folder cannot be written.</exception>
    public static RoomFile Create(string path)
    {
        FileStreamOptions options = Unbuffered(FileMode.CreateNew);
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string folder = System.IO.Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            return new(path, new FileStream(path, options));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"no room can be kept in {folder}: is it a folder, may it be written, is the disk full?", StatusCodes.Status507InsufficientStorage);
        }
    }

    /// <summary>Opens a file that is there, with the events in it. A last line that a crash cut short never happened, and is cut off.</summary>
    /// <exception cref="InvalidDataException">A line is no event; the message says which.</exception>
    public static (RoomFile File, List<RoomEvent> Events) Open(string path)
    {
        FileStream stream = new(path, Unbuffered(FileMode.Open));
        try
        {
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            int whole = content.AsSpan().LastIndexOf((byte)'\n') + 1;
            List<RoomEvent> events = [];
            int number = 0;
            foreach (string line in Encoding.UTF8.GetString(content, 0, whole).Split('\n')[..^1])
            {
                number++;
                events.Add(Read(line, number, path));
            }

            stream.SetLength(whole);
            stream.Position = whole;
            return (new(path, stream), events);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Adds an event; refused, the file is as it was.</summary>
    /// <exception cref="RefusedException">The file cannot be written.</exception>
    public void Append(RoomEvent happened)
    {
        long end = _stream.Length;
        try
        {
            _stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(happened, Replies.Json) + "\n"));
            _stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // half a line would spoil the next one
            _stream.SetLength(end);
            _stream.Position = end;
            throw new RefusedException("the room's file cannot be written; is the disk full?", StatusCodes.Status507InsufficientStorage);
        }
    }

    /// <summary>Lets go of the file and deletes it: its room was never opened.</summary>
    public void Discard()
    {
        _stream.Dispose();
        File.Delete(Path);
    }

    public void Dispose() => _stream.Dispose();

    // a buffer would keep what a full disk refused, and write it later
    private static FileStreamOptions Unbuffered(FileMode mode) =>
        new() { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };

    private static RoomEvent Read(string line, int number, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RoomEvent>(line, Kept) ?? throw new JsonException();
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            throw new InvalidDataException($"{path}: line {number} is no event of a room");
        }
    }
}
