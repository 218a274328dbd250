using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Wording;
using PartnershipSim.Seminar.Engine;

namespace PartnershipSim.Seminar.Classroom;

/// <summary>
/// What every room can play: the scenarios to begin with, and the partner states that teams can govern.
/// </summary>
internal sealed class GameSetup(ScenarioLibrary library)
{
    private readonly Lazy<CompiledModel> _model = new(() => ScenarioRuns.ModelOf(library.Baseline));
    private ImmutableArray<Partner> _partners;

    /// <summary>The scenarios to begin with.</summary>
    public ScenarioLibrary Library { get; } = library;

    /// <summary>The partner states of the model, by name.</summary>
    public ImmutableArray<Partner> Partners => _partners.IsDefault
        ? _partners =
        [
            .. _model.Value.States.Where(state => Group.IsPartner(state.Cohort))
                .Select(state => new Partner(
                    state.Iso3, state.Name, Words.Group(Group.KeyOf(_model.Value.Regions[state.Region]))))
                .OrderBy(partner => partner.Name, StringComparer.Ordinal),
        ]
        : _partners;

    /// <summary>How near the threat is to a partner state: 1 in Moscow, a third at 1500 km.</summary>
    public double ThreatOf(string iso3) => SecretAims.Threat(DistanceOf(iso3));

    /// <summary>Thousand km between Moscow and the capital of a partner state.</summary>
    public double DistanceOf(string iso3) => _model.Value.States.First(state => state.Iso3 == iso3).DistanceToMoscow;

    /// <summary>The name of a partner state, or what was given if it is none.</summary>
    public string NameOf(string iso3) => Partners.FirstOrDefault(partner => partner.Iso3 == iso3)?.Name ?? iso3;
}
