namespace PartnershipSim.Model.Drivers;

/// <summary>
/// What the model reads from outside: each <see cref="WorldDriver"/> and <see cref="StateDriver"/> under its own
/// name, and the series of the data that other drivers have changed. Indexed [year][state] unless said otherwise,
/// year 0 = 1994; shares are between 0 and 1.
/// </summary>
public sealed class DriverValues
{
    private readonly double[][] _world;
    private readonly double[][][] _states;

    /// <param name="world">The series of a driver of the world, [year].</param>
    /// <param name="states">The series of a driver of states, [year][state].</param>
    public DriverValues(Func<WorldDriver, double[]> world, Func<StateDriver, double[][]> states)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(states);
        _world = [.. Driver.OfWorld.Select(world)];
        _states = [.. Driver.OfStates.Select(states)];
    }

    /// <summary>The series of a driver of the world, [year].</summary>
    public double[] this[WorldDriver driver]
    {
        get => _world[driver.Index];
        init => _world[driver.Index] = value;
    }

    /// <summary>The series of a driver of states, [year][state].</summary>
    public double[][] this[StateDriver driver]
    {
        get => _states[driver.Index];
        init => _states[driver.Index] = value;
    }

    /// <summary>
    /// GDP, bn of 2015 US$, up to 2020 (or the end of the horizon if earlier); afterwards simulated from the two
    /// lines below.
    /// </summary>
    public required double[][] Gdp { get; init; }

    /// <summary>Mean log growth of GDP in a projected year, [year][state]; not read up to 2020.</summary>
    public required double[][] GrowthMean { get; init; }

    /// <summary>Standard deviation of log growth in projected years, [state].</summary>
    public required double[] GrowthSpread { get; init; }

    /// <summary>Population, millions.</summary>
    public required double[][] Population { get; init; }

    /// <summary>
    /// Military spending as a share of GDP; read in 1994 for every state and in every year for the lead power.
    /// </summary>
    public required double[][] SpendingShare { get; init; }

    /// <summary>Active strength in 1994, thousands, [state].</summary>
    public required double[] InitialStrength { get; init; }

    /// <summary>Does the state have forces it could send?</summary>
    public required bool[][] CanContribute { get; init; }

    /// <summary>UN voting distance to the lead power relative to the median of the 1994 allies.</summary>
    public required double[][] RelativeDistance { get; init; }

    /// <summary>Own internal conflict (0 or 1).</summary>
    public required double[][] Conflict { get; init; }

    /// <summary>Calendar year of accession, <see cref="CalendarDriver.Never"/> if there is none, [state].</summary>
    public required int[] AccessionYear { get; init; }

    /// <summary>Does any programme run for the state, before its membership is asked?</summary>
    public required bool[][] TakesPart { get; init; }

    /// <summary>Sum of the interoperability weights ι of the programmes that run.</summary>
    public required double[][] InteroperabilityWeight { get; init; }

    /// <summary>Sum of the teaching weights ζ of the programmes that run.</summary>
    public required double[][] TeachingWeight { get; init; }

    /// <summary>Sum of the material weights μ of the programmes that run.</summary>
    public required double[][] MaterialWeight { get; init; }

    /// <summary>
    /// Money of a programme's own, million US$ a year, [programme with money][year][state]: the same amount for all
    /// states that take part in it, which share it, and 0 for the others. Empty in history.
    /// </summary>
    public double[][][] OwnMoney { get; init; } = [];

    /// <summary>
    /// Troops that history requested from others than the lead power, thousands, [operation][year]; 0 where there is
    /// no operation.
    /// </summary>
    public required double[][] Requested { get; init; }

    /// <summary>Great circle from the capital to the theatre, 1000 km, [operation][state].</summary>
    public required double[][] DistanceToOperation { get; init; }

    /// <summary>Every array, the ones above and those of the drivers.</summary>
    internal IEnumerable<Array> Everything =>
    [
        Gdp, GrowthMean, GrowthSpread, Population, SpendingShare, InitialStrength, CanContribute, RelativeDistance,
        Conflict, AccessionYear, TakesPart, InteroperabilityWeight, TeachingWeight, MaterialWeight, Requested,
        DistanceToOperation, OwnMoney,
        .. _world, .. _states,
    ];

    /// <summary>Do the two differ in a year, programmes of states that take no part in them left out?</summary>
    /// <param name="t">Year index.</param>
    /// <param name="isPartner">Do the state's programmes count?</param>
    public bool Differs(DriverValues other, int t, Func<int, bool> isPartner)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(isPartner);
        return _world.Zip(other._world).Any(pair => pair.First[t] != pair.Second[t])
            || ByYear.Zip(other.ByYear).Any(pair => !AreSame(pair.First[t], pair.Second[t]))
            || Programmes.Zip(other.Programmes).Any(pair =>
                pair.First[t].Zip(pair.Second[t]).Where((_, i) => isPartner(i)).Any(cell => cell.First != cell.Second))
            || OwnMoneyIn(t).SequenceEqual(other.OwnMoneyIn(t)) is false;
    }

    /// <summary>What each programme with money of its own has in a year, those without left out.</summary>
    /// <param name="t">Year index.</param>
    public IEnumerable<double> OwnMoneyIn(int t) =>
        OwnMoney.Select(line => line[t].Max()).Where(amount => amount > 0);

    private double[][][] ByYear => [Gdp, GrowthMean, Population, SpendingShare, RelativeDistance, Conflict, .. _states];

    private double[][][] Programmes => [InteroperabilityWeight, TeachingWeight, MaterialWeight];

    /// <summary>Do both hold the same numbers everywhere?</summary>
    public bool HasSameValues(DriverValues other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Everything.Zip(other.Everything).All(pair => AreSame(pair.First, pair.Second));
    }

    private static bool AreSame(Array a, Array b) => (a, b) switch
    {
        (Array[] rows, Array[] others) =>
            rows.Length == others.Length && rows.Zip(others).All(pair => AreSame(pair.First, pair.Second)),
        (double[] numbers, double[] others) => numbers.AsSpan().SequenceEqual(others),
        (int[] years, int[] others) => years.AsSpan().SequenceEqual(others),
        (bool[] flags, bool[] others) => flags.AsSpan().SequenceEqual(others),
        _ => throw new NotSupportedException($"no comparison for {a.GetType()}"),
    };
}
