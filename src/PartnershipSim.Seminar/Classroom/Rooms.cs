using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// All rooms of this server. Rooms whose files are in the folder are open again as soon as the server is.
/// </summary>
internal sealed class Rooms : IDisposable
{
    /// <summary>Rooms that can be open at a time.</summary>
    public const int MostRooms = 20;

    /// <summary>People in a room.</summary>
    public const int MostSeats = 60;

    private readonly ConcurrentDictionary<string, Room> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Room> _byCode = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();
    private readonly string _folder;
    private readonly SemaphoreSlim _engine = new(1);
    private RoomsLock? _lock;
    private int _opened;

    private Rooms(string folder, GameSetup setup)
    {
        _folder = folder;
        Setup = setup;
    }

    /// <summary>The scenarios and states that can be played.</summary>
    public GameSetup Setup { get; }

    /// <summary>Rooms whose files are in the folder and that could not be opened, with the reason.</summary>
    public ImmutableArray<ClosedRoom> Closed { get; private set; } = [];

    /// <summary>How many rooms are open.</summary>
    public int Count => _byName.Count;

    /// <summary>
    /// Opens the rooms whose files are in a folder again, as many as can be open. A file that is wrong closes its own
    /// room only.
    /// </summary>
    /// <exception cref="IOException">Another server has the folder.</exception>
    public static Rooms Open(string folder, GameSetup setup)
    {
        // a folder that is not there yet is created, and locked, with the first room
        Rooms rooms = new(folder, setup) { _lock = Directory.Exists(folder) ? RoomsLock.Take(folder) : null };
        List<ClosedRoom> closed = [];
        foreach (string name in RoomFile.RoomsIn(folder))
        {
            if (rooms.Count >= MostRooms)
                closed.Add(new(
                    name,
                    $"{MostRooms} rooms can be open at a time; move files of rooms that you no "
                    + $"longer need out of {folder}"));
            else if (rooms.OpenAgain(name) is { } reason)
                closed.Add(new(name, reason));
        }

        rooms.Closed = [.. closed];
        return rooms;
    }

    /// <summary>A new room and the key of its teacher.</summary>
    public (Room Room, string Key) Create(
        RoomPlan plan, string? branchOf = null, Func<DateTimeOffset, IEnumerable<RoomEvent>>? story = null,
        string? aimsBy = null)
    {
        lock (_opening)
        {
            if (_byName.Count >= MostRooms)
                throw new RefusedException(
                    $"{MostRooms} rooms are open; close one first", StatusCodes.Status409Conflict);
            LockFolder();
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            string key = Credentials.Key();
            string name = Credentials.Name();
            RoomOpened opened = new(Credentials.Code(), Credentials.Checksum(key), plan, branchOf, aimsBy)
            {
                At = now,
            };
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
    public Room WithCode(string? code) => _byCode.TryGetValue(Credentials.Normal(code ?? ""), out Room? room)
        ? room
        : throw new RefusedException(
            "no room has this code; look at the board once more", StatusCodes.Status404NotFound);

    /// <summary>The room of this name, for its teacher.</summary>
    /// <exception cref="RefusedException">There is no such room, or the key is not that of its teacher; which of the
    /// two is not said.</exception>
    public Room ForTeacher(string? name, string? key) =>
        _byName.TryGetValue(name ?? "", out Room? room) && Credentials.Matches(key ?? "", room.Game.TeacherKey)
            ? room
            : throw new RefusedException("this key opens no room", StatusCodes.Status401Unauthorized);

    /// <summary>The room of this name and the seat that the key proves.</summary>
    public (Room Room, Seat Seat) ForSeat(string? name, string? key)
    {
        if (_byName.TryGetValue(name ?? "", out Room? room))
        {
            string checksum = Credentials.Checksum(key ?? "");
            foreach (Seat seat in room.Game.Seats.Values)
            {
                if (seat.Key == checksum)
                    return (room, seat);
            }
        }

        throw new RefusedException(
            "you have no seat in this room (any more); join it again with its code", StatusCodes.Status401Unauthorized);
    }

    /// <summary>
    /// The newest room that branched off another and to which a participant was taken along, or null.
    /// </summary>
    public Room? BranchFor(Room room, Seat seat) => _byName.Values
        .Where(branch => branch.Game.BranchOf == room.Name
            && branch.Game.Seats.Values.Any(own => own.Key == seat.Key))
        .MaxBy(branch => branch.Opened);

    /// <summary>Closes a room for good; its file stays under another name.</summary>
    public void Close(Room room)
    {
        if (!_byName.TryRemove(room.Name, out _))
            return;
        _byCode.TryRemove(room.Game.Code, out _);
        room.Retire();
    }

    public void Dispose()
    {
        foreach (Room room in _byName.Values)
            room.Dispose();
        _lock?.Dispose();
        _engine.Dispose();
    }

    private void LockFolder()
    {
        try
        {
            _lock ??= RoomsLock.Take(_folder);
        }
        catch (IOException taken)
        {
            throw new RefusedException(taken.Message, StatusCodes.Status409Conflict);
        }
    }

    /// <summary>Opens the room of a file; why it cannot be opened, or null.</summary>
    private string? OpenAgain(string name)
    {
        string path = RoomFile.PathOf(_folder, name);
        RoomFile? file = null;
        try
        {
            (file, List<RoomEvent> events) = RoomFile.Open(path);
            if (events is [])
            {
                // cut short before its first event was on the disk: the room was never opened
                file.Discard();
                return null;
            }

            Game game = GameHistory.Replay(events, Setup);
            if (_byCode.TryGetValue(game.Code, out Room? twin))
                throw new InvalidDataException($"it has the code of room {twin.Name}: is it a copy?");
            Add(name, file, game);
            return null;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or RefusedException)
        {
            file?.Dispose();
            return $"{path}: {wrong.Message.Replace(path + ": ", "", StringComparison.Ordinal)}; "
                + $"correct the file or move it out of {_folder}";
        }
        catch (UnauthorizedAccessException)
        {
            return $"{path} may not be read and written; allow it, or move the file out of {_folder}";
        }
        catch (Exception wrong) when (wrong is IOException or NotSupportedException)
        {
            file?.Dispose();
            return $"{path} cannot be opened: another program uses it, or it is no ordinary file";
        }
    }

    private Room Add(string name, RoomFile file, Game game)
    {
        Room room = new(name, file, game, Setup.Library.Find(game.Plan.From), _engine);
        room.Opened = _opened++;
        _byName[name] = room;
        _byCode[game.Code] = room;
        return room;
    }
}
