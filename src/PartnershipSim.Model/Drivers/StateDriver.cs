namespace PartnershipSim.Model.Drivers;

/// <summary>
/// A driver with a value per state and year that submodels read as it stands, in <see cref="DriverValues"/>.
/// </summary>
public sealed class StateDriver : SeriesDriver
{
    /// <summary>
    /// What the model assumes of every state in a year, projected years too; null where the data, or the neutral value,
    /// say it.
    /// </summary>
    public Func<int, double>? Assumed { get; init; }
}
