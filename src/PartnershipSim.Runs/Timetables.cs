using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Runs;

public static class Timetables
{
    /// <summary>
    /// The same timetable with some settings moved in every year; years without a change keep sharing one point.
    /// </summary>
    public static ImmutableArray<ParameterPoint> With(
        this ImmutableArray<ParameterPoint> timetable, ImmutableArray<(Setting Setting, double Value)> changes)
    {
        Dictionary<ParameterPoint, ParameterPoint> moved = new(ReferenceEqualityComparer.Instance);
        return [.. timetable.Select(
            point => moved.TryGetValue(point, out ParameterPoint? known) ? known : moved[point] = point.With(changes))];
    }
}
