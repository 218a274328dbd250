namespace PartnershipSim.Model.Drivers;

/// <summary>
/// A driver with a value per state and year that submodels read as it stands, in <see cref="DriverValues"/>.
/// </summary>
public sealed class StateDriver : SeriesDriver;
