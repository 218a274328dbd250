using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;

namespace PartnershipSim.Results.Tables;

/// <summary>An observation that would narrow the interval of an effect: a row of information.csv.</summary>
/// <param name="Effect">Key of the outcome whose effect it is.</param>
/// <param name="Observed">Key of the outcome that would be observed.</param>
/// <param name="Subject">Of this group or state.</param>
public sealed record InformationRow(
    string Scenario, string Effect, int Rank, string Observed, string Subject, int Year, bool IsNewSeries,
        double Correlation, double Narrowing)
{
    public static IEnumerable<InformationRow> Of(
        string scenario, Outcome effect, ImmutableArray<Observable> observables) =>
        observables.Select((each, rank) => new InformationRow(
            scenario, effect.Key, rank + 1, each.Observed.Key, each.Subject.Key, each.Year,
                Information.IsNewSeries(each.Observed), each.Correlation,
            each.Narrowing));
}

/// <summary>information.csv.</summary>
public static class InformationTable
{
    public static Table<InformationRow> Table { get; } = new(
        "information.csv", "an observation that would narrow the interval of an effect, the most telling first",
            columns =>
        {
            var scenario = columns.Scenario(row => row.Scenario);
            var effect = columns.Name("effect", "key of the outcome whose effect it is", row => row.Effect);
            var rank = columns.Whole("rank", "-", "1 narrows most", row => row.Rank);
            var observed = columns.Name("observed", "key of the outcome that would be observed", row => row.Observed);
            var subject = columns.Name("subject", "key of the group or of the state", row => row.Subject);
            var year = columns.Year(row => row.Year);
            var isNew = columns.Of(
                "is_new_series", "0 or 1", "1 if there is no data series of it", CellKinds.Either("1", "0"), row =>
                row.IsNewSeries);
            var correlation = columns.Number(
                "correlation", "-", "between the observation and the expected effect", row => row.Correlation);
            var narrowing = columns.Number(
                "narrowing", "0-1", "by what share the interval would become narrower", row => row.Narrowing);
            return cells => new(
                cells.Of(scenario), cells.Of(effect), cells.Of(rank), cells.Of(observed), cells.Of(subject),
                    cells.Of(year), cells.Of(isNew),
                cells.Of(correlation), cells.Of(narrowing));
        });
}
