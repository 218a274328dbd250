using PartnershipSim.Model;

namespace PartnershipSim.Runs;

/// <summary>
/// The years over which outcomes are summed, and the last of which stands for the others; see <see cref="Outcomes"/>.
/// </summary>
public readonly record struct OutcomeYears(int From, int To)
{
    /// <summary>1996-2014, or what of it the horizon holds.</summary>
    public static OutcomeYears Default(Horizon horizon)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        return new(Math.Min(Outcomes.DefaultFrom, horizon.To), Math.Min(Outcomes.DefaultTo, horizon.To));
    }

    public bool Contains(int year) => year >= From && year <= To;

    /// <summary>Those of the years that lie in the data and in the run.</summary>
    public IEnumerable<int> InData(Horizon horizon)
    {
        ArgumentNullException.ThrowIfNull(horizon);
        int first = Math.Max(From, Horizon.Start);
        return Enumerable.Range(
            first, Math.Max(0, Math.Min(Math.Min(To, horizon.To), horizon.LastObserved) - first + 1));
    }

    /// <summary>
    /// The years over which income and what is sent for it are summed: those in the data; if none is, income is that of
    /// the last observed year, and troops are those of all the years.
    /// </summary>
    public (int[] Income, int[] Troops) Burden(Horizon horizon)
    {
        int[] known = [.. InData(horizon)];
        return known.Length > 0
            ? (known, known)
            : ([horizon.LastObserved], [.. Enumerable.Range(From, Math.Max(0, Math.Min(To, horizon.To) - From + 1))]);
    }

    /// <summary>The years that <see cref="ToString"/> wrote.</summary>
    public static OutcomeYears Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int[] years = [.. text.Split('-').Select(year => int.Parse(
            year, System.Globalization.CultureInfo.InvariantCulture))];
        return new(years[0], years[^1]);
    }

    public override string ToString() => From == To ? $"{From}" : $"{From}-{To}";
}
