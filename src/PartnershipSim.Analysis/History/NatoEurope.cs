using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// Military spending of the European members together, % of their GDP: what was expected of one year from what was
/// known at the end of another, and what came.
/// </summary>
/// <param name="Origin">1994: a run that saw nothing later.</param>
/// <param name="Persistence">As if each state's share had stayed as it last was at the origin.</param>
/// <param name="Interval">In which 90 % of the runs lie.</param>
public sealed record NatoEurope(
    int Origin, int Year, double Observed, double Persistence, double Median, Interval Interval)
{
    private static readonly ImmutableArray<string> NotEurope = ["USA", "CAN"];

    /// <summary>From every origin the last year that its windows ask for; from 1994 the years in between too.</summary>
    public static ImmutableArray<NatoEurope> Of(
        CompiledModel model, ObservedHistory history, FreeRuns free, IReadOnlyDictionary<int, ForecastSample> samples,
        int runs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(free);
        ArgumentNullException.ThrowIfNull(samples);
        return
        [
            .. FreeYears(model).Select(year => One(
                model, history, Horizon.Start, year, free.Replicates, (i, run) => free[run].SpendingShare(i, year))),
            .. WhoWins.OriginsOf(model.Horizon.LastObserved).Where(samples.ContainsKey)
                .Select(origin => (Origin: origin, Year: LastYear(model, origin)))
                .Select(asked => One(
                    model, history, asked.Origin, asked.Year, runs,
                    (i, run) => samples[asked.Origin][Quantity.Spending, -1, i, asked.Year][run])),
        ];
    }

    private static IEnumerable<int> FreeYears(CompiledModel model) =>
        WhoWins.OriginsOf(model.Horizon.LastObserved).Where(origin => origin > 2002).Prepend(2000)
            .Append(model.Horizon.LastObserved).Distinct();

    private static int LastYear(CompiledModel model, int origin) =>
        WhoWins.OriginsOf(model.Horizon.LastObserved).Where(later => later > origin)
            .DefaultIfEmpty(model.Horizon.LastObserved).First();

    private static NatoEurope One(
        CompiledModel model, ObservedHistory history, int origin, int year, int runs, Func<int, int, double> expected)
    {
        KnownHistory known = new(model, history, origin);
        double[] gdp = model.Drivers.Gdp[Horizon.IndexOf(year)];
        double[] seen = history.Spending[Horizon.IndexOf(year)];
        int[] members =
        [
            .. Enumerable.Range(0, model.States.Length).Where(i => model.Drivers.AccessionYear[i] <= year
                && !NotEurope.Contains(model.States[i].Iso3) && double.IsFinite(seen[i])),
        ];
        double Share(Func<int, double> percent) => members.Sum(i => percent(i) * gdp[i]) / members.Sum(i => gdp[i]);
        double[] values = [.. Enumerable.Range(0, runs).Select(run => Share(i => expected(i, run)))];
        return new(
            origin, year, Share(i => 100 * seen[i]),
            Share(i => known.Last(Quantity.Spending, i)?.Value ?? double.NaN),
            Distribution.Median(values), Distribution.Middle(values, Skill.Level));
    }
}
