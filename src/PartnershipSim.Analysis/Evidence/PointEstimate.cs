using MathNet.Numerics.Distributions;
using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Evidence;

/// <summary>An estimate and how far it can be trusted.</summary>
/// <param name="Value">In the unit of the outcome.</param>
/// <param name="StandardError">Of the value; not a number where the design has none.</param>
/// <param name="DegreesOfFreedom">Of Student's t; infinite for the normal distribution.</param>
public sealed record PointEstimate(
    double Value, double StandardError, double DegreesOfFreedom = double.PositiveInfinity)
{
    /// <summary>The estimate in standard errors.</summary>
    public double T => Value / StandardError;

    /// <summary>Two-sided, against an effect of zero.</summary>
    public double PValue => double.IsNaN(T) ? double.NaN : 2 * CumulativeOf(-Math.Abs(T));

    /// <summary>The interval that contains the true value in this share of samples, 0.95 for 95 %.</summary>
    public Interval IntervalAt(double level)
    {
        double reach = StandardError * QuantileOf(0.5 + level / 2);
        return new(Value - reach, Value + reach);
    }

    internal double QuantileOf(double probability) => double.IsInfinity(DegreesOfFreedom)
        ? Normal.InvCDF(0, 1, probability)
        : StudentT.InvCDF(0, 1, DegreesOfFreedom, probability);

    private double CumulativeOf(double t) => double.IsInfinity(DegreesOfFreedom)
        ? Normal.CDF(0, 1, t)
        : StudentT.CDF(0, 1, DegreesOfFreedom, t);
}
