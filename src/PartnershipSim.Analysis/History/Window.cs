using System.Collections.Immutable;
using PartnershipSim.Model;

namespace PartnershipSim.Analysis.History;

/// <summary>What is forecast.</summary>
public enum Quantity
{
    /// <summary>Military spending, percent of GDP.</summary>
    Spending,

    /// <summary>Active strength, natural logarithm of thousands.</summary>
    Strength,

    /// <summary>Troops in one operation, thousands.</summary>
    Troops,
}

/// <summary>From what was known at the end of one year, the years that were forecast.</summary>
public sealed record Leg(int Origin, int From, int To);

/// <summary>
/// A forecasting exercise. Years used for fitting and years held out never share a window: no leg of a held-out window
/// reaches back to <see cref="LastFitYear"/> or before, and no leg of the others reaches beyond it.
/// </summary>
/// <param name="Key">As in tables.</param>
/// <param name="Name">As in sentences.</param>
/// <param name="NeedsYesterday">Only cases whose value in the year of origin was observed.</param>
public sealed record Window(string Key, string Name, Quantity Quantity, bool NeedsYesterday, ImmutableArray<Leg> Legs)
{
    /// <summary>The parameters of the model were fitted to history up to here.</summary>
    public const int LastFitYear = 2008;

    /// <summary>
    /// The form of version 2.0 was chosen with the years up to here in view. Later ones are its first clean test, as
    /// soon as the data hold them.
    /// </summary>
    public const int LastSeenYear = 2024;

    /// <summary>Not used for fitting. That does not make it unseen: see the model description, section 10.</summary>
    public bool IsHeldOut => Legs.All(leg => leg.From > LastFitYear);

    /// <summary>
    /// Only there to stand beside the same question asked from another year: no ablation asks it.
    /// </summary>
    public bool IsRolling { get; init; }

    /// <summary>
    /// The windows that data up to a year can answer: cut to those years, and after <see cref="LastSeenYear"/> those
    /// of the clean test.
    /// </summary>
    public static ImmutableArray<Window> Of(int lastObserved) =>
    [
        .. All.Concat(After)
            .Select(window => window with
            {
                Legs =
                [
                    .. window.Legs.Where(leg => leg.From <= lastObserved)
                        .Select(leg => leg with { To = Math.Min(leg.To, lastObserved) }),
                ],
            })
            .Where(window => window.Legs.Length > 0),
    ];

    /// <summary>The window of that key.</summary>
    public static Window Named(string key) => All.Concat(After).Single(window => window.Key == key);

    /// <summary>Every window up to <see cref="LastSeenYear"/>, those of the fit years first.</summary>
    public static ImmutableArray<Window> All { get; } =
    [
        new("spending_fit", "spending up to six years ahead, fit years", Quantity.Spending, false, Recurring),
        new("strength_fit", "strength up to six years ahead, fit years", Quantity.Strength, false, Recurring),
        new("troops_next_year_fit", "troops one year ahead, fit years", Quantity.Troops, true, OneYearAhead(
            1996, 2008)),
        new("troops_2003_2008", "troops 2003-08 from 2002, fit years", Quantity.Troops, false, [new(2002, 2003, 2008)]),
        new("spending_2009_2014", "spending 2009-14 from 2008", Quantity.Spending, false, [new(2008, 2009, 2014)]),
        new("spending_2015_2020", "spending 2015-20 from 2014", Quantity.Spending, false, [new(2014, 2015, 2020)]),
        new("strength_2009_2014", "strength 2009-14 from 2008", Quantity.Strength, false, [new(2008, 2009, 2014)]),
        new("strength_2015_2020", "strength 2015-20 from 2014", Quantity.Strength, false, [new(2014, 2015, 2020)]),
        new("troops_next_year", "troops one year ahead, 2009-14", Quantity.Troops, true, OneYearAhead(2009, 2014)),
        new("troops_2010_2014", "troops 2010-14 from 2008", Quantity.Troops, false, [new(2008, 2010, 2014)]),
        new("troops_2015_2020", "troops 2015-20 from 2014", Quantity.Troops, false, [new(2014, 2015, 2020)]),
        .. Rolling,
    ];

    private static IEnumerable<Window> After =>
    [
        Clean("spending_after_2024", "spending after 2024", Quantity.Spending),
        Next(
            "spending_next_year_after_2024", "spending one year ahead, after 2024", Quantity.Spending,
            LastSeenYear + 1, Horizon.LastPossible),
        Clean("strength_after_2024", "strength after 2024", Quantity.Strength),
        Clean("troops_after_2024", "troops after 2024", Quantity.Troops),
        Next(
            "troops_next_year_after_2024", "troops one year ahead, after 2024", Quantity.Troops, LastSeenYear + 1,
            Horizon.LastPossible),
    ];

    private static Window Clean(string key, string name, Quantity quantity) =>
        Ahead(key, name, quantity, LastSeenYear + 1, Horizon.LastPossible);

    private static IEnumerable<Window> Rolling =>
    [
        Ahead("spending_2003_2008", "spending 2003-08 from 2002, fit years", Quantity.Spending, 2003, 2008),
        Ahead("spending_2021_2024", "spending 2021-24 from 2020", Quantity.Spending, 2021, 2024),
        Next(
            "spending_next_year_2003_2008", "spending one year ahead, 2003-08, fit years",
            Quantity.Spending, 2003, 2008),
        Next("spending_next_year_2009_2014", "spending one year ahead, 2009-14", Quantity.Spending, 2009, 2014),
        Next("spending_next_year_2015_2020", "spending one year ahead, 2015-20", Quantity.Spending, 2015, 2020),
        Next("spending_next_year_2021_2024", "spending one year ahead, 2021-24", Quantity.Spending, 2021, 2024),
        Ahead("strength_2003_2008", "strength 2003-08 from 2002, fit years", Quantity.Strength, 2003, 2008),
        Ahead("strength_2021_2022", "strength 2021-22 from 2020", Quantity.Strength, 2021, 2022),
        Next("troops_next_year_2003_2008", "troops one year ahead, 2003-08, fit years", Quantity.Troops, 2003, 2008),
        Next("troops_next_year_2015_2020", "troops one year ahead, 2015-20", Quantity.Troops, 2015, 2020),
        Ahead("troops_2021", "troops 2021 from 2020", Quantity.Troops, 2021, 2021),
    ];

    private static Window Ahead(string key, string name, Quantity quantity, int from, int to) =>
        new(key, name, quantity, false, [new(from - 1, from, to)]) { IsRolling = true };

    private static Window Next(string key, string name, Quantity quantity, int from, int to) =>
        new(key, name, quantity, quantity == Quantity.Troops, OneYearAhead(from, to)) { IsRolling = true };

    private static ImmutableArray<Leg> Recurring =>
        [new(1994, 1995, 2000), new(1998, 1999, 2004), new(2002, 2003, LastFitYear)];

    private static ImmutableArray<Leg> OneYearAhead(int from, int to) =>
        [.. Enumerable.Range(from, to - from + 1).Select(year => new Leg(year - 1, year, year))];

    /// <summary>The cases of the window: every observed cell of its years whose past a forecaster could know.</summary>
    /// <param name="counts">Which states are scored.</param>
    public IEnumerable<ForecastCase> Cases(CompiledModel model, ObservedHistory history, Func<int, bool> counts)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(history);
        return
            from leg in Legs
            let known = new KnownHistory(model, history, leg.Origin)
            from year in Enumerable.Range(leg.From, leg.To - leg.From + 1)
            from operation in Quantity == Quantity.Troops ? Enumerable.Range(0, model.Operations.Length) : [-1]
            from state in Enumerable.Range(0, model.States.Length)
            where counts(state) && Observable(model, state, year)
            let observed = KnownHistory.Value(history, Quantity, operation, state, year)
            where !double.IsNaN(observed) && IsKnowable(known, operation, state, leg.Origin)
            select new ForecastCase(
                state, operation, year, leg.Origin, observed,
                operation < 0 || history.IsCovered(operation, year, state));
    }

    // the lead power's spending is given to the model, and it and the threat source send no troops
    private bool Observable(CompiledModel model, int state, int year)
    {
        StateCard card = model.States[state];
        return Quantity switch
        {
            Quantity.Spending => !card.IsLead,
            Quantity.Strength => true,
            _ => card.MayContribute && model.Drivers.CanContribute[Horizon.IndexOf(year)][state],
        };
    }

    private bool IsKnowable(KnownHistory known, int operation, int state, int origin) => Quantity == Quantity.Troops
        ? NeedsYesterday
            ? !double.IsNaN(known.TroopsIn(operation, state, origin))
            : known.LastList(operation, state) is not null
        : !NeedsYesterday && known.Last(Quantity, state) is not null;
}
