using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>What was really observed: only cells of the data files, never a filled gap.</summary>
internal static class Observing
{
    /// <summary>Below this share of GDP, spending counts as missing.</summary>
    private const double LeastShare = 0.0001;

    /// <param name="unknownSize">
    /// Stands for a contingent that is listed without a number: not a number where forecasts are scored. In the nudge
    /// it is 0: the golden run, which decides, has the one contingent that matters (Estonia, ISAF 2005) at 0,
    /// against the words of section 6.
    /// </param>
    public static Observations UpTo(int origin, Scenario scenario, ImmutableArray<OperationCard> operations, double unknownSize)
    {
        CountryData data = scenario.Data;
        return new()
        {
            Origin = origin,
            SpendingShare = PerState(scenario, (panel, year) => AtLeast(LeastShare, panel.SpendingPercent[year] / 100)),
            Strength = PerState(scenario, (panel, year) => panel.Strength[year] > 0 ? panel.Strength[year] : double.NaN),
            Troops = [.. operations.Select(card => Troops(scenario, data.Operations.FirstOrDefault(operation => operation.Name == card.Name), unknownSize))],
        };
    }

    private static double AtLeast(double least, double value) => value >= least ? value : double.NaN;

    private static double[][] PerState(Scenario scenario, Func<StatePanel, int, double> read) =>
    [
        .. Enumerable.Range(Horizon.Start, scenario.Horizon.Years).Select(year => scenario.Data.States
            .Select(state => year <= Horizon.LastObserved ? read(scenario.Data.Panels[state.Iso3], year - StatePanel.FirstYear) : double.NaN)
            .ToArray()),
    ];

    private static double[][] Troops(Scenario scenario, Operation? operation, double unknownSize)
    {
        ILookup<(string Iso3, int Year), double> seen = scenario.Data.Deployments
            .Where(row => row.CountsAs == operation?.Name)
            .ToLookup(row => (row.Iso3, row.Year), row => double.IsNaN(row.Troops) ? unknownSize : row.Troops / 1000);
        double In(Country state, int year)
        {
            bool isComplete = operation is not null && operation.Years.Any(row => row.Year == year && row.HasCompleteList);
            bool mayContribute = state.Iso3 is not (Nations.Lead or Nations.Source);
            return isComplete && mayContribute ? seen[(state.Iso3, year)].DefaultIfEmpty(0).Sum() : double.NaN;
        }

        return
        [
            .. Enumerable.Range(Horizon.Start, scenario.Horizon.Years)
                .Select(year => scenario.Data.States.Select(state => In(state, year)).ToArray()),
        ];
    }
}
