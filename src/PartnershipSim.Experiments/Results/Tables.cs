using System.Globalization;
using CsvHelper;
using PartnershipSim.Model;

namespace PartnershipSim.Experiments.Results;

/// <summary>
/// The tidy tables of a run: one row per outcome, subject and year, lower snake_case columns, numbers with round-trip precision, undefined
/// outcomes left out.
/// </summary>
public static class Tables
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
