using PartnershipSim.Model.Kernel;

namespace PartnershipSim.Model.Parameters;

/// <summary>
/// The value of every setting in every year, lane by lane, for the eight runs of a block. Years without a change share
/// one row.
/// </summary>
public sealed class Settings
{
    private readonly Lanes[][] _rowsByYear;

    private Settings(Lanes[][] rowsByYear) => _rowsByYear = rowsByYear;

    /// <summary>All eight lanes follow the same timetable, one point per simulated year (index 0 is 1994).</summary>
    public static Settings Same(IReadOnlyList<ParameterPoint> timetable) =>
        PerLane([timetable, timetable, timetable, timetable, timetable, timetable, timetable, timetable]);

    /// <summary>Lane l follows <paramref name="timetables"/>[l], one point per simulated year.</summary>
    public static Settings PerLane(ReadOnlySpan<IReadOnlyList<ParameterPoint>> timetables)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(timetables.Length, Lanes.Count);
        int years = timetables[0].Count;
        Lanes[][] rows = new Lanes[years][];
        for (int year = 0; year < years; year++)
            rows[year] = year > 0 && IsUnchanged(timetables, year) ? rows[year - 1] : Row(timetables, year);
        return new(rows);
    }

    /// <summary>One value per setting, at the place that <see cref="Setting.Index"/> names.</summary>
    public ReadOnlySpan<Lanes> ForYear(int index) => _rowsByYear[index];

    private static bool IsUnchanged(ReadOnlySpan<IReadOnlyList<ParameterPoint>> timetables, int year)
    {
        foreach (IReadOnlyList<ParameterPoint> timetable in timetables)
        {
            if (!ReferenceEquals(timetable[year], timetable[year - 1]))
                return false;
        }

        return true;
    }

    private static Lanes[] Row(ReadOnlySpan<IReadOnlyList<ParameterPoint>> timetables, int year)
    {
        Lanes[] row = new Lanes[timetables[0][year].Values.Length];
        Span<double> lanes = stackalloc double[Lanes.Count];
        for (int setting = 0; setting < row.Length; setting++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
                lanes[lane] = timetables[lane][year].Values[setting];
            row[setting] = Lanes.From(lanes);
        }

        return row;
    }
}
