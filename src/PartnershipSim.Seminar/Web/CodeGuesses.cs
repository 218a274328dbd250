using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace PartnershipSim.Seminar.Web;

/// <summary>
/// Makes somebody wait who tries codes: after some wrong ones, each further one of the same page has to wait twice as
/// long. A right code never waits,
/// and one page never makes another wait, for a whole school is one address. That rooms are not found by guessing is
/// due to the number of codes.
/// </summary>
internal sealed class CodeGuesses(TimeProvider clock)
{
    /// <summary>Wrong codes that everybody may type before waiting.</summary>
    private const int Free = 5;

    /// <summary>Pages that are remembered; more come only from a program that makes them up.</summary>
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Visitor, Guesses> _seen = new();

    /// <summary>Notes a right code.</summary>
    public void Right(Visitor visitor) => _seen.TryRemove(visitor, out _);

    /// <summary>Notes a wrong code.</summary>
    /// <exception cref="RefusedException">The page has to wait; the message says how long.</exception>
    public void Wrong(Visitor visitor)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_seen.Count > MostRemembered)
            _seen.Clear();
        if (!_seen.TryGetValue(visitor, out Guesses? before) || now - before.At > Forgotten)
            before = new(0, now, now);
        if (now < before.Until)
            throw Wait(before.Until - now);
        int count = before.Count + 1;
        TimeSpan wait = count <= Free
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, 1 << Math.Min(10, count - Free - 1)));
        _seen[visitor] = new(count, now, now + wait);
    }

    private static RefusedException Wait(TimeSpan left) => new(
        $"no room has this code; wait {Math.Ceiling(left.TotalSeconds):0} s before you try another, "
        + "and read it from the board",
        StatusCodes.Status429TooManyRequests);

    private sealed record Guesses(int Count, DateTimeOffset At, DateTimeOffset Until);
}
