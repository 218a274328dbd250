using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>
/// An outcome of a group or of a state in a year, over the replicates of a run: a row of outcomes.csv or states.csv.
/// </summary>
/// <param name="Subject">Key of the group or of the state.</param>
public sealed record YearRow(string Scenario, string Outcome, string Unit, string Subject, int Year, Spread Values)
{
    /// <summary>Outcomes of the groups of a run; those that are undefined in a year are left out.</summary>
    public static ImmutableArray<YearRow> OfGroups(string scenario, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(scenario, result, 0, result.Groups.Length, _ => true);
    }

    /// <summary>Outcomes of the states, or of those of them that <paramref name="reported"/> names.</summary>
    public static ImmutableArray<YearRow> OfStates(
        string scenario, RunResult result, IReadOnlyCollection<string>? reported = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(scenario, result, result.Groups.Length, result.Subjects.Length, key => reported is not { Count: > 0 }
            || reported.Contains(key));
    }

    private static ImmutableArray<YearRow> Of(
        string scenario, RunResult result, int from, int to, Func<string, bool> isReported)
    {
        ImmutableArray<YearRow>.Builder rows = ImmutableArray.CreateBuilder<YearRow>();
        foreach (Outcome outcome in Outcomes.All)
        {
            for (int subject = from; subject < to; subject++)
            {
                string key = result.Subjects[subject].Key;
                for (int year = Horizon.Start; year <= result.LastYear && isReported(key); year++)
                {
                    Distribution values = result[outcome, subject, year];
                    if (values.Count > 0)
                        rows.Add(new(scenario, outcome.Key, outcome.Unit, key, year, Spread.Of(values)));
                }
            }
        }

        return rows.ToImmutable();
    }
}
