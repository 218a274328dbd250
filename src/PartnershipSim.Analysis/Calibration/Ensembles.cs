using System.Collections.Immutable;
using PartnershipSim.Analysis.History;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>How a calibration makes an ensemble, and what an ensemble says of pairs of parameters.</summary>
public static class Ensembles
{
    /// <summary>The points that the last generation accepted.</summary>
    public static Ensemble Of(CalibrationPlan plan, Generation last, ImmutableArray<Profile> profiles)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(last);
        return new(
            new()
            {
                Study = plan.Study.Name,
                Fingerprint = plan.Fingerprint,
                Scenario = plan.Study.Base.Name,
                DataHash = plan.Study.Base.Data.Hash,
                Seed = plan.Study.Seed,
                Cases = plan.Data.Cases.Length,
                LastFitYear = Window.LastFitYear,
                Tolerance = last.Tolerance,
                BestDistance = last.Best.Distance,
                Directions = last.Directions,
                Evaluations = last.Evaluations,
                Verdicts = profiles.ToImmutableSortedDictionary(
                    profile => profile.Key, profile => profile.Verdict, StringComparer.Ordinal),
            },
            [.. plan.Study.Axes.Select(axis => (Parameter)axis.Setting!)],
            [.. last.Population.Select(each => plan.ValuesAt(each.Unit))],
            [.. last.Population.Select(each => each.Distance)]);
    }

    /// <summary>
    /// Pearson's correlation of two parameters over the members; not a number if one of them does not move.
    /// </summary>
    public static double Correlation(this Ensemble ensemble, int a, int b)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        return MathNet.Numerics.Statistics.Correlation.Pearson(
            ensemble.Members.Select(member => member[a]), ensemble.Members.Select(member => member[b]));
    }
}
