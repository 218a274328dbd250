using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Model.Submodels;

namespace PartnershipSim.Analysis.Estimation;

/// <summary>
/// Active strength (7.6) by maximum likelihood, with the heavy tails of the model: yearly changes of the logarithm
/// from 1996 on.
/// </summary>
internal static class StrengthFit
{
    private static readonly ImmutableArray<Parameter> Sought = [Forces.ForceSpeed, Forces.ReformCut];

    public static Block Of(Covariates known, ObservedHistory history, int until, FitDetail detail)
    {
        Change[] changes = [.. Changes(known, history, until)];
        return Block.Of(
            "strength", "yearly changes", until, changes.Length, new LinearLikelihood(changes),
            [.. Sought.Select((parameter, c) => (parameter, 1 + c)), (Forces.ForceNoise, 0)], [Forces.ForceNoise],
            [Forces.ForceNoise.Default, .. Sought.Select(parameter => parameter.Default)], detail.HasRatios);
    }

    private static IEnumerable<Change> Changes(Covariates known, ObservedHistory history, int until)
    {
        for (int year = SpendingFit.FirstYear; year <= until; year++)
        {
            int t = Horizon.IndexOf(year);
            for (int i = 0; i < known.Model.States.Length; i++)
            {
                double now = history.Strength[t][i], before = history.Strength[t - 1][i];
                StrengthCauses causes = known.Strength(year, i);
                if (now > 0 && before > 0)
                    yield return new(i, Math.Log(now / before), [causes.Gap, -causes.Planning]);
            }
        }
    }
}
