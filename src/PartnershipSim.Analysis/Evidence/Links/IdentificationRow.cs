namespace PartnershipSim.Analysis.Evidence.Links;

/// <summary>
/// A row of identification.csv: how much a set of statistics of history would narrow a parameter.
/// </summary>
/// <param name="Data">Which data: those there are, or a candidate added to them.</param>
/// <param name="PriorSd">Of a uniform prior over the declared range.</param>
/// <param name="PosteriorSd">By the linear Gaussian approximation at the defaults.</param>
public sealed record IdentificationRow(string Data, string Parameter, string Unit, double PriorSd, double PosteriorSd)
{
    /// <summary>1: the data say nothing; .5: they halve what is not known.</summary>
    public double Ratio => PosteriorSd / PriorSd;
}

/// <summary>A row of directions.csv: a direction of the parameters, by how much the statistics see of it.</summary>
/// <param name="Singular">
/// How many standard deviations of the histories the statistics move for one prior standard deviation along the
/// direction: above 1 the data say more than the prior.
/// </param>
/// <param name="Main">The parameters that make most of it, with their weights.</param>
public sealed record DirectionRow(string Data, int Number, double Singular, string Main);

/// <summary>A row of detections.csv: could the statistics show that a part of the model does something?</summary>
/// <param name="Part">programmes or attitudes.</param>
/// <param name="ZFree">Expected z with all parameters as uncertain as their ranges.</param>
/// <param name="ZKnown">With all parameters known.</param>
public sealed record DetectionRow(string Data, string Part, double ZFree, double ZKnown);
