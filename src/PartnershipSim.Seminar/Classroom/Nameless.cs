using System.Collections.Immutable;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>Events of a room in which people are numbers.</summary>
internal static class Nameless
{
    /// <summary>The same events; who sat on seat 3 is "Participant 3", wherever the name stood.</summary>
    public static ImmutableArray<RoomEvent> Events(IEnumerable<RoomEvent> events)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        return
        [
            .. events.Select(happened => happened switch
            {
                SeatTaken taken => taken with { Name = names[taken.Name] = NameOf(taken.Seat) },
                Decided decided => decided with { By = names.GetValueOrDefault(decided.By, "somebody") },
                _ => happened,
            }),
        ];
    }

    private static string NameOf(int seat) => $"Participant {seat}";
}
