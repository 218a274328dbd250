using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>All rooms of this server. Rooms whose files are in the folder are open again as soon as the server is.</summary>
internal sealed class Rooms : IDisposable
{
    /// <summary>Rooms that can be open at a time.</summary>
    public const int MostRooms = 20;

    /// <summary>People in a room.</summary>
    public const int MostSeats = 60;

    private readonly ConcurrentDictionary<string, Room> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Room> _byCode = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _engine = new(1);
    private readonly Lock _opening = new();
    private readonly string _folder;

    private Rooms(string folder, Stage stage)
    {
        _folder = folder;
        Stage = stage;
    }

    /// <summary>On what they play.</summary>
    public Stage Stage { get; }

    /// <summary>Rooms whose files are in the folder, but more than can be open.</summary>
    public ImmutableArray<string> LeftClosed { get; private init; } = [];

    /// <summary>How many rooms are open.</summary>
    public int Count => _byName.Count;

    /// <summary>Opens the rooms whose files are in a folder again, as many as can be open.</summary>
    /// <exception cref="IOException">A room's file cannot be read.</exception>
    public static Rooms Open(string folder, Stage stage)
    {
        string[] names = [.. RoomFile.RoomsIn(folder)];
        Rooms rooms = new(folder, stage) { LeftClosed = [.. names.Skip(MostRooms)] };
        foreach (string name in names.Take(MostRooms))
        {
            string path = RoomFile.PathOf(folder, name);
            try
            {
                rooms.OpenAgain(name, path);
            }
            catch (InvalidDataException wrong)
            {
                throw new IOException($"{wrong.Message}; mend the file or move it out of {folder}", wrong);
            }
            catch (UnauthorizedAccessException wrong)
            {
                throw new IOException($"{path} may not be read and written; allow it, or move the file out of {folder}", wrong);
            }
            catch (RefusedException wrong)
            {
                throw new IOException($"{path}: {wrong.Message}; mend the file or move it out of {folder}", wrong);
            }
        }

        return rooms;
    }

    /// <summary>A new room and the key of its teacher.</summary>
    public (Room Room, string Key) Create(RoomPlan plan, string? branchOf = null, Func<DateTimeOffset, IEnumerable<RoomEvent>>? story = null)
    {
        lock (_opening)
        {
            if (_byName.Count >= MostRooms)
                throw new RefusedException($"{MostRooms} rooms are open; close one first", StatusCodes.Status409Conflict);
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            string key = Secret.Key();
            string name = Secret.Name();
            RoomOpened opened = new(Secret.Code(), Secret.Checksum(key), plan, branchOf) { At = now };
            RoomFile file = RoomFile.Create(RoomFile.PathOf(_folder, name));
            Game game = Game.Begin(opened);
            try
            {
                file.Append(opened);
                foreach (RoomEvent happened in story?.Invoke(now) ?? [])
                {
                    file.Append(happened);
                    game = game.After(happened);
                }
            }
            catch (RefusedException)
            {
                // nobody has a key to a room of which half was written
                file.Discard();
                throw;
            }

            return (Add(name, file, game), key);
        }
    }

    /// <summary>The room with a join code.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public Room WithCode(string? code) => _byCode.TryGetValue(Secret.Normal(code ?? ""), out Room? room)
        ? room
        : throw new RefusedException("no room has this code; look at the board once more", StatusCodes.Status404NotFound);

    /// <summary>The room of this name, for its teacher.</summary>
    /// <exception cref="RefusedException">There is no such room, or the key is not that of its teacher; which of the two is not said.</exception>
    public Room ForTeacher(string? name, string? key) =>
        _byName.TryGetValue(name ?? "", out Room? room) && Secret.Matches(key ?? "", room.Game.TeacherKey)
            ? room
            : throw new RefusedException("this key opens no room", StatusCodes.Status401Unauthorized);

    /// <summary>The room of this name and the seat that the key proves.</summary>
    public (Room Room, Seat Seat) ForSeat(string? name, string? key)
    {
        if (_byName.TryGetValue(name ?? "", out Room? room))
        {
            string checksum = Secret.Checksum(key ?? "");
            foreach (Seat seat in room.Game.Seats.Values)
            {
                if (seat.Key == checksum)
                    return (room, seat);
            }
        }

        throw new RefusedException("you have no seat in this room (any more); join it again with its code", StatusCodes.Status401Unauthorized);
    }

    /// <summary>Closes a room for good; its file stays under another name.</summary>
    public void Close(Room room)
    {
        if (!_byName.TryRemove(room.Name, out _))
            return;
        _byCode.TryRemove(room.Game.Code, out _);
        room.Dispose();
        File.Move(room.LogPath, Path.ChangeExtension(room.LogPath, "closed.jsonl"));
    }

    public void Dispose()
    {
        foreach (Room room in _byName.Values)
            room.Dispose();
        _engine.Dispose();
    }

    private void OpenAgain(string name, string path)
    {
        (RoomFile file, List<RoomEvent> events) = RoomFile.Open(path);
        if (events is [])
        {
            // cut short before its first event was on the disk: the room was never opened
            file.Discard();
            return;
        }

        if (events is not [RoomOpened opened, ..])
            throw new InvalidDataException($"{path} does not begin with the opening of a room");
        Add(name, file, events.Skip(1).Aggregate(Game.Begin(opened), (game, happened) => game.After(happened)));
    }

    private Room Add(string name, RoomFile file, Game game)
    {
        Room room = new(name, file, game, Stage.Library.Find(game.Plan.From), _engine);
        _byName[name] = room;
        _byCode[game.Code] = room;
        return room;
    }
}
