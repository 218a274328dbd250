namespace PartnershipSim.Plotting.Figures.Effects;

/// <summary>One state in two scenarios.</summary>
/// <param name="Region">Key of its region, which decides where it lies.</param>
/// <param name="IsClear">Whether the 90 % interval of the difference leaves out 0.</param>
public sealed record TilePair(string Iso3, string Name, string Region, double Base, double Other, bool IsClear = true);
