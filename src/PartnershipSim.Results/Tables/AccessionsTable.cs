using System.Collections.Immutable;
using PartnershipSim.Analysis.Effects;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Runs;

namespace PartnershipSim.Results.Tables;

/// <summary>A year in which a state joins the Alliance in some replicates: a row of accessions.csv.</summary>
/// <param name="Joins">Share of replicates in which it joins in this year.</param>
/// <param name="Members">Share of replicates in which it has joined by this year.</param>
/// <param name="ByData">The year in which it joined by the data; not a number if it did not.</param>
public sealed record Accession(
    string Scenario, string State, string Name, int Year, double Joins, double Members, double ByData)
{
    /// <summary>
    /// Who joins when; states that are members from the start, and those that never join, have no row.
    /// </summary>
    public static ImmutableArray<Accession> Of(string scenario, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(scenario, result.Model, (state, year) =>
            result[Outcomes.Member, result.Groups.Length + state, year].Mean);
    }

    /// <summary>The same of shares that were counted in a comparison.</summary>
    public static ImmutableArray<Accession> Of(string scenario, CompiledModel model, MembershipShares shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        return Of(scenario, model, (state, year) => shares[state, year]);
    }

    private static ImmutableArray<Accession> Of(string scenario, CompiledModel model, Func<int, int, double> members)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. from i in Enumerable.Range(0, model.States.Length)
               let state = model.States[i]
               from year in Enumerable.Range(Horizon.Start + 1, model.Horizon.To - Horizon.Start)
               let before = members(i, year - 1)
               let now = members(i, year)
               where now > before
               select new Accession(scenario, state.Iso3, state.Name, year, now - before, now, ByDataOf(state)),
        ];
    }

    private static double ByDataOf(StateCard state) =>
        state.AccessionByData is { } year && year != CalendarDriver.Never ? year : double.NaN;
}

/// <summary>accessions.csv.</summary>
public static class AccessionsTable
{
    public static Table<Accession> Table { get; } =
        new("accessions.csv", "a year in which a state joins the Alliance in some replicates", columns =>
    {
        var scenario = columns.Scenario(row => row.Scenario);
        var state = columns.State(row => row.State);
        var name = columns.Text("name", "name of the state", row => row.Name);
        var year = columns.Year(row => row.Year);
        var joins = columns.Number(
            "joins", "0-1", "share of the replicates in which the state joins in this year", row => row.Joins);
        var members = columns.Number(
            "member", "0-1", "share of the replicates in which it is a member in this year", row => row.Members);
        var byData = columns.Number(
            "joined_by_data", "year", "the year in which it joined by the data; blank if it did not",
            row => row.ByData);
        return cells => new(
            cells.Of(scenario), cells.Of(state), cells.Of(name), cells.Of(year), cells.Of(joins), cells.Of(members),
            cells.Of(byData));
    });
}
