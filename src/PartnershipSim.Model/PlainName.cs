using System.Collections.Frozen;
using PartnershipSim.Model.Drivers;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Model;

/// <summary>
/// How a person who has never read an equation calls a setting or a driver: a short name, the unit one says, and one
/// sentence on what it does. Keys, ranges and sources stand in the declaration itself.
/// </summary>
/// <param name="Name">Two to five words, lower case where a sentence could contain it.</param>
/// <param name="Unit">As said after the number: "million dollars a year"; empty where the number stands alone.</param>
/// <param name="Says">One sentence: what more of it means.</param>
/// <param name="Factor">What the declared value is multiplied with to be said in this unit: 100 where a share is said
/// in per cent.</param>
public sealed record PlainName(string Name, string Unit, string Says, double Factor = 1)
{
    private static readonly FrozenDictionary<string, PlainName> OfSettings =
        PlainNames.OfSettings.ToFrozenDictionary(pair => pair.Key, pair => pair.Name);

    private static readonly FrozenDictionary<string, PlainName> OfDrivers =
        PlainNames.OfDrivers.ToFrozenDictionary(pair => pair.Key, pair => pair.Name);

    /// <summary>The plain name of a lever, an uncertainty or a mechanism; null for a documented constant.</summary>
    public static PlainName? Of(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return OfSettings.GetValueOrDefault(setting.Key);
    }

    /// <summary>"Door to membership: how far ... . ", to begin a description with; empty for a documented
    /// constant.</summary>
    public static string Introduction(Setting setting) => Introduction(Of(setting));

    /// <inheritdoc cref="Introduction(Setting)"/>
    public static string Introduction(Driver driver) => Introduction(Of(driver));

    private static string Introduction(PlainName? plain) => plain is null ? "" : $"{plain.Name}: {plain.Says} ";

    /// <summary>The plain name of a driver.</summary>
    public static PlainName? Of(Driver driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return OfDrivers.GetValueOrDefault(driver.Key);
    }
}
