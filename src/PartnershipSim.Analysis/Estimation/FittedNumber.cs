using PartnershipSim.Model.Parameters;

namespace PartnershipSim.Analysis.Estimation;

/// <summary>A parameter as the data up to a year have it.</summary>
/// <param name="StandardError">Robust, clustered by state; not a number where none is known.</param>
/// <param name="Ratio">
/// How much twice the log likelihood falls if the parameter is 0, the others free to give way; not a number for a
/// scale.
/// </param>
public sealed record FittedNumber(Parameter Parameter, double Estimate, double StandardError, double Ratio)
{
    /// <summary>Does the default lie within one standard error?</summary>
    public bool AgreesWithDefault =>
        double.IsNaN(StandardError) || Math.Abs(Estimate - Parameter.Default) <= StandardError;
}
