namespace PartnershipSim.Model.Drivers;

/// <summary>
/// A driver that changes a series of the data; the model reads the changed series and not the driver.
/// </summary>
public sealed class DataDriver : SeriesDriver;
