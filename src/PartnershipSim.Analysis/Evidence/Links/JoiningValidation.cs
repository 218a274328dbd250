using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>A row of validation.csv: does a variable help to predict who joins, among states left out?</summary>
/// <param name="Among">"all states", or "non-members" before entry.</param>
/// <param name="Refusal">Why there is no number, or blank.</param>
public sealed record ValidationRow(
    string Added, string Among, int Rows, int States, double Base, double Gain, double StandardError, int Improved,
    bool Pays, string Refusal);

/// <summary>
/// Whether something that was measured predicts who joins operations beyond the programmes that a state has joined,
/// the operation, its request, a trend, income and population; by leaving out each state in turn.
/// </summary>
public static class JoiningValidation
{
    private const int YearsBefore = 3;

    /// <summary>What a state does in missions of the United Nations the year before.</summary>
    public static ImmutableArray<ValidationRow> OfUnMissions(EvidenceData data, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Of(
            data,
            [
                ("took part in UN missions the year before",
                    (state, year) => data.At(EvidenceOutcome.UnMissions, state, year - 1)),
                ("troops in UN missions the year before, ln(1 + n)",
                    (state, year) => Math.Log(1 + data.UnTroops(state, year - 1))),
            ],
            stop);
    }

    /// <summary>A measure, as mean over the three years before, or those of them that are measured.</summary>
    public static ImmutableArray<ValidationRow> OfMeasure(
        EvidenceData data, Measure measure, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(measure);
        return Of(data, [($"{measure.Name}, mean of the three years before", (state, year) =>
        {
            string iso3 = data.Model.States[state].Iso3;
            double[] known =
            [
                .. Enumerable.Range(year - YearsBefore, YearsBefore)
                    .Select(y => measure.Values.GetValueOrDefault((iso3, y), double.NaN)).Where(double.IsFinite),
            ];
            return known.Length > 0 ? known.Average() : double.NaN;
        })], stop);
    }

    private static ImmutableArray<ValidationRow> Of(
        EvidenceData data, (string Name, Func<int, int, double> At)[] added, CancellationToken stop)
    {
        ImmutableArray<ValidationRow>.Builder rows = ImmutableArray.CreateBuilder<ValidationRow>();
        foreach ((string name, Func<int, int, double> at) in added)
        {
            foreach (bool isOutside in new[] { false, true })
                rows.Add(One(data, name, at, isOutside, stop));
        }

        return rows.ToImmutable();
    }

    private static ValidationRow One(
        EvidenceData data, string name, Func<int, int, double> at, bool isOutside, CancellationToken stop)
    {
        string among = isOutside ? "non-members" : "all states";
        try
        {
            ContributionCells cells = ContributionCells.Of(
                data, isOutside, isJoinersOnly: false, cell => double.IsFinite(at(cell.State, cell.Year)));
            Variable programmes = new(
                "programmes", [.. cells.Cells.Select(cell => data.ProgrammesOf(cell.State, cell.Year))]);
            Variable member = new(
                "member", [.. cells.Cells.Select(cell => data.EntryOf(cell.State) <= cell.Year ? 1.0 : 0)]);
            UnitValidation found = UnitValidation.Of(
                [.. cells.Cells.Select(cell => cell.State)], [.. cells.Controls, programmes, member],
                new(name, [.. cells.Cells.Select(cell => at(cell.State, cell.Year))]), cells.Outcomes, stop);
            return new(
                name, among, found.Rows, found.Units, found.Base, found.Gain, found.StandardError, found.Improved,
                found.Pays, "");
        }
        catch (NotEstimableException refusal)
        {
            return new(
                name, among, 0, 0, double.NaN, double.NaN, double.NaN, 0, false, refusal.Message);
        }
    }
}
