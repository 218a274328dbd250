using System.Collections.Immutable;
using System.Globalization;
using PartnershipSim.Model;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Scenarios.Data;
using PartnershipSim.Scenarios.Language;
using PartnershipSim.Scenarios.Text;

namespace PartnershipSim.Scenarios.Compilation;

/// <summary>
/// Lays a scenario's settings and interventions over the series of the data, and checks what comes out.
/// </summary>
internal sealed class DriverTable(Scenario scenario, Problems problems)
{
    private readonly HashSet<Origin> _reported = [];

    /// <summary>A series that is the same for all states, [year].</summary>
    public double[] World(WorldDriver driver)
    {
        ImmutableSortedDictionary<int, double> knots = driver.Assumed.SetItems(
            scenario.Drivers.World.GetValueOrDefault(driver.Key, ImmutableSortedDictionary<int, double>.Empty));
        return [.. Calendar().Select(year => Intervene(driver, null, year, Piecewise.At(knots, year)))];
    }

    /// <summary>A series per state, [year][state].</summary>
    /// <param name="dataOf">
    /// The value of the data, by state number and year; not asked for years after the last observed one, unless the
    /// driver is assumed.
    /// </param>
    public double[][] PerState(StateDriver driver, Func<int, int, double> dataOf) =>
        [.. Calendar().Select(year => Row(driver, year, dataOf))];

    /// <summary>A series per state that no scenario changes, [year][state].</summary>
    public double[][] FromData(Func<int, int, double> dataOf) =>
        [.. Calendar().Select(year => Numbers().Select(i => dataOf(i, Seen(year))).ToArray())];

    /// <summary>The value that setting and interventions give to one state in one year.</summary>
    public double Value(Driver driver, int i, int year, double fromData)
    {
        Country state = scenario.Data.States[i];
        double value = fromData;
        if (scenario.Drivers.SeriesOf(driver, state.Iso3) is { IsEmpty: false } series && year >= series.Keys.First())
            value = Piecewise.At(series, year);
        return Intervene(driver, state, year, value);
    }

    public IEnumerable<int> Calendar() => Enumerable.Range(Horizon.Start, scenario.Horizon.Years);

    public IEnumerable<int> Numbers() => Enumerable.Range(0, scenario.Data.States.Length);

    /// <summary>After the last observed year the data hold their last value.</summary>
    public int Seen(int year) => Math.Min(year, LastObserved);

    /// <summary>The year in which history ends.</summary>
    public int LastObserved => scenario.Data.LastObserved;

    private double[] Row(StateDriver driver, int year, Func<int, int, double> dataOf)
    {
        int asked = driver.Assumed is null ? Seen(year) : year;
        return [.. Numbers().Select(i => Value(driver, i, year, dataOf(i, asked)))];
    }

    private double Intervene(Driver driver, Country? state, int year, double value)
    {
        foreach (Intervention change in scenario.Interventions)
        {
            if (change.Target != driver.Key || !change.IsActive(year)
                || (state is not null && !Concerns(change, driver, state, year)))
                continue;
            value = change.Apply(value);
            if (!driver.Range.Contains(value) && _reported.Add(change.Origin))
            {
                string whose = state is null ? "" : $" of {state.Iso3}";
                problems.Error(
                    change.Origin.File, change.Origin.Line, change.Origin.Column,
                    $"{driver.Key}{whose} becomes {value.ToString("0.####", CultureInfo.InvariantCulture)} in {year}, "
                    + $"outside {driver.Range}{ValueReader.InUnits(driver.Unit)}");
            }
        }

        return value;
    }

    private bool Concerns(Intervention change, Driver driver, Country state, int year) =>
        (driver is not SeriesDriver { IsOfLead: true } || state.Iso3 == Nations.Lead)
            && Selection.Matches(change.Where, state, scenario, year);
}
