using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>Who shows wrong codes and keys too often waits: nobody finds a room by trying.</summary>
internal sealed class Throttle
{
    /// <summary>Wrong codes and keys a minute from one address.</summary>
    public const int MostErrors = 30;

    private readonly ConcurrentDictionary<string, (long Minute, int Errors)> _errors = new(StringComparer.Ordinal);

    /// <exception cref="RefusedException">This address has to wait.</exception>
    public void Check(string address)
    {
        if (_errors.TryGetValue(address, out (long Minute, int Errors) seen) && seen.Minute == Minute() && seen.Errors >= MostErrors)
            throw new RefusedException("too many wrong codes from here; wait a minute", StatusCodes.Status429TooManyRequests);
    }

    public void Note(string address)
    {
        long now = Minute();
        if (_errors.Count > 10_000)
            _errors.Clear();
        _errors.AddOrUpdate(address, (now, 1), (_, seen) => seen.Minute == now ? (now, seen.Errors + 1) : (now, 1));
    }

    private static long Minute() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 60;
}
