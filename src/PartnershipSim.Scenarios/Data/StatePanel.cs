using PartnershipSim.Model;

namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// What panel.csv knows about one state: one number a year from <see cref="FirstYear"/>, <see cref="double.NaN"/> where nothing is known.
/// </summary>
public sealed class StatePanel
{
    public const int FirstYear = 1990;

    /// <summary>The last year for which a row may stand; the data end sooner.</summary>
    public const int LastYear = Horizon.LastPossible;

    public const int Years = LastYear - FirstYear + 1;

    /// <summary>GDP, constant 2015 US$.</summary>
    public double[] Gdp { get; } = Empty();

    /// <summary>GDP, million 2017 US$ at purchasing power (Penn World Table).</summary>
    public double[] GdpPurchasingPower { get; } = Empty();

    /// <summary>Persons.</summary>
    public double[] Population { get; } = Empty();

    /// <summary>Military spending, percent of GDP.</summary>
    public double[] SpendingPercent { get; } = Empty();

    /// <summary>Does the source call the spending of the year an estimate, or uncertain?</summary>
    public bool[] IsSpendingDoubtful { get; } = new bool[Years];

    /// <summary>Active and paramilitary personnel, persons.</summary>
    public double[] ArmedForces { get; } = Empty();

    /// <summary>Active strength, thousands (Correlates of War).</summary>
    public double[] Strength { get; } = Empty();

    /// <summary>V-Dem electoral democracy, 0-1.</summary>
    public double[] Democracy { get; } = Empty();

    /// <summary>UN voting distance to the United States.</summary>
    public double[] UnDistance { get; } = Empty();

    /// <summary>Share of UN votes with the United States, 0-1.</summary>
    public double[] UnAgreement { get; } = Empty();

    /// <summary>Troops of the United States in the country, persons.</summary>
    public double[] UsTroops { get; } = Empty();

    /// <summary>Internal conflict, 0 or 1.</summary>
    public double[] Conflict { get; } = Empty();

    /// <summary>War between states on the state's own territory, 0 or 1.</summary>
    public double[] War { get; } = Empty();

    /// <summary>Does Correlates of War know the state at all, whether or not it knows its strength?</summary>
    public bool[] IsKnownToCow { get; } = new bool[Years];

    /// <summary>Was the state outside every programme (status "none")?</summary>
    public bool[] IsOutside { get; } = new bool[Years];

    /// <summary>
    /// The last year in which more than half of the panels have GDP and spending; null if there is none.
    /// </summary>
    public static int? LastYearOfMost(IEnumerable<StatePanel> panels)
    {
        StatePanel[] all = [.. panels];
        for (int year = Years - 1; year >= 0; year--)
        {
            if (2 * all.Count(panel => !double.IsNaN(panel.Gdp[year] + panel.SpendingPercent[year])) > all.Length)
                return FirstYear + year;
        }

        return null;
    }

    private static double[] Empty()
    {
        double[] series = new double[Years];
        Array.Fill(series, double.NaN);
        return series;
    }
}
