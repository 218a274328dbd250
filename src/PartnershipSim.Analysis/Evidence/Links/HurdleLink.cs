using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Entities;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>
/// All programmes together on the troop-years of partners before entry, that is of states with a cohort of partners: a
/// hurdle regression over state, operation and year on the number of programmes that the state has joined, with a level
/// for each state and each operation that many join, the logarithm of the request, and a trend. What is estimated is
/// the change of the expected total against no programme at all.
/// </summary>
public sealed class HurdleLink
{
    private const string Programmes = "programmes";

    /// <summary>An operation that fewer partners join has no level of its own.</summary>
    private const int FewestJoiners = 15;

    private readonly RegressionRows _rows;
    private readonly ImmutableArray<(int Operation, int State, int Year)> _cells;
    private readonly ImmutableArray<double> _observed;

    private HurdleLink(EvidenceData data)
    {
        CompiledModel model = data.Model;
        List<(int Operation, int State, int Year)> cells = [];
        List<double> observed = [];
        foreach (int state in data.StatesOf(Population.NonMembers)
            .Where(state => model.States[state].Cohort != Cohort.None))
        {
            for (int o = 0; o < model.Operations.Length; o++)
            {
                for (int year = Horizon.Start; year <= data.Last && year < data.EntryOf(state); year++)
                {
                    double troops = data.History.Troops[o][Horizon.IndexOf(year)][state];
                    if (!data.History.IsCovered(o, year, state) || double.IsNaN(troops)
                        || !(model.Drivers.Requested[o][Horizon.IndexOf(year)] > 0))
                        continue;
                    cells.Add((o, state, year));
                    observed.Add(troops);
                }
            }
        }

        _cells = [.. cells];
        _observed = [.. observed];
        // operations that few join would separate most resamples; together they are the reference
        int[] operations =
        [
            .. Enumerable.Range(0, model.Operations.Length).Where(o => Enumerable.Range(0, cells.Count)
                .Where(row => cells[row].Operation == o && observed[row] > 0)
                .Select(row => cells[row].State).Distinct().Count() >= FewestJoiners),
        ];
        int[] states = [.. cells.Select(cell => cell.State).Distinct().Order()];
        ImmutableArray<int> units = [.. cells.Select(cell => Array.BinarySearch(states, cell.State))];
        _rows = new(
            units, [.. cells.Select(cell => cell.Year)], units, [.. states.Select(state => model.States[state].Iso3)],
            [
                new(Programmes, [.. cells.Select(cell => data.ProgrammesOf(cell.State, cell.Year))]),
                new("request", [.. cells.Select(cell =>
                    Math.Log(model.Drivers.Requested[cell.Operation][Horizon.IndexOf(cell.Year)]))]),
                new("trend", [.. cells.Select(cell => (cell.Year - 2004) / 10.0)]),
                .. operations.Skip(operations.Length == model.Operations.Length ? 1 : 0).Select(o => new Variable(
                    model.Operations[o].Name, [.. cells.Select(cell => cell.Operation == o ? 1.0 : 0)])),
            ]);
    }

    /// <summary>Rows, and states behind them.</summary>
    public int Rows => _rows.Count;

    public int States => _rows.ClusterNames.Length;

    public static EvidenceLink Link { get; } =
        new(Programmes, EvidenceOutcome.Troops, Population.NonMembers, IsHeadline: true);

    /// <summary>Refuses with a sentence if nothing is covered.</summary>
    public static HurdleLink Compile(EvidenceData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        HurdleLink link = new(data);
        return link._cells.IsEmpty
            ? throw new NotEstimableException(
                "No list of contributors covers a partner before entry: there are no troops to explain.")
            : link;
    }

    /// <summary>What history says, by the cluster bootstrap over states.</summary>
    public LinkResult Estimate(int draws, ulong seed, CancellationToken stop = default)
    {
        bool[] all = new bool[_rows.Count];
        Array.Fill(all, true);
        double change = HurdleRegression.ChangeOfTotal(_rows, _observed.AsSpan(), Programmes, all);
        ClusterBootstrap.Refit refit = HurdleRegression.RefitOfTotal(_rows, _observed, Programmes, [.. all]);
        BootstrapSample sample = ClusterBootstrap.Draw(States, 1, draws, seed, (weights, estimates) =>
        {
            stop.ThrowIfCancellationRequested();
            refit(weights, estimates);
        });
        PointEstimate estimate = new(change, sample.StandardError());
        double below = sample.Draws.Count(draw => draw[0] <= 0) / (double)sample.Draws.Length;
        return new(
            Link, estimate, null, States, 0, double.NaN, double.NaN, Power.MinimumDetectableChange(sample))
        {
            Percentiles = sample.IntervalAt(0.95),
            BootstrapP = Math.Min(1, 2 * Math.Min(below, 1 - below) + 1.0 / sample.Draws.Length),
        };
    }

    /// <summary>The same regression on simulated contingents of the same rows.</summary>
    public HistoryStatistic Statistic()
    {
        bool[] all = new bool[_rows.Count];
        Array.Fill(all, true);
        return new(Link.Key, history =>
        {
            double[] amounts = new double[_cells.Length];
            for (int row = 0; row < amounts.Length; row++)
                amounts[row] = history.Troops(_cells[row].Operation, _cells[row].State, _cells[row].Year);
            try
            {
                return HurdleRegression.ChangeOfTotal(_rows, amounts, Programmes, all);
            }
            catch (NotEstimableException)
            {
                return double.NaN;
            }
        });
    }
}
