using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>A room's file: one event a line, added at the end and on the disk before anybody is told that it happened.</summary>
internal sealed class RoomFile : IDisposable
{
    private const string Ending = ".room.jsonl";

    private readonly FileStream _stream;

    private RoomFile(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
    }

    public string Path { get; }

    public static string PathOf(string folder, string room) => System.IO.Path.Combine(folder, room + Ending);

    /// <summary>The rooms whose files are in a folder, by name.</summary>
    public static IEnumerable<string> RoomsIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*" + Ending).Select(path => System.IO.Path.GetFileName(path)[..^Ending.Length]).Order(StringComparer.Ordinal)
        : [];

    /// <summary>A new file, which only its owner can read.</summary>
    public static RoomFile Create(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, new FileStream(path, options));
    }

    /// <summary>Opens a file that is there, with the events in it. A last line that a crash cut short never happened, and is cut off.</summary>
    /// <exception cref="InvalidDataException">A line is no event; the message says which.</exception>
    public static (RoomFile File, List<RoomEvent> Events) Open(string path)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
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
            throw new RefusedException("the room's file cannot be written; is the disk full?", StatusCodes.Status507InsufficientStorage);
        }
    }

    public void Dispose() => _stream.Dispose();

    private static RoomEvent Read(string line, int number, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RoomEvent>(line, Replies.Json) ?? throw new JsonException();
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            throw new InvalidDataException($"{path}: line {number} is no event of a room");
        }
    }
}
