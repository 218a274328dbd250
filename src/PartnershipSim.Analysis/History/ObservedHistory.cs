using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Compilation;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// What really happened, as far as it may be compared with a model: only cells of the data files, never a filled gap,
/// no contingent graded D, and no list that repeats the year before. Indexed as in the compiled model: [year from
/// 1994][state in iso3 order]; <see cref="double.NaN"/> where nothing is known.
/// </summary>
public sealed class ObservedHistory
{
    /// <summary>Pledges, launch-phase figures and recollection: no observation.</summary>
    private const string Unfit = "D";

    private readonly bool[][] _isComplete;
    private readonly bool[][][] _isCovered;
    private readonly bool[][] _isSpendingFirm;

    private ObservedHistory(
        ImmutableArray<string> operations, double[][] spending, double[][] strength, double[][][] troops,
        bool[][][] isCovered, bool[][] isComplete, bool[][] isSpendingFirm, ImmutableArray<string> leftOut)
    {
        _isSpendingFirm = isSpendingFirm;
        Operations = operations;
        Spending = spending;
        Strength = strength;
        Troops = troops;
        _isCovered = isCovered;
        _isComplete = isComplete;
        LeftOut = leftOut;
    }

    /// <summary>Names of the operations, in the order of the compiled model.</summary>
    public ImmutableArray<string> Operations { get; }

    /// <summary>Number of years of <see cref="Spending"/> and the others: from 1994 to the last observed one.</summary>
    public int Years => Spending.Length;

    /// <summary>Military spending, share of GDP.</summary>
    public double[][] Spending { get; }

    /// <summary>Active strength, thousands.</summary>
    public double[][] Strength { get; }

    /// <summary>
    /// Troops, thousands, [operation][year][state]. A state that is covered and has no row is 0; of states that are not
    /// covered, only those that are named are known. A contingent that is listed without a number is unknown too.
    /// </summary>
    public double[][][] Troops { get; }

    /// <summary>Lists that were left out because they repeat the year before, in words.</summary>
    public ImmutableArray<string> LeftOut { get; }

    /// <summary>Is it known of every state whether it took part?</summary>
    public bool IsComplete(int operation, int year) => _isComplete[operation][Horizon.IndexOf(year)];

    /// <summary>Is it known of the state whether it took part?</summary>
    public bool IsCovered(int operation, int year, int state) => _isCovered[operation][Horizon.IndexOf(year)][state];

    /// <summary>
    /// Is the number of a year what a state at peace spent? Neither an estimate or uncertain by the source, nor that
    /// of the lead power, the threat source or a state on whose territory there is war between states.
    /// </summary>
    public bool IsSpendingFirm(int state, int year) => _isSpendingFirm[Horizon.IndexOf(year)][state];

    /// <summary>The history that a scenario's data hold. A scenario that invents an operation has no history of
    /// it.</summary>
    public static ObservedHistory Of(Scenario scenario, CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(model);
        Observations seen = Compiler.Observed(scenario);
        CountryData data = scenario.Data;
        ImmutableArray<string> names = [.. model.Operations.Select(card => card.Name)];
        ImmutableArray<string>.Builder leftOut = ImmutableArray.CreateBuilder<string>();
        double[][][] troops = new double[names.Length][][];
        int years = data.LastObserved - Horizon.Start + 1;
        bool[][] isComplete = new bool[names.Length][];
        bool[][][] isCovered = new bool[names.Length][][];
        for (int o = 0; o < names.Length; o++)
        {
            Contingents rows = new(data, names[o]);
            troops[o] = new double[years][];
            isComplete[o] = new bool[years];
            isCovered[o] = new bool[years][];
            for (int t = 0; t < years; t++)
            {
                int year = Horizon.Start + t;
                bool isRepeat = rows.RepeatsTheYearBefore(year);
                if (isRepeat)
                    leftOut.Add($"{names[o]} {year}: repeats the list of {year - 1}");
                isComplete[o][t] = rows.IsComplete(year) && !isRepeat;
                isCovered[o][t] = [.. model.States.Select(
                    state => state.MayContribute && !isRepeat && rows.Covers(state.Iso3, year))];
                troops[o][t] = [.. model.States.Select(
                    state => state.MayContribute && !isRepeat ? rows.Of(state.Iso3, year) : double.NaN)];
            }
        }

        bool[][] isSpendingFirm =
        [
            .. Enumerable.Range(Horizon.Start, years).Select(year => model.States
                .Select((card, i) => card.MayContribute
                    && !data.Panels[card.Iso3].IsSpendingDoubtful[year - StatePanel.FirstYear]
                    && !(model.Drivers[Driver.InterstateWar][Horizon.IndexOf(year)][i] > 0 && card.SignedPfp))
                .ToArray()),
        ];
        return new(
            names, seen.SpendingShare[..years], seen.Strength[..years], troops, isCovered, isComplete, isSpendingFirm,
            leftOut.ToImmutable());
    }

    /// <summary>
    /// The same cells as if another past had filled them: what a known scenario would have left in the archives, for
    /// tests of what can be recovered.
    /// </summary>
    public ObservedHistory Filled(Past past)
    {
        ArgumentNullException.ThrowIfNull(past);
        double[][] Cells(double[][] seen, Func<int, int, double> lived) =>
            [.. seen.Take(past.Model.Horizon.Years).Select((row, t) =>
                row.Select((value, i) => double.IsNaN(value) ? double.NaN : lived(i, Horizon.Start + t)).ToArray())];
        return new(
            Operations, Cells(Spending, (i, year) => past.SpendingShare(i, year) / 100), Cells(Strength, past.Strength),
            [.. Troops.Select((years, o) => Cells(years, (i, year) => past.Troops(i, year, o)))],
            _isCovered, _isComplete, _isSpendingFirm, LeftOut);
    }

    /// <summary>
    /// What a nudged model sees: contingents only of states of which it is known whether they took part.
    /// </summary>
    public Observations Until(int origin) => new Observations()
    {
        Origin = origin,
        SpendingShare = Spending,
        Strength = Strength,
        Troops = Troops,
        IsCovered = _isCovered,
    }.OnlyCovered();

    /// <summary>The rows of one operation.</summary>
    private sealed class Contingents
    {
        /// <summary>Smaller contingents are often the same by chance.</summary>
        private const double TooSmallToTell = 20;

        /// <summary>
        /// Pairs of contingents below which a list is too short to tell copying from missions that do not change.
        /// </summary>
        private const int FewestToTell = 10;

        private readonly ILookup<(string Iso3, int Year), double> _rows;
        private readonly Operation? _operation;

        public Contingents(CountryData data, string operation)
        {
            _operation = data.Operations.FirstOrDefault(known => known.Name == operation);
            _rows = data.Deployments
                .Where(row => row.CountsAs == operation)
                .ToLookup(row => (row.Iso3, row.Year), row => row.Quality == Unfit ? double.NaN : row.Troops);
        }

        public bool IsComplete(int year) =>
            _operation is not null && _operation.Years.Any(row => row.Year == year && row.Coverage == Coverage.All);

        public bool Covers(string iso3, int year) => _operation is not null && _operation.Covers(iso3, year);

        public double Of(string iso3, int year) => _rows.Contains((iso3, year))
            ? _rows[(iso3, year)].Sum() / 1000
            : Covers(iso3, year) ? 0 : double.NaN;

        /// <summary>A list most of whose larger contingents are, to the man, those of the year before was copied, not
        /// counted.</summary>
        public bool RepeatsTheYearBefore(int year)
        {
            double[][] pairs =
            [
                .. _rows.Where(group => group.Key.Year == year)
                    .Select(group =>
                        new[] { group.Sum(), _rows[(group.Key.Iso3, year - 1)].DefaultIfEmpty(double.NaN).Sum() })
                    .Where(pair => pair[0] >= TooSmallToTell && !double.IsNaN(pair[1])),
            ];
            return pairs.Length >= FewestToTell && 2 * pairs.Count(pair => pair[0] == pair[1]) > pairs.Length;
        }
    }
}
