using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>A named estimate.</summary>
public sealed record Coefficient(string Name, PointEstimate Estimate);

/// <summary>The coefficients of a regression, without those of constants and dummies.</summary>
/// <param name="Covariance">Of the coefficients, row by row.</param>
/// <param name="Clusters">Independent pieces of information.</param>
public sealed record RegressionFit(
    ImmutableArray<Coefficient> Coefficients, ImmutableArray<double> Covariance, int Clusters, int RegressionRows)
{
    public PointEstimate this[string name] => Coefficients.Single(coefficient => coefficient.Name == name).Estimate;

    /// <summary>The joint test that all of some coefficients are zero.</summary>
    public WaldTest JointTest(ImmutableArray<string> names)
    {
        int[] which =
        [
            .. names.Select(
                name => Enumerable.Range(0, Coefficients.Length).Single(a => Coefficients[a].Name == name)),
        ];
        double[] covariance = [.. which.SelectMany(a => which.Select(b => Covariance[a * Coefficients.Length + b]))];
        return WaldTest.Of([.. which.Select(a => Coefficients[a].Estimate.Value)], covariance, Clusters);
    }
}
