using System.Collections.Immutable;
using PartnershipSim.Scenarios.Data;

namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>How a link is estimated: who is a control, and what is adjusted for.</summary>
/// <param name="Key">As tables have it.</param>
/// <param name="Label">In words.</param>
public sealed record LinkVariant(string Key, string Label)
{
    public GroupTimeSettings Settings { get; init; } = new(Adjustment: Adjustment.None);

    /// <summary>Adjusts for income and democracy in the base year.</summary>
    public bool IsAdjusted { get; init; }

    /// <summary>
    /// Compares only where US training in the base year is known; whether it also adjusts for it, say the settings.
    /// </summary>
    public bool NeedsTraining { get; init; }

    /// <summary>The states that are compared, if not those of the link.</summary>
    public Population? Population { get; init; }

    /// <summary>Leaves out states whose date of joining is not known.</summary>
    public bool OnlyKnownDates { get; init; }

    /// <summary>Two periods, stacked, instead of group-time effects.</summary>
    public bool IsStacked { get; init; }

    public static readonly LinkVariant Main = new("main", "not yet treated as controls");

    /// <summary>The main design first.</summary>
    public static ImmutableArray<LinkVariant> All { get; } =
    [
        Main,
        new("never", "never treated as controls")
        {
            Settings = new(ControlGroup.NeverTreated, Adjustment: Adjustment.None),
        },
        new("adjusted", "adjusted for income and democracy")
        {
            Settings = new(Adjustment: Adjustment.OutcomeRegression),
            IsAdjusted = true,
        },
        new("doubly_robust", "adjusted, doubly robust")
        {
            Settings = new(Adjustment: Adjustment.DoublyRobust),
            IsAdjusted = true,
        },
        new("stacked", "stacked, three years before") { IsStacked = true },
        new("with_allies", "allies among the controls") { Population = Links.Population.WithAllies },
        new("known_dates", "without states of unknown date") { OnlyKnownDates = true },
    ];

    /// <summary>
    /// Where us_training.csv is there: first the comparison without an adjustment, since the reports begin in 2000 and
    /// leave out most early joiners, then the adjustment.
    /// </summary>
    private static ImmutableArray<LinkVariant> WithTraining { get; } =
    [
        new("us_training_known", "where US training in the base year is known")
        {
            Settings = new(Adjustment: Adjustment.None, NeedsCovariates: true),
            NeedsTraining = true,
        },
        new("us_training", "the same, adjusted for US training")
        {
            Settings = new(Adjustment: Adjustment.OutcomeRegression),
            NeedsTraining = true,
        },
    ];

    /// <summary>Those that the data allow, the main design first.</summary>
    public static ImmutableArray<LinkVariant> For(EvidenceData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.HasTraining ? [.. All, .. WithTraining] : All;
    }
}

/// <summary>The panel of a link and the dates that go with it, ready to be estimated under any dates.</summary>
public sealed class LinkDesign
{
    /// <summary>Years before the window of the base in a stacked design.</summary>
    private const int YearsBefore = 3;

    /// <summary>Event times that a plot shows.</summary>
    public const int FirstShown = -6, LastShown = 10;

    private readonly LinkVariant _variant;
    private readonly ImmutableArray<int> _states;
    private readonly ImmutableArray<Variable> _covariates;

    private LinkDesign(EvidenceLink link, LinkVariant variant, EvidenceData data)
    {
        Link = link;
        _variant = variant;
        int last = Math.Min(link.Outcome.Last ?? data.Last, data.Last);
        ImmutableArray<(int State, ProgrammeDate? Date)> candidates =
        [
            .. data.StatesOf(variant.Population ?? link.Population)
                .Select(state => (state, data.DateOf(state, link.Programme))),
        ];
        candidates =
        [
            .. candidates.Where(c => link.OnlyGroup is null || c.Date is null || c.Date.Year == link.OnlyGroup
                    || c.Date.Year > last)
                .Where(c => !variant.OnlyKnownDates || c.Date is not { IsUnknown: true }),
        ];
        int[] joined = [.. candidates.Select(c => c.Date?.Year ?? ProgrammeDates.Never)
            .Where(year => year > EvidenceData.First && year <= last)];
        if (joined.Length == 0)
        {
            throw new NotEstimableException(
                $"No state of the data joins {link.Cause} between {EvidenceData.First + 1} and {last}.");
        }

        // what lies outside the event times that are shown would only cost time
        int from = Math.Max(EvidenceData.First, joined.Min() + FirstShown);
        int to = Math.Min(last, candidates.Max(c => c.Date is { } d && d.Year <= last ? d.Latest : 0) + LastShown);
        ImmutableArray<int> years = [.. Enumerable.Range(from, Math.Min(last, to) - from + 1)];
        _states = [.. candidates.Select(c => c.State)];
        Dates = [.. candidates.Select(c => c.Date)];
        PanelShape shape = new([.. _states.Select(i => data.Model.States[i].Iso3)], years);
        double[] values = new double[shape.Cells];
        for (int unit = 0; unit < _states.Length; unit++)
        {
            for (int t = 0; t < years.Length; t++)
            {
                bool hasEntered = !link.IsAccession && variant.Population is null
                    && data.EntryOf(_states[unit]) <= years[t];
                bool isSuspended = data.IsSuspended(_states[unit], link.Programme, years[t]);
                values[shape.Cell(unit, t)] =
                    hasEntered || isSuspended ? double.NaN : data.At(link.Outcome, _states[unit], years[t]);
            }
        }

        Outcome = new(shape, [.. values]);
        _covariates =
        [
            .. variant.IsAdjusted ? (Variable[])[Of("income", data.LogIncome), Of("democracy", data.Democracy)] : [],
            .. variant.NeedsTraining ? (Variable[])[Of("US training", data.LogTraining)] : [],
        ];

        Variable Of(string name, Func<int, int, double> read) => new(name,
        [
            .. _states.SelectMany(state => years.Select(year => read(state, year))),
        ]);
    }

    public EvidenceLink Link { get; }

    /// <summary>What was observed. After entry into the Alliance a state is no partner, and while its
    /// participation is suspended it is neither treated nor untreated: these cells are left out.</summary>
    public Panel Outcome { get; }

    /// <summary>One for each unit; null: has not joined.</summary>
    public ImmutableArray<ProgrammeDate?> Dates { get; }

    /// <summary>Does an unknown date stand behind it?</summary>
    public bool HasUnknownDates => Dates.Any(date => date is { IsUnknown: true });

    public static LinkDesign Compile(EvidenceLink link, LinkVariant variant, EvidenceData data)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(data);
        return new(link, variant, data);
    }

    /// <summary>The best single date of each unit.</summary>
    public ImmutableArray<int> BestDates => [.. Dates.Select(date => date?.Year ?? Cohorts.Never)];

    /// <summary>Group-time effects by event time.</summary>
    public EffectSeries Series(ImmutableArray<int> dates) => Compiled(dates).Estimate(Outcome)
        .Aggregate(new(AggregationKind.EventTime, FirstShown, LastShown));

    /// <summary>The mean effect from joining to the last event time of the link.</summary>
    public PointEstimate Estimate(ImmutableArray<int> dates) => _variant.IsStacked
        ? StackedDesign.Compile(Outcome, new(dates), YearsBefore, 0, Link.To, _covariates).Estimate(Outcome)
        : Series(dates).MeanOf(0, Link.To);

    /// <summary>The same number alone, as weighted sum of cells.</summary>
    public LinearStatistic Statistic(ImmutableArray<int> dates)
    {
        CompiledSeries series = CompiledSeries(dates, 0, Link.To);
        double[] cells = new double[Outcome.Shape.Cells];
        foreach (LinearStatistic one in series.Series)
        {
            for (int i = 0; i < one.Places.Length; i++)
                cells[one.Places[i]] += one.Coefficients[i] / series.Series.Length;
        }

        return LinearStatistic.FromDense(cells);
    }

    /// <summary>Every event time as a weighted sum of cells.</summary>
    public CompiledSeries CompiledSeries(ImmutableArray<int> dates, int from, int to) =>
        new Aggregation(AggregationKind.EventTime, from, to).Compile(Compiled(dates));

    /// <summary>
    /// Units that are treated within the panel, the outcome and their covariates known in the year before.
    /// </summary>
    public int TreatedOf(ImmutableArray<int> dates) => Enumerable.Range(0, dates.Length).Count(unit =>
        dates[unit] > Outcome.Shape.Periods[0] && dates[unit] <= Outcome.Shape.Periods[^1]
        && Outcome.IsObserved(unit, dates[unit] - 1 - Outcome.Shape.Periods[0])
        && _covariates.All(known => !double.IsNaN(
            known.Values[Outcome.Shape.Cell(unit, dates[unit] - 1 - Outcome.Shape.Periods[0])])));

    /// <summary>The state and year behind a cell of the panel.</summary>
    public (int State, int Year) CellAt(int place)
    {
        int periods = Outcome.Shape.Periods.Length;
        return (_states[place / periods], Outcome.Shape.Periods[place % periods]);
    }

    private GroupTimeDesign Compiled(ImmutableArray<int> dates) =>
        GroupTimeDesign.Compile(Outcome, new(dates), _covariates, _variant.Settings);
}
