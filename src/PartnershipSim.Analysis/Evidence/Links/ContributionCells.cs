using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Entities;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>
/// Who contributed to which operation in which year, in the cells of which that is known, with what is always held
/// fixed: the operation, its request, a trend, income and population.
/// </summary>
/// <param name="Outcomes">1 for a contributor and 0 for another state; or ln thousand troops of contributors.</param>
internal sealed record ContributionCells(
    ImmutableArray<(int Operation, int State, int Year)> Cells, double[] Outcomes, ImmutableArray<Variable> Controls)
{
    /// <param name="isOutside">Only states that are not in the Alliance, in years before they enter.</param>
    /// <param name="isJoinersOnly">Only contributors whose size is known.</param>
    /// <param name="holds">What else a cell needs; null: nothing.</param>
    public static ContributionCells Of(
        EvidenceData data, bool isOutside, bool isJoinersOnly,
        Func<(int Operation, int State, int Year), bool>? holds = null)
    {
        CompiledModel model = data.Model;
        List<(int Operation, int State, int Year)> cells = [];
        List<double> outcomes = [];
        foreach (int state in data.StatesOf(isOutside ? Population.NonMembers : Population.WithAllies))
        {
            int end = isOutside ? Math.Min(data.Last, data.EntryOf(state) - 1) : data.Last;
            for (int o = 0; o < model.Operations.Length; o++)
            {
                for (int year = Horizon.Start; year <= end; year++)
                {
                    double troops = data.History.Troops[o][Horizon.IndexOf(year)][state];
                    if (!data.History.IsCovered(o, year, state) || double.IsNaN(troops)
                        || !(model.Drivers.Requested[o][Horizon.IndexOf(year)] > 0)
                        || (isJoinersOnly && !(troops > 0)) || holds?.Invoke((o, state, year)) == false)
                        continue;
                    cells.Add((o, state, year));
                    outcomes.Add(isJoinersOnly ? Math.Log(troops) : troops > 0 ? 1 : 0);
                }
            }
        }

        if (cells.Count == 0)
        {
            throw new NotEstimableException(
                "No list of contributors covers these states: there are no contributions to explain.");
        }

        // an operation that all states join, or none, would be separated from the others
        HashSet<int> kept =
        [
            .. Enumerable.Range(0, model.Operations.Length).Where(o => isJoinersOnly
                || outcomes.Where((_, row) => cells[row].Operation == o).Distinct().Count() > 1),
        ];
        int[] rows = [.. Enumerable.Range(0, cells.Count).Where(row => kept.Contains(cells[row].Operation))];
        cells = [.. rows.Select(row => cells[row])];
        return new(
            [.. cells], [.. rows.Select(row => outcomes[row])],
            [
                .. kept.Order().Skip(1).Select(o => new Variable(
                    model.Operations[o].Name, [.. cells.Select(cell => cell.Operation == o ? 1.0 : 0)])),
                new("request", [.. cells.Select(cell =>
                    Math.Log(model.Drivers.Requested[cell.Operation][Horizon.IndexOf(cell.Year)]))]),
                new("trend", [.. cells.Select(cell => (cell.Year - 2004) / 10.0)]),
                new("income", [.. cells.Select(cell => data.FilledIncome(cell.State, cell.Year))]),
                new("population", [.. cells.Select(cell => data.LogPopulation(cell.State, cell.Year))]),
            ]);
    }
}
