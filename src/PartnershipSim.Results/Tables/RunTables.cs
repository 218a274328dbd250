using System.Globalization;
using CsvHelper;
using PartnershipSim.Analysis.Decisions;
using PartnershipSim.Model;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// The tidy tables of a run: one row per outcome, subject and year, lower snake_case columns, numbers with round-trip precision, undefined
/// outcomes left out.
/// </summary>
public static class RunTables
{
    private static readonly string[] Statistics = ["mean", "sd", "p05", "p25", "p50", "p75", "p95"];

    /// <summary>outcomes.csv: the groups.</summary>
    public static void WriteOutcomes(Stream stream, string scenario, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Write(stream, scenario, result, "group", 0, result.Groups.Length);
    }

    /// <summary>states.csv: the single states, or those of them that <paramref name="reported"/> names.</summary>
    public static void WriteStates(Stream stream, string scenario, RunResult result, IReadOnlyCollection<string>? reported = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        Write(stream, scenario, result, "state", result.Groups.Length, result.Subjects.Length, reported);
    }

    /// <summary>summary.csv: one number per run, as the outcome is summed over the outcome years or taken in the last of them, over the replicates.</summary>
    public static void WriteSummary(Stream stream, string scenario, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        double[] scratch = new double[result.Plan.Replicates];
        Write(
            stream,
            ["scenario", "outcome", "unit", "group", "years", .. Statistics],
            from outcome in Outcomes.All
            from @group in result.Groups
            let d = Distribution.Of(result.Scalars.Of(outcome, @group.Key), scratch)
            where d.Count > 0
            select (IEnumerable<string>)
            [
                scenario, outcome.Key, outcome.Unit, @group.Key, result.Years.ToString(),
                Number(d.Mean), Number(d.Sd), Number(d.P05), Number(d.P25), Number(d.P50), Number(d.P75), Number(d.P95),
            ]);
    }

    /// <summary>
    /// subjects.csv: who the rows of the other tables speak of. A state's region and cohort are keys of groups; its income and its troop-years are
    /// summed over those outcome years that lie in the data (to 2020), and where none does over <see cref="OutcomeYears.Burden"/>.
    /// </summary>
    public static void WriteSubjects(Stream stream, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        int[] years = result.Years.Burden(result.Model.Horizon).Troops;
        WriteSubjects(stream, result.Model, result.Years, state => years.Sum(year => result[Outcomes.Troops, result.Model.States[state].Iso3, year].Mean));
    }

    /// <inheritdoc cref="WriteSubjects(Stream, RunResult)"/>
    /// <param name="troopYears">Mean troop-years of a state, by its number.</param>
    public static void WriteSubjects(Stream stream, CompiledModel model, OutcomeYears years, Func<int, double> troopYears)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(troopYears);
        int[] known = years.Burden(model.Horizon).Income;
        Write(
            stream,
            ["subject", "kind", "name", "region", "cohort", "states", "income_bn_usd", "troop_years_k"],
            [
                .. Group.Of(model).Select(group => (IEnumerable<string>)[group.Key, group.Kind, "", "", "", $"{group.States.Length}", "", ""]),
                .. model.States.Select((state, i) => (IEnumerable<string>)
                [
                    state.Iso3, "state", state.Name, Group.KeyOf(model.Regions[state.Region]), Group.KeyOf(state.Cohort), "1",
                    Number(known.Sum(year => model.Drivers.Gdp[Horizon.IndexOf(year)][i])), Number(troopYears(i)),
                ]),
            ]);
    }

    /// <summary>influence.csv: who moved whom, and how far.</summary>
    public static void WriteInfluences(Stream stream, IEnumerable<Influence> influences)
    {
        ArgumentNullException.ThrowIfNull(influences);
        Write(stream, ["from", "to", "pull", "lowest", "highest"], influences.Select(one => (IEnumerable<string>)[one.From, one.To, Number(one.Pull), Number(one.Low), Number(one.High)]));
    }

    /// <summary>A tidy CSV file with Unix line ends and no byte order mark.</summary>
    public static void Write(Stream stream, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using CsvWriter csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        foreach (IEnumerable<string> row in rows.Prepend(header))
            csv.WriteRecord(row.ToArray());
    }

    /// <summary>Round-trip precision; nothing for not a number.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    private static void Write(
        Stream stream, string scenario, RunResult result, string subjectColumn, int from, int to, IReadOnlyCollection<string>? reported = null)
    {
        Write(stream, ["scenario", "outcome", "unit", subjectColumn, "year", .. Statistics], Rows());

        IEnumerable<IEnumerable<string>> Rows()
        {
            foreach (Outcome outcome in Outcomes.All)
            {
                for (int subject = from; subject < to; subject++)
                {
                    string key = result.Subjects[subject].Key;
                    if (reported is { Count: > 0 } && !reported.Contains(key))
                        continue;
                    for (int year = Horizon.Start; year <= result.LastYear; year++)
                    {
                        Distribution d = result[outcome, subject, year];
                        if (d.Count == 0)
                            continue;
                        yield return
                        [
                            scenario, outcome.Key, outcome.Unit, key, year.ToString(CultureInfo.InvariantCulture),
                            Number(d.Mean), Number(d.Sd), Number(d.P05), Number(d.P25), Number(d.P50), Number(d.P75), Number(d.P95),
                        ];
                    }
                }
            }
        }
    }
}
