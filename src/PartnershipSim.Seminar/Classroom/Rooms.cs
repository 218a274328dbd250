using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>All rooms of this server. Rooms whose files are in the folder are open again as soon as the server is.</summary>
internal sealed class Rooms : IDisposable
{
    public const int MostRooms = 20;
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

    public Stage Stage { get; }

    public int Count => _byName.Count;

    /// <exception cref="IOException">A room's file cannot be read.</exception>
    public static Rooms Open(string folder, Stage stage)
    {
        Rooms rooms = new(folder, stage);
        foreach (string name in RoomFile.RoomsIn(folder).Take(MostRooms))
        {
            try
            {
                (RoomFile file, List<RoomEvent> events) = RoomFile.Open(RoomFile.PathOf(folder, name));
                if (events is not [RoomOpened opened, ..])
                    throw new InvalidDataException($"{file.Path} does not begin with the opening of a room");
                Game game = events.Skip(1).Aggregate(Game.Begin(opened), (game, happened) => game.After(happened));
                rooms.Add(name, file, game);
            }
            catch (Exception wrong) when (wrong is InvalidDataException or RefusedException)
            {
                throw new IOException($"{wrong.Message}; mend the file or move it out of {folder}", wrong);
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
            file.Append(opened);
            foreach (RoomEvent happened in story?.Invoke(now) ?? [])
            {
                file.Append(happened);
                game = game.After(happened);
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

    private Room Add(string name, RoomFile file, Game game)
    {
        Room room = new(name, file, game, Stage.Library.Find(game.Plan.From), _engine);
        _byName[name] = room;
        _byCode[game.Code] = room;
        return room;
    }
}
