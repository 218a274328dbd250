using System.Collections.Immutable;

namespace PartnershipSim.Analysis.Calibration;

/// <summary>How badly a point of the parameters expects the fit years.</summary>
/// <param name="ByTask">-2 log predictive density, summed over the cases of each <see cref="FitTask"/>.</param>
/// <param name="Even">The distance by the even blocks of replicates alone.</param>
/// <param name="Odd">And by the odd ones: how far chance, and not the point, decides.</param>
public sealed record Fit(ImmutableArray<double> ByTask, double Even, double Odd)
{
    /// <summary>
    /// -2 log predictive density of all cases, each expected from the year before, times the learning rate
    /// (<see cref="FitEngine.LearningRate"/>).
    /// </summary>
    public double Distance => ByTask.Sum();

    /// <summary>Of a task alone.</summary>
    public double Of(FitTask task) => ByTask[(int)task];
}
