namespace PartnershipSim.Analysis.Evidence;

/// <summary>
/// The data at hand cannot answer: too few treated units, no controls, collinear regressors. The message is one
/// sentence for the user of the tool, and takes the place of a number.
/// </summary>
public sealed class NotEstimableException : Exception
{
    public NotEstimableException(string message)
        : base(message)
    {
    }

    public NotEstimableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public NotEstimableException()
    {
    }
}
