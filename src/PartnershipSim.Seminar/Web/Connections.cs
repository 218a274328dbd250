using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Connections;

namespace PartnershipSim.Seminar.Web;

/// <summary>
/// The connections that are open. When there are too many, one that has asked for nothing, or for nothing for the
/// longest time, is closed for the sake
/// of the newcomer: whoever holds idle connections shuts out nobody but himself.
/// </summary>
internal sealed class Connections(int most)
{
    /// <summary>Twenty rooms of sixty people, two connections each, and some air.</summary>
    private const int Wanted = 3000;

    /// <summary>Files of the program itself: assemblies, rooms, pipes.</summary>
    private const int OwnFiles = 300;

    private readonly ConcurrentDictionary<string, Entry> _open = new(StringComparer.Ordinal);

    /// <summary>As many as the system gives this program files for.</summary>
    public static int MostHere()
    {
        const string Limits = "/proc/self/limits";
        if (!OperatingSystem.IsLinux() || !File.Exists(Limits))
            return Wanted;
        string? line = File.ReadLines(Limits).FirstOrDefault(each => each.StartsWith(
            "Max open files", StringComparison.Ordinal));
        string[] words = line?["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return words is [var soft, ..]
            && int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out int files)
            ? Math.Clamp(files - OwnFiles, 50, Wanted)
            : Wanted;
    }

    /// <summary>Counts a connection while it is open.</summary>
    public ConnectionDelegate Watch(ConnectionDelegate next) => async connection =>
    {
        Entry entry = new(connection);
        _open[connection.ConnectionId] = entry;
        if (_open.Count > most)
            Longest(entry)?.Close();
        try
        {
            await next(connection);
        }
        finally
        {
            _open.TryRemove(connection.ConnectionId, out _);
        }
    };

    /// <summary>Notes that a request came in, until what is returned is disposed of.</summary>
    public IDisposable? Asks(string connection)
    {
        if (!_open.TryGetValue(connection, out Entry? entry))
            return null;
        entry.Begin();
        return entry;
    }

    private Entry? Longest(Entry newcomer) => _open.Values
        .Where(entry => entry != newcomer && !entry.IsBusy)
        .OrderBy(entry => entry.HasAsked ? 1 : 0).ThenBy(entry => entry.Since)
        .FirstOrDefault();

    private sealed class Entry(ConnectionContext connection) : IDisposable
    {
        private int _busy;

        public bool HasAsked { get; private set; }

        public long Since { get; private set; } = Environment.TickCount64;

        public bool IsBusy => Volatile.Read(ref _busy) > 0;

        public void Begin()
        {
            Interlocked.Increment(ref _busy);
            HasAsked = true;
        }

        public void Dispose()
        {
            Since = Environment.TickCount64;
            Interlocked.Decrement(ref _busy);
        }

        public void Close() => connection.Abort(new ConnectionAbortedException("closed for a newcomer"));
    }
}
