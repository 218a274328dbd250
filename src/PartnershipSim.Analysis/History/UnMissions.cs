using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Runs;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// What states contributed to missions of the United Nations: observed, and not modelled. The model has no such
/// missions, because they are not shown to help predict who joins its operations; so no run says anything of them.
/// </summary>
public sealed class UnMissions
{
    /// <summary>Keys of the observed outcomes: persons in thousands, and how many states have any.</summary>
    public const string Persons = "un_persons", Contributors = "un_contributors";

    public const string What = "Missions of the United Nations, observed and not modelled";

    /// <summary>The name of their pictures and tables.</summary>
    public const string Panel = "un_missions_by_region";

    public const string PanelUnit =
        "thousand troops, police and observers; years without a dot are not known of every state";

    /// <summary>The first year of the lists.</summary>
    public const int First = StatePanel.FirstYear;

    /// <summary>Up to this year the lists name every contributor; later ones those of one group of states.</summary>
    public const int LastOfAll = 2014;

    private const string LaterLists = "military_balance";

    private readonly CompiledModel _model;
    private readonly Dictionary<(string Iso3, int Year), double> _persons;
    private readonly Coverage _later;

    public UnMissions(CountryData data, CompiledModel model)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _persons = data.Deployments.Where(row => row.Operation == Deployment.UnTotal && !double.IsNaN(row.Troops))
            .GroupBy(row => (row.Iso3, row.Year)).ToDictionary(cell => cell.Key, cell => cell.Sum(row => row.Troops));
        _later = data.CoverageOf(LaterLists);
        Last = _persons.Keys.Select(cell => cell.Year).DefaultIfEmpty(First - 1).Max();
    }

    /// <summary>The last year of the lists; the one before <see cref="First"/> if there are none.</summary>
    public int Last { get; }

    /// <summary>
    /// Troops, police and observers of some states, thousands; not a number if those of one are not known.
    /// </summary>
    public double Sum(IEnumerable<int> states, int year) => states.Sum(state => Of(state, year)) / 1000;

    /// <summary>How many of some states have anybody there; not a number if it is not known of one.</summary>
    public double Contributing(IEnumerable<int> states, int year) => states.Sum(state =>
        Of(state, year) is var persons && double.IsNaN(persons) ? double.NaN : persons > 0 ? 1 : 0);

    /// <summary>What regions contributed, as the pictures of history have it; none where the data do not say.</summary>
    public ImmutableArray<HindcastSeries> ByRegion(Func<StateCard, bool> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return Last < First ? [] :
        [
            .. Enumerable.Range(0, _model.States.Length).Where(state => counts(_model.States[state]))
                .GroupBy(state => _model.States[state].Region).OrderBy(region => region.Key)
                .Select(region => Series(
                    Group.KeyOf(_model.Regions[region.Key]), _model.Regions[region.Key], Last,
                    year => Sum(region, year))),
        ];
    }

    /// <summary>Years with what was observed and without a forecast.</summary>
    public static HindcastSeries Series(string key, string label, int last, Func<int, double> observed) => new(
        key, label, "k",
        [
            .. Enumerable.Range(First, last - First + 1)
                .Select(year => new SeriesYear(year, Distribution.Undefined, observed(year))),
        ]);

    private double Of(int state, int year)
    {
        string iso3 = _model.States[state].Iso3;
        if (_persons.TryGetValue((iso3, year), out double persons))
            return persons;
        return year >= First && year <= Last && (year <= LastOfAll || _later.Covers(iso3)) ? 0 : double.NaN;
    }
}
