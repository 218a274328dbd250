using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PartnershipSim.Scenarios.Text;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// A room's file: one event a line, appended and flushed to the disk before the event is acknowledged.
/// </summary>
internal sealed class RoomFile : IDisposable
{
    private const string Ending = ".room.jsonl";

    /// <summary>
    /// Bytes of a file that is read: sixty people deciding thirty times a minute for a day stay below it.
    /// </summary>
    private const long MostBytes = 256 * 1024 * 1024;

    /// <summary>A file must contain all that a room needs: half an event is none.</summary>
    private static readonly JsonSerializerOptions Kept =
        new(Replies.Json) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private FileStream _stream;
    private FileIdentity _identity;
    private long _end;

    private RoomFile(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
        _end = stream.Length;
        _identity = FileIdentity.Of(stream, path);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The file of a room in a folder of rooms.</summary>
    public static string PathOf(string folder, string room) => System.IO.Path.Combine(folder, room + Ending);

    /// <summary>The rooms whose files are in a folder, by name.</summary>
    public static IEnumerable<string> RoomsIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*" + Ending)
            .Select(path => System.IO.Path.GetFileName(path)[..^Ending.Length]).Order(StringComparer.Ordinal)
        : [];

    /// <summary>A new file, which only its owner can read.</summary>
    /// <exception cref="RefusedException">The folder cannot be written.</exception>
    public static RoomFile Create(string path)
    {
        string folder = System.IO.Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            return new(path, Created(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(
                $"no room can be kept in {folder}: is it a folder, may it be written, is the disk full?",
                StatusCodes.Status507InsufficientStorage);
        }
    }

    /// <summary>
    /// Opens an existing file with its events. A last line that a crash cut short never happened, and is cut off; one
    /// that only lacks its line end, as some editors leave it, did happen.
    /// </summary>
    /// <exception cref="InvalidDataException">A line is no event; the message says which.</exception>
    /// <exception cref="IOException">Another program has the file open, or it cannot be read.</exception>
    public static (RoomFile File, List<RoomEvent> Events) Open(string path)
    {
        RegularFile.Require(path);
        FileStream stream = new(path, Options(FileMode.Open));
        try
        {
            if (stream.Length > MostBytes)
                throw new InvalidDataException($"{path} is larger than any room's file");
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

            if (Last(content.AsSpan(whole)) is { } last)
            {
                events.Add(last);
                stream.Write("\n"u8);
            }
            else if (IsCut(content.AsSpan(whole)))
            {
                stream.SetLength(whole);
                stream.Position = whole;
            }
            else
            {
                throw new InvalidDataException($"{path}: line {number + 1} is no event of a room");
            }

            return (new(path, stream), events);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Appends an event; refused, the file is as it was.</summary>
    /// <exception cref="RefusedException">The file cannot be written, or is no longer where it was.</exception>
    public void Append(RoomEvent happened)
    {
        StayInPlace();
        try
        {
            _stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(happened, Replies.Json) + "\n"));
            _stream.Flush(flushToDisk: true);
            _end = _stream.Length;
        }
        catch (IOException)
        {
            // half a line would spoil the next one
            _stream.SetLength(_end);
            _stream.Position = _end;
            throw Unwritable("the room's file cannot be written; is the disk full?");
        }
    }

    /// <summary>Its events.</summary>
    public IEnumerable<RoomEvent> Events() => Lines().Select((line, i) => Read(line, i + 1, Path));

    /// <summary>Puts other events in the place of all that it holds; refused, the file is as it was.</summary>
    /// <exception cref="RefusedException">The file cannot be written, or is no longer where it was.</exception>
    public void Replace(IEnumerable<RoomEvent> events)
    {
        StayInPlace();
        byte[] content = Encoding.UTF8.GetBytes(
            string.Concat(events.Select(happened => JsonSerializer.Serialize(happened, Replies.Json) + "\n")));
        string temporary = Path + ".new";
        try
        {
            File.Delete(temporary);
            using (FileStream written = Created(temporary))
            {
                written.Write(content);
                written.Flush(flushToDisk: true);
            }

            _stream.Dispose();
            try
            {
                File.Move(temporary, Path, overwrite: true);
            }
            finally
            {
                _stream = new(Path, Options(FileMode.Open));
                _end = _stream.Length;
                _stream.Position = _end;
                _identity = FileIdentity.Of(_stream, Path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable("the room's file cannot be written; is the disk full?");
        }
    }

    /// <summary>Its lines, also if somebody has removed the file.</summary>
    public string[] Lines() => Encoding.UTF8.GetString(Content()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Releases the file and deletes it: its room was never opened.</summary>
    public void Discard()
    {
        _stream.Dispose();
        File.Delete(Path);
    }

    /// <summary>
    /// Releases the file and gives it another ending: the room is not opened again. A file that is gone stays gone.
    /// </summary>
    public void Retire()
    {
        _stream.Dispose();
        string closed = System.IO.Path.ChangeExtension(Path, "closed.jsonl");
        if (File.Exists(Path))
            File.Move(Path, closed, overwrite: false);
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>
    /// What is written into a file that was deleted is lost when the server ends. A file that was removed is written
    /// again, whole; one that somebody replaced or changed is theirs, and is left alone.
    /// </summary>
    private void StayInPlace()
    {
        if (_stream.Length != _end)
            throw Unwritable("another program has changed the room's file; restart the server to see what is in it");
        if (_identity.IsStill(_stream, Path))
            return;
        if (System.IO.Path.Exists(Path))
            throw Unwritable("another file has taken the place of the room's file; move it away, and the room goes on");
        try
        {
            FileStream again = Created(Path);
            again.Write(Content());
            again.Flush(flushToDisk: true);
            _stream.Dispose();
            _stream = again;
            _identity = FileIdentity.Of(again, Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unwritable("the room's file was removed and cannot be written again; is its folder still there?");
        }
    }

    private byte[] Content()
    {
        byte[] content = new byte[_end];
        int done = 0;
        while (done < content.Length)
        {
            int read = RandomAccess.Read(_stream.SafeFileHandle, content.AsSpan(done), done);
            if (read == 0)
                throw new IOException($"{Path} is shorter than it was");
            done += read;
        }

        return content;
    }

    private static FileStream Created(string path)
    {
        FileStreamOptions options = Options(FileMode.CreateNew);
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }

    // no buffer: it would keep what a full disk refused, and write it later. Others may read; on Unix this keeps no
    // writer out, RoomsLock does
    private static FileStreamOptions Options(FileMode mode) =>
        new() { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };

    /// <summary>The event in a line without an end, if it is whole: what a crash cut short is no JSON.</summary>
    private static RoomEvent? Last(ReadOnlySpan<byte> line)
    {
        try
        {
            return line.IsEmpty ? null : JsonSerializer.Deserialize<RoomEvent>(line, Kept);
        }
        catch (Exception cut) when (cut is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Is it nothing, or the beginning of an event, or what a disk writes for what it lost?</summary>
    private static bool IsCut(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> head = "{\"event\":\""u8;
        return line.StartsWith(head) || head.StartsWith(line) || !line.ContainsAnyExcept((byte)0);
    }

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

    private static RefusedException Unwritable(string reason) => new(reason, StatusCodes.Status507InsufficientStorage);
}
