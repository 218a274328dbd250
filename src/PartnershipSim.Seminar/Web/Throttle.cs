using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Web;

/// <summary>
/// Who does something too often in a minute waits: nobody finds a room by trying, and nobody fills a room's file by
/// hammering on a button.
/// </summary>
/// <param name="most">How often a minute.</param>
/// <param name="refusal">What is said to who has to wait.</param>
internal sealed class Throttle(int most, string refusal)
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, (long Minute, int Times)> _seen = new(StringComparer.Ordinal);

    /// <summary>Refuses who has done it too often in this minute.</summary>
    /// <exception cref="RefusedException">This one has to wait.</exception>
    public void Check(string who)
    {
        if (_seen.TryGetValue(who, out (long Minute, int Times) seen) && seen.Minute == Minute() && seen.Times >= most)
            throw new RefusedException(refusal, StatusCodes.Status429TooManyRequests);
    }

    /// <summary>Counts one more time.</summary>
    public void Note(string who)
    {
        long now = Minute();
        if (_seen.Count > MostRemembered)
            _seen.Clear();
        _seen.AddOrUpdate(who, (now, 1), (_, seen) => seen.Minute == now ? (now, seen.Times + 1) : (now, 1));
    }

    private static long Minute() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 60;
}
