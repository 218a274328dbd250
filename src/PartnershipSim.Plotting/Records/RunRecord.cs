using System.Collections.Immutable;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model;
using PartnershipSim.Runs;

namespace PartnershipSim.Plotting.Records;

/// <summary>
/// A run as figures and report look it up: by outcome, subject and year. It is made of the rows of the run's tables,
/// which have just been computed or were read back; both give the same numbers to the last bit.
/// </summary>
public sealed class RunRecord
{
    private readonly Dictionary<(string Outcome, string Subject), Distribution[]> _series = [];
    private readonly Dictionary<(string Outcome, string Subject, int Year), double> _observed = [];

    private RunRecord(ImmutableArray<Subject> subjects, OutcomeYears years, int lastYear, int lastObserved)
    {
        Subjects = subjects;
        Years = years;
        LastYear = lastYear;
        LastObserved = lastObserved;
    }

    public ImmutableArray<Subject> Subjects { get; }

    public IEnumerable<Subject> Groups => Subjects.Where(subject => !subject.IsState);

    public IEnumerable<Subject> States => Subjects.Where(subject => subject.IsState);

    public OutcomeYears Years { get; }

    public int LastYear { get; }

    /// <summary>The year in which the history of the data ends.</summary>
    public int LastObserved { get; }

    /// <summary>Who moved whom; empty if it was not looked at.</summary>
    public ImmutableArray<Influence> Influences { get; private set; } = [];

    /// <summary>Who joins when; empty in results of early versions.</summary>
    public ImmutableArray<Accession> Accessions { get; private set; } = [];

    /// <summary>
    /// The distribution of an outcome of a subject in a year; undefined where the tables have no row, or the run no
    /// such year.
    /// </summary>
    public Distribution this[Outcome outcome, string subject, int year] =>
        year < Horizon.Start || year > LastYear ? Distribution.Undefined
            : Series(outcome, subject)[Horizon.IndexOf(year)];

    /// <summary>The same from the first year to the last.</summary>
    public IReadOnlyList<Distribution> Series(Outcome outcome, string subject)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return _series.TryGetValue((outcome.Key, subject), out Distribution[]? known) ? known : Blank();
    }

    /// <summary>What happened, from the first year to the last; not a number where it is not known.</summary>
    public ImmutableArray<double> Observed(Outcome outcome, string subject)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return
        [
            .. Enumerable.Range(Horizon.Start, LastYear - Horizon.Start + 1)
                .Select(year => _observed.GetValueOrDefault((outcome.Key, subject, year), double.NaN)),
        ];
    }

    /// <summary>What happened of an outcome that the model does not have, in the years in which it is known.</summary>
    /// <param name="key">Its key in history.csv.</param>
    public IEnumerable<(int Year, double Value)> NotModelled(string key, string subject) =>
        _observed.Where(cell => cell.Key.Outcome == key && cell.Key.Subject == subject)
            .Select(cell => (cell.Key.Year, cell.Value)).OrderBy(seen => seen.Year);

    /// <summary>Has the outcome a value for the subject in any year?</summary>
    public bool Has(Outcome outcome, string subject)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return _series.ContainsKey((outcome.Key, subject));
    }

    /// <summary>The run whose tables these are.</summary>
    /// <exception cref="InvalidDataException">A row is of a year that no run has.</exception>
    public static RunRecord Of(RunFiles files, OutcomeYears years, int lastObserved)
    {
        ArgumentNullException.ThrowIfNull(files);
        YearRow[] rows = [.. files.Outcomes, .. files.States];
        if (rows.FirstOrDefault(row => row.Year is < Horizon.Start or > Horizon.LastPossible) is { } wrong)
        {
            throw new InvalidDataException(
                $"the year {wrong.Year} of {wrong.Outcome} of {wrong.Subject} is not one of a run");
        }

        int last = rows.Select(row => row.Year).DefaultIfEmpty(Horizon.Start).Max();
        RunRecord record = new(files.Subjects, years, last, lastObserved)
        {
            Influences = files.Influences,
            Accessions = files.Accessions,
        };
        foreach (YearRow row in rows)
            record.Put(row);
        foreach (HistoryRow row in files.History)
            record._observed[(row.Outcome, row.Subject, row.Year)] = row.Value;
        return record;
    }

    private void Put(YearRow row)
    {
        if (!_series.TryGetValue((row.Outcome, row.Subject), out Distribution[]? series))
            _series[(row.Outcome, row.Subject)] = series = Blank();
        Spread v = row.Values;
        series[Horizon.IndexOf(row.Year)] = new(Defined, v.Mean, v.Sd, v.P05, v.P25, v.P50, v.P75, v.P95);
    }

    /// <summary>Tables do not say in how many replicates an outcome was defined; that it was, says the row.</summary>
    private const int Defined = 1;

    private Distribution[] Blank() => [.. Enumerable.Repeat(Distribution.Undefined, LastYear - Horizon.Start + 1)];
}
