using System.Collections.Immutable;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Results.Tables;
using PartnershipSim.Runs;

namespace PartnershipSim.Plotting;

/// <summary>A group or a state that a result speaks of.</summary>
/// <param name="Key">Of the group, or iso3.</param>
/// <param name="Kind">all, cohort, region, programme or state.</param>
/// <param name="Name">Of a state; groups are named by <see cref="Words.Group"/>.</param>
/// <param name="Region">Key of a state's region.</param>
/// <param name="Cohort">Key of a state's cohort.</param>
/// <param name="Income">GDP of a state, bn US$, summed over the years of <see cref="OutcomeYears.Burden"/>.</param>
/// <param name="TroopYears">Mean troop-years of a state over those years, thousand.</param>
public sealed record Subject(string Key, string Kind, string Name, string Region, string Cohort, int States, double Income, double TroopYears)
{
    public bool IsState => Kind == "state";

    public bool IsPartner => Model.Entities.Group.Cohorts.Any(cohort => Model.Entities.Group.IsPartner(cohort) && Model.Entities.Group.KeyOf(cohort) == Cohort);

    /// <summary>Neither lead power nor threat source.</summary>
    public bool MayContribute => IsState && Model.Entities.Group.Cohorts.Any(cohort => Model.Entities.Group.KeyOf(cohort) == Cohort);

    public string Label => IsState ? Name : Words.Group(Key);

    /// <summary>subjects.csv.</summary>
    public static ImmutableArray<Subject> Read(string path) =>
    [
        .. StoredTable.Read(path).Rows.Select(row => new Subject(
            row["subject"], row["kind"], row["name"], row["region"], row["cohort"], row.Whole("states"), row.Number("income_bn_usd"), row.Number("troop_years_k"))),
    ];

    /// <summary>The same without a file.</summary>
    public static ImmutableArray<Subject> Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        (int[] income, int[] years) = result.Years.Burden(result.Model.Horizon);
        return
        [
            .. result.Groups.Select(group => new Subject(group.Key, group.Kind, "", "", "", group.States.Length, double.NaN, double.NaN)),
            .. result.Model.States.Select((state, i) => new Subject(
                state.Iso3, "state", state.Name, Model.Entities.Group.KeyOf(result.Model.Regions[state.Region]), Model.Entities.Group.KeyOf(state.Cohort), 1,
                income.Sum(year => result.Model.Drivers.Gdp[Horizon.IndexOf(year)][i]),
                years.Sum(year => result[Outcomes.Troops, state.Iso3, year].Mean))),
        ];
    }
}

/// <summary>
/// What figures and report need of a run, wherever it comes from: the memory of the run or the tables that it left behind. Both give the same
/// numbers to the last bit.
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

    /// <summary>The distribution of an outcome of a subject in a year; undefined where the tables have no row, or the run no such year.</summary>
    public Distribution this[Outcome outcome, string subject, int year] => year < Horizon.Start || year > LastYear ? Distribution.Undefined : Series(outcome, subject)[Horizon.IndexOf(year)];

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
        return [.. Enumerable.Range(Horizon.Start, LastYear - Horizon.Start + 1).Select(year => _observed.GetValueOrDefault((outcome.Key, subject, year), double.NaN))];
    }

    /// <summary>Has the outcome a value for the subject in any year?</summary>
    public bool Has(Outcome outcome, string subject)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return _series.ContainsKey((outcome.Key, subject));
    }

    public static RunRecord Of(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        RunRecord record = new(Subject.Of(result), result.Years, result.LastYear, result.Model.Horizon.LastObserved);
        foreach (Outcome outcome in Outcomes.All)
        {
            for (int subject = 0; subject < result.Subjects.Length; subject++)
            {
                for (int year = Horizon.Start; year <= result.LastYear; year++)
                {
                    Distribution value = result[outcome, subject, year];
                    if (value.Count > 0)
                        record.Put(outcome.Key, result.Subjects[subject].Key, year, value);
                }
            }
        }

        return record;
    }

    /// <summary>Reads subjects.csv, outcomes.csv and states.csv of a folder, and history.csv and influence.csv if they are there.</summary>
    /// <exception cref="InvalidDataException">A table is not what a run writes.</exception>
    public static RunRecord Read(string folder, OutcomeYears years, int lastObserved)
    {
        StoredTable groups = StoredTable.Read(Path.Combine(folder, "outcomes.csv"));
        StoredTable states = StoredTable.Read(Path.Combine(folder, "states.csv"));
        int last = groups.Rows.Select(row => row.Whole("year")).DefaultIfEmpty(Horizon.Start).Max();
        RunRecord record = new(Subject.Read(Path.Combine(folder, "subjects.csv")), years, last, lastObserved);
        record.Take(groups, "group");
        record.Take(states, "state");
        foreach (StoredRow row in StoredTable.Find(Path.Combine(folder, "history.csv"))?.Rows ?? [])
            record._observed[(row["outcome"], row["subject"], row.Whole("year"))] = row.Number("value");
        record.Influences =
        [
            .. StoredTable.Find(Path.Combine(folder, "influence.csv"))?.Rows.Select(row =>
                new Influence(row["from"], row["to"], row.Number("pull"), row.Number("lowest"), row.Number("highest"))) ?? [],
        ];
        return record;
    }

    private void Take(StoredTable table, string subject)
    {
        foreach (StoredRow row in table.Rows)
        {
            int year = row.Whole("year");
            if (year < Horizon.Start || year > LastYear)
                throw new InvalidDataException($"the year {row["year"]} is not one of the run: {row}");
            Put(row["outcome"], row[subject], year, new(
                1, row.Number("mean"), row.Number("sd"), row.Number("p05"), row.Number("p25"), row.Number("p50"), row.Number("p75"), row.Number("p95")));
        }
    }

    // the tables do not say in how many replicates an outcome was defined; a record that is read must equal one that is not
    private void Put(string outcome, string subject, int year, Distribution value)
    {
        if (!_series.TryGetValue((outcome, subject), out Distribution[]? series))
            _series[(outcome, subject)] = series = Blank();
        series[Horizon.IndexOf(year)] = value with { Count = 1 };
    }

    private Distribution[] Blank() => [.. Enumerable.Repeat(Distribution.Undefined, LastYear - Horizon.Start + 1)];
}

/// <summary>A quantile or a mean with the middle 90 % of replicates, for one outcome of one group over the outcome years.</summary>
public sealed record SummaryRow(string Outcome, string Unit, string Group, string Years, double Mean, double Sd, double P05, double P50, double P95)
{
    /// <summary>summary.csv.</summary>
    public static ImmutableArray<SummaryRow> Read(string path) =>
    [
        .. StoredTable.Read(path).Rows.Select(row => new SummaryRow(
            row["outcome"], row["unit"], row["group"], row["years"], row.Number("mean"), row.Number("sd"), row.Number("p05"), row.Number("p50"), row.Number("p95"))),
    ];
}
