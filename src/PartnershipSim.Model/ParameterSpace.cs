using System.Collections.Frozen;
using System.Collections.Immutable;
using PartnershipSim.Model.Entities;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;

namespace PartnershipSim.Model;

/// <summary>Every setting of the model, collected from the places where each is declared.</summary>
public static class ParameterSpace
{
    /// <summary>Every parameter, in the order of the submodels that declare them.</summary>
    public static ImmutableArray<Parameter> Parameters { get; } =
    [
        .. Status.Parameters,
        .. Affinity.Parameters,
        .. Threat.Parameters,
        .. Incentives.Parameters,
        .. Persuasion.Parameters,
        .. Budget.Parameters,
        .. Forces.Parameters,
        .. Capability.Parameters,
        .. Operations.Parameters,
        .. Casualties.Parameters,
        .. Review.Parameters,
        .. Initialisation.Parameters,
    ];

    /// <summary>Parameters first, then the mechanism switches: the columns of a design matrix.</summary>
    public static ImmutableArray<Setting> Settings { get; } = Numbered([.. Parameters, .. Mechanisms.All]);

    /// <summary>Every setting at its declared default.</summary>
    public static ParameterPoint Default { get; } = ParameterPoint.AtDefaults(Settings);

    private static readonly FrozenDictionary<string, int> Places =
        Settings.Select((setting, place) => (setting.Key, place)).ToFrozenDictionary(
            pair => pair.Key, pair => pair.place);

    /// <summary>The uncertainties: the default axes of a study.</summary>
    public static ImmutableArray<Parameter> Uncertainties { get; } = [.. Parameters.Where(
        p => p.Role == Role.Uncertainty)];

    /// <summary>The parameter with this key, or null.</summary>
    public static Parameter? Find(string key) =>
        Places.TryGetValue(key, out int place) ? Settings[place] as Parameter : null;

    private static ImmutableArray<Setting> Numbered(ImmutableArray<Setting> settings)
    {
        for (int place = 0; place < settings.Length; place++)
            settings[place].StandAt(place);
        return settings;
    }
}
