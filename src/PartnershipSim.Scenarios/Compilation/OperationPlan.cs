using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Kernel;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>An operation as the scenario has it: the data with its changes laid over them.</summary>
/// <param name="Requested">Thousands by year; a year that is not here has no request.</param>
internal sealed record PlannedOperation(
    string Name, int FirstYear, double Latitude, double Longitude, Lead Lead, double Legitimacy, double Risk, string? Predecessor,
    ImmutableSortedDictionary<int, double> Requested);

/// <summary>
/// The operations of a scenario: those of the data first, in their order, then new ones by first year.
/// </summary>
internal static class OperationPlan
{
    /// <summary>Which operation of history took over from which.</summary>
    private static readonly ImmutableSortedDictionary<string, string> Predecessors =
        ImmutableSortedDictionary<string, string>.Empty.Add("RSM", "ISAF").Add("EUFOR-Althea", "SFOR");

    public static ImmutableArray<PlannedOperation> Of(Scenario scenario)
    {
        ImmutableArray<Operation> known = scenario.Data.Operations;
        return
        [
            .. known.Select(operation => FromData(operation, ChangeOf(scenario, operation.Name), scenario.Horizon)),
            .. scenario.Operations
                .Where(change => known.All(operation => operation.Name != change.Name))
                .OrderBy(change => change.From)
                .ThenBy(change => change.Name, StringComparer.Ordinal)
                .Select(change => FromScratch(change, scenario.Horizon)),
        ];
    }

    /// <summary>The cards in the order of the plan.</summary>
    public static ImmutableArray<OperationCard> Cards(ImmutableArray<PlannedOperation> plan) =>
    [
        .. plan.Select(operation => new OperationCard(
            operation.Name, Dice.OperationAddress(operation.Name), operation.FirstYear, NumberOf(plan, operation.Predecessor),
            operation.Lead, operation.Legitimacy, operation.Risk)),
    ];

    private static OperationChange ChangeOf(Scenario scenario, string name) =>
        scenario.Operations.FirstOrDefault(change => change.Name == name) ?? new(name);

    private static PlannedOperation FromData(Operation operation, OperationChange change, Horizon horizon)
    {
        ImmutableSortedDictionary<int, double>.Builder requested = ImmutableSortedDictionary.CreateBuilder<int, double>();
        foreach (OperationYear row in operation.Years.Where(row => row.Year <= horizon.LastObserved))
            requested[row.Year] = row.OtherTroops / 1000;
        bool goesOn = operation.LastYear > horizon.LastObserved;
        for (int year = horizon.LastObserved + 1; goesOn && year <= horizon.To; year++)
            requested[year] = requested[horizon.LastObserved];
        foreach (int year in requested.Keys.ToArray())
            requested[year] *= change.Scale ?? 1;

        return new(
            operation.Name, change.From ?? operation.FirstYear, change.Latitude ?? operation.Latitude, change.Longitude ?? operation.Longitude,
            change.Lead ?? operation.Lead, change.Legitimacy ?? operation.Legitimacy, change.Risk ?? operation.Risk,
            change.Predecessor ?? Predecessors.GetValueOrDefault(operation.Name), Changed(requested, change));
    }

    private static PlannedOperation FromScratch(OperationChange change, Horizon horizon)
    {
        ImmutableSortedDictionary<int, double>.Builder requested = ImmutableSortedDictionary.CreateBuilder<int, double>();
        int first = change.From!.Value;
        for (int year = first; year <= horizon.To; year++)
            requested[year] = Piecewise.At(change.Requested, year);
        return new(
            change.Name, first, change.Latitude!.Value, change.Longitude!.Value, change.Lead ?? Lead.Nato, change.Legitimacy ?? 1,
            change.Risk ?? 0, change.Predecessor, Changed(requested, change));
    }

    private static ImmutableSortedDictionary<int, double> Changed(ImmutableSortedDictionary<int, double>.Builder requested, OperationChange change)
    {
        foreach ((int year, double thousands) in change.Requested)
            requested[year] = thousands;
        return requested.ToImmutable().RemoveRange(requested.Keys.Where(year => year > (change.Until ?? int.MaxValue)));
    }

    private static int? NumberOf(ImmutableArray<PlannedOperation> plan, string? name)
    {
        int number = plan.ToList().FindIndex(operation => operation.Name == name);
        return number >= 0 ? number : null;
    }
}
