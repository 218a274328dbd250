using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>What was really observed: only cells of the data files, never a filled gap.</summary>
internal static class Observing
{
    /// <summary>Below this share of GDP, spending counts as missing.</summary>
    private const double LeastShare = 0.0001;

    /// <summary>Pledges, launch-phase figures and recollection: no observation.</summary>
    private const string Unfit = "D";

    /// <param name="unknownSize">
    /// Stands for a contingent that is listed without a number: not a number where forecasts are scored. In the nudge
    /// it is 0: the golden run, which decides, has the one contingent that matters (Estonia, ISAF 2005) at 0,
    /// against the words of section 6.
    /// </param>
    public static Observations UpTo(int origin, Scenario scenario, ImmutableArray<OperationCard> operations, double unknownSize)
    {
        ImmutableArray<Operation?> known =
            [.. operations.Select(card => scenario.Data.Operations.FirstOrDefault(operation => operation.Name == card.Name))];
        bool[][][] isCovered = [.. known.Select(operation => IsCovered(scenario, operation))];
        return new()
        {
            Origin = origin,
            SpendingShare = PerState(scenario, (panel, year) => AtLeast(LeastShare, panel.SpendingPercent[year] / 100)),
            Strength = PerState(scenario, (panel, year) => panel.Strength[year] > 0 ? panel.Strength[year] : double.NaN),
            Troops = [.. known.Select((operation, o) => Troops(scenario, operation, isCovered[o], unknownSize))],
            IsCovered = isCovered,
        };
    }

    private static double AtLeast(double least, double value) => value >= least ? value : double.NaN;

    private static double[][] PerState(Scenario scenario, Func<StatePanel, int, double> read) =>
        Cells(scenario, (state, _, year) => year <= scenario.Data.LastObserved
            ? read(scenario.Data.Panels[state.Iso3], year - StatePanel.FirstYear)
            : double.NaN);

    private static double[][] Troops(
        Scenario scenario, Operation? operation, bool[][] isCovered, double unknownSize)
    {
        ILookup<(string Iso3, int Year), double> seen = scenario.Data.Deployments
            .Where(row => row.CountsAs == operation?.Name && row.Quality != Unfit)
            .ToLookup(row => (row.Iso3, row.Year), row => row.Troops / 1000);
        double Known(double troops) => double.IsNaN(troops) ? unknownSize : troops;
        return Cells(scenario, (state, i, year) => isCovered[Horizon.IndexOf(year)][i]
            ? seen[(state.Iso3, year)].Select(Known).DefaultIfEmpty(0).Sum()
            : MayContribute(state) && year <= scenario.Data.LastObserved
                ? seen[(state.Iso3, year)].DefaultIfEmpty(double.NaN).Sum()
                : double.NaN);
    }

    private static bool[][] IsCovered(Scenario scenario, Operation? operation)
    {
        ILookup<int, OperationYear> years = (operation?.Years ?? []).ToLookup(row => row.Year);
        return Cells(scenario, (state, _, year) => MayContribute(state) && year <= scenario.Data.LastObserved
            && years[year].Any(row => row.Coverage.Covers(state.Iso3)));
    }

    private static bool MayContribute(Country state) => state.Iso3 is not (Nations.Lead or Nations.Source);

    private static T[][] Cells<T>(Scenario scenario, Func<Country, int, int, T> read) =>
    [
        .. Enumerable.Range(Horizon.Start, scenario.Horizon.Years)
            .Select(year => scenario.Data.States.Select((state, i) => read(state, i, year)).ToArray()),
    ];
}
