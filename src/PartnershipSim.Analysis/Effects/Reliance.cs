using System.Collections.Immutable;
using PartnershipSim.Model.Parameters;
using PartnershipSim.Runs;

namespace PartnershipSim.Analysis.Effects;

/// <summary>How far the spread of an effect over an ensemble hangs on one parameter.</summary>
/// <param name="Share">
/// Squared correlation of the members' effects with the parameter: the part of their variance that it explains alone.
/// </param>
/// <param name="Verdict">Whether history identifies the parameter.</param>
public sealed record Reliance(Parameter Parameter, double Share, Identification Verdict)
{
    /// <summary>A smaller share is not worth a word.</summary>
    private const double LeastShare = 0.05;

    /// <summary>
    /// Two-sided 99 % point of the normal distribution: what chance alone would hardly show, with dozens of parameters
    /// asked.
    /// </summary>
    private const double Clear = 2.58;

    /// <summary>
    /// The parameters on which an effect rests, the strongest first. An effect that rests on a parameter which history
    /// does not identify is an assumption's consequence, and must be reported as such.
    /// </summary>
    public static ImmutableArray<Reliance> Of(MemberSample members, Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(ensemble);
        double[] effects = members.Means.ToArray();
        double least = Math.Max(LeastShare, Clear * Clear / Math.Max(1, effects.Length));
        return
        [
            .. ensemble.Parameters
                .Select((parameter, p) => (parameter, Correlation: MathNet.Numerics.Statistics.Correlation.Pearson(
                    members.Numbers.Select(member => ensemble.Members[member][p]), effects)))
                .Where(each => double.IsFinite(each.Correlation) && each.Correlation * each.Correlation >= least)
                .Select(each => new Reliance(
                    each.parameter, each.Correlation * each.Correlation,
                    ensemble.VerdictOf(each.parameter.Key) ?? Identification.NotIdentified))
                .OrderByDescending(each => each.Share),
        ];
    }
}
