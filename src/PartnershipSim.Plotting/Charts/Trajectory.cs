using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Plotting.Drawing;
using PartnershipSim.Plotting.Records;
using PartnershipSim.Runs;

namespace PartnershipSim.Plotting.Charts;

/// <summary>One outcome of one group or state through the years, with its distribution over the replicates.</summary>
/// <param name="Key">Of the group or state; decides the colour.</param>
/// <param name="Unit">As the outcome declares it for a single year.</param>
/// <param name="Values">One distribution a year, from <paramref name="FirstYear"/> on.</param>
public sealed record Trajectory(
    string Key, string Label, string Outcome, string Unit, int FirstYear, ImmutableArray<Distribution> Values)
{
    /// <summary>An outcome of a subject of a run; null if it has no value for it in any year.</summary>
    public static Trajectory? Of(RunRecord result, Outcome outcome, string subject, string? label = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(outcome);
        if (!result.Has(outcome, subject))
            return null;
        return new(
            subject, label ?? Words.Group(subject), outcome.Key, UnitInAYear(outcome), Horizon.Start,
            [.. result.Series(outcome, subject)])
        {
            Observed = result.Observed(outcome, subject),
        };
    }

    /// <summary>Of what is a sum over years, the unit of a single one.</summary>
    internal static string UnitInAYear(Outcome outcome) => outcome.Unit == "k troop-years" ? "k" : outcome.Unit;

    /// <summary>Those of several subjects that exist.</summary>
    public static ImmutableArray<Trajectory> Of(RunRecord result, Outcome outcome, IEnumerable<string> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        return [.. subjects.Select(subject => Of(result, outcome, subject)).OfType<Trajectory>()];
    }

    /// <summary>
    /// What happened, one number a year from <see cref="FirstYear"/> on, or empty; not a number where it is not known.
    /// </summary>
    public ImmutableArray<double> Observed { get; init; } = [];

    /// <summary>The years of which it is known what happened.</summary>
    public IEnumerable<(int Year, double Value)> History =>
        Observed.Select((value, i) => (FirstYear + i, value)).Where(point => double.IsFinite(point.value));

    /// <summary>The mean over those of the years in which it has a value; 0 if it has none.</summary>
    public double MeanOver(OutcomeYears? years) =>
        Within(years).Select(point => point.Value.Mean).DefaultIfEmpty(0).Average();

    /// <summary>The years in which there is a number, of all or of the outcome years.</summary>
    public IEnumerable<(int Year, Distribution Value)> Within(OutcomeYears? years) =>
        Known.Where(point => years?.Contains(point.Year) != false);

    public int LastYear => FirstYear + Values.Length - 1;

    /// <summary>The years in which there is a number, with their distributions.</summary>
    public IEnumerable<(int Year, Distribution Value)> Known =>
        Values.Select((value, i) => (FirstYear + i, value)).Where(point => double.IsFinite(point.value.P50));

    public bool IsKnown => Known.Any();

    /// <summary>All numbers that a picture of it must have room for.</summary>
    public IEnumerable<double> Extent =>
        Known.SelectMany(point => new[] { point.Value.P05, point.Value.P50, point.Value.P95 })
            .Concat(History.Select(point => point.Value));

    public double Peak => Known.Select(point => point.Value.P50).DefaultIfEmpty(double.NaN).Max();

    public Distribution In(int year) =>
        year >= FirstYear && year <= LastYear ? Values[year - FirstYear] : Distribution.Undefined;

    /// <summary>
    /// "rises from 0.21 in 1996 to 0.34 in 2014 (90 % of replicates between 0.30 and 0.37); history: 0.2 in 1996 and
    /// 0.3 in 2014".
    /// </summary>
    public string Story => Course + Seen;

    private string Course
    {
        get
        {
            (int Year, Distribution Value)[] known = [.. Known];
            if (known.Length == 0)
                return "has no values";
            (int firstYear, Distribution first) = known[0];
            (int lastYear, Distribution last) = known[^1];
            string band = $"(90 % of replicates between {Words.Number(last.P05)} and {Words.Number(last.P95)})";
            if (known.Length == 1)
                return $"is {Words.Number(last.P50)} in {lastYear} {band}";
            (int peakYear, Distribution peak) = known.MaxBy(point => point.Value.P50);
            double range = Math.Max(Math.Abs(first.P50), Math.Abs(last.P50));
            string start = $"{Words.Number(first.P50)} in {firstYear}";
            string end = $"{Words.Number(last.P50)} in {lastYear} {band}";
            if (peak.P50 > 1.1 * range)
                return $"rises from {start} to a peak of {Words.Number(peak.P50)} in {peakYear} and ends at {end}";
            return Math.Abs(last.P50 - first.P50) <= 0.02 * range ? $"stays near {start} and is {end}"
                : last.P50 > first.P50 ? $"rises from {start} to {end}" : $"falls from {start} to {end}";
        }
    }

    private string Seen
    {
        get
        {
            (int Year, double Value)[] history = [.. History];
            return history.Length == 0 ? ""
                : $"; history: {Words.List(history.Length == 1 ? [Point(history[0])] : [Point(history[0]), Point(history[^1])])}";

            static string Point((int Year, double Value) point) => $"{Words.Number(point.Value)} in {point.Year}";
        }
    }

    /// <summary>The columns of several trajectories in one tidy table.</summary>
    public static CsvTable Table(IEnumerable<Trajectory> trajectories)
    {
        ArgumentNullException.ThrowIfNull(trajectories);
        CsvTable table = new(
            "outcome", "unit", "group", "year", "mean", "sd", "p05", "p25", "p50", "p75", "p95", "observed");
        foreach (Trajectory series in trajectories)
        {
            for (int i = 0; i < series.Values.Length; i++)
            {
                Distribution d = series.Values[i];
                table.Add(
                    series.Outcome, series.Unit, series.Key, series.FirstYear + i, d.Mean, d.Sd, d.P05, d.P25, d.P50,
                    d.P75, d.P95, i < series.Observed.Length ? series.Observed[i] : double.NaN);
            }
        }

        return table;
    }
}
