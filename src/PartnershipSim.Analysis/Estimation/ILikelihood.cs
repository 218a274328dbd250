namespace PartnershipSim.Analysis.Estimation;

/// <summary>The log likelihood of a few numbers, with its gradient cluster by cluster.</summary>
internal interface ILikelihood
{
    /// <summary>Groups of cases that are independent of each other: states.</summary>
    int Clusters { get; }

    /// <summary>The log likelihood; minus infinity where the numbers are impossible.</summary>
    /// <param name="scores">Filled with the gradient of each cluster's share, [cluster][number].</param>
    double Of(ReadOnlySpan<double> numbers, double[][] scores);
}
