using System.Collections.Immutable;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.History;

/// <summary>A part of the model that can be taken away.</summary>
/// <param name="From">The forecaster without it.</param>
public sealed record AblatedPart(string Key, string Name, Func<Forecaster, Forecaster> From);

/// <summary>
/// What a part is worth on the held-out years: the skill of the whole model against the model without it.
/// </summary>
public sealed record Ablation(AblatedPart Part, ImmutableArray<Skill> Worth)
{
    /// <summary>
    /// Each mechanism alone, all of them (the null model), and what the data of 1994 say of each state.
    /// </summary>
    public static ImmutableArray<AblatedPart> All { get; } =
    [
        .. Mechanisms.All.Select(mechanism => new AblatedPart(
            $"without_{mechanism.Key}", $"without {mechanism.Key}",
            whole => whole with { Scenario = whole.Scenario.With(mechanism, isOn: false) })),
        new("null_model", "null model: no mechanism at all", whole => whole with
        {
            Scenario = Mechanisms.All.Aggregate(
                whole.Scenario, (scenario, mechanism) => scenario.With(mechanism, isOn: false)),
        }),
        new("priors_by_status", "initial minds by status only", whole => whole with { Priors = Priors.ByStatus }),
        new("flat_priors", "initial minds alike for all", whole => whole with { Priors = Priors.Flat }),
    ];
}
