using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Statistics;

/// <summary>A number that was estimated, and how far chance may have moved it.</summary>
/// <param name="Value">The estimate from all points.</param>
/// <param name="Conf">
/// Half the width of the interval: the standard deviation over resamples times the normal quantile, SALib's "conf".
/// </param>
/// <param name="Interval">Value - Conf to Value + Conf: "lo" and "hi".</param>
public sealed record Estimate(double Value, double Conf, Interval Interval)
{
    /// <summary>The value alone, where too few runs say nothing of how far chance may have moved it.</summary>
    public static Estimate Point(double value) => new(value, double.NaN, new(double.NaN, double.NaN));

    internal static Estimate From(double value, ReadOnlySpan<double> resampled, double level)
    {
        double mean = 0, squares = 0;
        int count = 0;
        foreach (double other in resampled)
        {
            if (double.IsNaN(other))
                continue;
            count++;
            double step = other - mean;
            mean += step / count;
            squares += step * (other - mean);
        }

        double conf = count < 2
            ? double.NaN
            : MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.5 + level / 2) * Math.Sqrt(squares / (count - 1));
        return new(value, conf, new(value - conf, value + conf));
    }
}
