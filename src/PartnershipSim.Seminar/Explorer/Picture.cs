using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Seminar.Engine;
using PartnershipSim.Seminar.Web;

namespace PartnershipSim.Seminar.Explorer;

/// <summary>
/// What a page draws of two scenarios under common random numbers: a line and a band for each, their difference run by
/// run in every year, what was observed, and a value for every state and year.
/// </summary>
internal static class Picture
{
    public static object Of(OutcomeRun baseline, OutcomeRun whatIf, string group, Years sums, Seen seen)
    {
        int subject = baseline.SubjectOf(group);
        if (subject < 0)
            throw new RefusedException($"{group} is neither a group nor a state");
        int[] years = [.. Enumerable.Range(Horizon.Start, baseline.LastYear - Horizon.Start + 1)];
        (string Iso3, int Number)[] states =
        [
            .. baseline.Model.States.Where(state => state.MayContribute)
                .Select(state => (state.Iso3, baseline.SubjectOf(state.Iso3))),
        ];
        return new
        {
            replicates = baseline.Replicates,
            years,
            lastObserved = baseline.Model.Horizon.LastObserved,
            baseline = Lines(years, year => baseline.Of(subject, year).ToArray()),
            whatIf = Lines(years, year => whatIf.Of(subject, year).ToArray()),
            difference = Lines(years, year => Difference(baseline, whatIf, subject, year)),
            seen = years.Select(year => Replies.Number(seen.Of(baseline.Outcome, baseline.Subjects[subject], year))),
            sum = Sum(baseline, whatIf, subject, sums),
            map = states.Select(state => new
            {
                state.Iso3,
                baseline = years.Select(year => Replies.Number(baseline.Mean(state.Number, year))),
                whatIf = years.Select(year => Replies.Number(whatIf.Mean(state.Number, year))),
            }),
        };
    }

    private static double[] Difference(OutcomeRun baseline, OutcomeRun whatIf, int subject, int year)
    {
        ReadOnlySpan<double> before = baseline.Of(subject, year);
        ReadOnlySpan<double> after = whatIf.Of(subject, year);
        double[] differences = new double[before.Length];
        for (int run = 0; run < differences.Length; run++)
            differences[run] = after[run] - before[run];
        return differences;
    }

    private static object Lines(int[] years, Func<int, double[]> of)
    {
        Distribution[] cells =
            [.. years.Select(of).Select(values => Distribution.Of(values, new double[values.Length]))];
        return new
        {
            mean = cells.Select(cell => Replies.Number(cell.Mean)),
            low = cells.Select(cell => Replies.Number(cell.P05)),
            high = cells.Select(cell => Replies.Number(cell.P95)),
        };
    }

    /// <summary>
    /// What adds up over the outcome years, such as troop-years: the difference of the sums, run by run.
    /// </summary>
    private static object? Sum(OutcomeRun baseline, OutcomeRun whatIf, int subject, Years years)
    {
        if (baseline.Outcome.Span != Span.Sum)
            return null;
        double[] before = Total(baseline);
        double[] differences = [.. Total(whatIf).Select((value, run) => value - before[run])];
        Distribution difference = Distribution.Of(differences, new double[differences.Length]);
        return new
        {
            years.From,
            years.To,
            baseline = Replies.Number(Distribution.Of(before, new double[before.Length]).Mean),
            mean = Replies.Number(difference.Mean),
            low = Replies.Number(difference.P05),
            high = Replies.Number(difference.P95),
        };

        double[] Total(OutcomeRun run)
        {
            double[] sums = new double[run.Replicates];
            for (int year = years.From; year <= years.To; year++)
            {
                ReadOnlySpan<double> values = run.Of(subject, year);
                for (int r = 0; r < sums.Length; r++)
                    sums[r] += values[r];
            }

            return sums;
        }
    }
}
