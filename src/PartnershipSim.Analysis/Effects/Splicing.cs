using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Effects;

/// <summary>New timetables from old ones: the moves that attribution and durability are made of.</summary>
public static class Splicing
{
    /// <summary>The timetable with some mechanisms switched off in every year.</summary>
    public static ImmutableArray<ParameterPoint> Without(
        this ImmutableArray<ParameterPoint> timetable, IEnumerable<Mechanism> mechanisms)
    {
        (Setting Setting, double Value)[] off = [.. mechanisms.Select(mechanism => ((Setting)mechanism, 0.0))];
        return off.Length == 0 ? timetable : timetable.Each(point => point.With(off));
    }

    /// <summary>The timetable with one setting set in every year.</summary>
    public static ImmutableArray<ParameterPoint> With(
        this ImmutableArray<ParameterPoint> timetable, Setting setting, double value) =>
        timetable.Each(point => point.With(setting, value));

    /// <summary>The first timetable before <paramref name="year"/>, the second from that year on.</summary>
    public static ImmutableArray<ParameterPoint> Then(
        this ImmutableArray<ParameterPoint> before, ImmutableArray<ParameterPoint> after, int year)
    {
        int index = Math.Clamp(Horizon.IndexOf(year), 0, before.Length);
        return [.. before.Take(index), .. after.Skip(index)];
    }

    // points that are shared by several years stay shared, so that the engine sees that nothing changes between them
    private static ImmutableArray<ParameterPoint> Each(
        this ImmutableArray<ParameterPoint> timetable, Func<ParameterPoint, ParameterPoint> change)
    {
        Dictionary<ParameterPoint, ParameterPoint> changed = [];
        return [.. timetable.Select(
            point => changed.TryGetValue(point, out ParameterPoint? known) ? known : changed[point] = change(point))];
    }
}
