namespace PartnershipSim.Model.Drivers;

/// <summary>A driver with a value per state and year.</summary>
public abstract class SeriesDriver : Driver
{
    /// <summary>
    /// The value at which it changes nothing; null where what changes nothing is the value of the data.
    /// </summary>
    public double? Neutral { get; init; }

    /// <summary>Only the lead power has it; for the other states the model computes the series.</summary>
    public bool IsOfLead { get; init; }
}
