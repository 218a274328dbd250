using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>
/// What a page draws of two scenarios under common random numbers: a line and a band for each, the difference, and a
/// value for every state and year.
/// </summary>
internal static class Picture
{
    public static object Of(RunResult baseline, RunResult whatIf, Outcome outcome, string group)
    {
        int subject = baseline.SubjectOf(group);
        if (subject < 0)
            throw new RefusedException($"{group} is neither a group nor a state");
        int[] years = [.. Enumerable.Range(Horizon.Start, baseline.LastYear - Horizon.Start + 1)];
        string[] states = [.. baseline.Model.States.Where(state => state.MayContribute).Select(state => state.Iso3)];
        return new
        {
            replicates = baseline.Plan.Replicates,
            years,
            baseline = Lines(baseline, outcome, subject, years),
            whatIf = Lines(whatIf, outcome, subject, years),
            effect = Effect(baseline, whatIf, outcome, group),
            map = states.Select(iso3 => new
            {
                iso3,
                baseline = Means(baseline, outcome, iso3, years),
                whatIf = Means(whatIf, outcome, iso3, years),
            }),
        };
    }

    private static object Lines(RunResult result, Outcome outcome, int subject, int[] years)
    {
        Distribution[] cells = [.. years.Select(year => result[outcome, subject, year])];
        return new
        {
            mean = cells.Select(cell => Replies.Number(cell.Mean)),
            low = cells.Select(cell => Replies.Number(cell.P05)),
            high = cells.Select(cell => Replies.Number(cell.P95)),
        };
    }

    private static IEnumerable<double?> Means(RunResult result, Outcome outcome, string iso3, int[] years)
    {
        int subject = result.SubjectOf(iso3);
        return years.Select(year => Replies.Number(result[outcome, subject, year].Mean));
    }

    /// <summary>
    /// The difference run by run, for groups; single states have no table of runs, and their difference is that of the
    /// means in the last outcome year.
    /// </summary>
    private static object? Effect(RunResult baseline, RunResult whatIf, Outcome outcome, string group)
    {
        if (baseline.Groups.All(known => known.Key != group))
            return null;
        ImmutableArray<double> before = [.. baseline.Scalars.Of(outcome, group)];
        double[] differences = [.. whatIf.Scalars.Of(outcome, group).Select((value, r) => value - before[r])];
        Distribution difference = Distribution.Of(differences, new double[differences.Length]);
        Distribution own = Distribution.Of(before.AsSpan(), new double[before.Length]);
        return new
        {
            years = outcome.Span == Span.Sum ? baseline.Years.ToString() : $"{baseline.Years.To}",
            baseline = Replies.Number(own.Mean),
            mean = Replies.Number(difference.Mean),
            low = Replies.Number(difference.P05),
            high = Replies.Number(difference.P95),
        };
    }
}
