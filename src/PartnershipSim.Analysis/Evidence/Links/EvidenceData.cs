using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Entities;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>
/// The outcomes of history, state by state and year by year from 1990: only what was observed, no filled gap. A state
/// that had no forces yet is not observed.
/// </summary>
public sealed class EvidenceData
{
    /// <summary>Below this share of GDP, spending counts as missing.</summary>
    private const double LeastPercent = 0.01;

    private readonly Dictionary<EvidenceOutcome, double[][]> _cells = [];
    private readonly Dictionary<(string Iso3, int Year), double> _unTroops;
    private readonly ImmutableDictionary<(string Iso3, int Year), int> _trainees;
    private readonly ImmutableArray<Country> _states;
    private readonly CountryData _data;

    private EvidenceData(Scenario scenario, CompiledModel model, ProgrammeDates dates)
    {
        _data = scenario.Data;
        _states = _data.States;
        Model = model;
        Dates = dates;
        History = ObservedHistory.Of(scenario, model);
        Last = _data.LastObserved;
        Fill(EvidenceOutcome.Spending, (panel, year) =>
            panel.SpendingPercent[year] >= LeastPercent ? Math.Log(panel.SpendingPercent[year] / 100) : double.NaN);
        Fill(EvidenceOutcome.Strength, (panel, year) =>
            panel.Strength[year] > 0 ? Math.Log(panel.Strength[year]) : double.NaN);
        Fill(EvidenceOutcome.Voting, (panel, year) => panel.UnAgreement[year]);
        _unTroops = _data.Deployments.Where(row => row.Operation == Deployment.UnTotal && row.Troops > 0)
            .GroupBy(row => (row.Iso3, row.Year)).ToDictionary(cell => cell.Key, cell => cell.Sum(row => row.Troops));
        HashSet<(string, int)> present =
        [
            .. _data.Deployments.Where(row => row.Operation == Deployment.UnTotal && row.Troops > 0)
                .Select(row => (row.Iso3, row.Year)),
        ];
        _cells[EvidenceOutcome.UnMissions] = Cells((state, year) =>
            year > EvidenceOutcome.UnMissions.Last || !HasForces(_states[state], year) ? double.NaN
                : present.Contains((_states[state].Iso3, year)) ? 1 : 0);
        Dictionary<(string, int), CodedAttitude> coded =
            CodedAttitudes.Read(_data).ToDictionary(row => (row.Iso3, row.Year));
        HasAttitudes = coded.Count > 0;
        _cells[EvidenceOutcome.Willingness] = Cells((state, year) =>
            coded.TryGetValue((_states[state].Iso3, year), out CodedAttitude? row) ? row.Operations : double.NaN);
        _cells[EvidenceOutcome.Reform] = Cells((state, year) =>
            coded.TryGetValue((_states[state].Iso3, year), out CodedAttitude? row) ? row.Reform : double.NaN);
        _trainees = ForeignTraining.Read(_data);
        int isaf = History.Operations.IndexOf("ISAF");
        double InIsaf(int state, int year) =>
            isaf < 0 || year < Horizon.Start || year > EvidenceOutcome.Isaf.Last
                || !History.IsCovered(isaf, year, state)
                ? double.NaN
                : History.Troops[isaf][Horizon.IndexOf(year)][state];
        _cells[EvidenceOutcome.Isaf] = Cells((state, year) => Share(InIsaf(state, year)));
        _cells[EvidenceOutcome.IsafTroops] = Cells((state, year) => LogTroops(InIsaf(state, year)));
    }

    public CompiledModel Model { get; }

    public ProgrammeDates Dates { get; }

    public ObservedHistory History { get; }

    /// <summary>Has attitudes.csv rows?</summary>
    public bool HasAttitudes { get; }

    /// <summary>Has us_training.csv rows?</summary>
    public bool HasTraining => !_trainees.IsEmpty;

    /// <summary>ln(1 + persons trained by the United States); not a number where no report names the state.</summary>
    public double LogTraining(int state, int year) =>
        _trainees.TryGetValue((_states[state].Iso3, year), out int trainees) ? Math.Log(1.0 + trainees) : double.NaN;

    /// <summary>First year of every panel.</summary>
    public static int First => StatePanel.FirstYear;

    public int Last { get; }

    /// <summary>A scenario as a free run that ends where history ends.</summary>
    public static Scenario AsHistory(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        int last = scenario.Data.LastObserved;
        return scenario with
        {
            NudgedTo = Scenario.Never,
            Years = new(Math.Min(scenario.Years.From, last), Math.Min(scenario.Years.To, last)),
        };
    }

    public static EvidenceData Of(Scenario scenario, CompiledModel model, ProgrammeDates dates)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(dates);
        return new(scenario, model, dates);
    }

    /// <summary>What was observed; not a number where nothing was.</summary>
    public double At(EvidenceOutcome outcome, int state, int year) => _cells[outcome][year - First][state];

    /// <summary>The states of a population, by number.</summary>
    public ImmutableArray<int> StatesOf(Population population) =>
    [
        .. Enumerable.Range(0, Model.States.Length).Where(i =>
            Model.States[i] is { MayContribute: true } card && population switch
            {
                Population.PfpPartners => Model.States[i].SignedPfp && card.Cohort != Cohort.Ally1994,
                Population.NonMembers => card.Cohort != Cohort.Ally1994,
                _ => true,
            }),
    ];

    /// <summary>The date of a state and programme, or null.</summary>
    public ProgrammeDate? DateOf(int state, string programme) => Dates.Of(_states[state], programme);

    /// <summary>Was participation of a state suspended for the whole of a year?</summary>
    public bool IsSuspended(int state, string programme, int year) =>
        _data.IsSuspended(_states[state].Iso3, programme, year);

    /// <summary>Number of programmes that a state has joined and that are not suspended for it.</summary>
    public double ProgrammesOf(int state, int year) => Country.ProgrammeKeys.Count(programme =>
        DateOf(state, programme) is { } date && date.Year <= year
        && !IsSuspended(state, programme, year));

    /// <summary>Persons in missions of the United Nations; not a number where the lists are not known.</summary>
    public double UnTroops(int state, int year) =>
        double.IsNaN(At(EvidenceOutcome.UnMissions, state, year)) ? double.NaN
            : _unTroops.GetValueOrDefault((_states[state].Iso3, year));

    /// <summary>Calendar year of entry into the Alliance; <see cref="ProgrammeDates.Never"/> for none.</summary>
    public int EntryOf(int state) => _states[state].AccessionYear ?? ProgrammeDates.Never;

    /// <summary>GDP per head, ln of 2015 US$.</summary>
    public double LogIncome(int state, int year)
    {
        StatePanel panel = PanelOf(state);
        return Math.Log(panel.Gdp[year - First] / panel.Population[year - First]);
    }

    /// <summary>The same; a gap has the value of the nearest year before, or else after.</summary>
    public double FilledIncome(int state, int year)
    {
        for (int y = year; y >= First; y--)
        {
            if (LogIncome(state, y) is var before && double.IsFinite(before))
                return before;
        }

        for (int y = year + 1; y <= Last; y++)
        {
            if (LogIncome(state, y) is var after && double.IsFinite(after))
                return after;
        }

        return double.NaN;
    }

    /// <summary>ln persons.</summary>
    public double LogPopulation(int state, int year) => Math.Log(PanelOf(state).Population[year - First]);

    /// <summary>Electoral democracy, 0-1.</summary>
    public double Democracy(int state, int year) => PanelOf(state).Democracy[year - First];

    private StatePanel PanelOf(int state) => _data.Panels[_states[state].Iso3];

    /// <summary>ln(1 + persons), of thousands.</summary>
    internal static double LogTroops(double thousands) => Math.Log(1 + 1000 * thousands);

    private static double Share(double troops) => double.IsNaN(troops) ? double.NaN : troops > 0 ? 1 : 0;

    private bool HasForces(Country state, int year)
    {
        StatePanel panel = _data.Panels[state.Iso3];
        for (int t = 0; t <= year - First; t++)
        {
            if (panel.Strength[t] > 0 || panel.IsKnownToCow[t])
                return true;
        }

        return false;
    }

    private void Fill(EvidenceOutcome outcome, Func<StatePanel, int, double> read) =>
        _cells[outcome] = Cells((state, year) => read(PanelOf(state), year - First));

    private double[][] Cells(Func<int, int, double> read) =>
    [
        .. Enumerable.Range(First, Last - First + 1)
            .Select(year => Enumerable.Range(0, _states.Length).Select(state => read(state, year)).ToArray()),
    ];
}
