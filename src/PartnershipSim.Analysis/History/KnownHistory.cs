using PartnershipSim.Model;

namespace PartnershipSim.Analysis.History;

/// <summary>
/// Observed history as it stood at the end of one year. A request for a later year is refused: a reference cannot
/// look ahead even by mistake.
/// </summary>
/// <param name="Origin">The last year that is known.</param>
public sealed record KnownHistory(CompiledModel Model, ObservedHistory History, int Origin)
{
    /// <summary>A list of contributors older than this tells nothing of an operation.</summary>
    private const int OldestList = 2;

    /// <summary>
    /// What happened in a year that is known, in the unit of the quantity; not a number where nothing was observed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not known yet.</exception>
    public double At(Quantity quantity, int state, int year) => Value(History, quantity, -1, state, Known(year));

    /// <summary>The last observed value and its year, or null.</summary>
    public (double Value, int Year)? Last(Quantity quantity, int state)
    {
        for (int year = Origin; year >= Horizon.Start; year--)
        {
            if (At(quantity, state, year) is double value && !double.IsNaN(value))
                return (value, year);
        }

        return null;
    }

    /// <summary>
    /// Troops in a year as they count for an operation that continues afterwards: those of its predecessor in the years
    /// before it began. Thousands.
    /// </summary>
    public double TroopsIn(int operation, int state, int year) =>
        History.Troops[Source(operation, year)][Horizon.IndexOf(Known(year))][state];

    /// <summary>Requested in that year of the operation or, before it began, of its predecessor, thousands.</summary>
    public double RequestedIn(int operation, int year) =>
        Model.Drivers.Requested[Source(operation, year)][Horizon.IndexOf(year)];

    /// <summary>
    /// The latest year of which it is known whether the state contributed, if it is recent enough.
    /// </summary>
    public int? LastList(int operation, int state)
    {
        for (int year = Origin; year >= Origin - OldestList; year--)
        {
            if (History.IsCovered(Source(operation, year), year, state))
                return year;
        }

        return null;
    }

    internal static double Value(ObservedHistory history, Quantity quantity, int operation, int state, int year)
    {
        int t = Horizon.IndexOf(year);
        return quantity switch
        {
            Quantity.Spending => 100 * history.Spending[t][state],
            Quantity.Strength => Math.Log(history.Strength[t][state]),
            _ => history.Troops[operation][t][state],
        };
    }

    private int Source(int operation, int year) =>
        year < Model.Operations[operation].FirstYear && Model.Operations[operation].Predecessor is { } predecessor
            ? predecessor
            : operation;

    private int Known(int year) => year <= Origin
        ? year
        : throw new ArgumentOutOfRangeException(nameof(year), year, $"a forecast from {Origin} cannot know {year}");
}
