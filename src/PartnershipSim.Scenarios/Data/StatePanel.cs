namespace PartnershipSim.Scenarios.Data;

/// <summary>
/// What panel.csv knows about one state: one number a year from <see cref="FirstYear"/>, <see cref="double.NaN"/> where nothing is known.
/// </summary>
public sealed class StatePanel
{
    public const int FirstYear = 1990;

    public const int LastYear = 2021;

    public const int Years = LastYear - FirstYear + 1;

    /// <summary>GDP, constant 2015 US$.</summary>
    public double[] Gdp { get; } = Empty();

    /// <summary>GDP, million 2017 US$ at purchasing power (Penn World Table).</summary>
    public double[] GdpPurchasingPower { get; } = Empty();

    /// <summary>Persons.</summary>
    public double[] Population { get; } = Empty();

    /// <summary>Military spending, percent of GDP.</summary>
    public double[] SpendingPercent { get; } = Empty();

    /// <summary>Active and paramilitary personnel, persons.</summary>
    public double[] ArmedForces { get; } = Empty();

    /// <summary>Active strength, thousands (Correlates of War).</summary>
    public double[] Strength { get; } = Empty();

    /// <summary>V-Dem electoral democracy, 0-1.</summary>
    public double[] Democracy { get; } = Empty();

    /// <summary>UN voting distance to the United States.</summary>
    public double[] UnDistance { get; } = Empty();

    /// <summary>Troops of the United States in the country, persons.</summary>
    public double[] UsTroops { get; } = Empty();

    /// <summary>Internal conflict, 0 or 1.</summary>
    public double[] Conflict { get; } = Empty();

    /// <summary>Does Correlates of War know the state at all, whether or not it knows its strength?</summary>
    public bool[] IsKnownToCow { get; } = new bool[Years];

    /// <summary>Was the state outside every programme (status "none")?</summary>
    public bool[] IsOutside { get; } = new bool[Years];

    private static double[] Empty()
    {
        double[] series = new double[Years];
        Array.Fill(series, double.NaN);
        return series;
    }
}
