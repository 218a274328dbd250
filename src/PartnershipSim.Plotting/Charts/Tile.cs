namespace PartnershipSim.Plotting.Charts;

/// <summary>One state on a tile map.</summary>
/// <param name="Region">Key of its region, which decides where it lies.</param>
public sealed record Tile(string Iso3, string Name, string Region, double Value);
